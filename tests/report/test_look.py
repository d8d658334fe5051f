"""What the page looks like in a real headless Chromium: columns, letters, colours, paper.

Of the page itself, without its script: what only works with one is shown by the tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tqa.model import Span
from tqa.report import build

from .making import one_pair
from .sample import sample_report
from .still import everything, still
from .test_page import compared

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_columns_stand_side_by_side_and_read_in_their_own_direction(
    visit: Callable[..., Page], tmp_path: Path, lang: str
) -> None:
    path = tmp_path / "columns.html"
    path.write_text(still(build(sample_report(), lang=lang)), encoding="utf-8")
    page = visit(path)
    for number in (2, 5, 6):
        target = page.locator(f"#bead-{number} .side.target .text").bounding_box()
        source = page.locator(f"#bead-{number} .side.source .text").bounding_box()
        assert target is not None
        assert source is not None
        assert target["x"] + target["width"] <= source["x"]
        assert abs(target["y"] - source["y"]) < 12
    # The first word of a right-to-left line is the rightmost one.
    first, last = (
        page.evaluate(
            """([from, to]) => {
              const node = document.querySelector("#bead-1 .side.source .text").firstChild;
              const range = document.createRange();
              range.setStart(node, from); range.setEnd(node, to);
              const box = range.getBoundingClientRect();
              return [box.left, box.right];
            }""",
            span,
        )
        for span in ((0, 5), (6, 13))
    )
    assert first[0] >= last[1]


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_is_wider_than_the_screen(
    visit: Callable[..., Page], tmp_path: Path, width: int, lang: str
) -> None:
    path = tmp_path / "wide.html"
    path.write_text(still(build(compared(sample_report()), lang=lang)), encoding="utf-8")
    page = visit(path, viewport={"width": width, "height": 800})
    everything(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_narrow_screen_the_source_stands_under_the_target(
    visit: Callable[..., Page], still_file: Path
) -> None:
    page = visit(still_file, viewport={"width": 390, "height": 800})
    target = page.locator("#bead-2 .side.target").bounding_box()
    source = page.locator("#bead-2 .side.source").bounding_box()
    assert target is not None
    assert source is not None
    assert source["y"] >= target["y"] + target["height"]
    assert abs(source["x"] - target["x"]) < 1


WIDTH = """(unwrap) => {
  const text = document.querySelector("#bead-1 .side.source .text");
  const marks = [...text.querySelectorAll("mark")];
  const range = document.createRange();
  if (unwrap) {
    for (const mark of marks) mark.replaceWith(...mark.childNodes);
    for (const ref of text.querySelectorAll(".ref")) ref.remove();
    text.normalize();
    range.selectNodeContents(text);
    return range.getBoundingClientRect().width;
  }
  return marks.reduce((sum, mark) => sum + mark.getBoundingClientRect().width, 0);
}"""


@pytest.mark.parametrize("words", ["نستنكر", "بيتنا", "مستشفياتهم", "كتـــاب", "لِلْمُؤَسَّسَةِ"])
def test_a_highlight_leaves_the_joins_of_arabic_letters_alone(
    visit: Callable[..., Page], tmp_path: Path, words: str
) -> None:
    path = tmp_path / "joins.html"
    # The finding begins and ends inside the word; chips are no part of the word's own width.
    path.write_text(still(build(one_pair(words, "We.", source_span=Span(1, 3)))), encoding="utf-8")
    page = visit(path)
    page.evaluate("document.querySelectorAll('#bead-1 .side.source .chip').forEach((chip) => chip.remove())")
    marked, plain = page.evaluate(WIDTH, arg=False), page.evaluate(WIDTH, arg=True)
    assert marked > 10
    assert marked == pytest.approx(plain, abs=0.1)


CONTRAST = """() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  const rgb = (color) => {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = color;
    brush.fillRect(0, 0, 1, 1);
    return [...brush.getImageData(0, 0, 1, 1).data];
  };
  const light = (color) => {
    const linear = (c) => (c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    const [r, g, b] = color.map((part) => linear(part / 255));
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const color = rgb(getComputedStyle(each).backgroundColor);
      if (color[3]) return color;
    }
    return rgb("white");
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const poor = [];
  let seen = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    const element = walker.currentNode.parentElement;
    if (!text || !element.checkVisibility() || element.closest("script, style, option")) continue;
    const pair = [light(rgb(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => b - a);
    const ratio = (pair[0] + .05) / (pair[1] + .05);
    seen += 1;
    if (ratio < 4.5) poor.push(`${element.className || element.tagName} ${ratio.toFixed(2)} ${text}`);
  }
  return [seen, poor];
}"""


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_enough_contrast(visit: Callable[..., Page], tmp_path: Path, scheme: str, lang: str) -> None:
    path = tmp_path / "contrast.html"
    path.write_text(still(build(compared(sample_report()), lang=lang)), encoding="utf-8")
    page = visit(path, color_scheme=scheme, reduced_motion="reduce")
    everything(page)
    page.evaluate("document.querySelector('label.pill.minor input').checked = false")
    page.evaluate("document.querySelector('#f-3').dataset.status = 'accept'")
    page.evaluate("document.querySelector('#f-3 [data-decision=accept]').setAttribute('aria-pressed', 'true')")
    seen, poor = page.evaluate(CONTRAST)
    assert seen > 200
    assert poor == []


def test_every_control_has_a_name_and_a_visible_focus(visit: Callable[..., Page], still_file: Path) -> None:
    page = visit(still_file)
    everything(page)
    names = page.evaluate(
        """() => [...document.querySelectorAll("button, select, input, textarea, a, summary, progress")].map(
          (each) => (each.getAttribute("aria-label") || each.labels?.[0]?.textContent || each.textContent).trim())"""
    )
    assert len(names) > 100
    assert all(names)
    page.locator("#next").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_motion_stops_where_it_is_not_wanted(visit: Callable[..., Page], still_file: Path) -> None:
    duration = "getComputedStyle(document.querySelector('mark')).transitionDuration"
    assert visit(still_file, reduced_motion="reduce").evaluate(duration) == "0s"
    assert visit(still_file, reduced_motion="no-preference").evaluate(duration) != "0s"


def test_paper_has_no_controls_and_keeps_every_finding(visit: Callable[..., Page], still_file: Path) -> None:
    page = visit(still_file, color_scheme="dark")
    page.evaluate("document.querySelectorAll('[data-scripted]').forEach((each) => { each.hidden = false })")
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert page.locator("button:visible").count() == 0
    folded = "[...document.querySelectorAll('.doc')].every((each) => each.checkVisibility({contentVisibilityAuto: true}))"
    assert page.evaluate(folded)
    assert page.locator(".finding:visible").count() == 10
    assert page.evaluate("getComputedStyle(document.querySelector('.finding')).color") == "rgb(32, 35, 31)"
    assert page.evaluate("getComputedStyle(document.querySelector('mark')).textDecorationLine") == "underline"
    assert page.pdf(format="A4").startswith(b"%PDF")
