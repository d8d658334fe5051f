"""HTML pages: what of them is read, where it is, and how fixes get back into them."""

from __future__ import annotations

import difflib
import pickle
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import sync_playwright

import tqa
from tests.formats.html_files import PAGES
from tqa import pipeline
from tqa.config.reading import Reading
from tqa.errors import InputError, LanguageError
from tqa.formats import html, read_pair
from tqa.formats._html_slots import slots
from tqa.formats._html_tree import events
from tqa.formats.patch_carrier import with_white_space
from tqa.model import Applicability, BlockKind, Document, Edit, Language, Span

ARTICLES = Path("corpora/articles")
NAMES = sorted(path.name.removesuffix(".ar.txt") for path in ARTICLES.glob("*.ar.txt"))
# A page shows one space where its file has two.
UNSEEN = "There are two spaces between the words."


def read(page, selector="", language=Language.ENGLISH):
    data = page if isinstance(page, bytes) else page.encode()
    return html.read(data, "page.html", language, Reading(selector=selector))


def texts(raw):
    return [block.span.of(raw.text) for block in raw.blocks]


def document(raw):
    return Document(raw.text, Language.ENGLISH, (), raw.carrier, raw.path, raw.blocks)


def edited(raw, old, new):
    start = raw.text.index(old)
    edits = [Edit(Span(start, start + len(old)), new)]
    assert all(raw.carrier.can_make(document(raw), edit) for edit in edits)
    return raw.carrier.render(document(raw), edits)


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


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>One\n  two\t<b>three</b> </p>", ["One two three"]),
        ("<p>a<b> b </b> c</p>", ["a b c"]),
        ("<h1>Head</h1>one<p>two<div>three</div>four", ["Head", "one", "two", "three", "four"]),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", ["a", "b", "c"]),
        ("<table><tr><td>a<td>b<tr><th>c</table>", ["a", "b", "c"]),
        ("<p>line<br>next<br/> <br>part</p>", ["line\nnext", "part"]),
        ("<pre>a\r\n  b\tc</pre>", ["a\n  b\tc"]),
        ("<p>&lt;b&gt; &amp &eacute &notin; &#65;&#x42;&#0;&#150;&bogus; & &copy2</p>",
         ["<b> & é ∉ AB\ufffd–&bogus; & ©2"]),
        ("<p>a &nbsp; b&#32; c</p>", ["a \xa0 b c"]),
        ("<p>1 < 2 <3 </ p> & </p>", ["1 < 2 <3 &"]),
        ("<p>a<!-- <p>no -->b<!-->c<!--->d<!x>e<?y?>f</p>", ["abcdef"]),
        ("<p title='a > b' hidden>no</p><p title=a/b>yes</p>", ["yes"]),
        ("<p>the <img src=x> cup</p><p><img src=y> cap</p>", ["the \ufffc cup", "cap"]),
        ("<p>a<script>'<p>'</script>b<style>p</style><template><p>no</template></p>", ["ab"]),
        ("<p>a<textarea><b></textarea><select><option>x</select> b<p style='display: none'>no", ["a b"]),
        ("<title>No</title><body>text<p>un<closed", ["text", "un"]),
        ("<p>soft<wbr>hy&shy;phen</p>", ["softhy\xadphen"]),
        ("<p>a <span class='x sr-only'>no</span>b</p>", ["a b"]),
        ("<svg><p/>x<text>no</text></svg><p>y", ["y"]),
        ("<P CLASS=x>a</P ><p>b</p junk='>'>", ["a", "b"]),
        ("<p>a</p></body></html><p>behind</p>", ["a", "behind"]),
    ],
)  # fmt: skip
def test_text_as_a_reader_sees_it(page, expected):
    raw = read(page)
    assert texts(raw) == expected
    assert raw.carrier.render(document(raw), []) == page.encode()


@pytest.mark.parametrize(
    ("page", "old", "new", "expected"),
    [
        ("<p>the <b>old old</b> cat</p>", "old old", "old", "<p>the <b>old</b> cat</p>"),
        ("<p>in <i>in</i> time</p>", "in in", "in", "<p>in<i></i> time</p>"),
        ("<p>fish &amp; chips</p>", "&", "and", "<p>fish and chips</p>"),
        ("<p>a word</p>", "word", "<b> & c", "<p>a &lt;b&gt; &amp; c</p>"),
        ("<p>one\n   two</p>", "one two", "1 2", "<p>1\n   2</p>"),
        ("<p>one word</p>", "one word", "", "<p></p>"),
    ],
)
def test_edits(page, old, new, expected):
    assert edited(read(page), old, new).decode() == expected


@pytest.mark.parametrize(
    ("page", "old", "new"),
    [
        ("<p>a<p>b", "a\nb", "q"),
        ("<p>x <img> y", "\ufffc", "q"),
        ("<p>a<br>b", "\n", "q"),
        ("<p>card <b> , which", " ,", ","),  # the space behind the tag would show
    ],
)
def test_what_would_change_more_than_text_is_not_made(page, old, new):
    raw = read(page)
    start = raw.text.index(old)
    assert not raw.carrier.can_make(document(raw), Edit(Span(start, start + len(old)), new))


