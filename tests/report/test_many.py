"""Two thousand findings: the page is built, loaded and scrolled. benchmarks/report_page.py says how fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tqa.model import Applicability, Article, Bead, BlockKind, Edit, Finding, Fix, Language, Report, Severity
from tqa.report import build

from .making import document, find
from .sample import LINES
from .still import everything, still

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

FINDINGS = 2000


def many_findings() -> Report:
    """Every other of 4,000 sentences has a finding with two fixes, so that nothing is folded away."""
    line = LINES[2]
    count = 2 * FINDINGS
    article = Article(
        document(Language.ARABIC, [(line.source, BlockKind.SENTENCE)] * count, "many.ar.txt"),
        document(Language.ENGLISH, [(line.target, BlockKind.SENTENCE)] * count, "many.en.txt"),
    )
    quoted, arabic = "tribes and tribes", "القبائل والعشائر"
    span, source_span = find(line.target[0], quoted), find(line.source[0], arabic)
    found = []
    for index in range(0, count, 2):
        there = span.shift(article.target.segments[index].span.start)
        fixes = tuple(
            Fix(Applicability.SUGGESTED, (Edit(there, text),), "says it once") for text in ("tribes", "clans")
        )
        found.append(
            Finding(
                "doubled-coordination",
                Severity.MAJOR,
                "accuracy/mistranslation",
                f"«{arabic}» became “{quoted}”.",
                there,
                quoted,
                index,
                source_span.shift(article.source.segments[index].span.start),
                arabic,
                fixes,
                fingerprint=f"{index:016x}",
            )
        )
    return Report(article, tuple(Bead((index,), (index,)) for index in range(count)), tuple(found))


@pytest.fixture(scope="module")
def many_html() -> str:
    return build(many_findings())


@pytest.mark.browser
def test_it_loads_and_scrolls(visit: Callable[..., Page], tmp_path: Path, many_html: str) -> None:
    path = tmp_path / "many.html"
    path.write_text(still(many_html), encoding="utf-8")
    page = visit(path)
    everything(page)
    skipped = "getComputedStyle(document.querySelector('#bead-3000')).contentVisibility"
    assert page.evaluate(skipped) == "auto"
    for number in (3000, 1, 2000):
        page.evaluate("(number) => document.querySelector(`#bead-${number}`).scrollIntoView()", number)
        box = page.locator(f"#bead-{number}").bounding_box()
        assert box is not None
        assert -10 <= box["y"] <= 400
