"""Finds an English term in a text: inflected, possessive, hyphenated or not, with the capitals it must have.

Terms and texts are compared as parts: words without hyphens, full stops and possessive endings, articles left
out. So “cease-fires” holds “ceasefire”, and “the Ministry of the Interior's” holds “Ministry of Interior”.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tqa.language.english import all_forms
from tqa.language.stems import english_stem
from tqa.language.tokens import Kind, Token, tokenize
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.glossary.terms import Target

ARTICLES = frozenset(("the", "a", "an"))
KEY_LENGTH = 3
"""How many letters of its first part a term is found by."""

_JOINING = frozenset("-‐‑–'’\"“”.")
_OPENING = frozenset('.!?:“"')
_TAILS = frozenset(("", "s", "es", "ies", "y", "e", "ed", "d", "ied", "ing"))
_PEOPLE = frozenset(
    ("n", "an", "ian", "i", "ese", "ish", "ic", "ns", "ans", "ians", "is", "eans", "ean", "ite", "ites")
)
_DERIVED = (_TAILS - {"y", "ies"}) | frozenset(
    (
        *("ment", "ments", "ament", "ation", "ations", "ion", "ions", "ate", "ated", "ating", "ative", "al"),
        *("ally", "ance", "ant", "ent", "er", "ers", "or", "ors", "ist", "ists", "ism", "ic", "ly", "m", "t"),
        *("ts", "ive", "ity", "ary"),
    )
)
_IRREGULAR = {"child": "children", "foot": "feet", "tooth": "teeth", "mouse": "mice", "goose": "geese"}
_CHANGES = (("man", "men"), ("sis", "ses"), ("fe", "ves"), ("f", "ves"), ("um", "a"), ("on", "a"))
_SHORTEST_CHANGED = 5
# A term of more parts is not looked for as one compound.
_MOST_JOINED = 3
_LONGEST_ACRONYM = 6
_SHORTEST_NAME = 4
_SHORTEST_ROOT = 5


class Part(NamedTuple):
    """A word of an English text, or what lies between its hyphens.

    `opens` says that a sentence or quotation may begin with it, `parted` that a comma or the like stands
    before it.
    """

    text: str
    low: str
    start: int
    end: int
    opens: bool
    parted: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A term ready to be looked for. `words` are its parts as written, `lows` in lower case without stops."""

    target: Target
    words: tuple[str, ...]
    lows: tuple[str, ...]
    joined: str
    key: str


@lru_cache(maxsize=4096)
def compiled(target: Target) -> Term:
    """What is looked for of a glossary's English term."""
    parts = parts_of(tokenize(target.text))
    kept = [part for part in parts if part.low not in ARTICLES] or parts
    lows = tuple(part.low for part in kept)
    key = lows[0][:KEY_LENGTH] if lows else ""
    return Term(target, tuple(part.text for part in kept), lows, "".join(lows), key)


def parts_of(tokens: Sequence[Token]) -> list[Part]:
    """The parts of an English text."""
    parts: list[Part] = []
    opens, parted = True, False
    for token in tokens:
        if token.text == "&":
            parts.append(Part("&", "and", token.span.start, token.span.end, opens, parted))
        elif token.kind is Kind.MARK:
            opens = opens or token.text in _OPENING
            parted = parted or token.text not in _JOINING
            continue
        else:
            parts.extend(_pieces(token, opens=opens, parted=parted))
        opens = parted = False
    return parts


def _pieces(token: Token, *, opens: bool, parted: bool) -> Iterator[Part]:
    start = token.span.start
    for piece in token.text.replace("‐", "-").replace("‑", "-").split("-"):
        word = _unpossessed(piece)
        if word:
            low = word.lower().replace(".", "").replace("’", "'")
            yield Part(word, low, start, start + len(word), opens, parted)
            opens = parted = False
        start += len(piece) + 1


