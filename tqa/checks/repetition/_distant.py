"""Words that the English says twice, far apart, where the Arabic has them once.

A system that loses its place fills a second gap with what it has said before: "agencies lack money …, so that
officials lack money." Only the Arabic tells this from a repetition that is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.fragments._lists import word_list
from tqa.language.tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tqa.checks.unit import Unit

_FEWEST = 5
_FEWEST_CONTENT = 3
_FEWEST_KNOWN = 2
# Evidence at which an Arabic word may stand behind an English one.
_BEHIND = 0.08


def said_once_in_source(unit: Unit) -> Iterator[tuple[Token, Token]]:
    """First and last word of every stretch that repeats earlier words whose Arabic stands there only once."""
    if not unit.source or not unit.repeats_itself:
        return
    places = [index for index, token in enumerate(unit.target_tokens) if token.kind is not Kind.MARK]
    found: list[tuple[Token, Token, list[tuple[int, int]]]] = []
    for first, second, length in _repeats([token.norm for token in unit.target_words]):
        pairs = [(places[first + step], places[second + step]) for step in range(length)]
        content = [pair for pair in pairs if _is_content(unit.target_tokens[pair[0]])]
        if len(content) >= _FEWEST_CONTENT:
            found.append((unit.target_tokens[pairs[0][1]], unit.target_tokens[pairs[-1][1]], content))
    behind = _arabic_behind(unit, {place for _, _, content in found for pair in content for place in pair})
    for start, end, content in found:
        if _is_said_once(content, behind):
            yield start, end


def _repeats(norms: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """(first, second, length) of stretches that come again without overlap, each as long as it goes."""
    starts = list(zip(*(norms[step:] for step in range(_FEWEST)), strict=False))
    if len(set(starts)) == len(starts):
        return  # as of most sentences
    seen: dict[tuple[str, ...], int] = {}
    index = 0
    while index < len(starts):
        before = seen.setdefault(starts[index], index)
        if before > index - _FEWEST:
            index += 1
            continue
        length = _FEWEST
        while (
            index + length < len(norms)
            and before + length < index
            and norms[before + length] == norms[index + length]
        ):
            length += 1
        yield before, index, length
        index += length


def _arabic_behind(unit: Unit, places: Collection[int]) -> dict[int, set[int]]:
    """Each of the English tokens → the Arabic tokens that may stand behind it."""
    behind: dict[int, set[int]] = {}
    for (source, target), weight in unit.evidence_of(places).items():
        if weight >= _BEHIND:
            behind.setdefault(target, set()).add(source)
    return behind


def _is_said_once(content: Sequence[tuple[int, int]], behind: dict[int, set[int]]) -> bool:
    """Whether no content word of the stretch has two Arabic words to stand for, and enough have one."""
    counts = [len(behind.get(one, set()) | behind.get(other, set())) for one, other in content]
    return max(counts) <= 1 and sum(counts) >= _FEWEST_KNOWN


def _is_content(token: Token) -> bool:
    light = word_list("function_words") | word_list("finite_auxiliaries") | word_list("before_nouns")
    return token.kind is Kind.LATIN and token.norm not in light
