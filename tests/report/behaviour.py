"""For the tests of the page's behaviour: the sample as an editor gets it, and short ways to ask the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqa.gate.fingerprint import with_fingerprints
from tqa.report import build

from .sample import sample_report

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tqa.model import Report


def decidable() -> Report:
    """The hand-made report with the fingerprints that decisions hang on."""
    return with_fingerprints(sample_report())


def written(folder: Path, report: Report, lang: str = "en", name: str = "report.html") -> Path:
    """The file of a report's page."""
    path = folder / name
    path.write_bytes(build(report, lang=lang).encode("utf-8"))
    return path


def shown(page: Page, selector: str) -> list[str]:
    """The ids of what can be seen, or would be after scrolling."""
    found: list[str] = page.evaluate(
        """(selector) => [...document.querySelectorAll(selector)]
             .filter((each) => !each.closest("[hidden]") && !each.closest("details:not([open])"))
             .map((each) => each.id)""",
        selector,
    )
    return found


def focused(page: Page) -> str:
    """The id of the element that has the focus."""
    name: str = page.evaluate("document.activeElement.id")
    return name


def fragment(page: Page) -> str:
    """The fragment of the address, once the page has written what it waits to write."""
    page.wait_for_timeout(450)
    return str(page.evaluate("location.hash"))


def statuses(page: Page) -> list[str]:
    """The decision on each finding, in order."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.finding')].map((each) => each.dataset.status)"
    )
    return found


def said(page: Page) -> str:
    """The message on the page, without the marks that keep names apart."""
    return page.locator("#say").inner_text().translate({0x2068: None, 0x2069: None})


def press(page: Page, keys: str) -> None:
    """Presses keys one after the other."""
    for key in keys:
        page.keyboard.press(key)


def downloaded(page: Page, button: str) -> tuple[str, bytes]:
    """Opens the export menu by its keyboard, presses a button in it, and gives the file."""
    page.locator("#export summary").press("Enter")
    with page.expect_download() as waiting:
        page.locator(f"#{button}").press("Enter")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def exported(page: Page) -> dict[str, Any]:
    """The decisions as the page exports them."""
    value: dict[str, Any] = json.loads(downloaded(page, "export-decisions")[1])
    return value


def corrected(page: Page) -> str:
    """The English as the page exports it."""
    return downloaded(page, "export-text")[1].decode("utf-8")
