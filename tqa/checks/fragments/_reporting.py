"""Verbs of speech in both languages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tqa.checks.fragments._lists import phrase_list, word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.checks.fragments._stream import Stream
    from tqa.language.tokens import Token

PRONOUNS = frozenset(("he", "she", "it", "they"))
ADVERBS = frozenset(("also", "further", "then", "later", "again", "has", "had", "have"))
_LONGEST_PHRASE = 4


def is_reporting(norm: str, *, finite: bool = False) -> bool:
    """Whether a lower-case English word is a form of a verb of speech; `finite` leaves out participles."""
    return norm in word_list("reporting_finite") or (
        not finite and norm in word_list("reporting_participles")
    )


@cache
def _phrases_by_head() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The verbs of several words by their first word, longest first."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrase_list("reporting_phrases"):
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


@cache
def report_words() -> frozenset[str]:
    """The words that a finite verb of speech begins with; a text without any reports nothing."""
    return word_list("reporting_finite").union(_phrases_by_head())


def report_end(stream: Stream, index: int, *, finite: bool = False) -> int | None:
    """The last word of the verb of speech that begins at token `index`: "out" of "pointed out"; or None."""
    head = stream.norm(index)
    if not (finite and head.endswith("ing")):
        for phrase in _phrases_by_head().get(head, ()):
            last = index + len(phrase) - 1
            if stream.same_unit(index, last) and all(
                stream.norm(index + offset) == word for offset, word in enumerate(phrase)
            ):
                return last
    return index if is_reporting(head, finite=finite) else None


def ends_report(stream: Stream, index: int) -> bool:
    """Whether a verb of speech ends at token `index`."""
    return any(report_end(stream, index - back) == index for back in range(_LONGEST_PHRASE))


def is_past_report(token: Token) -> bool:
    """Whether the token is a past form of a verb of speech; the present ("states") may as well be a noun."""
    return not token.norm.endswith("s") and is_reporting(token.norm, finite=True)


def count_arabic(tokens: Sequence[Token]) -> int:
    """How many Arabic verbs of speech the tokens hold."""
    verbs = word_list("arabic_reporting")
    return sum(
        token.norm in verbs or (token.norm[:1] in ("و", "ف") and token.norm[1:] in verbs) for token in tokens
    )
