"""Keys, links and what stands out together, in a real headless Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .behaviour import focused, fragment, press, said, shown, statuses

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

KEY = """(init) => document.activeElement.dispatchEvent(
  new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }))"""


def test_keys_move_between_findings_and_open_search_and_help(visit: Callable[..., Page]) -> None:
    page = visit()
    press(page, "j")
    assert focused(page) == "f-1"
    press(page, "jj")
    assert focused(page) == "f-3"
    assert page.locator("mark.current").count() == 3
    assert page.locator("#f-3").bounding_box()["y"] < 900  # type: ignore[index]
    assert fragment(page) == "#at=3"
    press(page, "k")
    assert focused(page) == "f-2"
    press(page, "/")
    assert focused(page) == "search"
    page.keyboard.type("jkaeriu?")
    assert page.locator("#search").input_value() == "jkaeriu?"
    assert set(statuses(page)) == {"open"}
    page.keyboard.press("Escape")
    assert page.locator("#search").input_value() == ""
    press(page, "?")
    assert page.locator("#help").is_visible()
    press(page, "a")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    assert set(statuses(page)) == {"open"}


@pytest.mark.parametrize(
    ("init", "expected"),
    [
        ({"key": "ت", "code": "KeyJ"}, "f-2"),
        ({"key": "J", "code": "KeyJ"}, "f-2"),
        ({"key": "ن", "code": "KeyK"}, "f-1"),
    ],
)
def test_keys_work_with_an_arabic_layout_and_with_caps_lock(
    visit: Callable[..., Page], init: dict[str, str], expected: str
) -> None:
    page = visit()
    press(page, "j")
    page.evaluate(KEY, init)
    assert focused(page) == expected
    page.evaluate(KEY, {"key": "؟", "code": "Slash", "shiftKey": True})
    assert page.locator("#help").is_visible()


def test_a_key_that_is_held_or_belongs_to_the_browser_decides_nothing(visit: Callable[..., Page]) -> None:
    page = visit()
    press(page, "j")
    page.evaluate(KEY, {"key": "a", "ctrlKey": True})
    page.evaluate(KEY, {"key": "r", "repeat": True})
    assert set(statuses(page)) == {"open"}


def test_the_keys_of_one_letter_can_be_turned_off(visit: Callable[..., Page]) -> None:
    page = visit()
    press(page, "?")
    page.locator("#keys-on").press("Space")
    page.keyboard.press("Escape")
    press(page, "ja")
    assert focused(page) == "show-help" or not focused(page)
    again = page.context.new_page()
    again.goto(page.url)
    press(again, "ja")
    assert set(statuses(again)) == {"open"}
    assert not again.locator("mark.current").count()


def test_a_long_walk_leaves_the_address_in_peace(visit: Callable[..., Page]) -> None:
    page = visit()
    page.evaluate(
        """() => {
          window.written = 0;
          const write = history.replaceState.bind(history);
          history.replaceState = (...rest) => { window.written += 1; write(...rest); };
        }"""
    )
    press(page, "jk" * 150)
    assert fragment(page) == "#at=1"
    assert page.evaluate("window.written") < 100


def test_moving_skips_what_is_filtered_and_stops_at_the_ends(visit: Callable[..., Page]) -> None:
    page = visit(fragment="#severity=critical")
    for expected in ("f-1", "f-8", "f-8"):
        page.locator("#next").click()
        assert focused(page) == expected
    assert page.locator("#tally").inner_text() == "2 of 2 · 2 of 10 findings shown"
    page.locator("#previous").click()
    page.locator("#previous").click()
    assert focused(page) == "f-1"


def test_highlights_and_links_lead_to_their_cards(visit: Callable[..., Page]) -> None:
    page = visit()
    page.locator("#bead-5 .side.source mark").click()
    assert focused(page) == "f-5"
    page.locator("#bead-10 .side.target .ref a").first.click()
    assert focused(page) == "f-9"
    page.locator("#more").evaluate("(menu) => { menu.open = true; }")
    page.locator("#passed").locator("..").click()
    page.keyboard.press("Escape")
    page.locator(".pairs a", has_text="11").click()
    assert shown(page, "#bead-11") == ["bead-11"]
    assert focused(page) == "bead-11"
    page.locator("#f-6 .about").click()
    assert focused(page) == page.locator("#f-6 .about").get_attribute("href").removeprefix("#")  # type: ignore[union-attr]
    assert page.locator("details.rule-doc[open]").count() == 1
    assert fragment(page).startswith("#")


def test_a_finding_stands_out_on_both_sides_under_the_pointer_and_the_focus(
    visit: Callable[..., Page],
) -> None:
    page = visit()
    page.locator("#bead-5 .side.source mark").first.hover()
    linked = "document.querySelectorAll('#bead-5 .side.{} mark.linked').length"
    assert page.evaluate(linked.format("target")) > 0
    assert "linked" in (page.locator("#f-5").get_attribute("class") or "")
    page.locator("h1").hover()
    assert page.locator(".linked").count() == 0
    page.locator("#f-3 [data-decision=reject]").focus()
    assert page.locator("#bead-3 .side.source mark.linked").count() > 0
    # The keys act on the finding that has the focus.
    press(page, "j")
    assert focused(page) == "f-4"


def test_escape_closes_the_open_menu_and_clears_the_message(visit: Callable[..., Page]) -> None:
    page = visit()
    page.locator("#export summary").press("Enter")
    page.keyboard.press("Escape")
    assert not page.locator("#export-text").is_visible()
    press(page, "u")
    assert said(page) == "There is nothing to undo"
    page.keyboard.press("Escape")
    assert said(page) == ""
    press(page, "u")
    page.locator("#say").click()
    assert said(page) == ""
    press(page, "uj")
    assert said(page) == ""
    assert page.locator("#tally").inner_text() == "1 of 10"


def test_without_script_everything_can_be_read_and_nothing_dead_is_shown(visit: Callable[..., Page]) -> None:
    page = visit(java_script_enabled=False)
    assert page.locator(".finding").count() == page.locator(".finding:visible").count() == 10
    assert page.locator(".bead:visible").count() == 14
    for dead in ("#filters", "#help", "#of-rule", ".decisions", ".use", "textarea"):
        assert page.locator(f"{dead}:visible").count() == 0, dead
    assert page.locator("#f-5 del").first.inner_text() == "condemn and condemn"
    page.locator("#bead-5 .side.target .ref a").first.click()
    assert page.url.endswith("#f-5")
