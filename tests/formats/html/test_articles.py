"""Articles as pages: the same findings as the text, and fixes that change their own characters alone."""

from __future__ import annotations

import difflib
import subprocess
from collections import Counter
from pathlib import Path

import pytest

import tqa
from tests.formats.html.pages import PAGES
from tests.formats.html.reading import read, texts
from tests.programs import program
from tqa import pipeline
from tqa.errors import LanguageError
from tqa.formats import read_pair
from tqa.model import Applicability, BlockKind, Language

pytest.importorskip("trafilatura", reason="the extra 'formats' is not installed")


ARTICLES = Path("corpora/articles")
NAMES = sorted(path.name.removesuffix(".ar.txt") for path in ARTICLES.glob("*.ar.txt"))
# A page shows one space where its file has two.
UNSEEN = "There are two spaces between the words."


def summary(report):
    return Counter(
        (finding.name, finding.text, finding.source_text, finding.message)
        for finding in report.findings
        if finding.message != UNSEEN
    )


def pages(name, folder, make):
    paths = []
    for language in Language:
        path = folder / f"{name}.{language}.html"
        text = (ARTICLES / f"{name}.{language}.txt").read_text(encoding="utf-8")
        path.write_bytes(make(text, language).encode())
        paths.append(path)
    return paths


@pytest.fixture(scope="module")
def plain():
    found = {}

    def of(name):
        if name not in found:
            pair = (ARTICLES / f"{name}.ar.txt", ARTICLES / f"{name}.en.txt")
            found[name] = summary(tqa.check(tqa.read(*pair)))
        return found[name]

    return of


@pytest.mark.parametrize("name", NAMES)
def test_same_findings_as_the_plain_text(name, plain, tmp_path):
    for kind, make in PAGES.items():
        article = tqa.read(*pages(name, tmp_path, make))
        assert summary(tqa.check(article)) == plain(name), kind


@pytest.mark.parametrize("kind", PAGES)
def test_the_article_and_its_headline_are_read_and_nothing_around_it(kind, tmp_path):
    article = tqa.read(*pages("port-union-statement", tmp_path, PAGES[kind]))
    for side in (article.source, article.target):
        text = (ARTICLES / f"port-union-statement.{side.language}.txt").read_text(encoding="utf-8")
        shown = [block.span.of(side.text) for block in side.blocks]
        assert shown == [line for line in text.splitlines() if line.strip()]
        assert side.segments[0].kind is BlockKind.HEADING


