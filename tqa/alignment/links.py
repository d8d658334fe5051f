"""Word links inside a bead: which Arabic word stands behind which English word, and how surely.

Many-to-many. A link's probability weighs the lexicon, equal numbers, names that sound alike and, between
equals, position.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tqa.alignment.gaps import fill_gaps
from tqa.language.names import name_pairs
from tqa.language.numbers import number_value
from tqa.language.stems import english_stem
from tqa.language.tokens import ARABIC, LATIN, MARK, NUMBER, Token

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from tqa.lexicon.lexicon import Lexicon

# Below this a lexicon entry is noise more often than a translation (read off the shipped lexicon).
LEAST_EVIDENCE = 0.08
# A bead with more pairs of tokens, as a thousand words a side have, is no sentence; its links would fill the
# memory.
_MOST_PAIRS = 1_000_000
# A second link for the same word must be nearly as good as its best.
_NEARLY = 0.6
_NAME_SOUNDS = 0.72


@dataclass(frozen=True, slots=True)
class Link:
    """Arabic token `source` and English token `target` translate each other with `probability`."""

    source: int
    target: int
    probability: float


@dataclass(frozen=True)
class Links:
    """The links of one bead; `evidence` holds every plausible pair, linked or not."""

    links: tuple[Link, ...]
    evidence: Mapping[tuple[int, int], float]

    def has_evidence(self, link: Link) -> bool:
        """Whether the lexicon, a number or a sound speaks for a link, and not its place alone."""
        return (link.source, link.target) in self.evidence

    @cached_property
    def _by_target(self) -> Mapping[int, tuple[Link, ...]]:
        table: dict[int, list[Link]] = defaultdict(list)
        for link in self.links:
            table[link.target].append(link)
        return {
            target: tuple(sorted(found, key=lambda link: -link.probability))
            for target, found in table.items()
        }

    @cached_property
    def _by_source(self) -> Mapping[int, tuple[Link, ...]]:
        table: dict[int, list[Link]] = defaultdict(list)
        for link in self.links:
            table[link.source].append(link)
        return {
            source: tuple(sorted(found, key=lambda link: -link.probability))
            for source, found in table.items()
        }

    def of_target(self, index: int) -> tuple[Link, ...]:
        """Links of English token `index`, best first."""
        return self._by_target.get(index, ())

    def of_source(self, index: int) -> tuple[Link, ...]:
        """Links of Arabic token `index`, best first."""
        return self._by_source.get(index, ())


def link_words(
    source: Sequence[Token],
    target: Sequence[Token],
    lexicon: Lexicon,
    evidence: Mapping[tuple[int, int], float] | None = None,
) -> Links:
    """Link the tokens of a bead; `evidence` is their `pair_evidence`, where that is at hand.

    A pair is linked where it is (nearly) the best for either of its words and no clearly better claim stands
    against it; then content words still without a link by their place (see gaps.py). A bead of more than a
    million pairs of tokens gets no links.
    """
    evidence = pair_evidence(source, target, lexicon) if evidence is None else evidence
    if not evidence and len(source) * len(target) > _MOST_PAIRS:
        return Links((), {})
    links = _evident(evidence, len(source), len(target))
    linked = {link.source: link.target for link in sorted(links, key=lambda link: link.probability)}
    taken = {link.target for link in links}
    links += [Link(*each) for each in fill_gaps(source, target, linked, taken, lexicon)]
    return Links(tuple(sorted(links, key=lambda link: (link.target, link.source))), evidence)


def evident(evidence: Mapping[tuple[int, int], float], sources: int, targets: int) -> Links:
    """The links that evidence speaks for alone: those that `link_words` makes before it looks at places.

    Args:
        evidence: the `pair_evidence` of a bead.
        sources: how many Arabic tokens the bead has.
        targets: how many English ones.
    """
    links = _evident(evidence, sources, targets)
    return Links(tuple(sorted(links, key=lambda link: (link.target, link.source))), evidence)


def evident_links(
    mine: Mapping[tuple[int, int], float],
    beside: Mapping[tuple[int, int], float],
    source: Sequence[Token],
    target: Sequence[Token],
) -> tuple[Link, ...]:
    """The links of one token that evidence speaks for, best first: those that `link_words` makes of it.

    Args:
        mine: the evidence of the token.
        beside: that of each token which it may be linked with.
        source: the Arabic tokens of the bead.
        target: the English ones.
    """
    links = [
        link
        for link in _evident({**beside, **mine}, len(source), len(target))
        if (link.source, link.target) in mine
    ]
    return tuple(sorted(links, key=lambda link: (-link.probability, link.target, link.source)))


def _evident(evidence: Mapping[tuple[int, int], float], sources: int, targets: int) -> list[Link]:
    """The pairs that are (nearly) the best for both of their words."""
    placed = {pair: value * _nearness(pair, sources, targets) for pair, value in evidence.items()}
    best_source: dict[int, float] = defaultdict(float)
    best_target: dict[int, float] = defaultdict(float)
    for (i, j), value in placed.items():
        best_source[i] = max(best_source[i], value)
        best_target[j] = max(best_target[j], value)
    return [
        Link(i, j, min(1.0, evidence[i, j]))
        for (i, j), value in placed.items()
        if value >= _NEARLY * best_source[i] and value >= _NEARLY * best_target[j]
    ]


def _nearness(pair: tuple[int, int], sources: int, targets: int) -> float:
    """1 on the diagonal, 0.6 in the far corner: it chooses between equals and overrules no better word."""
    distance = abs((pair[0] + 0.5) / max(sources, 1) - (pair[1] + 0.5) / max(targets, 1))
    return 1.0 - 0.4 * distance


@dataclass(frozen=True)
class _English:
    """The English tokens of a bead by what can find them: stem, number, capital letter."""

    tokens: Sequence[Token]
    stems: Mapping[str, Sequence[int]]
    numbers: Mapping[str, Sequence[int]]
    names: Sequence[int]


def _english(target: Sequence[Token], places: Collection[int]) -> _English:
    stems: dict[str, list[int]] = defaultdict(list)
    numbers: dict[str, list[int]] = defaultdict(list)
    names: list[int] = []
    for j in sorted(places):
        token = target[j]
        if token.kind is LATIN:
            stems[english_stem(token.norm)].append(j)
            if "-" in token.norm:
                for part in set(token.norm.split("-")):
                    stems[english_stem(part)].append(j)
            if token.text[0].isupper():
                names.append(j)
        elif token.kind is NUMBER:
            numbers[number_value(token.text)].append(j)
    return _English(target, stems, numbers, names)


def pair_evidence(
    source: Sequence[Token],
    target: Sequence[Token],
    lexicon: Lexicon,
    places: Collection[int] | None = None,
    *,
    sources: Collection[int] | None = None,
) -> dict[tuple[int, int], float]:
    """Every pair (Arabic token, English token) that the lexicon, a number or a sound speaks for: 0 to 1.

    With `places`, only the pairs with these English tokens; with `sources`, only those with these Arabic
    ones. A bead of more than a million pairs of tokens has none.
    """
    if len(source) * len(target) > _MOST_PAIRS:
        return {}
    english = _english(target, range(len(target)) if places is None else frozenset(places))
    if not (english.stems or english.numbers):
        return {}
    evidence: dict[tuple[int, int], float] = {}
    rows = range(len(source)) if sources is None else sorted(frozenset(sources))
    stems, split, translations = english.stems, lexicon.split, lexicon.translations
    for i in rows:
        text, norm, kind, _, _ = source[i]
        if kind is ARABIC:
            for stem, value in translations(split(text, norm)[1]).items():
                if value >= LEAST_EVIDENCE and stem in stems:
                    for j in stems[stem]:
                        evidence[i, j] = max(evidence.get((i, j), 0.0), value)
        elif kind is not MARK:
            same = (
                english.numbers.get(number_value(text)) if kind is NUMBER else stems.get(english_stem(norm))
            )
            for j in same or ():
                evidence[i, j] = 1.0
    if not english.names:
        return evidence
    arabic = [i for i in rows if source[i].kind is ARABIC]
    first, second, sounds = name_pairs(
        [source[i].norm for i in arabic], [target[j].norm for j in english.names], _NAME_SOUNDS
    )
    for a, b, sound in zip(first.tolist(), second.tolist(), sounds.tolist(), strict=True):
        # A word that the lexicon translates is not spelled out as a name as well.
        evidence.setdefault((arabic[a], english.names[b]), sound)
    return evidence
