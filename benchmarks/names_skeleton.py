"""The hand-set measure of how alike two names sound that the learned one is measured against.

Both words are reduced to a consonant skeleton and compared by an edit distance in which the usual spelling
choices (q/k/g for ق, dh/z/d for ذ and ظ, th/s/t for ث …) are cheap.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from tqa.language.stems import proclitic_splits

# Codes of the skeleton: T ث, D ذ, S ش (and ch), x خ; G is the g of "ng", which may be mute. Vowels and ع
# leave nothing.
_ARABIC = str.maketrans({
    "ا": "", "ء": "", "ع": "", "ب": "b", "ت": "t", "ط": "t", "ث": "T", "ج": "j", "ح": "h", "ه": "h",
    "خ": "x", "د": "d", "ض": "d", "ذ": "D", "ظ": "D", "ر": "r", "ز": "z", "س": "s", "ص": "s", "ش": "S",
    "غ": "g", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "و": "w", "ي": "y",
})  # fmt: skip
_LATIN_LETTERS = {
    "tch": "S", "sch": "S", "sh": "S", "ch": "S", "kh": "x", "gh": "g", "th": "T", "dh": "D", "ph": "f",
    "ck": "k", "qu": "kw", "ng": "nG", "ce": "s", "ci": "sy", "cy": "sy", "x": "ks", "p": "b", "c": "k",
    "v": "f", "u": "w", "o": "w", "i": "y", "e": "", "a": "",
}  # fmt: skip
# Letters whose sound is not that of the letter below their sign; every other sign just goes.
_SIGNED = str.maketrans({
    "č": "ch", "ć": "ch", "ç": "ch", "š": "sh", "ş": "sh", "ș": "sh", "ž": "j", "ı": "i", "ø": "o",
    "ð": "dh", "þ": "th", "ß": "s", "ł": "l", "æ": "e", "œ": "e",
})  # fmt: skip
_LATIN = re.compile("|".join(sorted(_LATIN_LETTERS, key=len, reverse=True)))
_CODES = frozenset("bcdfghjklmnqrstwxyzTDSG")
_DOUBLED = re.compile(r"(.)\1+")
# Romanisations drop and add these freely.
_WEAK = "wyhG"
_DOUBLED_WEAK = re.compile(rf"([{_WEAK}])\1+")
_WEAK_COST = 0.3
_ALIKE_COST = 0.3
_OTHER_COST = 1.2
_ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        "qk", "qg", "kg", "jg", "Gg", "Gj", "Gk", "Tt", "Ts", "Dd", "Dz", "sz", "xk", "xh", "Sj", "Ss", "Sk",
        "bf", "fw", "td", "wy", "hx", "sk", "nm", "jy",
    )
)  # fmt: skip
_ARTICLE = re.compile(r"^(?:a[ldnrstz]|ash|el|ul)[-‐‑ ](?=\w)")
# Results below this are not told apart from 0.
LEAST_SIMILARITY = 0.7
# Cutting off a clitic is a guess, so it weighs a little less than the word as it stands.
_CLITIC_COST = 0.03
_LONGEST = 40
_MOST_UNEVEN = 3
# By the firm codes of the longer skeleton: how many may have nothing like them on the other side. Each costs
# at least 1.
_MOST = tuple(int((1.0 - LEAST_SIMILARITY) * firm + 1e-9) for firm in range(2 * _LONGEST + 1))


@dataclass(frozen=True, slots=True)
class _Skeleton:
    """Codes of one reading; `firm` counts those that are not weak. The masks have a bit for each code.

    `present` holds the firm codes, `near` every code that costs less than a missing one against some code
    here.
    """

    codes: str
    firm: int
    present: int
    near: int


def name_similarity(arabic: str, english: str) -> float:
    """How alike a folded Arabic word and a lower-case English word sound.

    Returns:
        0.7 (barely) to 1 (same skeleton); 0.0 for anything less, and where a word has fewer than two firm
        consonants or more than 40 letters, which is too little or too much to tell.
    """
    if len(arabic) > _LONGEST or len(english) > _LONGEST:
        return 0.0
    latin = _latin_skeleton(english)
    if latin is None:
        return 0.0
    best = 0.0
    for skeleton, cost in _arabic_skeletons(arabic):
        longer = max(skeleton.firm, latin.firm)
        most = _MOST[longer]
        if (
            (skeleton.present & ~latin.near).bit_count() > most
            or (latin.present & ~skeleton.near).bit_count() > most
            or abs(len(skeleton.codes) - len(latin.codes)) > _MOST_UNEVEN
        ):
            continue
        best = max(best, 1.0 - _distance(skeleton.codes, latin.codes) / longer - cost)
    return best if best >= LEAST_SIMILARITY else 0.0


@lru_cache(maxsize=16384)
def _latin_skeleton(word: str) -> _Skeleton | None:
    bare = _ARTICLE.sub("", word)
    if not bare.isascii():
        bare = unicodedata.normalize("NFD", unicodedata.normalize("NFC", bare).translate(_SIGNED))
        bare = "".join(char for char in bare if char.isascii())
    return _skeleton(_LATIN.sub(_latin_code, _DOUBLED.sub(r"\1", bare)))


def _latin_code(match: re.Match[str]) -> str:
    return _LATIN_LETTERS[match.group()]


@lru_cache(maxsize=16384)
def _arabic_skeletons(folded: str) -> tuple[tuple[_Skeleton, float], ...]:
    """Skeletons of the word and of its readings without clitics, each with what the reading costs."""
    found: dict[str, tuple[_Skeleton, float]] = {}
    for position, (_, rest) in enumerate(proclitic_splits(folded)):
        # تش is the ch of "Churchill", or a ت before a ش.
        for spelt in (rest, rest.replace("تش", "ش")) if len(rest) > 2 else ():
            skeleton = _skeleton(_DOUBLED.sub(r"\1", spelt).translate(_ARABIC))
            if skeleton is not None:
                found.setdefault(skeleton.codes, (skeleton, _CLITIC_COST if position else 0.0))
    return tuple(found.values())


def _skeleton(text: str) -> _Skeleton | None:
    codes = _DOUBLED_WEAK.sub(r"\1", "".join(code for code in text if code in _CODES))
    firm = [code for code in codes if code not in _WEAK]
    if len(firm) < 2:
        return None
    present = near = 0
    for code in firm:
        present |= _BIT[code]
    for code in codes:
        near |= _NEAR[code]
    return _Skeleton(codes, len(firm), present, near)


@lru_cache(maxsize=65536)
def _distance(left: str, right: str) -> float:
    """Weighted edit distance of two skeletons."""
    previous = [0.0]
    for code in right:
        previous.append(previous[-1] + _GAP[code])
    for a in left:
        row = [previous[0] + _GAP[a]]
        for j, b in enumerate(right, 1):
            row.append(min(previous[j] + _GAP[a], row[-1] + _GAP[b], previous[j - 1] + _CHANGE[a, b]))
        previous = row
    return previous[-1]


def _change(a: str, b: str) -> float:
    if a == b:
        return 0.0
    return _ALIKE_COST if frozenset((a, b)) in _ALIKE else _OTHER_COST


_GAP = {code: _WEAK_COST if code in _WEAK else 1.0 for code in _CODES}
_CHANGE = {(a, b): _change(a, b) for a in _CODES for b in _CODES}
_BIT = {code: 1 << position for position, code in enumerate(sorted(_CODES))}
_NEAR = {a: sum(_BIT[b] for b in _CODES if _CHANGE[a, b] < 1.0) for a in _CODES}