def test_words_may_go_that_leave_white_space_behind():
    raw = read("<p>One. Two. Three.</p><p>Four. Five.</p>")
    edits = []
    for old in ("Two.", "Five."):
        start = raw.text.index(old)
        edits.append(Edit(Span(start, start + len(old)), ""))
    assert all(raw.carrier.can_make(document(raw), edit) for edit in edits)
    data = raw.carrier.render(document(raw), edits)
    assert data == b"<p>One.  Three.</p><p>Four. </p>"
    again = with_white_space(raw.carrier.reread(data, "page.html"), "One.  Three.\nFour. ")
    assert (again.text, texts(again)) == ("One.  Three.\nFour. ", ["One.  Three.", "Four."])
    assert edited(again, "Three", "3") == b"<p>One.  3.</p><p>Four. </p>"
    assert edited(again, "Four", "4") == b"<p>One.  Three.</p><p>4. </p>"


def test_missing_white_space_parts_no_words():
    raw = read("<p>onetwo</p>")
    assert with_white_space(raw, "one two") is raw
    assert with_white_space(raw, "onetwo ").text == "onetwo "


def test_a_new_line_is_a_line_break():
    raw = read("<p>one two</p>")
    data = edited(raw, " ", "\n")
    assert data == b"<p>one<br>two</p>"
    assert raw.carrier.reread(data, "page.html").text == "one\ntwo"


def test_spot():
    raw = read("<body>\n<main><p>First.</p>\n<p>Second <b>one</b>.</p><ul><li>Item</ul></main>")
    place = raw.carrier.place(document(raw), raw.text.index("one"))
    assert (place.line, place.column, place.spot) == (3, 14, "/html/body/main/p[2]")
    assert raw.carrier.place(document(raw), len(raw.text)).spot == "/html/body/main/ul/li"


@pytest.mark.parametrize(
    ("declaration", "codec", "encoding"),
    [
        ('<meta charset="windows-1256">', "cp1256", "cp1256"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "cp1252", "cp1252"),
        ("<!-- <meta charset=windows-1256> --><meta charset=utf-8>", "utf-8", "utf-8"),
        ('<?xml version="1.0" encoding="windows-1252"?>', "cp1252", "cp1252"),
        ("", "utf-8", "utf-8"),
        ("<meta charset=made-up>", "utf-8", "utf-8"),
        ("<meta charset=windows-1256>", "utf-8", "utf-8"),  # the server said otherwise
        ("<meta charset=utf-8>", "utf-16", "utf-16-le"),
    ],
)
def test_encoding(declaration, codec, encoding):
    data = f"{declaration}<p>A café “here”</p>".encode(codec)
    raw = read(data)
    assert (raw.text, raw.carrier.decoded.encoding) == ("A café “here”", encoding)
    assert raw.carrier.render(document(raw), []) == data


def test_characters_that_the_encoding_lacks_become_references():
    raw = read('<meta charset="windows-1256"><p>the cafe “x”</p>'.encode("cp1256"))
    data = edited(raw, "cafe", "cafē ≠")
    assert "<p>the caf&#275; &#8800; “x”</p>" in data.decode("cp1256")
    assert raw.carrier.reread(data, "page.html").text == "the cafē ≠ “x”"


def test_selector():
    page = "<h1 class=t>Head</h1><div id=a><p>Text.</p><nav>Menu</nav></div><div><p>Other.</p></div>"
    assert texts(read(page, "h1, #a")) == ["Head", "Text."]


@pytest.mark.parametrize(
    ("page", "selector", "message"),
    [
        ("<p>a", "div..x", "page.html: the selector 'div..x' is not CSS ("),
        ("<p>a", "article", "page.html: no element matches the selector 'article'; look up"),
        ("<p>a<div class=x></div>", ".x", "page.html: what the selector '.x' matches holds no text; select"),
        ("<p> </p><script>x</script>", "", "page.html: holds no text that a reader sees; save"),
        ("<html data-report-hash=x><p>a", "", "page.html: is a report that tqa wrote, not an article; give"),
        ("<div>" * 600 + "x", "", "page.html: line 1: elements are nested more than 500 deep; save"),
        ("<p>" * 60_000, "", "page.html: line 1: here are more than 50,000 elements; save"),
        ("<p>x" * 20_000, "", "page.html: is too large to find the article in (20,002 elements); name"),
        ("<p>" + "word " * 1_000_000, "", "page.html: holds more than 4,000,000 characters of text; s"),
        (
            b"<meta charset=utf-8>\n<p>caf\xe9",
            "",
            "page.html: line 2: byte 0xE9 is not in utf-8, which the page",
        ),
        (
            b"<meta charset=iso-8859-6>\n<p>\xa1",
            "",
            "page.html: line 2: byte 0xA1 is not in iso-8859-6, which",
        ),
        (b"<p>a\0b", "", "page.html: is binary"),
        (b"PK\x03\x04....", "", "page.html: is a ZIP"),
    ],
)
def test_refused(page, selector, message):
    with pytest.raises(InputError) as caught:
        read(page, selector)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "page",
    ["<" * 300_000, "<a " * 100_000, "<!--" * 100_000, '<a b="' * 100_000, "&amp" * 50_000, "&" * 300_000,
     "<script>" * 100_000, "</x>" * 100_000, " " * 1_000_000, "a" * 1_000_000, "<br>" * 9_000,
     "<table>" + "<td>x" * 4_000, "\u202e\u2066" * 100_000, "&#" + "9" * 500_000 + ";",
     "&" + "a" * 500_000, "<div>" * 400 + "</b>" * 100_000, "<p>x" + "<b>" * 450],
)  # fmt: skip
def test_hostile_pages_take_linear_time(page):
    data = f"<body><p>word</p>{page}".encode()
    raw = read(data)
    assert raw.text.startswith("word")
    assert raw.carrier.render(document(raw), []) == data


