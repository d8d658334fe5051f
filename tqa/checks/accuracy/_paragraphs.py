"""The number that opens a paragraph, "54 -": dropped by the English, or another one in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.accuracy._number_pairs import Mismatch, unmatched
from tqa.checks.rule import Hit, replace
from tqa.language.quantities import Form, Quantity, QuantityKind
from tqa.language.stems import english_stem
from tqa.language.tokens import ARABIC, LATIN
from tqa.model import Applicability, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.unit import Unit

# A paragraph's own number stands among its first tokens.
_OPENING = 3
# Rarer than function words (Lexicon.english_weight, arabic_weight: 0 to 1).
_CONTENT = 0.2
# Of the English content words, so many must render Arabic ones, and the first two, as far as the lexicon
# knows them, must not render words from further on than the first four of the Arabic. A translator who
# rewrites the paragraph also lays out the page, where numbers may be set apart; a machine that follows the
# Arabic word by word has simply lost it. Set on 3,295 UN references and the output of four systems.
_LEAST_RENDERED = 0.55
_FIRST_ENGLISH, _FIRST_ARABIC = 2, 4


def changed_number(source: Sequence[Quantity], target: Sequence[Quantity]) -> Mismatch | None:
    """The paragraph's number, where the English has another one.

    A number one higher or lower is none: a paragraph more or less, earlier in one of two versions of a text,
    shifts all that follow.
    """
    if not source or not target or {source[0].kind, target[0].kind} != {QuantityKind.MARKER}:
        return None
    number, other = source[0], target[0]
    if not unmatched([number], [other]) or abs(number.value - other.value) <= 1:
        return None
    return Mismatch(number, other, magnitude=False)


def dropped_number(unit: Unit, source: Sequence[Quantity], target: Sequence[Quantity]) -> Iterator[Hit]:
    """The number of the paragraph that the English, which else follows the Arabic closely, has dropped."""
    if not _is_open(source, target) or (target and target[0].kind is QuantityKind.MARKER):
        return
    if not _follows(unit):
        return
    number = source[0]
    words = unit.target_tokens[:2]
    start = words[0].span.start
    yield Hit(
        Span(start, words[-1].span.end),
        f"The Arabic paragraph bears the number «{number.span.of(unit.source)}»; the English has dropped it.",
        source_span=number.span,
        fixes=(
            replace(
                Span(start, start), f"{number.value}. ", Applicability.SUGGESTED, "the paragraph's number"
            ),
        ),
        severity=Severity.MINOR,
        confidence=0.8,
        part="missing",
    )


def _is_open(source: Sequence[Quantity], target: Sequence[Quantity]) -> bool:
    """Whether the Arabic opens with a paragraph's number that the English does not give at its start."""
    if not source or source[0].kind is not QuantityKind.MARKER:
        return False
    opening = [two for two in target if two.form is Form.DIGITS or two.first < _OPENING]
    return bool(unmatched(source[:1], opening))


def _follows(unit: Unit) -> bool:
    """Whether the English begins as the Arabic does and renders it closely."""
    weigh, tokens = unit.lexicon.arabic_weight, unit.source_tokens
    ours = [
        index
        for index, token in enumerate(tokens)
        if token.kind is ARABIC and weigh(unit.lexicon.split(token.text)[1]) >= _CONTENT
    ]
    theirs = [
        index
        for index, token in enumerate(unit.target_tokens)
        if token.kind is LATIN and unit.lexicon.english_weight(english_stem(token.norm)) >= _CONTENT
    ]
    behind = [[link.source for link in unit.evident.of_target(index)] for index in theirs]
    opening = set(ours[:_FIRST_ARABIC])
    first = [sources for sources in behind[:_FIRST_ENGLISH] if sources]
    elsewhere = bool(first) and not any(opening.intersection(sources) for sources in first)
    return not elsewhere and sum(map(bool, behind)) >= _LEAST_RENDERED * len(theirs)
