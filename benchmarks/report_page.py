"""A report of 2,000 findings beside one of 20: building, loading in Chromium, a key, a search.

usage: python benchmarks/report_page.py [--passes N]

Medians of N passes (default 3), each in a fresh page. Needs Chromium and the extra `dev`. The small page is
the floor: what the browser and the template take in any case.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.report import test_many  # the report that the tests use as well
from tqa.report import build

SIZES = (20, 2000)
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
KEY = """() => {
  const start = performance.now();
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
  document.body.getBoundingClientRect();
  return performance.now() - start;
}"""
SEARCH = """() => {
  const start = performance.now();
  const search = document.querySelector("#search");
  search.value = "no such words";
  search.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.getBoundingClientRect();
  return performance.now() - start;
}"""


def measured(browser, size):
    """Milliseconds by what is done, and the size of the page in bytes."""
    test_many.FINDINGS = size
    report = test_many.many_findings()
    start = time.process_time()
    html = build(report)
    built = 1000 * (time.process_time() - start)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        path.write_text(html, encoding="utf-8")
        page = browser.new_page()
        page.goto(path.as_uri())
        taken = {"build": built, "load": page.evaluate(LOADED), "key": page.evaluate(KEY)}
        taken["search"] = page.evaluate(SEARCH)
        page.close()
    return taken


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--passes", type=int, default=3)
    passes = parser.parse_args().passes
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        measured(browser, SIZES[0])  # the template is compiled, the browser awake
        small, large = ([measured(browser, size) for _ in range(passes)] for size in SIZES)
        browser.close()
    print(f"{'ms':8}" + "".join(f"{size:>8,} findings" for size in SIZES) + "   ratio")
    for name in small[0]:
        floor, full = (statistics.median(each[name] for each in group) for group in (small, large))
        print(f"{name:8}{floor:17.1f}{full:17.1f}{full / floor:8.1f}")


if __name__ == "__main__":
    main()