_BITS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<br>", "<div>", "</div>", "<ul><li>", "<td>", "<table>", "</table>",
     "<!--",     "-->", "&amp;", "&lt", "&#x41;", "&", "<", ">", "word", " two ", "\n", "\r\n",
     "<img>", "<pre>", "</pre>",
     "<a href='x>y'>", "</a>", "<script>",
     "</script>", "نص", "<svg>", "</svg>", "\xa0", "<h2>", "<tr>", '"',
     "/"]
)  # fmt: skip


@given(st.lists(_BITS, max_size=40).map("".join), st.data())
def test_any_page(page, data):
    raw = read("<p>start</p>" + page)
    held = document(raw)
    assert held.carrier.render(held, []) == ("<p>start</p>" + page).encode()
    for piece in raw.carrier.patchwork.pieces:
        assert piece.length > 0
        assert piece.end <= len(raw.text)
    start = data.draw(st.integers(0, len(raw.text)))
    edit = Edit(Span(start, data.draw(st.integers(start, len(raw.text)))), "Edit")
    if not raw.carrier.can_make(held, edit):
        return
    again = raw.carrier.reread(held.carrier.render(held, [edit]), "page.html")
    expected = raw.text[:start] + "Edit" + raw.text[edit.span.end :]
    assert again.text == expected


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


@pytest.mark.parametrize("program", ["pandoc", "soffice"])
def test_pages_of_other_software(program, plain, tmp_path):
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    paths = []
    for language in Language:
        text = (ARTICLES / f"border-crossing-talks.{language}.txt").read_text(encoding="utf-8")
        source, path = tmp_path / f"{language}.txt", tmp_path / f"{language}.html"
        source.write_text(text, encoding="utf-8")
        if program == "pandoc":
            call = [
                program,
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
            call = [program, home, "--headless", "--infilter=Text (encoded):UTF8", "--convert-to", "html",
                    "--outdir", str(tmp_path), str(source)]  # fmt: skip
        subprocess.run(call, check=True, capture_output=True, timeout=120)
        paths.append(path)
    article = tqa.read(*paths)
    assert article.target.carrier.render(article.target, []) == paths[1].read_bytes()
    assert summary(tqa.check(article)) == plain("border-crossing-talks")


@pytest.mark.browser
def test_text_is_what_chromium_shows():
    """Random tags without tables: in one of those, browsers move stray text before it, which we leave."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed")
    bits = "<p>|</p>|<b>|</b>|<br>|<div>|</div>|<ul><li>|<li>|</ul>|<!--|-->|&amp;|&lt|&#x41;|&|<|>|word"
    bits += (
        "| two |\n|<i>|</i>|<a href='x>y'>|</a>|نص|<h2>|</h2>|\"|/|&ampx|&notit;|&#150;|<!x>|<dl><dt>|<dd>"
    )
    bits += "|<em class='a|<article>|</article>|<h3>|<span>|</span>|<td>"
    chosen = random.Random(7)
    with sync_playwright() as playwright:
        tab = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"]).new_page()
        for _ in range(150):
            soup = "".join(chosen.choices(bits.split("|"), k=chosen.randint(2, 25)))
            page = f"<!doctype html><p>start</p>{soup}"
            tab.set_content(page)
            shown = tab.evaluate("document.body.innerText").split("\n")
            ours = [line for slot in slots(page, events(page, "")) for line in slot.text.split("\n")]
            assert _lines(ours) == _lines(shown), soup


def _lines(lines):
    return [" ".join(line.split()) for line in lines if line.strip()]


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


def test_carriers_go_to_other_processes():
    raw = read("<p>One <b>two</b></p>")
    again = pickle.loads(pickle.dumps(raw))
    assert again.carrier.render(document(again), [Edit(Span(4, 7), "2")]) == b"<p>One <b>2</b></p>"
    assert again.carrier.place(document(again), 4).spot == "/html/body/p"


@pytest.mark.parametrize("library", ["lxml.html", "trafilatura"])
def test_without_the_libraries(library, monkeypatch):
    monkeypatch.setitem(sys.modules, library, None)
    name = library.partition(".")[0]
    with pytest.raises(
        InputError, match=rf"page.html: HTML is read with {name}, which is not installed; run pip"
    ):
        read("<p>text")
