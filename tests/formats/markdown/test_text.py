"""Markdown texts: what of them is read, where it is, and how fixes get back into them."""

from __future__ import annotations

import difflib
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import tqa
from tests.formats.markdown.texts import FILES
from tests.programs import program
from tqa import pipeline
from tqa.config.reading import Reading
from tqa.errors import InputError
from tqa.formats.markdown import text as markdown
from tqa.formats.patch_carrier import with_white_space
from tqa.formats.splice import apply_edits
from tqa.model import Applicability, BlockKind, Document, Edit, Language, Span

pytest.importorskip("pyromark", reason="the extra 'formats' is not installed")

ARTICLES = Path("corpora/articles")
NAMES = sorted(path.name.removesuffix(".ar.txt") for path in ARTICLES.glob("*.ar.txt"))


def read(text):
    data = text if isinstance(text, bytes) else text.encode()
    return markdown.read(data, "text.md", Language.ENGLISH, Reading())


def texts(raw):
    return [block.span.of(raw.text) for block in raw.blocks]


def document(raw):
    return Document(raw.text, Language.ENGLISH, (), raw.carrier, raw.path, raw.blocks)


def edit_of(raw, old, new):
    start = raw.text.index(old)
    return Edit(Span(start, start + len(old)), new)


def summary(report):
    return Counter((each.name, each.text, each.source_text, each.message) for each in report.findings)


def files(name, folder, make):
    paths = []
    for language in Language:
        path = folder / f"{name}.{language}.md"
        text = (ARTICLES / f"{name}.{language}.txt").read_text(encoding="utf-8")
        path.write_bytes(make(text, language).encode())
        paths.append(path)
    return paths