@pytest.mark.parametrize("kind", PAGES)
def test_fixes_change_their_own_characters(kind, tmp_path):
    paths = pages("derby-final", tmp_path, PAGES[kind])
    article = tqa.read(*paths)
    assert article.target.carrier.render(article.target, []) == paths[1].read_bytes()
    fixed = pipeline.fix(tqa.check(article), Applicability.SUGGESTED)
    assert fixed.applied
    assert not [each for each in fixed.refused if "no text" in each.reason]
    before, after = paths[1].read_text(encoding="utf-8"), fixed.render().decode()
    plain = pipeline.fix(
        tqa.check(tqa.read(ARTICLES / "derby-final.ar.txt", ARTICLES / "derby-final.en.txt")),
        Applicability.SUGGESTED,
    )
    assert fixed.text.split("\n") == [line for line in plain.text.split("\n") if line]
    changed = [
        before[a:b]
        for tag, a, b, _, _ in difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    assert not any("<" in part or ">" in part for part in changed)
    again = tqa.read(paths[0], write(tmp_path / "fixed.html", after.encode()))
    assert again.target.text == fixed.text


def write(path, data):
    path.write_bytes(data)
    return path


def test_dropped_furniture_leaves_its_empty_element(tmp_path):
    paths = pages("short-film-festival", tmp_path, PAGES["magazine"])
    fixed = pipeline.fix(tqa.check(tqa.read(*paths)), Applicability.SUGGESTED)
    assert "boilerplate" in {each.finding.rule for each in fixed.applied}
    assert fixed.report is not None
    after = fixed.render().decode()
    assert after.count("<p></p>") >= 2
    assert after.count("<p>") == paths[1].read_text(encoding="utf-8").count("<p>")


ARTICLE = "".join(
    f"<p>The mayor of the town opened bridge number {n} over the river yesterday, and people danced.</p>"
    for n in range(1, 9)
)
TEASER = '<div class="read-more"><a href="/x">Five bridges that you should see this year</a></div>'


def page_with(middle, before="", behind=""):
    half = len(ARTICLE) // 2 - len(ARTICLE) // 2 % (len(ARTICLE) // 8)
    inner = ARTICLE[:half] + middle + ARTICLE[half:]
    return f"<body><div class=page>{before}<div class=body>{inner}</div>{behind}</div></body>"


def test_lines_between_paragraphs_are_article():
    caption = "<figure><img><figcaption>The old bridge</figcaption></figure>"
    middle = f"<p>Bad Homburg</p><h3 class=sub>The cost</h3>{caption}"
    raw = read(page_with(middle))
    assert len(raw.blocks) == 11
    assert set(texts(raw)).issuperset({"Bad Homburg", "The cost", "The old bridge"})
    assert BlockKind.FURNITURE not in {block.kind for block in raw.blocks}


def test_a_box_of_links_amid_the_paragraphs_is_furniture():
    raw = read(page_with(TEASER))
    kinds = {text: block.kind for text, block in zip(texts(raw), raw.blocks, strict=True)}
    assert kinds.pop("Five bridges that you should see this year") is BlockKind.FURNITURE
    assert set(kinds.values()) == {None}


def test_the_headline_is_found_in_a_header():
    header = "<header class=x><div><h1>A new bridge</h1></div><div class=meta>14 March</div></header>"
    raw = read(page_with("", before=header))
    assert texts(raw)[0] == "A new bridge"
    assert raw.blocks[0].kind is BlockKind.HEADING


def test_a_box_of_the_template_is_in_neither_text(tmp_path):
    arabic = ARTICLE.replace("The mayor of the town opened bridge number", "افتتح رئيس البلدية الجسر رقم")
    arabic = arabic.replace("over the river yesterday, and people danced", "فوق النهر أمس ورقص الناس")
    english = write(tmp_path / "en.html", page_with(TEASER).encode())
    teaser = TEASER.replace("Five bridges that you should see this year", "خمسة جسور تستحق الزيارة")
    half = arabic.index("<p>", len(arabic) // 2)
    shared = write(tmp_path / "ar.html", f"<body><div>{arabic[:half]}{teaser}{arabic[half:]}</div>".encode())
    lone = write(tmp_path / "lone.html", f"<body><div>{arabic}</div>".encode())
    pair = read_pair(shared, english)
    assert len(pair.source.blocks) == len(pair.target.blocks) == 8
    assert len(read_pair(lone, english).target.blocks) == 9


def test_sides_are_told_by_their_words_not_by_what_a_template_declares(tmp_path):
    paths = pages("wadi-floods", tmp_path, PAGES["simple"])
    write(paths[0], paths[0].read_bytes().replace(b'lang="ar"', b'lang="en"'))
    assert tqa.read(*paths).source.language is Language.ARABIC
    with pytest.raises(LanguageError, match="the sides are swapped"):
        tqa.read(paths[1], paths[0])


@pytest.mark.parametrize("name", ["pandoc", "soffice"])
def test_pages_of_other_software(name, plain, tmp_path):
    called = program(name)
    paths = []
    for language in Language:
        text = (ARTICLES / f"border-crossing-talks.{language}.txt").read_text(encoding="utf-8")
        source, path = tmp_path / f"{language}.txt", tmp_path / f"{language}.html"
        source.write_text(text, encoding="utf-8")
        if name == "pandoc":
            call = [
                called,
                "-s",
                "-f",
                "markdown-smart-fancy_lists",
                "-M",
                "title=Page",
                str(source),
                "-o",
                str(path),
            ]
        else:
            home = f"-env:UserInstallation=file://{tmp_path}/home"
            call = [called, home, "--headless", "--infilter=Text (encoded):UTF8", "--convert-to", "html",
                    "--outdir", str(tmp_path), str(source)]  # fmt: skip
        subprocess.run(call, check=True, capture_output=True, timeout=120)
        paths.append(path)
    article = tqa.read(*paths)
    assert article.target.carrier.render(article.target, []) == paths[1].read_bytes()
    assert summary(tqa.check(article)) == plain("border-crossing-talks")


def test_boxes_are_told_to_boilerplate_unless_they_are_the_template_s(tmp_path):
    arabic, english = pages("wadi-floods", tmp_path, PAGES["blog"])
    lone = write(tmp_path / "ar.html", PAGES["simple"](
        (ARTICLES / "wadi-floods.ar.txt").read_text(encoding="utf-8"), Language.ARABIC
    ).encode())  # fmt: skip
    found = {
        path: [
            each.text for each in tqa.check(tqa.read(path, english)).findings if each.rule == "boilerplate"
        ]
        for path in (arabic, lone)
    }
    assert found[arabic] == []
    assert "Library opens its doors on Sundays" in found[lone]
    assert "Home" not in found[lone]
