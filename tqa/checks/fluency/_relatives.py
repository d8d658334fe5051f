"""The pronoun that Arabic keeps in a relative clause (العائد), and the preposition said twice around one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.fluency._context import PREPOSITIONS
from tqa.checks.fluency._lists import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.fluency._context import Sentence
    from tqa.checks.rule import Hit

TRIGGERS = frozenset(("which", "whom"))
_SUBJECTS = word_set("subjects")
_OBJECTS = frozenset(("it", "him", "them", "her"))
_AUXILIARIES = word_set("auxiliaries")
# Verbs that take two objects, or a clause or a complement behind the first: "a name which he gave them",
# "which he said it would".
_TWO_OBJECTS = word_set("two-objects")
_LONGEST = 6
_STRANDED = frozenset(("in", "to", "from", "with", "about", "at", "for"))


def relative_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """A pronoun or preposition that repeats what the relative at `index` says already."""
    before = sentence.norm(index - 1)
    if before in PREPOSITIONS:
        if before in _STRANDED and sentence.norm(index) in TRIGGERS:
            yield from _twice_hits(sentence, index, before)
        return
    place = index + 1
    if sentence.norm(place) not in _SUBJECTS:
        return
    place += 1
    if sentence.norm(place) in _AUXILIARIES:
        place += 1
    verb, pronoun = sentence.norm(place), sentence.norm(place + 1)
    if (
        pronoun not in _OBJECTS
        or verb in _TWO_OBJECTS
        or verb in _AUXILIARIES
        or not sentence.is_lower(place)
    ):
        return
    if not _closes(sentence, place + 2):
        return
    right = sentence.text(index, place)
    yield sentence.hit(index, place + 1, right, f"“{sentence.norm(index)}” is the object already")


def _closes(sentence: Sentence, index: int) -> bool:
    """Whether the clause needs no more objects at `index`: a mark, or a time or place."""
    word = sentence.norm(index)
    if sentence.is_end(index):
        return True
    adjunct = word in ("in", "at", "on", "during", "after", "before", "last", "yesterday", "today", "when")
    return adjunct and not sentence.is_end(index + 1)


def _twice_hits(sentence: Sentence, index: int, preposition: str) -> Iterator[Hit]:
    """“the city in which he lives in”, “the house in which they met in it”."""
    for place in range(index + 2, min(index + 2 + _LONGEST, len(sentence.tokens))):
        if not sentence.is_lower(place):
            return
        if sentence.norm(place) != preposition:
            continue
        last = place + (sentence.norm(place + 1) in _OBJECTS)
        if sentence.is_end(last + 1) and place > index + 2:
            right = sentence.text(index - 1, place - 1)
            yield sentence.hit(index - 1, last, right, f"“{preposition}” stands twice")
        return
