"""The page as a document: self-contained, deterministic, and deaf to what the data says."""

from __future__ import annotations

import json
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
    """Elements with their attributes, and the text of the script, the style and the data island."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inline: dict[str, str] = {}
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open = "island" if ("id", "tqa-data") in attrs else tag

    def handle_data(self, data: str) -> None:
        if self._open in {"script", "style", "island"}:
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
        source_text=HOSTILE, fingerprint=HOSTILE, part=HOSTILE, gates=False, confidence=0.5,
        fixes=(Fix(Applicability.SUGGESTED, (Edit(Span(0, 4), HOSTILE),), HOSTILE),),
    )  # fmt: skip
    article = report.article
    segment = replace(article.target.segments[0], id=HOSTILE, group=HOSTILE)
    return replace(
        report,
        article=Article(
            replace(article.source, path=HOSTILE), replace(article.target, path=HOSTILE, segments=(segment,))
        ),
        scores={
            "MQM": Score(float("nan"), HOSTILE),
            HOSTILE: Score(1.0, HOSTILE, 0.5, (0.1, float("inf")), 1, 2, 0.5, HOSTILE),
        },
        rules={HOSTILE: RuleInfo(HOSTILE, HOSTILE, Severity.MAJOR, HOSTILE, HOSTILE, {HOSTILE: HOSTILE})},
        notes=(HOSTILE,),
    )


def compared(report: Report) -> Report:
    """With scores against a baseline, so that the page has everything that it can have."""
    scores = {**report.scores, "chrF2": Score(60.5, "nrefs:1", 2.25, (0.5, 4.0), 7, 14, 0.0312, "better")}
    return replace(report, scores=scores, known=report.findings[:2])


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_hostile_text_in_every_field_adds_no_element_and_no_attribute(lang: str) -> None:
    outline = Outline(build(hostile_report(), title=HOSTILE, lang=lang))
    tame = Outline(build(compared(sample_report()), lang=lang))
    known = {name for tag, attributes in tame.elements for name in attributes}
    assert not outline.all("img")
    assert len(outline.all("script")) == 2
    assert len(outline.all("style")) == 1
    for tag, attributes in outline.elements:
        assert set(attributes) <= known, tag
        assert not any(name.startswith("on") or name == "style" for name in attributes), tag
        assert "javascript:" not in (attributes.get("href") or "")
    hostile, harmless = outline.inline.pop("island"), tame.inline.pop("island")
    assert outline.inline == tame.inline
    assert not re.search("[<>&\\u2028\\u2029]", hostile + harmless)
    assert json.loads(hostile)["findings"][0]["fingerprint"] == HOSTILE


def test_hostile_text_is_still_there_to_read() -> None:
    page = build(hostile_report(), title=HOSTILE)
    assert page.count("&lt;script&gt;alert(2)&lt;/script&gt;") >= 20
    assert "{{7*7}}" in page


def test_the_page_can_be_encoded_and_holds_nothing_that_turns_text_around() -> None:
    page = build(hostile_report(), title=HOSTILE)
    page.encode("utf-8")
    assert not re.search("[\x00\u202a-\u202e\u2066-\u2069]", page)
    assert all(f">{label}</bdi>" in page for label in ("RLO", "U+0000", "U+D800", "LS"))


def test_the_policy_allows_exactly_the_page_s_own_style_and_script(html: str) -> None:
    outline = Outline(html)
    policy = next(meta["content"] for meta in outline.all("meta") if meta.get("http-equiv"))
    outline.inline.pop("island")
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
    assets = {
        each.name: each.read_text(encoding="utf-8")
        for each in files("tqa.report").iterdir()
        if each.name.endswith((".css", ".js", ".j2"))
    }
    assert sum(len(each.encode()) for each in assets.values()) < 120_000
    for name, text in assets.items():
        if name.endswith(".js"):
            assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(", text)
        if name.endswith(".j2"):
            marked = ["style|safe", "script|safe"] if name in {"template.html.j2", "index.html.j2"} else []
            assert re.findall(r"[\w.]+ *\| *safe", text) == marked, name


def test_jinja2_waits_until_a_report_is_built() -> None:
    code = "import sys, tqa.report; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_only_a_long_article_is_laid_out_as_one_scrolls(html: str) -> None:
    lines = [((f"Sentence {number}.",), BlockKind.SENTENCE) for number in range(61)]
    article = Article(document(Language.ARABIC, [], ""), document(Language.ENGLISH, lines, ""))
    page = build(Report(article, tuple(Bead((), (index,)) for index in range(61)), ()))
    assert 'class="article long"' in page
    assert 'class="article"' in html


def long_report(findings: tuple[int, ...]) -> Report:
    """An article of 70 sentences, some with a finding."""
    lines = [((f"Sentence {number}.",), BlockKind.SENTENCE) for number in range(70)]
    target = document(Language.ENGLISH, lines, "long.txt")
    basic = one_pair("جملة", "A.", source_span=None, source_text="").findings[0]
    found = tuple(
        replace(basic, bead=index, span=target.segments[index].span, text=target.segment_text(index))
        for index in findings
    )
    article = Article(document(Language.ARABIC, [], ""), target)
    return Report(article, tuple(Bead((), (index,)) for index in range(70)), found)


def test_what_passed_far_from_any_finding_is_folded_in_a_long_article() -> None:
    page = build(long_report((10, 40, 44)))
    # 0-8 and 12-38, and 46-69, with a sentence on either side of each finding left open; 42 is too little.
    assert [text.split()[0] for text in re.findall("<summary>([0-9]+ pairs?) without", page)] == ["9", "27", "24"]
    assert len(Outline(page).all("section")) >= 70
    assert "passed-run" not in build(long_report(())).partition("</style>")[2]


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
