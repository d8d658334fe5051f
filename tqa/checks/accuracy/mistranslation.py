"""An English word of the wrong sense: the Arabic has two, and its neighbours show which one is meant.

What it does: knows Arabic words with two senses that English keeps apart («طعن» in a court is an appeal, in a
street a stabbing; «شحنة» at a port is a shipment, in a battery a charge) from a list of some sixty. Reports
the English of the one sense where words of the other's field stand in the Arabic sentence, no English word of
the right sense does, and no other Arabic word explains the English one.

Why it matters: the sentence is fluent and says something else.

Example: «صادرت الجمارك في الميناء شحنة من الأدوية.» → “Customs at the port seized a charge of medicines.”

Better: “Customs at the port seized a shipment of medicines.”

Fix safety: suggested. The usual word of the right sense, with its article; none where the form is in doubt.

Known false positives: both senses in one sentence; metaphors. Wrong senses that are not on the list are not
found: what a dictionary lacks is far more often a free translation than a wrong one (one in nine of such
words on annotated output). The findings do not fail a run unless you set `gate = true`.

Measured precision: no finding, recall 0.01 (225 errors) on detection/gold.jsonl (python
benchmarks/detection.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.accuracy._wrong_senses import wrong_senses
from tqa.checks.rule import Hit, define, replace
from tqa.language.english import article_for
from tqa.model import Applicability, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.accuracy._wrong_senses import WrongSense
    from tqa.checks.rule import Options
    from tqa.checks.unit import Unit
    from tqa.model import Fix

_CONFIDENCE = 0.7


def check(unit: Unit, options: Options) -> Iterator[Hit]:  # noqa: ARG001 - every rule takes options
    """Words of `unit` that have the wrong sense."""
    if not unit.source:
        return
    reported: set[int] = set()
    for wrong in wrong_senses(unit):
        if wrong.target in reported:
            continue
        reported.add(wrong.target)
        tokens = unit.source_tokens
        source = Span(tokens[wrong.first].span.start, tokens[wrong.last].span.end)
        word = unit.target_tokens[wrong.target]
        fix = _fix(unit, wrong)
        yield Hit(
            word.span,
            f"«{source.of(unit.source)}» is “{wrong.better}” here, not “{word.text}”.",
            source_span=source,
            fixes=(fix,) if fix is not None else (),
            confidence=_CONFIDENCE,
        )


def _fix(unit: Unit, wrong: WrongSense) -> Fix | None:
    """The right word in place of the wrong one; a plural gets an s, other forms are left to the editor."""
    tokens = unit.target_tokens
    word = tokens[wrong.target]
    if word.norm.endswith(("ed", "ing")) or not wrong.better.isascii():
        return None
    better = wrong.better
    if word.norm.endswith("s") and not better.endswith(("s", "y", "f")):
        better += "s"
    elif word.norm.endswith("s"):
        return None
    span = word.span
    before = tokens[wrong.target - 1] if wrong.target else None
    if before is not None and before.norm in ("a", "an"):
        article = article_for(better)
        span = Span(before.span.start, span.end)
        better = f"{article.capitalize() if before.text[0].isupper() else article} {better}"
    elif word.text[0].isupper():
        better = better.capitalize()
    return replace(span, better, Applicability.SUGGESTED, "the sense that the Arabic has here")


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MAJOR,
    category="accuracy/mistranslation/wrong-sense",
    check=check,
    gates=False,
    min_confidence=0.6,
    yields_to=("doubled-coordination", "terminology"),
    compares=True,
)
