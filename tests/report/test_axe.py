"""Accessibility: axe-core finds no violation on any page, in either scheme, language or width.

The package is not ours to ship: the tests look for its file at TQA_AXE, as `npm pack axe-core` delivers it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tqa.report import build, build_index

from .sample import sample_report
from .still import everything, still
from .test_index import ROWS
from .test_page import compared, long_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

RUN = """() => axe.run(document, {resultTypes: ["violations"]}).then((result) => [
  result.passes.length,
  result.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`),
])"""

PAGES = {
    "report": lambda lang: still(build(compared(sample_report()), lang=lang)),
    "long": lambda lang: still(build(long_report((10, 40, 44)), lang=lang)),
    "index": lambda lang: build_index(ROWS, lang=lang),
}


@pytest.fixture(scope="session")
def axe() -> str:
    named = os.environ.get("TQA_AXE", "")
    if not named:
        pytest.skip("TQA_AXE names no axe.min.js of the npm package axe-core")
    return Path(named).read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(
    visit: Callable[..., Page], axe: str, tmp_path: Path, name: str, lang: str, scheme: str
) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGES[name](lang), encoding="utf-8")
    page = visit(path, color_scheme=scheme, reduced_motion="reduce")
    everything(page)
    page.evaluate(axe)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        passes, violations = page.evaluate(RUN)
        assert passes > 20
        assert violations == []


def test_axe_would_see_a_violation(visit: Callable[..., Page], axe: str, still_file: Path) -> None:
    page = visit(still_file)
    everything(page)
    page.evaluate(axe)
    page.evaluate("document.querySelector('#next .vh').remove(); document.querySelector('#next').removeAttribute('title')")
    assert any(each.startswith("button-name") for each in page.evaluate(RUN)[1])
