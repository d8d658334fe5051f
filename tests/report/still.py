"""The page without its script, for tests of what the page itself is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def still(html: str) -> str:
    """The same page without its script; the data stays."""
    page, scripts = re.subn(r"<script>.*?</script>", "", html, flags=re.DOTALL)
    assert scripts == 1
    return page


def everything(page: Page) -> None:
    """Shows what waits for the script, and opens what is folded."""
    page.evaluate(
        """() => {
          for (const each of document.querySelectorAll("[data-scripted]")) each.hidden = false;
          for (const each of document.querySelectorAll("details:not(.menu)")) each.open = true;
        }"""
    )
