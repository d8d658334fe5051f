from __future__ import annotations

import csv

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.formats.strategies import INLINE, WRITABLE, edits_by_text
from tqa.errors import InputError, OutputError
from tqa.formats import read_bilingual
from tqa.formats.splice import apply_edits
from tqa.model import Edit, Span
from tqa.positions import Place

_SHARED_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def _file(folder, name, text, encoding="utf-8"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def _texts(document):
    return [document.segment_text(index) for index in range(len(document.segments))]


def test_tsv(tmp_path):
    text = (
        "ID\tSource\tnote\tMT\tref\tDoc\r\n"
        'a\tقال "نعم"\tn\tHe said "yes"\tHe said yes\td1\r\n'
        "\r\n"
        "b\tثم مضى\t\tThen he left\t\t\r\n"
    )
    article = read_bilingual(_file(tmp_path, "a.tsv", text))
    assert _texts(article.source) == ['قال "نعم"', "ثم مضى"]
    assert _texts(article.target) == ['He said "yes"', "Then he left"]
    assert _texts(article.reference) == ["He said yes", ""]
    assert [(s.id, s.group, s.line) for s in article.target.segments] == [("a", "d1", 2), ("b", "", 4)]
    assert article.target.carrier.name == "tsv"
    assert article.target.path == str(tmp_path / "a.tsv")


def test_csv_with_quoted_newlines(tmp_path):
    text = 'source,target\n"أولا،\nثانيا","First, ""x""\r\nsecond"\nثالثا,Third\n'
    article = read_bilingual(_file(tmp_path, "a.csv", text))
    assert _texts(article.target) == ['First, "x"\r\nsecond', "Third"]
    assert [segment.line for segment in article.source.segments] == [2, 5]
    assert [segment.id for segment in article.source.segments] == ["1", "2"]
    assert article.target.carrier.name == "csv"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1256"])
@pytest.mark.parametrize(("name", "delimiter"), [("a.CSV", ";"), ("a.csv", ","), ("a.tsv", "\t")])
def test_encodings_and_delimiters(tmp_path, name, delimiter, encoding):
    text = "\n".join(delimiter.join(row) for row in (["ar", "en"], ["نعم قال", "Yes"], ["لا", "No"]))
    path = _file(tmp_path, name, text, encoding)
    article = read_bilingual(path)
    assert _texts(article.source) == ["نعم قال", "لا"]
    carrier = article.target.carrier
    assert carrier.render(article.target, []) == path.read_bytes()
    edited = carrier.render(article.target, [Edit(Span(4, 6), "Nay")])
    assert edited == text.replace("No", "Nay").encode(encoding)


def test_source_and_reference_can_be_edited_too(tmp_path):
    article = read_bilingual(_file(tmp_path, "a.csv", "ar,en,ref\nنعم,Yes,Yea\n"))
    rendered = article.source.carrier.render(article.source, [Edit(Span(0, 3), "لا")])
    assert rendered.decode() == "ar,en,ref\nلا,Yes,Yea\n"
    rendered = article.reference.carrier.render(article.reference, [Edit(Span(3, 3), "h")])
    assert rendered.decode() == "ar,en,ref\nنعم,Yes,Yeah\n"


@pytest.mark.parametrize(
    ("name", "before", "edit", "after"),
    [
        ("a.csv", "x", Edit(Span(0, 1), "a,b"), '"a,b"'),
        ("a.csv", "x", Edit(Span(0, 1), 'say "a"'), '"say ""a"""'),
        ("a.csv", "x", Edit(Span(0, 1), "a\r\nb"), '"a\r\nb"'),
        ("a.csv", 'a"b', Edit(Span(0, 1), "c"), 'c"b'),
        ("a.csv", '"a"', Edit(Span(0, 1), "b"), '"b"'),
        ("a.csv", '"a ""b"""', Edit(Span(2, 5), "“b”"), '"a “b”"'),
        ("a.csv", '""', Edit(Span(0, 0), "b"), '"b"'),
        ("a.tsv", '"a"', Edit(Span(1, 2), "b"), '"b"'),
        ("a.tsv", 'a "b', Edit(Span(4, 4), '"'), 'a "b"'),
        ("a.tsv", '"a ""b"""', Edit(Span(2, 5), "“b”"), "a “b”"),
        ("a.tsv", '"a ""b"""', Edit(Span(0, 1), "c"), '"c ""b"""'),
    ],
)
def test_the_changed_cell(tmp_path, name, before, edit, after):
    delimiter = "\t" if name.endswith("tsv") else ","
    text = f"ar{delimiter}en{delimiter}n\nنص{delimiter}%s{delimiter}7\n"
    article = read_bilingual(_file(tmp_path, name, text % before))
    assert article.target.carrier.render(article.target, [edit]).decode() == text % after


def test_what_an_unquoted_tsv_cannot_hold(tmp_path):
    article = read_bilingual(_file(tmp_path, "a.tsv", 'ar\ten\nنص\tsay "x" now\n'))
    for new in ("\t", "a\nb", "\r"):
        with pytest.raises(OutputError, match=r"a\.tsv: line 2: an unquoted TSV cell cannot hold .* as CSV$"):
            article.target.carrier.render(article.target, [Edit(Span(0, 1), new)])


def test_an_edit_that_would_turn_text_quotes_into_notation(tmp_path):
    article = read_bilingual(_file(tmp_path, "a.tsv", 'ar\ten\nنص\t"x"\n'))
    with pytest.raises(OutputError, match=r"a\.tsv: line 2: .*change their meaning; save the table as CSV"):
        article.target.carrier.render(article.target, [Edit(Span(1, 2), 'x ""y"" z')])


def test_place(tmp_path):
    text = 'Ar,En,n\r\n"أ\r\nب","a ""b""\r\nc 😀d",1\r\nج,e\u0301f,2\r\n'
    article = read_bilingual(_file(tmp_path, "a.csv", text))
    target = article.target
    place = target.carrier.place
    assert target.text == 'a "b"\r\nc 😀d\ne\u0301f'
    assert place(target, 0) == Place(3, 5, 5, 6, "En")
    assert place(target, 3) == Place(3, 9, 9, 10, "En")
    assert place(target, 10) == Place(4, 4, 5, 7, "En")
    assert place(target, 11) == Place(4, 5, 6, 8, "En")
    assert place(target, 12) == Place(5, 3, 3, 4, "En")
    assert place(target, len(target.text)) == Place(5, 6, 6, 8, "En")
    assert article.source.carrier.place(article.source, 3) == Place(3, 1, 1, 1, "Ar")
    with pytest.raises(ValueError, match="outside"):
        place(target, len(target.text) + 1)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.tsv", "ar\ten\nا\tb\tc\n", "line 2: 3 cells where the header has 2; look for"),
        ("a.tsv", "ar\ten\nا\tb\n\nا\n", "line 4: 1 cells where the header has 2; look for"),
        ("a.csv", 'ar,en\n"ا\nب",b\nا,b,c\n', "line 4: 3 cells where the header has 2; look for"),
        ("a.csv", 'ar,en\nا,"b" c\n', "line 2: the row that starts here has a stray quote"),
        (
            "a.csv",
            'ar,en\nا,b\nا,"b\nc,d\n',
            "line 3: the row that starts here has a stray quote or one never",
        ),
        (
            "a.tsv",
            "ar,en\nا,b\n",
            "line 1: the columns of this .tsv file are separated by commas; rename it to .csv",
        ),
        (
            "a.tsv",
            "ar;en\nا;b\n",
            "line 1: the columns of this .tsv file are separated by semicolons; rename it to .csv",
        ),
        (
            "a.csv",
            "\nar\ten\nا\tb\n",
            "line 2: the columns of this .csv file are separated by tabs; rename it to .tsv",
        ),
        (
            "a.tsv",
            "ا\tb\nc\td\n",
            "line 1: no source among the columns 'ا', 'b'; name it one of source, src, ar",
        ),
        (
            "a.csv",
            "id,source,doc\n1,ا,b\n",
            "line 1: no target among the columns 'id', 'source', 'doc'; name it",
        ),
        ("a.csv", "ar,en,mt\n1,ا,b\n", "line 1: 'en' and 'mt' both name the target; rename"),
        ("a.csv", "ar,en\n\n", "holds no rows; add one row"),
        ("a.tsv", "ar\ten\tid\nا\tb\tx\nا\tb\tx\n", "line 3: the id 'x' stands on line 2 too"),
        ("a.tsv", "\n \n", "is empty; "),
        ("a.csv", "just prose\n", "line 1: no source among the columns 'just prose'; name it"),
    ],
)
def test_refused(tmp_path, monkeypatch, name, text, message):
    monkeypatch.chdir(tmp_path)
    _file(tmp_path, name, text)
    with pytest.raises(InputError) as caught:
        read_bilingual(name)
    assert str(caught.value).startswith(f"{name}: {message}")
    assert "\n" not in str(caught.value)


