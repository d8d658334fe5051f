"""HTML pages: what of them is read, where it is, and how fixes get back into them."""

from __future__ import annotations

import pytest

from tests.formats.html.reading import document, edited, read, texts
from tqa.errors import InputError
from tqa.formats.patch_carrier import with_white_space
from tqa.model import Edit, Span

pytest.importorskip("trafilatura", reason="the extra 'formats' is not installed")


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
