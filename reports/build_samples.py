"""Rebuild the sample reports and the picture that the README shows.

usage: python reports/build_samples.py

The picture needs Chromium; without one the pages are built and the picture is left as it is, with a line that
says so.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import tqa
from tqa.report import build, build_index, index_row

HERE = Path(__file__).parent
SAMPLES = HERE / "samples"
NAMES = ("ministers-phone-call", "city-water-network")
PICTURED = "ministers-phone-call"
INDEX = "index.html"
SIZE = {"width": 1280, "height": 1120}
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
]


def build_pages() -> None:
    """One page for each sample article, in both interface languages, and an index over them.

    The paths are as a user in the repository's root would give them.
    """
    os.chdir(HERE.parent)
    SAMPLES.mkdir(exist_ok=True)
    rows = []
    for name in NAMES:
        stem = Path("corpora") / "articles" / name
        report = tqa.check(tqa.read(f"{stem}.ar.txt", f"{stem}.en.txt"))
        (SAMPLES / f"{name}.html").write_text(build(report), encoding="utf-8")
        (SAMPLES / f"{name}.ar.html").write_text(build(report, lang="ar"), encoding="utf-8")
        rows.append(index_row(report, f"{name}.html"))
    (SAMPLES / INDEX).write_text(build_index(rows), encoding="utf-8")


def take_picture(browser: str) -> None:
    """The top of one page as a PNG."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only the picture needs it

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=CHROMIUM_ARGUMENTS)
        page = chromium.new_page(viewport=SIZE, color_scheme="light")
        page.goto((SAMPLES / f"{PICTURED}.html").as_uri())
        page.screenshot(path=str(SAMPLES / f"{PICTURED}.png"))
        chromium.close()


def main() -> None:
    """Build pages, then the picture."""
    build_pages()
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        sys.stderr.write("no chromium found: the picture is left as it is\n")
        return
    take_picture(browser)


if __name__ == "__main__":
    main()
