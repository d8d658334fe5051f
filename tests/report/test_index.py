"""The index page of a batch."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from tqa.model import Severity
from tqa.report import IndexRow, build_index, index_row
from tqa.report.index import RuleCount, index_view, safe_href

from .test_page import HOSTILE, Outline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tqa.model import Report

VALUE = RuleCount("number-mismatch.value", 1, Severity.MAJOR)
SPACING = RuleCount("punctuation-spacing", 3, Severity.MINOR)
ROWS = (
    IndexRow("Council elects a president", "council.html", 0, 0, 0, 100.0, 0, 0, 0),
    IndexRow("Water plan agreed", "a b/water.html", 0, 1, 3, 96.5, 1, 4, 3, (VALUE, SPACING)),
    IndexRow("Airport reopens", "airport.html", 1, 0, 0, 88.0, 1, 0, 0, (RuleCount("omission", 1, Severity.CRITICAL),)),
    IndexRow("broken.en.txt", error="broken.en.txt: empty; give the translation"),
)


def test_what_failed_and_what_is_worst_stands_first() -> None:
    view = index_view(ROWS)
    assert [row.plain_title.split()[0] for row in view.rows] == ["broken.en.txt", "Airport", "Water", "Council"]
    assert view.counts == (("critical", 1), ("major", 1), ("minor", 3))
    assert (view.clean, view.failed, view.compared) == (1, 1, True)
    assert view.rows[2].bar == (("major", 0.0, 25.0), ("minor", 25.0, 75.0))
    assert view.rows[1].bar == (("critical", 0.0, 25.0),)


def test_rules_are_added_up_over_the_articles() -> None:
    twice = (*ROWS, replace(ROWS[1], title="Another"))
    totals = [(rule.name, rule.count, rule.articles, rule.severity, rule.share) for rule in index_view(twice).rules]
    assert totals == [
        ("omission", 1, 1, "critical", 16),
        ("number-mismatch.value", 2, 2, "major", 33),
        ("punctuation-spacing", 6, 2, "minor", 100),
    ]


def test_the_trend_is_what_came_less_what_went() -> None:
    assert [row.trend for row in ROWS] == [0, -2, 1, None]
    page = build_index(ROWS)
    assert all(word in page for word in ("2 fewer", "1 more", "unchanged", "1 new, 3 gone, 4 known"))
    assert "Against the baseline" not in build_index([replace(ROWS[0], new=None)])


def test_a_report_makes_its_row(report: Report) -> None:
    row = index_row(report, "reports/harbour.html")
    assert (row.critical, row.major, row.minor, row.mqm) == (2, 4, 4, 61.4)
    assert row.title.startswith("Culture Ministry")
    assert (row.new, row.known, row.gone, row.trend) == (None, None, None, None)
    assert sum(rule.count for rule in row.rules) == row.total == 10
    split = replace(report, findings=report.findings[:4], known=report.findings[4:])
    held = index_row(split, "x.html", baseline=True, gone=1)
    assert (held.new, held.known, held.gone, held.trend) == (4, 6, 1, 3)


@pytest.mark.parametrize(
    "path", ["javascript:alert(1)", "//evil.example/x", "http://evil.example", "///x", "\\\\host\\x", "a?b#c d\ud800.html"]
)
def test_a_link_is_a_path_whatever_it_says(path: str) -> None:
    href = safe_href(path)
    parts = urlsplit(href)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert not href.startswith("//")
    assert href.isascii()
    assert unquote(href).lstrip("./") == path.lstrip("/").replace("\ud800", "?")
    assert safe_href("") == ""


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_hostile_text_in_every_field_of_a_row_stays_text(lang: str) -> None:
    rule = RuleCount(HOSTILE, 1, Severity.MINOR)
    hostile = IndexRow(HOSTILE, HOSTILE, 0, 0, 1, float("nan"), 1, 2, 3, (rule,), "")
    page = build_index([hostile, replace(hostile, error=HOSTILE), *ROWS], lang=lang)
    outline, tame = Outline(page), Outline(build_index(ROWS, lang=lang))
    known = {name for _, attributes in tame.elements for name in attributes} | {"title"}
    assert not outline.all("img")
    assert len(outline.all("script")) == len(outline.all("style")) == 1
    assert outline.inline == tame.inline
    for tag, attributes in outline.elements:
        assert set(attributes) <= known, tag
        assert (attributes.get("href") or "./").startswith(("./", "#", "data:,")), tag
    page.encode()


def test_no_article_is_said_to_be_none() -> None:
    assert "No article was checked." in build_index([])


def test_the_same_rows_give_the_same_page_in_any_order() -> None:
    assert build_index(ROWS) == build_index(tuple(reversed(ROWS)))


def titles(page: Page) -> list[str]:
    return [text.split()[0] for text in page.locator("#table tbody th").all_inner_texts()]


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_headings_sort_the_table_by_mouse_and_by_keyboard(
    visit: Callable[..., Page], tmp_path: Path, lang: str
) -> None:
    path = tmp_path / "index.html"
    path.write_text(build_index(ROWS, lang=lang), encoding="utf-8")
    page = visit(path)
    heads = page.locator("#table thead th")
    heads.nth(5).locator("button").click()
    assert titles(page) == ["Airport", "Water", "Council", "broken.en.txt"]
    assert heads.nth(5).get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Enter")
    assert titles(page) == ["Council", "Water", "Airport", "broken.en.txt"]
    assert page.evaluate("location.hash") == "#sort=mqm-down"
    page.reload()
    assert titles(page) == ["Council", "Water", "Airport", "broken.en.txt"]
    heads.nth(0).locator("button").click()
    assert titles(page)[:2] == ["Airport", "broken.en.txt"]
    assert page.locator("#table [aria-sort]").count() == 1


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 768, 1280])
def test_the_index_is_read_without_script_on_any_screen(
    visit: Callable[..., Page], tmp_path: Path, width: int
) -> None:
    path = tmp_path / "index.html"
    path.write_text(build_index(ROWS), encoding="utf-8")
    page = visit(path, java_script_enabled=False, viewport={"width": width, "height": 700})
    assert titles(page) == ["broken.en.txt", "Airport", "Water", "Council"]
    assert page.locator("button").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
