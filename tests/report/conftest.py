"""Fixtures for the report's tests: the hand-made report, its page, and a real headless Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.programs import BROWSERS, program
from tqa.report import build

from .sample import sample_report
from .still import still

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from tqa.model import Report

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def report() -> Report:
    return sample_report()


@pytest.fixture(scope="session")
def html(report: Report) -> str:
    return build(report)


@pytest.fixture(scope="session")
def page_file(html: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(html, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def still_file(html: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's page without its script."""
    path = tmp_path_factory.mktemp("still") / "report.html"
    path.write_text(still(html), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = program(*BROWSERS)
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=executable, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, page_file: Path) -> Iterator[Callable[..., Page]]:
    """Opens a page, the sample by default; a dialog, console message, error or request fails the test."""
    trouble: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(path: Path = page_file, fragment: str = "", **options: Any) -> Page:
        options = {"viewport": {"width": 1280, "height": 900}, **options}
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("dialog", lambda dialog: (trouble.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda message: trouble.append(f"console {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error {error}"))
        own = path.as_uri()
        page.on(
            "request",
            lambda request: (
                None if request.url.split("#")[0] in {own, "data:,"} else trouble.append(request.url)
            ),
        )
        page.goto(own + fragment)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []
