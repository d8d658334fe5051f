"""Arabic script: its letters, marks and digits, and the matching form of words.

The matching form is not for display: what a writer wrote is never changed.
"""

from __future__ import annotations

import unicodedata

# Letters and marks of the script as ranges of a character class. Digits, punctuation, the ornate parentheses
# (U+FD3E, U+FD3F) and the currency sign among the presentation forms are none; the tatweel (U+0640) stands
# apart. What is only a vowel sign counts as a mark whatever Unicode calls it: small waw and ya, and the
# presentation forms of signs.
LETTER_RANGES = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f"
    "\u0870-\u0887\u0889-\u088e\u08a0-\u08c8\ufb50-\ufbb1\ufbd3-\ufc5d\ufc64-\ufcf1\ufcf5-\ufd3d\ufd50-\ufd8f"
    "\ufd92-\ufdc7\ufdf0-\ufdfb\ufe80-\ufefc"
)
MARK_RANGES = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0898-\u089f\u08c9-\u08e1\u08e3-\u08ff"
    "\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe74\ufe76-\ufe7f"
)


def _members(ranges: str) -> frozenset[str]:
    """The characters of a class written as `a-z` ranges and single characters."""
    found: set[str] = set()
    index = 0
    while index < len(ranges):
        first, is_range = ranges[index], ranges[index + 1 : index + 2] == "-"
        last = ranges[index + 2] if is_range else first
        found.update(map(chr, range(ord(first), ord(last) + 1)))
        index += 3 if is_range else 1
    return frozenset(found)


_LETTERS = _members(LETTER_RANGES)
_MARKS = _members(MARK_RANGES)
# Vowel signs and Quranic marks.
TASHKEEL = "".join(sorted(_MARKS))
TATWEEL = "\u0640"
BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLES = BIDI_CONTROLS + "\u00ad\u200b\u200c\u200d\u2060\ufeff"

# Arabic-Indic and extended (Persian, Urdu) digits.
DIGITS = {chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)}
# Punctuation that has a Latin counterpart of the same meaning, and the quotation marks, which every press
# sets its own way.
PUNCTUATION = {
    "،": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ".", "٬": ",", "۔": ".",
    "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‟": '"', "’": "'", "‘": "'", "‚": "'",
    "‹": "'", "›": "'",
}  # fmt: skip
# Spellings that writers and presses use interchangeably: hamza seats, final ya and ta marbuta, the Persian
# and Urdu forms of Arabic letters, and the letters for the p, v, g and ch of foreign names.
_SPELLINGS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي", "ة": "ه",
    "ک": "ك", "ی": "ي", "ې": "ي", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "ۃ": "ه",
    "گ": "غ", "ڭ": "ك", "ڨ": "ق", "ڤ": "ف", "ڥ": "ف", "پ": "ب", "چ": "ج", "ژ": "ج",
}  # fmt: skip


def _with_presentation_forms(table: dict[str, str]) -> dict[str, str]:
    """`table`, and the positional and ligature forms U+FB50..U+FEFC by what they stand for."""
    whole = dict(table)
    for char in _LETTERS:
        if char >= "\ufb50":
            # An isolated vowel sign decomposes to a space and the sign.
            pieces = unicodedata.normalize("NFKC", char)
            whole[char] = "".join(table.get(piece, piece) for piece in pieces).strip()
    return whole


_DROPPED = dict.fromkeys([*TASHKEEL, TATWEEL, *INVISIBLES], "")
_FOLD_TABLE = str.maketrans(_with_presentation_forms(_DROPPED | DIGITS | PUNCTUATION | _SPELLINGS))


def is_arabic(char: str) -> bool:
    """Whether `char` is a letter or vowel sign of the Arabic script, presentation forms included."""
    return char in _LETTERS or char in _MARKS


def fold(word: str) -> str:
    """The matching form of a word: no tashkeel, tatweel or controls; one alif, one ya, ha for ta marbuta."""
    return word.translate(_FOLD_TABLE)