def plain(name):
    return tqa.check(tqa.read(ARTICLES / f"{name}.ar.txt", ARTICLES / f"{name}.en.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_same_findings_as_the_plain_text(name, tmp_path):
    expected = summary(plain(name))
    for kind, make in FILES.items():
        assert summary(tqa.check(tqa.read(*files(name, tmp_path, make)))) == expected, kind


@pytest.mark.parametrize("kind", FILES)
def test_the_article_is_read_whole_and_nothing_but_it(kind, tmp_path):
    article = tqa.read(*files("port-union-statement", tmp_path, FILES[kind]))
    for side in (article.source, article.target):
        text = (ARTICLES / f"port-union-statement.{side.language}.txt").read_text(encoding="utf-8")
        shown = [block.span.of(side.text) for block in side.blocks]
        assert shown == [line for line in text.splitlines() if line.strip()]
        assert side.blocks[0].kind is BlockKind.HEADING


@pytest.mark.parametrize("name", ["derby-final", "short-film-festival"])
@pytest.mark.parametrize("kind", FILES)
def test_fixes_change_their_own_characters(kind, name, tmp_path):
    paths = files(name, tmp_path, FILES[kind])
    article = tqa.read(*paths)
    assert article.target.carrier.render(article.target, []) == paths[1].read_bytes()
    fixed = pipeline.fix(tqa.check(article), Applicability.SUGGESTED)
    assert fixed.report is not None
    lines = pipeline.fix(plain(name), Applicability.SUGGESTED).text.split("\n")
    assert [line for line in fixed.text.split("\n") if line] == [line for line in lines if line]
    before, after = paths[1].read_bytes().decode(), fixed.render().decode()
    codes = difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
    changed = [before[a:b] for tag, a, b, _, _ in codes if tag != "equal"]
    assert not any("**" in part or "](" in part or "\n\n" in part for part in changed)
    (tmp_path / "fixed.md").write_bytes(after.encode())
    again = tqa.read(paths[0], tmp_path / "fixed.md").target.text
    assert again == "\n".join(line for line in fixed.text.split("\n") if line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Head\n\nOne *two* **three**\nfour\n", ["Head", "One two three four"]),
        ("Head\n---\n> a\n> b\n\n- c\n  d\n- e\n\n1. f\n", ["Head", "a b", "c d", "e", "f"]),
        ("| a | b |\n|---|---|\n| c\\|d | *e* |\n", ["a", "b", "c|d", "e"]),
        ("---\ntitle: x\n---\n\nText\n\n```\ncode\n```\n\n    code\n\n<div>\nraw\n</div>\n", ["Text"]),
        ("a [link *text*](http://x.y 'title') b <https://x.y>", ["a link text b https://x.y"]),
        ("the ![alt *text*](i.png) cup and `code` here", ["the \ufffc cup and \ufffc here"]),
        ("![alt](i.png)\n\ncap", ["cap"]),
        ("\\*a\\* \\\\ b &amp; &#65; &copy; c\\\nd  \ne<br>f", ["*a* \\ b & A © c\nd\ne\nf"]),
        ("a<!-- no -->b <b>c</b>", ["ab c"]),
        ("word[^1] on\n\n[^1]: The note\n    goes on", ["word on", "The note goes on"]),
        ("- [ ] to do\n- [x] done", ["to do", "done"]),
        ("# Title {#anchor .x}\n\ntext", ["Title", "text"]),
        ("two  spaces\r\n\\*next", ["two  spaces *next"]),
        ("[ref][r] is\n\n[r]: http://x.y", ["ref is"]),
        ("> [!NOTE]\n> Mind this", ["Mind this"]),
    ],
)
def test_text_as_a_reader_sees_it(text, expected):
    raw = read(text)
    assert texts(raw) == expected
    assert raw.carrier.render(document(raw), []) == text.encode()


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("the **old old** cat", "old old", "old", "the **old** cat"),
        ("a \\* b", "*", "x", "a x b"),
        ("fish &amp; chips", "&", "and", "fish and chips"),
        ("> one\n> two", "one two", "1 2", "> 1\n> 2"),
        ("one two", "two", "*2* [x] <b> a_b &amp; c|d", r"one \*2\* \[x\] \<b> a\_b \&amp; c\|d"),
        ("one two", "one", "1. # -", r"1\. # - two"),
        ("one two", "one", "#", r"\# two"),
        ("one two", "one", "-", r"\- two"),
        ("one\n\ntwo\n\nthree", "two", "", "one\n\n\n\nthree"),
        ("# one two", "one ", "", "# two"),
        ("| a b |\n|---|\n| c |", "a b", "a", "| a |\n|---|\n| c |"),
    ],
)
def test_edits(text, old, new, expected):
    raw = read(text)
    edit = edit_of(raw, old, new)
    assert raw.carrier.can_make(document(raw), edit)
    assert raw.carrier.render(document(raw), [edit]).decode() == expected


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("a\n\nb", "a\nb", "a b"),
        ("x `c` y", "\ufffc", "q"),
        ("a  \nb", "\n", " "),
        ("one two", " ", "\n"),
        ("see - this", "see ", ""),  # would make it a list
        ("so **one two**", "two", ""),  # would leave a space before the asterisks
        ("a 1. b", "a ", ""),
    ],
)
def test_what_would_change_the_markup_is_not_made(text, old, new):
    raw = read(text)
    assert not raw.carrier.can_make(document(raw), edit_of(raw, old, new))


def test_place():
    raw = read("# Head\n\nOne **two**\n  three four\n")
    place = raw.carrier.place(document(raw), raw.text.index("four"))
    assert (place.line, place.column, place.spot) == (4, 9, "")


def test_blank_lines_of_emptied_paragraphs():
    raw = read("one\n\ntwo\n\nthree")
    edits = [edit_of(raw, "one", ""), edit_of(raw, "two", "")]
    again = raw.carrier.reread(raw.carrier.render(document(raw), edits), "text.md")
    assert again.text == "three"
    padded = with_white_space(again, apply_edits(raw.text, edits))
    assert padded.text == "\n\nthree"
    assert texts(padded) == ["three"]
    held = document(padded)
    assert held.carrier.render(held, [edit_of(padded, "three", "3")]) == b"\n\n\n\n3"
    assert with_white_space(again, "\n\nfour") is again


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"```\ncode\n```\n", "text.md: holds markup but no text; give a file with an article in it"),
        (b"a" * 4_000_001, "text.md: holds more than 4,000,000 characters; split it into an article a file"),
        (b" \n", "text.md: is empty; give a file that holds text"),
        (b"a\0b", "text.md: is binary"),
    ],
)
def test_refused(data, message):
    with pytest.raises(InputError) as caught:
        read(data)
    assert str(caught.value).startswith(message)


