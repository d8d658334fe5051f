"""Filters, search and the state in the address, in a real headless Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .behaviour import decidable, focused, fragment, press, said, shown, written
from .test_page import hostile_report, long_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def choice(page: Page, group: str, value: str) -> None:
    """Toggles one choice of a group."""
    if group != "severity" and not page.locator("#more").get_attribute("open"):
        page.locator("#more").evaluate("(menu) => { menu.open = true; }")
    page.locator(f"[data-filter={group}] label:has(input[value='{value}'])").click()


def count(page: Page, group: str, value: str) -> str:
    return (
        page.locator(f"[data-filter={group}] label:has(input[value='{value}']) output").text_content() or ""
    )


def test_filters_hide_cards_highlights_and_rows_and_live_in_the_address(visit: Callable[..., Page]) -> None:
    page = visit()
    assert len(shown(page, ".finding")) == 10
    choice(page, "severity", "minor")
    assert len(shown(page, ".finding")) == 6
    assert page.locator("#tally").inner_text() == "6 of 10 findings shown"
    assert "quiet" in (page.locator("#bead-4 .side.target mark").get_attribute("class") or "")
    assert shown(page, "#bead-4 .ref") == []
    choice(page, "rule", "number-mismatch")
    assert len(shown(page, ".finding")) == 5
    choice(page, "fixable", "none")
    assert shown(page, ".finding") == ["f-3", "f-5", "f-6", "f-9"]
    assert len(shown(page, ".bead")) == 14
    page.locator("#passed").locator("..").click()
    assert shown(page, ".bead") == ["bead-3", "bead-5", "bead-7", "bead-10"]
    page.locator("#search").fill("clans")
    assert shown(page, ".bead") == ["bead-3"]
    state = fragment(page)
    assert state.startswith("#severity=critical%2Cmajor&rule=")
    assert state.endswith("&fixable=safe%2Csuggested&q=clans&passed=0")
    page.reload()
    assert shown(page, ".bead") == ["bead-3"]
    assert page.locator("#search").input_value() == "clans"
    assert "active" in (page.locator("#more").get_attribute("class") or "")
    page.locator("#search").fill("no such words")
    assert page.locator("#nothing").is_visible()
    page.locator("#reset").click()
    assert len(shown(page, ".finding")) == 10
    assert focused(page) == "search"
    assert fragment(page) == ""


def test_each_count_says_what_its_choice_would_show(visit: Callable[..., Page]) -> None:
    page = visit()
    assert [count(page, "severity", value) for value in ("critical", "major", "minor")] == ["2", "4", "4"]
    choice(page, "fixable", "suggested")
    # A group does not count against itself.
    assert count(page, "fixable", "suggested") == "5"
    assert [count(page, "severity", value) for value in ("critical", "major", "minor")] == ["1", "1", "3"]
    page.locator("#search").fill("omission")
    assert [count(page, "severity", value) for value in ("critical", "major", "minor")] == ["1", "0", "0"]


def test_decided_findings_leave_the_list_of_open_ones(visit: Callable[..., Page]) -> None:
    page = visit()
    for status in ("accept", "reject", "edit", "ignore"):
        choice(page, "status", status)
    page.keyboard.press("Escape")
    press(page, "jr")
    assert shown(page, ".finding") == [f"f-{number}" for number in range(2, 11)]
    assert focused(page) == "f-2"
    assert count(page, "status", "reject") == "1"
    press(page, "r" * 9)
    assert shown(page, ".finding") == []
    assert said(page).startswith("Every finding is decided.")
    assert page.evaluate("document.activeElement.closest('#export') !== null")


def test_search_folds_arabic_spelling_and_finds_passed_sentences(visit: Callable[..., Page]) -> None:
    page = visit()
    for words, bead in (("شعرية", "bead-13"), ("اضافت", "bead-5"), ("THE HOUSE OF PAPER", "bead-10")):
        page.locator("#search").fill(words)
        assert shown(page, ".bead") == [bead]


def test_a_search_looks_into_folded_pairs_and_folds_them_again(
    visit: Callable[..., Page], tmp_path: Path
) -> None:
    page = visit(written(tmp_path, long_report((10, 40, 44))))
    assert "bead-21" not in shown(page, ".bead")
    page.locator("#search").fill("sentence 20.")
    assert shown(page, ".bead") == ["bead-21"]
    assert len(shown(page, ".passed-run")) == 1
    page.locator("#search").fill("")
    assert "bead-21" not in shown(page, ".bead")
    assert page.locator("details.passed-run[open]").count() == 0
    assert page.locator("details.passed-run:visible").count() == 3


@pytest.mark.parametrize(
    "strange",
    [
        "#severity=x&rule=%22%3E&q=%E0%A4&at=constructor&passed=<b>",
        "#severity=&at=__proto__",
        "#f-999=&at=-1",
    ],
)
def test_a_strange_address_does_no_harm(visit: Callable[..., Page], strange: str) -> None:
    page = visit(fragment=strange)
    page.locator("#more summary").click()
    page.locator("#filter-reset").click()
    assert len(shown(page, ".finding")) == 10


def test_an_address_leads_to_a_finding(visit: Callable[..., Page]) -> None:
    page = visit(fragment="#severity=critical&at=8")
    assert focused(page) == "f-8"
    page.evaluate("location.hash = '#f-2'")
    expect(page.locator("#f-2")).to_be_focused()
    assert len(shown(page, ".finding")) == 10


def test_hostile_text_stays_text(visit: Callable[..., Page], tmp_path: Path) -> None:
    page = visit(written(tmp_path, hostile_report()))
    press(page, "jaeu")
    page.locator("#search").fill("<script>alert(2)")
    assert shown(page, ".finding") == ["f-1"]
    page.locator("#more summary").click()
    page.locator("[data-filter=rule] label").click()
    assert shown(page, ".finding") == []
    assert page.locator("img").count() == 0


def test_the_filter_of_an_arabic_page(visit: Callable[..., Page], tmp_path: Path) -> None:
    page = visit(written(tmp_path, decidable(), "ar"))
    choice(page, "severity", "minor")
    assert page.locator("#tally").inner_text() == "تظهر ٦ ملاحظات من أصل ١٠"
    assert count(page, "severity", "critical") == "٢"
    press(page, "j")
    assert page.locator("#tally").inner_text().startswith("١ من ٦ · ")
