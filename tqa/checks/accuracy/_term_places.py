"""Where in the English a term of the glossary should stand: what the word links say stands there instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.glossary.english import ARTICLES, is_form, parts_of
from tqa.language.names import name_pairs
from tqa.language.stems import english_stem
from tqa.language.tokens import Kind
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tqa.alignment.links import Link
    from tqa.checks.unit import Unit
    from tqa.glossary import Mention
    from tqa.glossary.english import Term
    from tqa.language.tokens import Token

# Rarer than function words (Lexicon.english_weight: 0 to 1).
_CONTENT = 0.2
# Words further apart than this render no one term.
_FURTHEST = 3
# As alike as the word links want a name and its spelling to be.
_SOUNDS = 0.72
# Shorter words of a term, such as "of", may belong to what follows.
_LONG = 4
# Words that the lexicon links to the term; words that only their place does, or that render a part of it; the
# term's own words, but fewer of them, as in "the Council"; nothing at all, which a pronoun may stand for.
# On human translations only the first are wrong more often than not.
_SURE, _UNSURE, _SHORTER, _NOTHING = 0.8, 0.45, 0.3, 0.4
_NEAR = (1, -1, 2, -2, 3, -3)
_POSSESSIVES = ("'s", "’s", "s'", "s’")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the finding points, whether that renders the term, and how sure it is that the term is wrong."""

    span: Span
    rendering: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class _Chance:
    """An English word that may render the term, with what speaks for it; `behind` are the Arabic words."""

    probability: float
    evident: bool
    behind: frozenset[int]


def place_of(unit: Unit, mention: Mention, allowed: Sequence[Term], taken: Sequence[Span]) -> Place:
    """What renders the mentioned term, none of whose `allowed` English is there.

    Args:
        unit: the sentence pair.
        mention: the term in its Arabic.
        allowed: what the glossary allows for it.
        taken: English that renders other terms.
    """
    chances = _chances(unit, mention, taken)
    if not chances:
        return Place(_beside(unit, mention), rendering=False, confidence=_NOTHING)
    found = _widened(unit, _cluster(chances), allowed, taken)
    cluster = _with_others(unit, mention, found, taken)
    words = [unit.target_tokens[j] for j in cluster]
    span = Span(words[0].span.start, words[-1].span.end - _possessive(words[-1].text))
    lows = [part.low for part in parts_of(unit.target_tokens[cluster[0] : cluster[-1] + 1])]
    if _is_name(unit, mention, words, allowed) or _is_shorter(lows, allowed):
        return Place(span, rendering=True, confidence=_SHORTER)
    # Of a term of two words one alone says little: the other may have been left out on purpose.
    evident = [chances[j] for j in cluster if j in chances and chances[j].evident]
    behind = frozenset[int]().union(*(chance.behind for chance in evident))
    sure = len(cluster) > len(found) or 2 * len(behind) > mention.last + 1 - mention.first
    return Place(span, rendering=True, confidence=_SURE if sure else _UNSURE)


def _chances(unit: Unit, mention: Mention, taken: Sequence[Span]) -> dict[int, _Chance]:
    """The English words that may render the term; if evidence speaks for some, those alone."""
    chances: dict[int, _Chance] = {}
    for i in range(mention.first, mention.last + 1):
        for link in _together(_content_links(unit, i, taken)):
            old = chances.get(link.target, _Chance(0.0, evident=False, behind=frozenset()))
            chances[link.target] = _Chance(
                max(old.probability, link.probability),
                old.evident or unit.links.has_evidence(link),
                old.behind | {i},
            )
    return {j: chance for j, chance in chances.items() if chance.evident} or chances


def _content_links(unit: Unit, i: int, taken: Sequence[Span]) -> list[Link]:
    """Links of an Arabic word to English content words, best first."""
    found = []
    for link in unit.links.of_source(i):
        word = unit.target_tokens[link.target]
        if word.kind is Kind.MARK or any(span.overlaps(word.span) for span in taken):
            continue
        if unit.lexicon.english_weight(english_stem(word.norm)) >= _CONTENT:
            found.append(link)
    return found


def _together(links: Sequence[Link]) -> Iterator[Link]:
    """The best of a word's links and those beside it: one word may be rendered by two, but not far apart."""
    if links:
        best = links[0].target
        yield from (link for link in links if abs(link.target - best) <= 1)


