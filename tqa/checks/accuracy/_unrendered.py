"""Figures of the one side that nothing on the other renders, although the words beside them are rendered."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tqa.checks.rule import Hit
from tqa.language.quantities import Form, Quantity, QuantityKind
from tqa.language.stems import english_stem
from tqa.language.tokens import ARABIC, LATIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token
    from tqa.model import Span

_BRACKETS = frozenset("()[]'`’‘\"")
_CLOSING = frozenset(")]")
_STOPS = frozenset(".:;")
# How far from a number the words stand that it counts or dates.
_NEAR = (1, -1, 2, -2, 3, -3)
# Rarer than function words (Lexicon.english_weight, arabic_weight: 0 to 1).
_CONTENT = 0.2
# Evidence (0 to 1) that makes a word a serious candidate.
_STRONG = 0.3
# Translators add the year of a law or of a month that the Arabic leaves to be understood.
_YEARS = range(1700, 2100)
# Arabic calls the 2000s the start of the millennium, or the first decade of the century.
_MILLENNIUM = 2000
_LAST_DAY = 31
_MONTHS = frozenset(
    "january february march april may june july august september october november december "  # noqa: SIM905
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)


def missing_hits(unit: Unit, lost: Sequence[Quantity]) -> Iterator[Hit]:
    """Figures that nothing renders, although the words around them are rendered.

    Where those are missing too, it is an omission (or a wrong alignment) and no matter of numbers. Several
    figures of one place make one hit.
    """
    places: dict[Span, list[Quantity]] = {}
    figures = [each for each in lost if each.form is not Form.WORDS and not each.spelled]
    shared = _shared(unit) if figures else frozenset()
    for quantity in figures:
        place = None if _is_aside(unit, quantity) else _place_of(unit, quantity, shared)
        if place is not None:
            places.setdefault(place, []).append(quantity)
    for place, quantities in places.items():
        said = ", ".join(dict.fromkeys(f"«{quantity.span.of(unit.source)}»" for quantity in quantities))
        yield Hit(
            place,
            f"{said}: nothing in the English has this value.",
            source_span=quantities[0].span,
            confidence=0.6,
            part="missing",
        )


def _is_aside(unit: Unit, quantity: Quantity) -> bool:
    """List marks, footnotes and a resolution's year stand in brackets; English may drop them."""
    tokens = unit.source_tokens
    if quantity.last + 1 == len(tokens):
        return False
    opened = quantity.first == 0 or tokens[quantity.first - 1].text in _BRACKETS
    return tokens[quantity.last + 1].text == ")" or (opened and tokens[quantity.last + 1].text in _BRACKETS)


def _place_of(unit: Unit, quantity: Quantity, shared: frozenset[int]) -> Span | None:
    """The English word, none of the `shared`, that renders a content word beside the number, if any."""
    for step in _NEAR:
        index = (quantity.last if step > 0 else quantity.first) + step
        if not 0 <= index < len(unit.source_tokens) or unit.source_tokens[index].kind is not ARABIC:
            continue
        for link in unit.links.of_source(index):
            word = unit.target_tokens[link.target]
            if word.kind is not LATIN or unit.lexicon.english_weight(english_stem(word.norm)) < _CONTENT:
                continue
            if link.target not in shared:
                return word.span
    return None


def _shared(unit: Unit) -> frozenset[int]:
    """English words that more Arabic words than English ones may be rendered by: the other one may be."""
    rivals = Counter(target for (_, target), strength in unit.evidence.items() if strength >= _STRONG)
    stems = [english_stem(token.norm) if token.kind is LATIN else "" for token in unit.target_tokens]
    alike = Counter(stems)
    return frozenset(target for target, count in rivals.items() if count > alike[stems[target]])


def extra_hits(unit: Unit, new: Sequence[Quantity]) -> Iterator[Hit]:
    """Figures without any source, although the words around them have one."""
    for quantity in new:
        if quantity.form is Form.DIGITS and not _is_added(unit, quantity) and _has_context(unit, quantity):
            yield Hit(
                quantity.span,
                f"No number of the Arabic stands behind “{quantity.span.of(unit.target)}”.",
                confidence=0.5,
                part="extra",
            )


def _is_added(unit: Unit, quantity: Quantity) -> bool:
    """Figures that translators add: dates and years, references in brackets, the number of a section."""
    tokens, first, last = unit.target_tokens, quantity.first, quantity.last
    if quantity.kind is QuantityKind.CARDINAL and quantity.value in _YEARS and first == last:
        return True
    if quantity.kind is QuantityKind.DECADE and quantity.value == _MILLENNIUM:
        return True
    if in_date(tokens, quantity):
        return True
    if last + 1 == len(tokens):
        return False
    before = tokens[first - 1] if first else None
    return tokens[last + 1].text in _CLOSING or _is_section(before, tokens[last + 1 : last + 3])


def in_date(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number of an English text is the day or year of a date: whether a month stands beside it."""
    near = (
        *tokens[max(0, quantity.first - 1) : quantity.first],
        *tokens[quantity.last + 1 : quantity.last + 2],
    )
    return any(token.norm in _MONTHS for token in near)


def _is_section(before: Token | None, behind: Sequence[Token]) -> bool:
    """Whether a number between two sentences heads the second: "... its report. 3. Working methods"."""
    heads = len(behind) > 1 and behind[0].text == "." and behind[1].text[0].isupper()
    return heads and before is not None and before.text in _STOPS


def _has_context(unit: Unit, quantity: Quantity) -> bool:
    """Whether a content word beside the English number renders an Arabic one."""
    for step in _NEAR:
        index = (quantity.last if step > 0 else quantity.first) + step
        if not 0 <= index < len(unit.target_tokens) or unit.target_tokens[index].kind is not LATIN:
            continue
        for link in unit.evident.of_target(index):
            stem = unit.lexicon.split(unit.source_tokens[link.source].text)[1]
            if unit.lexicon.arabic_weight(stem) >= _CONTENT:
                return True
    return False
