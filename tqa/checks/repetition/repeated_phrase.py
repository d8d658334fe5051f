"""A phrase or a sentence said twice by accident.

What it does: finds a stretch of three or more words repeated at once (“compared with last year compared
with last year”), the same clause said twice in slightly different words (“Write to the school before
the term: Write to the school before the term”), words said again far apart that the Arabic has only
once, a loop of syllables (“t-t-t-t-t-t”) and a sentence printed again later in the article whose own
Arabic, if any, does not say it.

Why it matters: systems that lose their place translate a stretch twice or run in circles; readers see a
careless text and editors pay for words that say nothing.

Example: Loans rose by 27 percent compared with last year compared with last year.

Better: Loans rose by 27 percent compared with last year.

Fix safety: dropping one of the two is suggested only, since one of them may be the better wording.

Known false positives: refrains and pull quotes, where the Arabic is not at hand.

Measured precision: 1.00 (18 findings), recall 0.89 (19 errors) on detection/gold.jsonl (python
benchmarks/detection.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.repetition._distant import said_once_in_source
from tqa.checks.repetition._echoes import clause_echoes, immediate_echoes, loops
from tqa.checks.rule import Hit, define, replace
from tqa.language.stems import english_stem
from tqa.model import Applicability, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.repetition._echoes import Echo
    from tqa.checks.rule import Options
    from tqa.checks.unit import ArticleView, Unit

_FEWEST_WORDS = 6
# A word of less weight is grammar, and has evidence in any Arabic.
_CONTENT = 0.15
# Arabic that says a sentence again in other words still has half of what the lexicon knows; another sentence
# has next to nothing.
_SAID_AGAIN = 0.5


def _check(view: ArticleView, _options: Options) -> Iterator[tuple[Unit, Hit]]:
    seen: dict[tuple[str, ...], Unit] = {}
    for unit in view.units:
        if unit.furniture:
            continue
        for hit in _hits(unit):
            yield unit, hit
        if len(view.units) == 1:
            return
        words = tuple(token.norm for token in unit.target_words)
        if len(words) < _FEWEST_WORDS or unit.heading:
            continue
        earlier = seen.setdefault(words, unit)
        if earlier is not unit and not _explained(earlier, unit):
            yield unit, _printed_again(unit)


def _hits(unit: Unit) -> Iterator[Hit]:
    """What is said twice inside the unit; words far apart count only where nothing nearer is wrong."""
    end = 0
    echoes = [*loops(unit), *immediate_echoes(unit), *clause_echoes(unit)]
    for echo in sorted(echoes, key=lambda echo: echo.repeated) if echoes else ():
        if echo.repeated.start >= end:
            yield _hit(unit, echo)
            end = echo.repeated.end
    if not end:
        for first, last in said_once_in_source(unit):
            span = Span(first.span.start, last.span.end)
            message = f"“{_shown(span.of(unit.target))}” is said a second time; the Arabic has it once."
            yield Hit(span, message, confidence=0.75)


def _explained(earlier: Unit, unit: Unit) -> bool:
    """Whether the sentence's own Arabic says it again too, be it in other words than the first time."""
    return bool(unit.source_words) and _accounted_for(unit) >= _SAID_AGAIN * _accounted_for(earlier)


def _accounted_for(unit: Unit) -> int:
    """How many content words of the English have evidence in the Arabic."""
    words = {unit.target_tokens[place].norm for _, place in unit.evidence}
    return sum(unit.lexicon.english_weight(english_stem(word)) >= _CONTENT for word in words)


def _printed_again(unit: Unit) -> Hit:
    span = Span(0, len(unit.target))
    fix = replace(span, "", Applicability.SUGGESTED, "The article has this sentence already.")
    return Hit(span, "This sentence stands in the article already.", fixes=(fix,), confidence=0.8)


def _hit(unit: Unit, echo: Echo) -> Hit:
    fix = replace(echo.dropped, echo.instead, Applicability.SUGGESTED, "Once is enough.")
    message = f"“{_shown(echo.repeated.of(unit.target))}” is said twice."
    return Hit(echo.repeated, message, fixes=(fix,), confidence=echo.confidence)


def _shown(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MAJOR,
    category="linguistic-conventions/duplication",
    check_article=_check,
)
