"""The page as a document: self-contained, deterministic, and deaf to what the data says."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest

from tqa.model import (
    Applicability,
    Article,
    Bead,
    BlockKind,
    Edit,
    Fix,
    Language,
    Report,
    RuleInfo,
    Score,
    Severity,
    Span,
)
from tqa.report import build

from .making import document, one_pair
from .sample import sample_report

HOSTILE = (
    "</script></style><img src=x onerror=alert(1)>\"'><script>alert(2)</script>{{7*7}}&\u202e\x00\ud800\u2028"
)


class Outline(HTMLParser):
    """Elements with their attributes, and the text of script and style."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inline: dict[str, str] = {}
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open = tag

    def handle_data(self, data: str) -> None:
        if self._open in {"script", "style"}:
            self.inline[self._open] = self.inline.get(self._open, "") + data

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._open = ""

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def hostile_report() -> Report:
    report = one_pair(
        f"نص {HOSTILE} عربي",
        f"Text {HOSTILE} end",
        rule=HOSTILE, category=HOSTILE, message=f"{HOSTILE} «{HOSTILE} نص» {HOSTILE}", text=HOSTILE,
        source_text=HOSTILE, fingerprint=HOSTILE,
        fixes=(Fix(Applicability.SUGGESTED, (Edit(Span(0, 4), HOSTILE),), HOSTILE),),
    )  # fmt: skip
    article = report.article
    segment = replace(article.target.segments[0], id=HOSTILE, group=HOSTILE)
    return replace(
        report,
        article=Article(
            replace(article.source, path=HOSTILE), replace(article.target, path=HOSTILE, segments=(segment,))
        ),
        scores={"MQM": Score(float("nan"), HOSTILE)},
        rules={HOSTILE: RuleInfo(HOSTILE, HOSTILE, Severity.MAJOR, HOSTILE, HOSTILE, {HOSTILE: HOSTILE})},
        notes=(HOSTILE,),
    )


def test_hostile_text_in_every_field_adds_no_element_and_no_attribute() -> None:
    outline = Outline(build(hostile_report(), title=HOSTILE))
    tame = Outline(build(sample_report()))
    known = {name for tag, attributes in tame.elements for name in attributes}
    assert not outline.all("img")
    assert len(outline.all("script")) == len(outline.all("style")) == 1
    for tag, attributes in outline.elements:
        assert set(attributes) <= known, tag
        assert not any(name.startswith("on") or name == "style" for name in attributes), tag
        assert "javascript:" not in (attributes.get("href") or "")
    assert outline.inline == tame.inline


def test_hostile_text_is_still_there_to_read() -> None:
    page = build(hostile_report(), title=HOSTILE)
    assert page.count("&lt;script&gt;alert(2)&lt;/script&gt;") >= 10
    assert "{{7*7}}" in page


def test_the_page_can_be_encoded_and_holds_nothing_that_turns_text_around() -> None:
    page = build(hostile_report(), title=HOSTILE)
    page.encode("utf-8")
    assert not re.search("[\x00\u202a-\u202e\u2066-\u2069]", page)
    assert all(f">{label}</bdi>" in page for label in ("RLO", "U+0000", "U+D800", "LS"))


def test_the_policy_allows_exactly_the_page_s_own_style_and_script(html: str) -> None:
    outline = Outline(html)
    policy = next(meta["content"] for meta in outline.all("meta") if meta.get("http-equiv"))
    digests = {
        tag: b64encode(sha256(content.encode()).digest()).decode() for tag, content in outline.inline.items()
    }
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digests['style']}'; "
        f"script-src 'sha256-{digests['script']}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_every_reference_stays_inside_the_page(html: str) -> None:
    outline = Outline(html)
    ids = [attributes["id"] for _, attributes in outline.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in outline.elements:
        assert "src" not in attributes, tag
        for name in ("href", "aria-labelledby"):
            target = attributes.get(name) or "data:,"
            assert target == "data:," or target.removeprefix("#") in ids, (tag, target)
    assert not re.search(r"https?://|@import|url\(", html)


def test_headings_step_down_one_level_at_a_time(html: str) -> None:
    levels = [int(tag[1]) for tag, _ in Outline(html).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_both_sides_say_their_language_and_direction_and_nothing_guesses(html: str) -> None:
    outline = Outline(html)
    sides = [each for each in outline.all("div") if (each.get("class") or "").startswith("side ")]
    full = [each for each in sides if "empty" not in (each["class"] or "")]
    assert {(each["class"], each["lang"], each["dir"]) for each in full} == {
        ("side target", "en", "ltr"),
        ("side source", "ar", "rtl"),
    }
    assert 'dir="auto"' not in html
    assert all("dir" in each for each in outline.all("bdi"))


def test_arabic_in_a_message_is_set_apart(html: str) -> None:
    assert '«<bdi lang="ar" dir="rtl">نستنكر</bdi>» and «<bdi lang="ar" dir="rtl">وندين</bdi>» both' in html


def test_the_same_report_gives_the_same_page(report: Report, html: str) -> None:
    assert build(report) == html == build(sample_report())


def test_the_own_assets_are_small_and_never_write_markup() -> None:
    assets = [each for each in files("tqa.report").iterdir() if each.name.endswith((".css", ".js", ".j2"))]
    assert len(assets) == 5
    assert sum(len(each.read_bytes()) for each in assets) < 100_000
    script = files("tqa.report").joinpath("report.js").read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(", script)
    template = files("tqa.report").joinpath("template.html.j2").read_text(encoding="utf-8")
    assert re.findall(r"[\w.]+ *\| *safe", template) == ["style|safe", "script|safe"]


def test_jinja2_waits_until_a_report_is_built() -> None:
    code = "import sys, tqa.report; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_only_a_long_article_is_laid_out_as_one_scrolls(html: str) -> None:
    lines = [((f"Sentence {number}.",), BlockKind.SENTENCE) for number in range(61)]
    article = Article(document(Language.ARABIC, [], ""), document(Language.ENGLISH, lines, ""))
    page = build(Report(article, tuple(Bead((), (index,)) for index in range(61)), ()))
    assert 'class="article long"' in page
    assert 'class="article"' in html


@pytest.mark.parametrize("title", [None, ""])
def test_without_a_title_the_headline_is_the_title(report: Report, title: str | None) -> None:
    page = build(report, title=title)
    assert "<title>Culture Ministry reopens the Harbour Library after a six-year restoration –" in page


def test_a_finding_without_fixes_or_quotes_leaves_no_empty_parts() -> None:
    page = build(one_pair("جملة", "A.", text="", source_text="", source_span=None))
    outline = Outline(page)
    assert not [each for each in outline.all("ul") if each.get("class") == "fixes"]
    assert page.count("<dt>Category</dt>") == 1
    assert "<dt>Arabic</dt>" not in page