def test_long_cells(tmp_path):
    long = "x" * 1_000_000
    for name, delimiter in (("a.csv", ","), ("a.tsv", "\t")):
        article = read_bilingual(_file(tmp_path, name, f'ar{delimiter}en\nا{delimiter}"{long}, ""b"""\n'))
        assert article.target.text == long + ', "b"'


def test_csv_field_limit_is_never_lowered(tmp_path):
    before = csv.field_size_limit(1 << 30)
    try:
        read_bilingual(_file(tmp_path, "a.csv", "ar,en\nا,b\n"))
        assert csv.field_size_limit() == 1 << 30
    finally:
        csv.field_size_limit(before)


def _written(name, rows, newline):
    if name == "a.tsv":
        return "".join("\t".join(row) + newline for row in rows)
    # by hand, because the csv module's writer quotes only the line ends that it writes itself
    return "".join(",".join(map(_csv_cell, row)) + newline for row in rows)


def _csv_cell(value):
    return '"' + value.replace('"', '""') + '"' if set(value) & set('",\r\n') else value


@_SHARED_FOLDER
@given(st.data(), st.sampled_from(["a.csv", "a.tsv"]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_edits_change_only_their_cells(tmp_path, data, name, newline):
    cell = WRITABLE if name == "a.csv" else INLINE
    rows = data.draw(st.lists(st.tuples(cell, cell, cell), min_size=1, max_size=4))
    path = _file(tmp_path, name, _written(name, [("n", "ar", "en"), *rows], newline))
    article = read_bilingual(path)
    document = article.target
    assert document.carrier.render(document, []) == path.read_bytes()
    texts = _texts(document)
    per_row = data.draw(edits_by_text(texts, cell))
    edits = [
        Edit(edit.span.shift(segment.span.start), edit.text)
        for segment, row_edits in zip(document.segments, per_row, strict=True)
        for edit in row_edits
    ]
    try:
        rendered = document.carrier.render(document, edits)
    except OutputError:
        assert name == "a.tsv"  # a CSV can hold anything
        return
    path.write_bytes(rendered)
    again = read_bilingual(path)
    assert _texts(again.target) == [apply_edits(text, row) for text, row in zip(texts, per_row, strict=True)]
    assert _texts(again.source) == _texts(article.source)
    unchanged = [record for record, row in zip(document.carrier.cells, per_row, strict=True) if not row]
    for before in unchanged:
        assert before.cell.raw in rendered.decode()


@_SHARED_FOLDER
@given(st.lists(st.tuples(WRITABLE, WRITABLE), min_size=1, max_size=4))
def test_places_point_at_the_character(tmp_path, rows):
    path = _file(tmp_path, "a.csv", _written("a.csv", [("ar", "en"), *rows], "\r\n"))
    document = read_bilingual(path).target
    raw = path.read_bytes().decode()
    cells = document.carrier.cells
    for offset, character in enumerate(document.text):
        row = next(i for i, s in enumerate(document.segments) if s.span.start <= offset <= s.span.end)
        within = offset - document.segments[row].span.start
        if within < len(document.segments[row].span):
            assert raw[cells[row].file_offset(within)] == character
