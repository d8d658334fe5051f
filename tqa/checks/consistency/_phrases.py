"""Arabic phrases that come again in an article, with the English words that render each occurrence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.language.stems import english_stem
from tqa.language.tokens import Kind
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tqa.checks.unit import Unit

# Arabic words that make a phrase, and content words among them.
FEWEST_WORDS = 4
_FEWEST_CONTENT = 3
# Lighter words (Lexicon.arabic_weight, english_weight: 0 to 1) are grammar.
_CONTENT = 0.2
# A unit with more tokens is no sentence, and an article with more words in a row no article.
_MOST_TOKENS = 500
# English words of an occurrence may have so many others between them.
_LOOSE = 2


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Tokens `first` to `last` of the Arabic of `unit`."""

    unit: Unit
    first: int
    last: int

    @property
    def source(self) -> Span:
        """Where the phrase stands in the Arabic of its unit."""
        tokens = self.unit.source_tokens
        return Span(tokens[self.first].span.start, tokens[self.last].span.end)


@dataclass(frozen=True, slots=True)
class Rendering:
    """The English of a phrase: the stems that render each Arabic content word, all stems, and the place.

    `stems` leaves out a word that has no English of its own.
    """

    stems: Mapping[int, frozenset[str]]
    whole: frozenset[str]
    target: Span


def repeated_phrases(units: Sequence[Unit]) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Each phrase that stands in two units, as long as it goes: its first occurrence and a later one."""
    seen: dict[tuple[str, ...], tuple[Unit, int]] = {}
    for unit in units:
        tokens = unit.source_tokens
        if len(tokens) > _MOST_TOKENS:
            continue
        start = 0
        for at in range(len(tokens) - FEWEST_WORDS + 1):
            gram = tuple(token.norm for token in tokens[at : at + FEWEST_WORDS])
            if any(token.kind is not Kind.ARABIC for token in tokens[at : at + FEWEST_WORDS]):
                continue
            earlier, place = seen.setdefault(gram, (unit, at))
            if earlier is not unit and at >= start:
                length = _common(earlier, place, unit, at)
                start = at + length
                yield Occurrence(earlier, place, place + length - 1), Occurrence(unit, at, at + length - 1)


def _common(one: Unit, first: int, two: Unit, second: int) -> int:
    """How many Arabic words are the same from these two places on."""
    length = 0
    for left, right in zip(one.source_tokens[first:], two.source_tokens[second:], strict=False):
        if left.kind is not Kind.ARABIC or left.norm != right.norm:
            break
        length += 1
    return length


def rendering(occurrence: Occurrence) -> Rendering | None:
    """How the English renders a phrase.

    None where more than one content word has no English, or the English words are not beside each other.
    """
    unit = occurrence.unit
    unknown = 0
    stems: dict[int, frozenset[str]] = {}
    places: set[int] = set()
    for i in range(occurrence.first, occurrence.last + 1):
        stem = unit.lexicon.split(unit.source_tokens[i].text)[1]
        if unit.lexicon.arabic_weight(stem) < _CONTENT:
            continue
        found = {link.target for link in unit.links.of_source(i)}
        if not found:
            unknown += 1
            continue
        stems[i - occurrence.first] = frozenset(english_stem(unit.target_tokens[j].norm) for j in found)
        places |= found
    if unknown > 1 or len(stems) + unknown < _FEWEST_CONTENT or len(stems) < 2:
        return None
    first, last = min(places), max(places)
    if last - first + 1 > _LOOSE * (occurrence.last - occurrence.first + 1):
        return None
    tokens = unit.target_tokens
    whole = frozenset(english_stem(token.norm) for token in tokens[first : last + 1] if token.is_word)
    content = frozenset(stem for stem in whole if unit.lexicon.english_weight(stem) >= _CONTENT)
    return Rendering(stems, content, Span(tokens[first].span.start, tokens[last].span.end))
