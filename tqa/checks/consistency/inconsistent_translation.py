"""An Arabic sentence or long phrase that the article repeats, with other English words the second time.

What it does: `sentence` finds Arabic sentences of four words or more that stand in the article more than
once, word for word, with English that differs in more than inflection, order, case, punctuation and words of
grammar. `phrase` does the same for phrases of four words or more inside sentences, where the links of both
occurrences show a different English word for the same Arabic one and no occurrence is a shortened form of the
other.

Why it matters: readers take another wording for another matter: two committees, two laws, two decisions.

Example: «وزارة الشؤون الاجتماعية والعمل» → “the Ministry of Social Affairs and Labour … the Ministry of
Community Affairs and Labour”

Better: “the Ministry of Social Affairs and Labour … the Ministry of Social Affairs and Labour”

Fix safety: display. Either wording may be the one that is wanted; the first one is shown.

Known false positives: quotations that are varied on purpose, refrains, phrases without a fixed English form.
A heading may be worded in another way than the body. The findings do not fail a run unless you set
`gate = true`.

Measured precision: no error of its kind is annotated in detection/gold.jsonl, where it has no findings
(python benchmarks/detection.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.consistency._phrases import FEWEST_WORDS, rendering, repeated_phrases
from tqa.checks.quoted import shortened
from tqa.checks.rule import Hit, define, replace
from tqa.language.stems import english_stem
from tqa.language.tokens import Kind
from tqa.model import Applicability, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.consistency._phrases import Occurrence, Rendering
    from tqa.checks.rule import Options
    from tqa.checks.unit import ArticleView, Unit

# Lighter words (Lexicon.english_weight: 0 to 1) are grammar.
_CONTENT = 0.2
_SENTENCE, _PHRASE = 0.9, 0.7


def check(view: ArticleView, options: Options) -> Iterator[tuple[Unit, Hit]]:  # noqa: ARG001 - every rule takes options
    """Sentences and phrases of the article that are translated in two ways."""
    units = [
        unit for unit in view.units if unit.source and unit.target and not unit.furniture and not unit.heading
    ]
    if len(units) < 2:
        return
    first: dict[tuple[str, ...], Unit] = {}
    once = []
    for unit in units:
        words = tuple(word.norm for word in unit.source_words)
        earlier = first.setdefault(words, unit) if len(words) >= FEWEST_WORDS else unit
        if earlier is unit:
            once.append(unit)
        elif _content(earlier) != _content(unit):
            yield unit, _sentence(earlier, unit)
    for one, two in repeated_phrases(once):
        hit = _phrase(one, two)
        if hit is not None:
            yield two.unit, hit


def _content(unit: Unit) -> list[str]:
    """The stems of the English content words and the numbers, sorted."""
    found = []
    for token in unit.target_words:
        stem = english_stem(token.norm)
        if token.kind is Kind.NUMBER or unit.lexicon.english_weight(stem) >= _CONTENT:
            found.append(stem)
    return sorted(found)


def _sentence(earlier: Unit, unit: Unit) -> Hit:
    span = Span(0, len(unit.target))
    fix = replace(span, earlier.target, Applicability.DISPLAY, "The wording of the first time.")
    return Hit(
        span,
        f"The Arabic says this word for word before, where the English is “{shortened(earlier.target)}”.",
        source_span=Span(0, len(unit.source)),
        fixes=(fix,),
        confidence=_SENTENCE,
        part="sentence",
    )


def _phrase(one: Occurrence, two: Occurrence) -> Hit | None:
    before, after = rendering(one), rendering(two)
    if before is None or after is None or not _differ(before, after):
        return None
    text = before.target.of(one.unit.target)
    fix = replace(after.target, text, Applicability.DISPLAY, "The wording of the first time.")
    return Hit(
        after.target,
        f"«{shortened(two.source.of(two.unit.source))}» is “{shortened(text)}” before.",
        source_span=two.source,
        fixes=(fix,),
        confidence=_PHRASE,
        part="phrase",
    )


def _differ(before: Rendering, after: Rendering) -> bool:
    """Whether a word has another rendering, and neither wording holds all of the other."""
    places = before.stems.keys() | after.stems.keys()
    none: frozenset[str] = frozenset()
    other = any(before.stems.get(k, none).isdisjoint(after.stems.get(k, none)) for k in places)
    return other and bool(before.whole - after.whole) and bool(after.whole - before.whole)


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MINOR,
    category="terminology/inconsistent-with-text",
    check_article=check,
    parts=("phrase", "sentence"),
    gates=False,
    min_confidence=0.5,
    compares=True,
)