def test_without_the_library(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyromark", None)
    with pytest.raises(
        InputError, match=r"run pip install 'tqa\[formats\]', or read it as it stands with --target-"
    ):
        read("text")


@pytest.mark.parametrize(
    "text",
    ["> " * 50_000 + "x", "[" * 200_000, "*a " * 100_000, "`a" * 200_000, "&amp;" * 100_000, "![[" * 100_000,
     "- " * 20_000 + "x", "|a" * 20_000 + "\n" + "|-" * 20_000 + "\n|x", "\\*" * 100_000, "a\n\n" * 50_000,
     "x" * 1_000_000, "\u202e\u2066" * 100_000, "a\\\n" * 50_000, "> a\n" * 50_000],
)  # fmt: skip
def test_hostile_texts_take_linear_time(text):
    raw = read(f"word\n\n{text}")
    assert raw.text.startswith("word")
    assert raw.carrier.render(document(raw), []) == f"word\n\n{text}".encode()


_BITS = st.sampled_from(
    ["word", " two ", "\n", "\r\n", "\n\n", "*", "**", "_", "`", "[", "](x)", "![", "> ", "- ", "1. ", "# ",
     "\\", "  \n", "&amp;", "&#65;", "&", "<b>", "<", "|", "|-|\n", "    ", "---\n", "~~", "نص", "[^1]",
     "[^1]: ", "\t", "<br>", "<!--", "-->", "\xa0", "===\n", "```\n", "é"]
)  # fmt: skip


@given(st.lists(_BITS, max_size=30).map("".join), st.data())
def test_any_text(text, data):
    text = f"start\n\n{text}"
    raw = read(text)
    held = document(raw)
    assert held.carrier.render(held, []) == text.encode()
    ends = [0]
    for piece in raw.carrier.patchwork.pieces:
        assert piece.length > 0
        assert ends[-1] <= piece.file_start < piece.file_end <= len(text)
        if piece.literal and piece.length > 1:
            literal = raw.text[piece.start : piece.end], text[piece.file_start : piece.file_end]
            assert literal[0].split() == literal[1].split()
        ends.append(piece.file_end)
    start = data.draw(st.integers(0, len(raw.text)))
    end = data.draw(st.integers(start, len(raw.text)))
    edit = Edit(Span(start, end), data.draw(st.sampled_from(["Edit", "", "*1."])))
    if held.carrier.can_make(held, edit) and apply_edits(raw.text, [edit]).strip():
        again = raw.carrier.reread(held.carrier.render(held, [edit]), "text.md")
        expected = apply_edits(raw.text, [edit])
        assert with_white_space(again, expected).text == expected


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("name", NAMES[:6])
def test_another_parser_reads_the_same(name, kind):
    text = (ARTICLES / f"{name}.en.txt").read_text(encoding="utf-8")
    page = FILES[kind](text, Language.ENGLISH)
    tokens = MarkdownIt("commonmark").parse(page.split("---\n\n", 1)[-1])
    theirs = []
    for token in tokens:
        parts = [
            " " if each.type == "softbreak" else each.content
            for each in token.children or ()
            if each.type != "image"
        ]
        theirs += ["".join(parts)] if "".join(parts).strip() else []
    assert texts(read(page)) == theirs


def test_texts_of_pandoc(tmp_path):
    pandoc = program("pandoc")
    paths = []
    for language in Language:
        page, path = tmp_path / f"{language}.html", tmp_path / f"{language}.md"
        text = (ARTICLES / f"border-crossing-talks.{language}.txt").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if line.strip()]
        page.write_text("".join(f"<p>{line}</p>" for line in lines), encoding="utf-8")
        call = [pandoc, "-f", "html", "-t", "gfm", str(page), "-o", str(path)]
        subprocess.run(call, check=True, capture_output=True, timeout=120)
        paths.append(path)
    article = tqa.read(*paths)
    assert article.target.carrier.render(article.target, []) == paths[1].read_bytes()
    assert summary(tqa.check(article)) == summary(plain("border-crossing-talks"))
