"""The page in a real headless Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tqa.report import build

from .test_page import HOSTILE, hostile_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def shown(page: Page, selector: str) -> list[str]:
    return [each.get_attribute("id") or "" for each in page.locator(selector).all() if each.is_visible()]


def test_filters_hide_cards_highlights_and_rows_and_live_in_the_url(visit: Callable[..., Page]) -> None:
    page = visit()
    assert len(shown(page, ".card")) == 10
    page.locator("label.pill.minor").click()
    assert len(shown(page, ".card")) == 6
    assert page.locator("#tally").inner_text() == "6 findings (of 10)"
    assert "quiet" in (page.locator("#b4 .side.target mark").get_attribute("class") or "")
    page.locator("#rule").select_option("doubled-coordination")
    assert shown(page, ".card") == ["f3", "f5"]
    assert len(shown(page, ".bead")) == 14
    page.locator("label.toggle").click()
    assert shown(page, ".bead") == ["b3", "b5"]
    page.locator("#query").fill("clans")
    assert shown(page, ".bead") == ["b3"]
    hash_ = page.evaluate("location.hash")
    assert hash_ == "#severity=critical%2Cmajor&rule=doubled-coordination&q=clans&passed=0"
    page.reload()
    assert shown(page, ".bead") == ["b3"]
    assert page.locator("#query").input_value() == "clans"
    page.locator("#query").fill("no such words")
    assert page.locator("#nothing").is_visible()
    page.locator("#reset").click()
    assert len(shown(page, ".card")) == 10
    assert page.evaluate("location.hash") == ""


def test_search_folds_arabic_spelling_and_finds_passed_sentences(visit: Callable[..., Page]) -> None:
    page = visit()
    page.locator("#query").fill("شعرية")
    assert shown(page, ".bead") == ["b13"]
    page.locator("#query").fill("اضافت")
    assert shown(page, ".bead") == ["b5"]
    page.locator("#query").fill("THE HOUSE OF PAPER")
    assert shown(page, ".bead") == ["b10"]


def test_keys_move_between_findings_and_open_search_and_help(visit: Callable[..., Page]) -> None:
    page = visit()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "f1"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "f3"
    assert page.locator("mark.current").count() == 3
    assert page.locator("#f3").bounding_box()["y"] < 900  # type: ignore[index]
    assert page.evaluate("location.hash") == "#at=3"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "f2"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "query"
    page.keyboard.type("jk?")
    assert page.locator("#query").input_value() == "jk?"
    page.keyboard.press("Escape")
    assert page.locator("#query").input_value() == ""
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("j")
    assert page.locator("#help").is_visible()
    assert page.locator("#tally").inner_text() == "10 findings"
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_keys_work_with_an_arabic_keyboard_layout(visit: Callable[..., Page]) -> None:
    page = visit()
    press = "(init) => document.body.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, ...init}))"
    page.evaluate(press, {"key": "ت", "code": "KeyJ"})
    assert page.evaluate("document.activeElement.id") == "f1"
    page.evaluate(press, {"key": "؟", "code": "Slash", "shiftKey": True})
    assert page.locator("#help").is_visible()


def test_moving_skips_what_is_filtered_and_stops_at_the_ends(visit: Callable[..., Page]) -> None:
    page = visit(fragment="#severity=critical")
    for expected in ("f1", "f8", "f8"):
        page.locator("#next").click()
        assert page.evaluate("document.activeElement.id") == expected
    assert page.locator("#tally").inner_text() == "2 of 2 findings (of 10)"
    page.locator("#previous").click()
    page.locator("#previous").click()
    assert page.evaluate("document.activeElement.id") == "f1"


def test_highlights_and_links_lead_to_their_cards(visit: Callable[..., Page]) -> None:
    page = visit()
    page.locator("#b5 .side.source mark").click()
    assert page.evaluate("document.activeElement.id") == "f5"
    page.locator("#b10 .side.target .ref a").click()
    assert page.evaluate("document.activeElement.id") == "f9"
    page.locator("label.toggle").click()
    page.locator(".pairs a", has_text="11").click()
    assert shown(page, "#b11") == ["b11"]
    page.evaluate("location.hash = '#f2'")
    page.wait_for_function("document.activeElement.id === 'f2'")


def test_a_strange_hash_does_no_harm(visit: Callable[..., Page]) -> None:
    page = visit(fragment="#severity=x&rule=%22%3E&q=%E0%A4&at=constructor&passed=<b>")
    assert shown(page, ".card") == []
    page.locator("#reset").click()
    assert len(shown(page, ".card")) == 10


def test_without_script_everything_can_be_read_and_nothing_dead_is_shown(visit: Callable[..., Page]) -> None:
    page = visit(java_script_enabled=False)
    assert page.locator(".card").count() == len(shown(page, ".card")) == 10
    assert len(shown(page, ".bead")) == 14
    assert not page.locator("#filters").is_visible()
    assert not page.locator("#help").is_visible()
    assert page.locator("#f5 del").first.inner_text() == "condemn and condemn"
    page.locator("#b5 .side.target .ref a").click()
    assert page.url.endswith("#f5")


def test_hostile_text_stays_text(visit: Callable[..., Page], tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(build(hostile_report(), title=HOSTILE), encoding="utf-8")
    page = visit(path)
    page.keyboard.press("j")
    page.locator("#rule").select_option(index=1)
    page.locator("#query").fill("<script>alert(2)")
    assert shown(page, ".card") == ["f1"]
    assert page.locator("img").count() == 0
    page.reload()
    assert shown(page, ".card") == ["f1"]
