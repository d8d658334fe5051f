"""A phrase or a sentence said twice by accident.

What it does: finds a stretch of three or more words repeated at once (“compared with last year compared
with last year”), the same clause said twice in slightly different words (“Write to the school before
the term: Write to the school before the term”), a loop of syllables (“t-t-t-t-t-t”) and a
sentence printed again later in the article.

Why it matters: systems that lose their place translate a stretch twice or run in circles; readers see a
careless text and editors pay for words that say nothing.

Example: Loans rose by 27 percent compared with last year compared with last year.

Better: Loans rose by 27 percent compared with last year.

Fix safety: dropping one of the two is suggested only, since one of them may be the better wording.

Known false positives: refrains and pull quotes, where the Arabic is not at hand.

Measured precision: precision 1.00, recall 0.68 on the open half of data/detection (grade_detection.py over
gold.jsonl); nothing is flagged in 10,830 human sentences (bitext ntrex, flores, un, pud, geneval).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.repetition._echoes import clause_echoes, immediate_echoes, loops
from tqa.checks.rule import Hit, define, replace
from tqa.model import Applicability, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.repetition._echoes import Echo
    from tqa.checks.rule import Options
    from tqa.checks.unit import ArticleView, Unit

_FEWEST_WORDS = 6


def _check(view: ArticleView, _options: Options) -> Iterator[tuple[Unit, Hit]]:
    seen: dict[tuple[str, ...], Unit] = {}
    for unit in view.units:
        if unit.furniture:
            continue
        end = 0
        for echo in sorted(
            (*loops(unit), *immediate_echoes(unit), *clause_echoes(unit)), key=lambda echo: echo.repeated
        ):
            if echo.repeated.start >= end:
                yield unit, _hit(unit, echo)
                end = echo.repeated.end
        words = tuple(token.norm for token in unit.target_words)
        if len(words) < _FEWEST_WORDS or unit.heading:
            continue
        earlier = seen.setdefault(words, unit)
        if earlier is not unit and not _same_source(earlier, unit):
            yield unit, _printed_again(unit)


def _same_source(one: Unit, other: Unit) -> bool:
    """Whether the Arabic says the same thing twice as well."""
    return bool(one.source) and [token.norm for token in one.source_tokens] == [
        token.norm for token in other.source_tokens
    ]


def _printed_again(unit: Unit) -> Hit:
    span = Span(0, len(unit.target))
    fix = replace(span, "", Applicability.SUGGESTED, "The article has this sentence already.")
    return Hit(span, "This sentence stands in the article already.", fixes=(fix,), confidence=0.8)


def _hit(unit: Unit, echo: Echo) -> Hit:
    text = echo.repeated.of(unit.target)
    shown = text if len(text) <= 60 else text[:57].rstrip() + "…"
    fix = replace(echo.dropped, echo.instead, Applicability.SUGGESTED, "Once is enough.")
    return Hit(echo.repeated, f"“{shown}” is said twice.", fixes=(fix,), confidence=echo.confidence)


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MAJOR,
    category="linguistic-conventions/duplication",
    check_article=_check,
)
