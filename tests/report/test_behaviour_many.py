"""Two thousand findings with the script at work: keys, filters and whole rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .behaviour import focused, statuses, written
from .test_many import FINDINGS, many_findings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ACT = """(action) => {
  if (action.length === 1) {
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: action, bubbles: true }));
  } else {
    const search = document.querySelector("#search");
    search.value = action.trim();
    search.dispatchEvent(new Event("input", { bubbles: true }));
  }
}"""


def test_two_thousand_findings_are_walked_decided_and_filtered(
    visit: Callable[..., Page], tmp_path: Path
) -> None:
    page = visit(written(tmp_path, many_findings()))
    for action in ["j", "j", "k", "a", "r", "i", "u", "no such words", "tribes", "  ", "k", "j"]:
        page.evaluate(ACT, action)
    # The search had left nothing to stand on: from there, back is to the last.
    assert focused(page) == f"f-{FINDINGS}"
    assert statuses(page)[:4] == ["accept", "reject", "open", "open"]
    page.keyboard.press("Shift+A")
    page.locator("#confirm-yes").press("Enter")
    expect(page.locator("[data-status=open]")).to_have_count(0)
    assert page.locator("#progress").inner_text() == f"{FINDINGS:,} of {FINDINGS:,} decided"
