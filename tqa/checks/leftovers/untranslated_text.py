"""Text that was not translated: Arabic left standing, Arabic words merely spelled out, another language.

What it does: finds Arabic script in the English, unless it is shown on purpose (in brackets or quotation
marks, behind a colon, as a hashtag or a single letter, or together with its translation); a lower-case word
that no English lexicon knows and that spells out a common Arabic word of the source which nothing else
translates; and a document that is not in English at all.

Why it matters: the reader is given nothing to read; what was not translated is lost.

Example: The council discussed وثيقة الإصلاح on Monday.

Better: The council discussed the reform document on Monday.

Fix safety: never fixed; only a translator can say what the text means.

Known false positives: Arabic terms kept in italics or as a local word, where the Arabic side does not show
that they are one; specialist terms that look like the Arabic word they come from.

Measured precision: 1.00 (1 finding), recall 1.00 (1 error) on detection/gold.jsonl (python
benchmarks/detection.py). One finding in 20,270 human pairs (bitext ntrex, flores, un, pud, geneval, tico19,
xquad, sdg, syrian-archive, tunisia-law and the references of mt/un): the Arabic name of a language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.leftovers._foreign import foreign_language
from tqa.checks.leftovers._script import arabic_hits
from tqa.checks.leftovers._spelled_out import spelled_out_hits
from tqa.checks.rule import Hit, define
from tqa.model import Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.rule import Options
    from tqa.checks.unit import ArticleView, Unit


def _check(view: ArticleView, _options: Options) -> Iterator[tuple[Unit, Hit]]:
    language = foreign_language(view.units)
    if language is not None:
        unit = next(unit for unit in view.units if unit.target.strip())
        span = Span(len(unit.target) - len(unit.target.lstrip()), len(unit.target.rstrip()))
        message = f"The text reads as {language}, not as English."
        yield unit, Hit(span, message, severity=Severity.CRITICAL, confidence=0.9)
        return
    for unit in view.units:
        yield from ((unit, hit) for hit in arabic_hits(unit))
        yield from ((unit, hit) for hit in spelled_out_hits(unit))


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MAJOR,
    category="accuracy/untranslated",
    check_article=_check,
)