def _unpossessed(word: str) -> str:
    for ending in ("'s", "’s", "'S", "’S"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


def is_form(base: str, word: str) -> bool:
    """Whether `word` is `base` or an inflected form of it, or the reverse; both in lower case."""
    return base == word or word == base + "s" or _is_inflected(base, word)


@lru_cache(maxsize=16384)
def _is_inflected(base: str, word: str) -> bool:
    if _IRREGULAR.get(base) == word or word in all_forms(base, "VERB") or word in all_forms(base, "NOUN"):
        return True
    if len(base) >= _SHORTEST_CHANGED and any(
        base.endswith(one) and base[: -len(one)] + many == word for one, many in _CHANGES
    ):
        return True
    if english_stem(base) != english_stem(word):
        return False
    shared = _shared(base, word)
    tails = base[shared:], word[shared:]
    doubled = tails[1][:1] == base[-1:] and not tails[0]
    return tails[0] in _TAILS and (tails[1] in _TAILS or (doubled and tails[1][1:] in _TAILS))


def _shared(one: str, two: str) -> int:
    """How many letters two words have in common at their beginning."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(two)))


def stands_plainly(target: Target, text: str, low: str) -> bool:
    """Whether a term stands in `text` just as the glossary writes it: a cheap look, which most terms pass.

    `low` is the text in lower case, where the capitals do not matter.
    """
    needle, hay = target.text, text
    if not target.case and not is_acronym(needle):
        needle, hay = needle.lower(), low
    start = hay.find(needle)
    while start >= 0:
        end = start + len(needle)
        if not hay[start - 1 : start].isalnum() and not hay[end : end + 1].isalnum():
            return True
        start = hay.find(needle, end)
    return False


def occurrences(
    term: Term, parts: Sequence[Part], *, whole: bool = False, heading: bool = False
) -> Iterator[tuple[Span, bool]]:
    """Where `term` stands, and whether its capitals are as the glossary wants them.

    Args:
        term: what to look for.
        parts: the text.
        whole: no comma or other break may stand inside the term.
        heading: the text is a heading, where any word may be capitalised.
    """
    for start, part in enumerate(parts):
        if part.low[:KEY_LENGTH] != term.key and not term.joined.startswith(part.low):
            continue
        found = _sequence(term, parts, start) or _compound(term, parts, start)
        if found is None or (whole and any(each.parted for each in found[1:])):
            continue
        if _is_other_word(term, found):
            continue
        span = Span(found[0].start, found[-1].end)
        yield span, not term.target.case or _has_capitals(term, found, heading=heading)


def _sequence(term: Term, parts: Sequence[Part], start: int) -> list[Part] | None:
    """The parts from `start` on that are the term's, one for one, articles between them aside."""
    found: list[Part] = []
    place = start
    for low in term.lows:
        while found and place < len(parts) and parts[place].low in ARTICLES and low not in ARTICLES:
            place += 1
        if place == len(parts) or not is_form(low, parts[place].low):
            return None
        found.append(parts[place])
        place += 1
    return found


def _compound(term: Term, parts: Sequence[Part], start: int) -> list[Part] | None:
    """The parts from `start` on that together spell the term's: “cease fire” for “ceasefire”."""
    if len(term.lows) > _MOST_JOINED:
        return None
    spelled = ""
    for end in range(start, min(start + len(term.lows) + 1, len(parts))):
        spelled += parts[end].low
        if len(spelled) > len(term.joined) + KEY_LENGTH:
            return None
        if is_form(term.joined, spelled):
            return list(parts[start : end + 1])
    return None


def _is_other_word(term: Term, found: Sequence[Part]) -> bool:
    """Whether small letters tell a word from an acronym: "us" is not "US", and "who" not "WHO"."""
    return len(term.words) == 1 and is_acronym(term.words[0]) and not is_acronym(found[0].text.rstrip("s"))


def is_acronym(word: str) -> bool:
    """Whether a word is written in capitals throughout, and short enough to be no shouting."""
    letters = word.replace(".", "")
    return 2 <= len(letters) <= _LONGEST_ACRONYM and letters.isupper()


def _has_capitals(term: Term, found: Sequence[Part], *, heading: bool) -> bool:
    if len(found) != len(term.words) or all(part.text.isupper() for part in found):
        return True
    return all(
        _same_letters(word, part, heading=heading) for word, part in zip(term.words, found, strict=True)
    )


def _same_letters(word: str, part: Part, *, heading: bool) -> bool:
    shared = _shared(word.lower(), part.text.lower())
    written, wanted = part.text[:shared], word[:shared]
    if (part.opens or heading) and written[:1].isupper():
        written, wanted = written[1:], wanted[1:]
    return written == wanted


def is_derived(term: Term, parts: Sequence[Part]) -> bool:
    """Whether a word of the same family stands for a term of one word.

    An adjective or a people for a name (“Egyptian” for “Egypt”), a verb, adjective or person for another noun
    (“disarm” for “disarmament”, “terrorist” for “terrorism”).
    """
    if len(term.lows) != 1:
        return False
    low = term.lows[0]
    if term.words[0][:1].isupper():
        least, tails = max(_SHORTEST_NAME, len(low) - 2), None
    else:
        least, tails = _SHORTEST_ROOT, _DERIVED
    for part in parts:
        if not part.low.startswith(low[:least]):
            continue
        shared = _shared(low, part.low)
        tail = part.low[shared:]
        if tail in _PEOPLE if tails is None else {low[shared:], tail} <= tails:
            return True
    return False