def _cluster(chances: dict[int, _Chance]) -> list[int]:
    """Those of the words that stand together and are the most probable."""
    clusters: list[list[int]] = []
    for j in sorted(chances):
        if clusters and j - clusters[-1][-1] <= _FURTHEST:
            clusters[-1].append(j)
        else:
            clusters.append([j])
    return max(clusters, key=lambda cluster: sum(chances[j].probability for j in cluster))


def _widened(unit: Unit, cluster: list[int], allowed: Sequence[Term], taken: Sequence[Span]) -> list[int]:
    """The words with those beside them that the allowed terms have too: “Affairs” in “foreign affairs”."""
    lows = {low for term in allowed for low in term.lows if len(low) >= _LONG}
    tokens = unit.target_tokens

    def belongs(j: int) -> bool:
        if not 0 <= j < len(tokens) or any(span.overlaps(tokens[j].span) for span in taken):
            return False
        return tokens[j].is_word and any(is_form(low, tokens[j].norm) for low in lows)

    first, last = cluster[0], cluster[-1]
    while belongs(first - 1):
        first -= 1
    while belongs(last + 1):
        last += 1
    return [*range(first, cluster[0]), *cluster, *range(cluster[-1] + 1, last + 1)]


def _with_others(unit: Unit, mention: Mention, cluster: list[int], taken: Sequence[Span]) -> list[int]:
    """The words that render a part of the term, with those beside them that are linked to it by place.

    So “the Council” stands alone, while “the Safety Council” and “the Council of Safety” are other names.
    """
    tokens, places = unit.target_tokens, set(range(mention.first, mention.last + 1))

    def is_loose(j: int) -> bool:
        if not 0 <= j < len(tokens) or tokens[j].kind is not Kind.LATIN:
            return False
        if any(span.overlaps(tokens[j].span) for span in taken):
            return False
        if unit.lexicon.english_weight(english_stem(tokens[j].norm)) < _CONTENT:
            return False
        return {link.source for link in unit.links.of_target(j)} & places != set()

    wanting = mention.last + 1 - mention.first - len(cluster)
    before = [j for j in range(cluster[0] - wanting, cluster[0]) if wanting > 0]
    while before and not all(map(is_loose, before)):
        before.pop(0)
    after = cluster[-1] + 1
    if wanting <= 0 or after + 1 >= len(tokens) or tokens[after].norm != "of":
        return [*before, *cluster]
    behind = after + 2 if tokens[after + 1].norm in ARTICLES else after + 1
    return [*before, *cluster, *range(after, behind + 1)] if is_loose(behind) else [*before, *cluster]


def _is_name(unit: Unit, mention: Mention, words: Sequence[Token], allowed: Sequence[Term]) -> bool:
    """Whether the Arabic word is a name here, spelled out in English, and not the glossary's common noun."""
    if mention.first != mention.last or any(term.words[0][:1].isupper() for term in allowed):
        return False
    names = [word.norm for word in words if word.text[:1].isupper() and word.kind is Kind.LATIN]
    return bool(names) and len(name_pairs([unit.source_tokens[mention.first].norm], names, _SOUNDS)[0]) > 0


def _possessive(word: str) -> int:
    """How many characters of the ending of a possessive a word has: its s stays, as in "the truce's end"."""
    return 2 if word.endswith(_POSSESSIVES[:2]) else 1 if word.endswith(_POSSESSIVES[2:]) else 0


def _is_shorter(lows: Sequence[str], allowed: Iterable[Term]) -> bool:
    """Whether these are words of one of the terms, but not all."""
    kept = [low for low in lows if low not in ARTICLES and low != "of"]
    return any(
        len(kept) < len([low for low in term.lows if low != "of"])
        and all(any(is_form(low, word) for low in term.lows) for word in kept)
        for term in allowed
    )


def _beside(unit: Unit, mention: Mention) -> Span:
    """The English word that renders a neighbour of the term; the whole sentence where none does."""
    for step in _NEAR:
        index = (mention.last if step > 0 else mention.first) + step
        if 0 <= index < len(unit.source_tokens):
            for link in unit.links.of_source(index):
                word = unit.target_tokens[link.target]
                if word.is_word and unit.lexicon.english_weight(english_stem(word.norm)) >= _CONTENT:
                    return word.span
    words = unit.target_words
    return Span(words[0].span.start, words[-1].span.end) if words else Span(0, len(unit.target))
