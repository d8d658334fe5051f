"""English coordinations whose two sides are the same word: "condemn and condemn", "accepted, accepted"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.language.stems import english_stem
from tqa.language.tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.checks.unit import Unit

_CONJUNCTIONS = frozenset({"and", "or", "nor", "&"})
_JOINTS = _CONJUNCTIONS | {","}
# What may stand between the conjunction and the second word without making it another phrase.
_LIGHT = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "for",
        "on",
        "with",
        "by",
        "from",
        "at",
        "their",
        "its",
        "his",
        "her",
        "our",
        "my",
        "your",
        "both",
        "such",
    ]
)
_FUNCTION = _LIGHT | frozenset(
    [
        "and",
        "or",
        "nor",
        "but",
        "not",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "do",
        "does",
        "did",
        "done",
        "have",
        "has",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "shall",
        "should",
        "must",
        "that",
        "this",
        "these",
        "those",
        "it",
        "he",
        "she",
        "they",
        "we",
        "you",
        "i",
        "who",
        "which",
        "what",
        "when",
        "where",
        "as",
        "if",
        "so",
        "than",
        "then",
        "there",
        "here",
        "all",
        "any",
        "no",
        "yes",
        "up",
        "down",
        "out",
        "off",
        "over",
        "one",
        "two",
        "more",
        "less",
        "most",
        "least",
        "other",
        "others",
        "some",
        "many",
    ]
)
# Behind a comma a conjunction, and behind that two light words, may stand before the second word.
_SKIPPED = 2
_REACH = _SKIPPED + 2
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "ly", "'s")


@dataclass(frozen=True, slots=True)
class Doubling:
    """Token indices of a doubled coordination: `first` and `last` bound it, `heads` are the repeated words.

    `width` is 2 where a group of two words is repeated; `bare` means a comma alone joins the words; `same`
    that the forms are identical.
    """

    first: int
    last: int
    heads: tuple[int, ...]
    width: int
    bare: bool
    same: bool


@cache
def _idioms() -> frozenset[str]:
    lines = Path(__file__).with_name("_legitimate_doublings.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def doublings(unit: Unit) -> list[Doubling]:
    """All doubled coordinations of the English, left to right, not overlapping. Linear in the tokens."""
    found: list[Doubling] = []
    tokens, norms = unit.target_tokens, unit.target_norms
    end = 0
    for at in sorted(_possible_heads(norms, unit.places_of(_JOINTS))):
        doubling = _at(tokens, at) if at >= end and _can_head(tokens, at, 1) else None
        if doubling is not None:
            end = doubling.last + 1
            if not _is_idiom(tokens, doubling):
                found.append(doubling)
    return found


def _possible_heads(norms: Sequence[str], joints: Sequence[int]) -> set[int]:
    """The words right before a joint, and those before them, whose stem comes again behind it."""
    heads: set[int] = set()
    # Like words begin with the same letter, which few do.
    initials = [norm[0] if norm else "" for norm in norms] if joints else []
    for joint in joints:
        first, end = joint + 1, joint + 1 + _REACH
        for at in (joint - 1, joint - 2):
            if at < 0 or norms[at] in _FUNCTION or initials[at] not in initials[first:end]:
                continue
            same = [word for word in norms[first:end] if word.startswith(initials[at])]
            if norms[at] in same or english_stem(norms[at]) in map(english_stem, same):
                heads.add(at)
    return heads


def _at(tokens: Sequence[Token], at: int) -> Doubling | None:
    for width in (1, 2):
        heads, last, bare, same = [at], at + width - 1, False, True
        while True:
            step = _repeat_after(tokens, heads[0], last, width)
            if step is None:
                break
            start, joined_by_comma, identical = step
            heads.append(start)
            last = start + width - 1
            bare = bare or joined_by_comma
            same = same and identical
        # "X, X and X" is joined by a conjunction in the end.
        if len(heads) > 1:
            joined = any(tokens[k].norm in _CONJUNCTIONS for k in range(at, last))
            return Doubling(at, last, tuple(heads), width, bare and not joined, same)
    return None


def _repeat_after(tokens: Sequence[Token], head: int, last: int, width: int) -> tuple[int, bool, bool] | None:
    """Where the words from `head` on stand again behind a joint: (start, by comma alone, identical)."""
    if not _can_head(tokens, head, width):
        return None
    at = last + 1
    comma = at < len(tokens) and tokens[at].text == ","
    at += comma
    conjunction = at < len(tokens) and tokens[at].norm in _CONJUNCTIONS
    at += conjunction
    if not (comma or conjunction):
        return None
    for skipped in range(_SKIPPED + 1):
        start = at + skipped
        if start + width > len(tokens):
            return None
        if all(alike(tokens[head + k], tokens[start + k]) for k in range(width)):
            identical = all(tokens[head + k].norm == tokens[start + k].norm for k in range(width))
            return start, not conjunction, identical
        if tokens[start].norm not in _LIGHT:
            return None
    return None


def _can_head(tokens: Sequence[Token], head: int, width: int) -> bool:
    if tokens[head].norm in _FUNCTION:
        return False
    words = tokens[head : head + width]
    if len(words) < width or any(token.kind is not Kind.LATIN for token in words):
        return False
    return len(words[0].norm) > 2


def is_content(token: Token) -> bool:
    """Whether the token is an English word that carries meaning of its own."""
    return token.kind is Kind.LATIN and token.norm not in _FUNCTION


def alike(left: Token, right: Token) -> bool:
    """Same word, its inflection, or a derivation with the same stem."""
    if left.kind is not Kind.LATIN or right.kind is not Kind.LATIN:
        return False
    return left.norm == right.norm or english_stem(left.norm) == english_stem(right.norm)


def inflected_alike(left: str, right: str) -> bool:
    """Whether two lower-case forms differ by an inflectional ending at most ("attack", "attacked")."""
    short, long = sorted((left, right), key=len)
    if {left[-2:], right[-2:]} == {"ed", "ng"} and english_stem(left) == english_stem(right):
        return True  # "killed and killing"
    stem = short.rstrip("e") if short.endswith("e") else short
    return any(long in (short + ending, stem + ending) for ending in _ENDINGS) or long == short[:-1] + "ies"


def _is_idiom(tokens: Sequence[Token], doubling: Doubling) -> bool:
    head = tokens[doubling.heads[0]].norm
    if doubling.width == 1 and head in _idioms():
        return True
    # Comparatives ("deeper and deeper") rise step by step; so does "better and better".
    return (
        doubling.same
        and doubling.width == 1
        and head.endswith("er")
        and len(head) > 4
        and _is_comparative(tokens, doubling)
    )


def _is_comparative(tokens: Sequence[Token], doubling: Doubling) -> bool:
    """Rising comparatives have no article before them and close their phrase: "deeper and deeper into"."""
    before = tokens[doubling.first - 1].norm if doubling.first else ""
    after = tokens[doubling.last + 1].norm if doubling.last + 1 < len(tokens) else ""
    return before not in _LIGHT - {"to", "a", "an"} and (
        not after.isalpha() or after in _FUNCTION or before in {"a", "an", "grow", "get", "becoming"}
    )


def closes_list(tokens: Sequence[Token], doubling: Doubling) -> bool:
    """Whether the doubling ends a list ("Kenya, Somalia and Somalia"), which must keep its conjunction."""
    first = doubling.first
    if (
        first < 3
        or tokens[first - 1].text != ","
        or doubling.last - first != 2
        or tokens[first + 1].norm not in ("and", "or")
    ):
        return False
    return any(token.text == "," for token in tokens[max(0, first - 5) : first - 1])
