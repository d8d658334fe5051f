"""Arabic sentences with no English, and English ones with no Arabic: how sure is it that there is none?

The aligner may leave alone what belongs to a neighbour, as where two sentences became one. So the words of a
lone sentence are looked for in what its neighbours, and the lone sentences of the other side near it, do not
account for among themselves.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tqa.alignment.kinds import LineKind, line_kind
from tqa.checks.accuracy._content_words import english_content
from tqa.checks.accuracy._coverage import (
    arabic_words,
    english_stems,
    free_english,
    looked_closer,
    looked_up,
)
from tqa.language.tokens import Kind
from tqa.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.unit import ArticleView, Unit

_SURE = 0.95
_KINDS = {LineKind.PROSE: _SURE, LineKind.HEADING: 0.4}
# A sentence of fewer content words is soon said in passing, and a free rendering of one soon unrecognised.
_FEWEST, _FEWEST_ADDED, _FEW = 3, 5, 0.7
# With this share of its words (by weight) left over beside it, a sentence is there after all.
_FOUND, _ELSEWHERE = 0.45, 0.3
# Where more than this share of the sentences stands alone, the other text is an excerpt or another article.
_MOST, _IN_EXCERPT = 0.5, 0.6
# Lone sentences of the other side, before and behind, that are looked at.
_NEAR = 3
_MOST_TOKENS = 1_000


def lone_sources(view: ArticleView) -> Iterator[tuple[Unit, float]]:
    """The units whose Arabic has no English, each with the confidence (0 to 1) that it is missing."""
    lone = [k for k, unit in enumerate(view.units) if unit.source.strip() and not unit.target.strip()]
    if not lone:
        return
    others = [k for k, unit in enumerate(view.units) if unit.target.strip()]
    strangers = [k for k in others if not view.units[k].source.strip()]
    for k in lone:
        unit = view.units[k]
        confidence = _of_kind(unit.source, Language.ARABIC)
        if not confidence:
            continue
        words = arabic_words(unit)
        if len(words) < _FEWEST:
            confidence = min(confidence, _FEW)
        if len(lone) > _MOST * len(view.units) and others:
            confidence *= _IN_EXCERPT
        if _is_sentence(unit) and any(
            _renders(view.units[n], unit)
            for n in _beside(k, others, strangers)
            if _is_sentence(view.units[n])
        ):
            confidence = min(confidence, _ELSEWHERE)
        yield unit, confidence


def lone_targets(view: ArticleView) -> Iterator[tuple[Unit, float]]:
    """The units whose English has no Arabic, each with the confidence (0 to 1) that it was added."""
    lone = [k for k, unit in enumerate(view.units) if unit.target.strip() and not unit.source.strip()]
    if not lone:
        return
    others = [k for k, unit in enumerate(view.units) if unit.source.strip()]
    strangers = [k for k in others if not view.units[k].target.strip()]
    for k in lone:
        unit = view.units[k]
        confidence = _of_kind(unit.target, Language.ENGLISH)
        if not confidence:
            continue
        weights = _english_weights(unit)
        if len(weights) < _FEWEST_ADDED:
            confidence = min(confidence, _FEW)
        if len(lone) > _MOST * len(view.units):
            confidence *= _IN_EXCERPT
        if _is_sentence(unit) and any(
            _stands_behind(view.units[n], unit, weights)
            for n in _beside(k, others, strangers)
            if _is_sentence(view.units[n])
        ):
            confidence = min(confidence, _ELSEWHERE)
        yield unit, confidence


def _is_sentence(unit: Unit) -> bool:
    """Whether the unit is short enough to be one; comparing longer texts word by word takes too long."""
    return max(len(unit.source_tokens), len(unit.target_tokens)) <= _MOST_TOKENS


def _of_kind(text: str, language: Language) -> float:
    """How sure a sentence of this kind is missed: by-lines, dates and furniture not at all."""
    return _KINDS.get(line_kind(text, language), 0.0)


def _beside(k: int, others: Sequence[int], strangers: Sequence[int]) -> set[int]:
    """The neighbours of unit `k` among `others`, and the nearest of `strangers`."""
    at, near = bisect_left(others, k), bisect_left(strangers, k)
    return {*others[max(0, at - 1) : at + 1], *strangers[max(0, near - _NEAR) : near + _NEAR]}


def _renders(neighbour: Unit, unit: Unit) -> bool:
    """Whether the English of `neighbour` holds, beyond its own Arabic, the words of the Arabic of `unit`."""
    stems = english_stems(neighbour)
    own = looked_closer(neighbour, arabic_words(neighbour, stems), stems)
    free = set(free_english(neighbour, own))
    words = looked_closer(unit, arabic_words(unit, stems), stems, neighbour.target_tokens)
    found = sum(word.weight for word in words if not word.weak and free.intersection(word.places))
    return found >= _FOUND * max(sum(word.weight for word in words), 1e-9)


def _english_weights(unit: Unit) -> dict[int, float]:
    """The English content tokens with their weights."""
    weights = {}
    for index, token in enumerate(unit.target_tokens):
        if token.kind is Kind.LATIN:
            stem = english_content(token.norm, unit.lexicon)
            if stem:
                weights[index] = unit.lexicon.english_weight(stem)
    return weights


def _stands_behind(neighbour: Unit, unit: Unit, weights: dict[int, float]) -> bool:
    """Whether the Arabic of `neighbour`, beyond its own English, holds the words of the English of `unit`."""
    stems = english_stems(neighbour)
    own = looked_closer(neighbour, arabic_words(neighbour, stems), stems)
    left = [word for word in own if not word.covered]
    stems = english_stems(unit)
    left = looked_closer(neighbour, looked_up(left, stems), stems, unit.target_tokens)
    places = {j for word in left if not word.weak for j in word.places}
    found = sum(weight for j, weight in weights.items() if j in places)
    return found >= _FOUND * max(sum(weights.values()), 1e-9)
