"""English that no Arabic stands behind: a whole sentence, or a stretch of one.

What it does: `sentence` reports an English sentence without an Arabic one, unless the Arabic beside it has
its words; `words` reports three content words or more in a row that nothing in the Arabic stands behind,
where hardly any Arabic word is left over.
Lines of web-page furniture are left to `boilerplate`, sentences printed twice to `repeated-phrase`.

Why it matters: what a system makes up reads as well as the rest, and is printed as news.

Example: «أغلقت السلطات الميناء.» → “The authorities closed the port. No one was available for comment.”

Better: “The authorities closed the port.”

Fix safety: suggested for a sentence, which is dropped. A stretch is only shown.

Known false positives: a sentence that an editor added on purpose; a free rendering in words that the lexicon
does not know. The findings do not fail a run unless you set `gate = true`.

Measured precision: no finding, recall 0.00 (6 errors) on detection/gold.jsonl (python
benchmarks/detection.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.accuracy._additions import added_words
from tqa.checks.accuracy._lone_sentences import lone_targets
from tqa.checks.dropped import is_dropped
from tqa.checks.quoted import shortened
from tqa.checks.rule import Hit, define, replace
from tqa.language.furniture import opens_link_list
from tqa.model import Applicability, Language, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.rule import Options
    from tqa.checks.unit import ArticleView, Unit

# Headlines that may follow a line which opens a list of links.
_LONGEST_LIST = 10


def check(view: ArticleView, options: Options) -> Iterator[tuple[Unit, Hit]]:  # noqa: ARG001 - every rule takes options
    """English sentences of the article, and stretches of its sentences, without Arabic."""
    lone = list(lone_targets(view))
    skipped = _judged_elsewhere(view) if lone else set()
    for unit, confidence in lone:
        if unit.index not in skipped:
            yield unit, _sentence(unit, confidence)
    for unit in view.units:
        if unit.source and unit.target and not unit.furniture:
            for span, confidence in added_words(unit):
                yield unit, _words(unit, span, confidence)


def _judged_elsewhere(view: ArticleView) -> set[int]:
    """Units without Arabic that have none to be compared with, or that other rules report."""
    found: set[int] = set()
    seen: set[tuple[str, ...]] = set()
    linked = 0
    for unit in view.units:
        if not unit.target:
            continue
        words = tuple(token.norm for token in unit.target_words)
        lone = not unit.source.strip()
        dropped = lone and is_dropped(unit)
        if lone and (dropped or linked or unit.alone or words in seen):
            found.add(unit.index)
        if dropped:
            linked = _LONGEST_LIST if opens_link_list(unit.target, Language.ENGLISH) else 0
        else:
            linked = linked - 1 if lone and linked else 0
        seen.add(words)
    return found


def _sentence(unit: Unit, confidence: float) -> Hit:
    span = Span(0, len(unit.target))
    fix = replace(span, "", Applicability.SUGGESTED, "The Arabic does not say this.")
    message = f"No Arabic stands behind “{shortened(unit.target)}”."
    return Hit(span, message, fixes=(fix,), confidence=confidence, part="sentence")


def _words(unit: Unit, span: Span, confidence: float) -> Hit:
    message = f"Nothing in the Arabic stands behind “{shortened(span.of(unit.target))}”."
    return Hit(span, message, severity=Severity.MINOR, confidence=confidence, part="words")


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MAJOR,
    category="accuracy/addition",
    check_article=check,
    parts=("sentence", "words"),
    gates=False,
    min_confidence=0.8,
    yields_to=("boilerplate", "name-mismatch", "number-mismatch", "repeated-phrase"),
    compares=True,
)
