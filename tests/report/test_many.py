"""Two thousand findings: the page is built, loaded and scrolled without a wait."""

from __future__ import annotations

import time
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
# The bar for loading is 2 s; a machine that tests on all of its cores at once gets three times as long.
MOST_SECONDS = 6.0


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
                "doubled-coordination", Severity.MAJOR, "accuracy/mistranslation",
                f"«{arabic}» became “{quoted}”.", there, quoted, index,
                source_span.shift(article.source.segments[index].span.start), arabic, fixes,
                fingerprint=f"{index:016x}",
            )  # fmt: skip
        )
    return Report(article, tuple(Bead((index,), (index,)) for index in range(count)), tuple(found))


@pytest.fixture(scope="module")
def many_html() -> str:
    return build(many_findings())


def test_a_page_of_two_thousand_findings_is_built_in_seconds() -> None:
    report = many_findings()
    build(report)  # the template is compiled
    start = time.process_time()
    build(report)
    assert time.process_time() - start < 10


@pytest.mark.browser
def test_it_loads_and_scrolls_without_a_wait(
    visit: Callable[..., Page], tmp_path: Path, many_html: str
) -> None:
    path = tmp_path / "many.html"
    path.write_text(still(many_html), encoding="utf-8")
    page = visit(path)
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert 0 < loaded < 1000 * MOST_SECONDS
    everything(page)
    skipped = "getComputedStyle(document.querySelector('#bead-3000')).contentVisibility"
    assert page.evaluate(skipped) == "auto"
    start = time.perf_counter()
    for number in (3000, 1, 2000):
        page.evaluate("(number) => document.querySelector(`#bead-${number}`).scrollIntoView()", number)
        box = page.locator(f"#bead-{number}").bounding_box()
        assert box is not None
        assert -10 <= box["y"] <= 400
    assert time.perf_counter() - start < MOST_SECONDS
