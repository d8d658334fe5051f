"""Do an Arabic word and a capitalised English word sound alike?

Arabic writes consonants and long vowels, and every newsroom romanises in its own way, so both words are reduced to a consonant
skeleton and compared by an edit distance in which the usual spelling choices (q/k/g for ق, dh/z/d for ذ and ظ, th/s/t for ث …) are cheap.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tqa.language.stems import proclitic_splits

# w, y and h are weak: romanisations drop and add them freely.
_ARABIC = str.maketrans(
    {"ا": "", "ء": "", "ع": "", "ب": "b", "ت": "t", "ط": "t", "ث": "T", "ج": "j", "ح": "h", "ه": "h", "خ": "x", "د": "d", "ض": "d", "ذ": "D", "ظ": "D",
     "ر": "r", "ز": "z", "س": "s", "ص": "s", "ش": "S", "غ": "g", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "و": "w", "ي": "y"}
)  # fmt: skip
_DIGRAPHS = (("tch", "S"), ("sch", "S"), ("sh", "S"), ("ch", "S"), ("kh", "x"), ("gh", "g"), ("th", "T"), ("dh", "D"), ("ph", "f"), ("ck", "k"), ("qu", "kw"), ("x", "ks"), ("ts", "ts"))
_LATIN = str.maketrans({"p": "b", "c": "k", "v": "f", "u": "w", "o": "w", "i": "y", "e": "", "a": "", "'": "", "’": "", "ʼ": "", "`": "", ".": "", "&": ""})
_DOUBLED = re.compile(r"(.)\1+")
_WEAK = "wyh"
_WEAK_COST = 0.3
_ALIKE_COST = 0.3
_ALIKE = frozenset(
    frozenset(pair)
    for pair in ("qk", "qg", "kg", "jg", "Tt", "Ts", "Dd", "Dz", "sz", "xk", "xh", "Sj", "Ss", "Sk", "bf", "fw", "td", "wy", "hx", "sk", "nm")
)
_ARTICLE = re.compile(r"^(?:a[ldnrstz]|e[ls]|ad|ash?|el|ul)[-‐‑ ](?=\w)")


@lru_cache(maxsize=16384)
def _latin_skeleton(word: str) -> str:
    word = _ARTICLE.sub("", word)
    for letters, code in _DIGRAPHS:
        word = word.replace(letters, code)
    return _DOUBLED.sub(r"\1", word.replace("-", "").translate(_LATIN))


@lru_cache(maxsize=16384)
def _arabic_skeletons(folded: str) -> tuple[str, ...]:
    """Skeletons of the word and of its readings without clitics, the whole word first."""
    found = [_DOUBLED.sub(r"\1", rest.translate(_ARABIC)) for _, rest in proclitic_splits(folded) if len(rest) > 2]
    return tuple(dict.fromkeys(skeleton for skeleton in found if _strong(skeleton)))


def _strong(skeleton: str) -> int:
    return sum(code not in _WEAK for code in skeleton)


@lru_cache(maxsize=65536)
def name_similarity(arabic: str, english: str) -> float:
    """How alike a folded Arabic word and a lower-case English word sound: 0 (not at all) to 1 (same skeleton).

    Words with fewer than two firm consonants on either side are too short to tell and give 0.
    """
    latin = _latin_skeleton(english)
    if _strong(latin) < 2:
        return 0.0
    best = 0.0
    for position, skeleton in enumerate(_arabic_skeletons(arabic)):
        if _strong(skeleton) < 2 or abs(len(skeleton) - len(latin)) > 3:
            continue
        # Cutting off a clitic is a guess, so it weighs a little less than the word as it stands.
        best = max(best, _similarity(skeleton, latin) - (0.03 if position else 0.0))
    return best


def _similarity(left: str, right: str) -> float:
    """1 minus the weighted edit distance over the longer strong length."""
    previous = [0.0]
    for code in right:
        previous.append(previous[-1] + _gap(code))
    for a in left:
        row = [previous[0] + _gap(a)]
        for j, b in enumerate(right, 1):
            row.append(min(previous[j] + _gap(a), row[-1] + _gap(b), previous[j - 1] + _change(a, b)))
        previous = row
    return max(0.0, 1.0 - previous[-1] / max(_strong(left), _strong(right)))


def _gap(code: str) -> float:
    return _WEAK_COST if code in _WEAK else 1.0


def _change(a: str, b: str) -> float:
    if a == b:
        return 0.0
    return _ALIKE_COST if frozenset((a, b)) in _ALIKE else 1.2
