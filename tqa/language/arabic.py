"""Arabic script: normalisation for matching, with the way back to the original characters.

Two views serve everything else. `fold` maps a word to its matching form and forgets offsets. `normalise` does the same to a
whole text and keeps, for every character it yields, the offset it came from, so that a match in the normalised text can be
shown in the original.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from tqa.model import Span

TASHKEEL = "".join(map(chr, [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD), *range(0x06DF, 0x06E9), *range(0x06EA, 0x06EE), *range(0x08D3, 0x0900)]))
TATWEEL = "\u0640"
BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLES = BIDI_CONTROLS + "\u200b\u200c\u200d\u2060\ufeff\u00ad"

# Arabic-Indic and extended (Persian, Urdu) digits, and the punctuation that has a Latin counterpart of the same meaning.
DIGITS = {chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)}
PUNCTUATION = {"،": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ".", "٬": ",", "۔": ".", "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "’": "'", "‘": "'"}
# Spellings that writers and presses use interchangeably: for matching only, never for display.
_LETTERS = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك", "ی": "ي", "ې": "ي", "ہ": "ه", "ھ": "ه", "گ": "غ", "ڤ": "ف", "پ": "ب", "چ": "ج"}

_DROPPED = dict.fromkeys([*TASHKEEL, TATWEEL, *INVISIBLES], "")
_SHALLOW = _DROPPED | DIGITS | PUNCTUATION
_DEEP = _SHALLOW | _LETTERS
_FOLD_TABLE = str.maketrans(_DEEP)


def is_arabic(char: str) -> bool:
    """Whether `char` is a letter or mark of the Arabic script, presentation forms included."""
    return "\u0600" <= char <= "\u06ff" or "\u0750" <= char <= "\u077f" or "\u08a0" <= char <= "\u08ff" or _is_presentation(char)


def _is_presentation(char: str) -> bool:
    return "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc"


def fold(word: str) -> str:
    """The matching form of an Arabic word: no tashkeel, tatweel or controls; one alif, one ya, ha for ta marbuta."""
    if any(map(_is_presentation, word)):
        word = unicodedata.normalize("NFKC", word)
    return word.translate(_FOLD_TABLE)


@dataclass(frozen=True)
class Normalised:
    """A text in matching form; `offsets[i]` is where character `i` stood, with one more entry for the end."""

    text: str
    offsets: tuple[int, ...]

    def original(self, span: Span) -> Span:
        """The stretch of the original text behind `span` of the normalised one, dropped marks inside included."""
        if not span:
            return Span(self.offsets[span.start], self.offsets[span.start])
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + self._width(span.end - 1))

    def _width(self, index: int) -> int:
        """Original characters up to the next kept one: a letter carries the marks that follow it."""
        here = self.offsets[index]
        behind = next((offset for offset in self.offsets[index + 1 :] if offset > here), here + 1)
        return behind - here


def normalise(text: str, *, letters: bool = True) -> Normalised:
    """Matching form of a whole text, with offsets. `letters=False` keeps hamza seats, alif maqsura and ta marbuta apart."""
    table = _DEEP if letters else _SHALLOW
    out: list[str] = []
    offsets: list[int] = []
    for offset, char in enumerate(text):
        expanded = unicodedata.normalize("NFKC", char) if _is_presentation(char) else char
        for piece in expanded:
            kept = table.get(piece, piece)
            if kept:
                out.append(kept)
                offsets.append(offset)
    return Normalised("".join(out), (*offsets, len(text)))
