"""Deciding: keys, undo, edits, whole rules and what an earlier visit left, in a real headless Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .behaviour import corrected, decidable, exported, focused, press, said, shown, statuses, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def open_sample(visit: Callable[..., Page], tmp_path: Path) -> Callable[..., Page]:
    def open_page(lang: str = "en", **options: object) -> Page:
        return visit(written(tmp_path, decidable(), lang), **options)

    return open_page


def test_each_decision_leads_to_the_next_open_finding(open_sample: Callable[..., Page]) -> None:
    page = open_sample()
    # The first press shows what it would be about.
    press(page, "a")
    assert (focused(page), set(statuses(page))) == ("f-1", {"open"})
    press(page, "ari")
    assert statuses(page)[:4] == ["accept", "reject", "ignore", "open"]
    assert focused(page) == "f-4"
    assert page.locator("#progress").inner_text() == "3 of 10 decided"
    assert page.locator("#progress-bar").evaluate("(bar) => bar.value") == 3
    assert page.locator("#f-1 [data-decision=accept]").get_attribute("aria-pressed") == "true"
    assert page.locator("#f-2 output.status").inner_text() == "Rejected"
    assert page.locator("#announce").inner_text() == "Ignored. 3 of 10 decided"
    # From the last one on to the first that is still open.
    page.locator("#f-10").focus()
    press(page, "r")
    assert focused(page) == "f-4"


def test_undo_takes_back_step_by_step_and_shows_where(open_sample: Callable[..., Page]) -> None:
    page = open_sample()
    press(page, "jar")
    page.locator("#f-1").focus()
    press(page, "r")
    assert statuses(page)[:2] == ["reject", "reject"]
    press(page, "u")
    assert (focused(page), statuses(page)[0]) == ("f-1", "accept")
    press(page, "u")
    assert (focused(page), said(page)) == ("f-2", "Undone: finding 2 is open again")
    press(page, "u")
    assert set(statuses(page)) == {"open"}
    assert page.locator("#undo").is_disabled()
    press(page, "u")
    assert said(page) == "There is nothing to undo"


def test_the_same_decision_again_opens_the_finding(open_sample: Callable[..., Page]) -> None:
    page = open_sample()
    press(page, "jr")
    page.locator("#f-1 [data-decision=reject]").click()
    assert statuses(page)[0] == "open"
    assert page.locator("#f-1 output.status").inner_text() == ""


def test_one_of_several_fixes_by_its_number(open_sample: Callable[..., Page]) -> None:
    page = open_sample(fragment="#at=3")
    press(page, "2")
    assert statuses(page)[2] == "accept"
    assert page.locator("#f-3 [aria-current=true][data-fix]").get_attribute("data-fix") == "1"
    assert exported(page)["decisions"][0]["fix"] == 1
    assert "representatives of the tribes in the region" in corrected(page)


def test_a_finding_without_a_fix_says_so(open_sample: Callable[..., Page]) -> None:
    page = open_sample(fragment="#at=8")
    press(page, "a")
    assert statuses(page)[7] == "open"
    assert said(page).startswith("This finding has no fix to accept")


def test_an_edit_replaces_the_sentence_and_takes_in_what_was_decided_there(
    open_sample: Callable[..., Page],
) -> None:
    page = open_sample(fragment="#at=3")
    press(page, "a")
    page.locator("#f-2").focus()
    press(page, "e")
    box = page.locator("#f-2 textarea.edit")
    assert "tribes and clans" in box.input_value()
    page.keyboard.press("Control+Home")
    # What is typed is text, whatever keys it is made of.
    page.keyboard.type("rejuika? ")
    page.keyboard.press("Control+Enter")
    assert statuses(page)[:4] == ["open", "edit", "edit", "open"]
    assert said(page) == "What was decided in this sentence before (1 finding) is part of the edit now"
    assert focused(page) == "f-4"
    text = corrected(page)
    assert text.count("rejuika? The ceremony was attended by representatives of the tribes and clans") == 1
    first, second = exported(page)["decisions"]
    assert {**first, "fingerprint": "", "rule": ""} == {**second, "fingerprint": "", "rule": ""}
    press(page, "u")
    assert statuses(page)[:4] == ["open", "open", "accept", "open"]


def test_an_edit_is_cancelled_or_left_for_later(open_sample: Callable[..., Page]) -> None:
    page = open_sample(fragment="#at=5")
    press(page, "e")
    box = page.locator("#f-5 textarea.edit")
    own = box.input_value()
    page.keyboard.press("Control+Enter")
    assert said(page) == "The sentence is as it was: change it, or reject the finding"
    page.keyboard.type("New. ")
    page.keyboard.press("Escape")
    assert (box.is_visible(), focused(page), statuses(page)[4]) == (False, "f-5", "open")
    press(page, "e")
    assert "New. " in box.input_value()
    page.locator("#f-5 [data-edit=cancel]").click()
    press(page, "e")
    assert box.input_value() == own


def test_a_fix_of_a_sentence_that_was_edited_is_refused(open_sample: Callable[..., Page]) -> None:
    page = open_sample(fragment="#at=2")
    press(page, "e")
    page.keyboard.type("So: ")
    page.locator("#f-2 [data-edit=save]").press("Enter")
    assert focused(page) == "f-3"
    press(page, "a")
    assert statuses(page)[2] == "open"
    assert said(page).startswith("Finding 2 changes the same words")
    # But it can join the edit.
    press(page, "e")
    page.keyboard.type("Well. ")
    page.keyboard.press("Control+Enter")
    assert statuses(page)[1:3] == ["edit", "edit"]
    assert "Well. " in corrected(page)


def test_a_whole_rule_after_a_question(open_sample: Callable[..., Page]) -> None:
    page = open_sample(fragment="#at=5")
    page.keyboard.press("Shift+A")
    assert page.locator("#confirm").is_visible()
    question = page.locator("#confirm-text").inner_text().translate({0x2068: None, 0x2069: None})
    assert question == "Accept the fixes of 2 open findings of doubled-coordination?"
    press(page, "r")
    page.keyboard.press("Escape")
    assert set(statuses(page)) == {"open"}
    page.keyboard.press("Shift+A")
    page.locator("#confirm-yes").press("Enter")
    expect(page.locator("#f-5")).to_have_attribute("data-status", "accept")
    assert [at for at, status in enumerate(statuses(page), 1) if status == "accept"] == [3, 5]
    press(page, "u")
    assert set(statuses(page)) == {"open"}
    page.locator("#f-8").focus()
    page.keyboard.press("Shift+A")
    assert said(page) == "No open finding of omission has a fix to accept"
    page.keyboard.press("Shift+I")
    page.locator("#confirm-yes").click()
    expect(page.locator("#f-8")).to_have_attribute("data-status", "ignore")


def test_decisions_outlive_the_page_in_either_language(
    open_sample: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_sample()
    press(page, "jari")
    other = page.context.new_page()
    other.goto(written(tmp_path, decidable(), "ar", "ar.html").as_uri())
    assert statuses(other)[:4] == ["accept", "reject", "ignore", "open"]
    assert said(other) == "استُعيدت ٣ قرارات من زيارة سابقة"
    assert other.locator("#progress").inner_text() == "تقرَّر ٣ من ١٠"
    # What one tab decides, the other shows.
    press(page, "r")
    expect(other.locator("#f-4")).to_have_attribute("data-status", "reject")
    # Another report has its own.
    article = decidable()
    third = page.context.new_page()
    third.goto(
        written(
            tmp_path, type(article)(article.article, article.beads, article.findings[:9]), name="b.html"
        ).as_uri()
    )
    assert set(statuses(third)) == {"open"}


def test_a_browser_that_keeps_nothing_says_so(open_sample: Callable[..., Page]) -> None:
    page = open_sample()
    page.add_init_script("delete Storage.prototype.setItem; delete Storage.prototype.getItem;")
    page.reload()
    assert said(page).startswith("This browser does not keep data for this page")
    press(page, "jr")
    assert statuses(page)[0] == "reject"


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ("{", "open"),
        ('{"decisions": 7}', "open"),
        ('{"decisions": [[1, {"decision": "accept", "fix": 9}], [99, {"decision": "reject"}], [1]]}', "open"),
        ('{"decisions": [[1, {"decision": "edit", "text": "x", "start": 5, "end": 2}]]}', "open"),
        ('{"decisions": [[1, {"decision": "reject", "fix": null}]]}', "reject"),
    ],
)
def test_what_is_kept_is_not_trusted(open_sample: Callable[..., Page], kept: str, expected: str) -> None:
    page = open_sample()
    page.evaluate(
        "(kept) => localStorage.setItem(`tqa:${document.documentElement.dataset.reportHash}`, kept)", kept
    )
    page.reload()
    assert statuses(page)[0] == expected
    press(page, "jjr")
    assert statuses(page)[1] == "reject"


def test_leaving_with_decisions_that_were_not_exported_asks(open_sample: Callable[..., Page]) -> None:
    page = open_sample()
    asked: list[str] = []
    other = page.context.new_page()
    other.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    other.goto(page.url)
    press(other, "jr")
    other.reload()
    assert asked == ["beforeunload"]
    press(other, "j")
    exported(other)
    other.reload()
    assert asked == ["beforeunload"]
    assert statuses(other)[0] == "reject"


def test_an_arabic_page_has_the_same_keys(open_sample: Callable[..., Page]) -> None:
    page = open_sample("ar")
    press(page, "jari")
    assert statuses(page)[:4] == ["accept", "reject", "ignore", "open"]
    press(page, "u")
    assert said(page) == "تم التراجع: الملاحظة ٣ مفتوحة من جديد"
    assert shown(page, "#f-3") == ["f-3"]
