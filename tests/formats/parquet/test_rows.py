from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tqa
from tests.formats.bead_rows import ARTICLES, found, rows_of, table
from tests.formats.strategies import WRITABLE
from tqa.errors import InputError
from tqa.formats import read_bilingual
from tqa.formats.parquet import file as parquet_file
from tqa.formats.parquet.rows import read
from tqa.formats.table import read as read_table
from tqa.model import Edit, Span
from tqa.positions import Place

arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")


def parquet(columns, schema=None, **options):
    out = io.BytesIO()
    pq.write_table(arrow.table(columns, schema=schema), out, **options)
    return out.getvalue()


def texts(document):
    return [document.segment_text(index) for index in range(len(document.segments))]


def loaded(data):
    return pq.ParquetFile(arrow.BufferReader(data))


def rich():
    """A table of many types, in three row groups, with metadata of its own."""
    schema = arrow.schema(
        [
            arrow.field("id", arrow.int64()),
            arrow.field("Source ", arrow.large_string(), metadata={"note": "x"}),
            arrow.field("mt", arrow.dictionary(arrow.int8(), arrow.string())),
            arrow.field("ref", arrow.string_view()),
            arrow.field("doc", arrow.dictionary(arrow.int32(), arrow.large_string())),
            arrow.field("scores", arrow.list_(arrow.float32())),
            arrow.field("tags", arrow.list_(arrow.struct([("k", arrow.string()), ("n", arrow.int16())]))),
            arrow.field("when", arrow.timestamp("ns", tz="UTC")),
            arrow.field("raw", arrow.binary()),
            arrow.field("none", arrow.null()),
        ],
        metadata={"origin": "desk", "pandas": "{}"},
    )
    size = 5
    return parquet(
        {
            "id": [10, 11, 12, 13, None],
            "Source ": ["نص", "ثان", "ثالث", "رابع", "خامس"],
            "mt": arrow.array(["one", "two  two", "one", None, ""])
            .dictionary_encode()
            .cast(schema.field("mt").type),
            "ref": arrow.array(["uno", None, "", "x", "y"], arrow.string_view()),
            "doc": arrow.array(["a", "a", " ", None, "b"], arrow.large_string()).cast(
                schema.field("doc").type
            ),
            "scores": [[0.5], [], None, [1.0, 2.0], [3.0]],
            "tags": [[{"k": "a", "n": 1}], [], None, [{"k": None, "n": 2}], [{"k": "é", "n": None}]],
            "when": arrow.array(range(size), arrow.timestamp("ns", tz="UTC")),
            "raw": [b"\xff", b"", None, b"x", b"y"],
            "none": [None] * size,
        },
        schema,
        row_group_size=2,
        compression={"mt": "ZSTD", "Source ": "GZIP", "id": "NONE"},
        use_dictionary=["mt", "doc"],
    )


def test_rows():
    article = read(rich(), "a.parquet")
    assert texts(article.source) == ["نص", "ثان", "ثالث", "رابع", "خامس"]
    assert texts(article.target) == ["one", "two  two", "one", "", ""]
    assert texts(article.reference) == ["uno", "", "", "x", "y"]
    found = [(segment.id, segment.group, segment.line) for segment in article.target.segments]
    assert found == [("10", "a", 1), ("11", "a", 2), ("12", "", 3), ("13", "", 4), ("5", "b", 5)]
    assert article.target.carrier.name == "parquet"
    assert article.target.carrier.place(article.target, 6) == Place(2, 3, 3, 3, "mt", "row 2")
    with pytest.raises(ValueError, match="offset 99 outside"):
        article.target.carrier.place(article.target, 99)


def test_without_edits_the_file_is_the_same():
    data = rich()
    article = read(data, "a.parquet")
    assert article.target.carrier.render(article.target, []) == data


def test_only_the_edited_texts_change():
    data = rich()
    article = read(data, "a.parquet")
    edits = [Edit(Span(7, 12), ""), Edit(Span(13, 16), "“1”")]
    old, new = loaded(data), loaded(article.target.carrier.render(article.target, edits))
    assert new.schema_arrow.equals(old.schema_arrow, check_metadata=True)
    assert new.schema.equals(old.schema)
    assert new.read().column("mt").to_pylist() == ["one", "two", "“1”", None, ""]
    names = [name for name in old.schema_arrow.names if name != "mt"]
    assert new.read(columns=names).equals(old.read(columns=names), check_metadata=True)
    assert new.metadata.format_version == old.metadata.format_version
    for index in range(3):
        before, after = old.metadata.row_group(index), new.metadata.row_group(index)
        assert after.num_rows == before.num_rows
        for column in range(old.metadata.num_columns):
            mine, theirs = after.column(column), before.column(column)
            assert mine.compression == theirs.compression
            assert mine.has_dictionary_page == theirs.has_dictionary_page
            assert mine.is_stats_set == theirs.is_stats_set
    again = read(article.target.carrier.render(article.target, edits), "a.parquet")
    assert texts(again.target) == ["one", "two", "“1”", "", ""]


def test_no_edit_leaves_its_row_or_fills_a_null():
    article = read(rich(), "a.parquet")
    holds = article.target.carrier.can_make
    assert holds(article.target, Edit(Span(0, 3), "x"))
    assert not holds(article.target, Edit(Span(2, 5), "x"))
    null = article.target.segments[3].span
    assert not holds(article.target, Edit(null, "x"))


@pytest.mark.parametrize("name", ARTICLES)
def test_a_sample_article_is_found_and_fixed_as_in_a_table(name, tmp_path):
    rows = rows_of(name)
    plain = tqa.check(read_table(table(rows), "a.csv"))
    path = tmp_path / "a.parquet"
    path.write_bytes(
        parquet(
            {"source": [s for s, _ in rows], "target": [t for _, t in rows], "doc": ["story"] * len(rows)}
        )
    )
    report = tqa.check(tqa.read(path))
    assert found(report) == found(plain)
    fixed = tqa.fix(report.article, report)
    assert fixed.text == tqa.fix(plain.article, plain).text
    written = report.article.target.carrier.render(report.article.target, fixed.edits)
    assert read(written, "a.parquet").target.text == fixed.text


@given(st.lists(st.tuples(WRITABLE, WRITABLE), min_size=1, max_size=6), st.data())
def test_odd_texts_come_back(rows, data):
    written = parquet({"source": [source for source, _ in rows], "target": [target for _, target in rows]})
    article = read(written, "a.parquet")
    assert texts(article.target) == [target for _, target in rows]
    row = data.draw(st.integers(0, len(rows) - 1))
    span = article.target.segments[row].span
    again = read(article.target.carrier.render(article.target, [Edit(span, "new")]), "a.parquet")
    expected = ["new" if index == row else target for index, (_, target) in enumerate(rows)]
    assert texts(again.target) == expected


def test_null_columns():
    article = read(parquet({"source": ["نص"], "target": arrow.nulls(1), "doc": arrow.nulls(1)}), "a.parquet")
    assert (texts(article.target), article.beads[0].target) == ([""], ())


def read_and_edited(data):
    article = read(data, "a.parquet")
    return article.target.carrier.render(article.target, [Edit(Span(0, 1), "y")])


@pytest.mark.parametrize("metadata", [{}, {"pandas": "{}"}])
def test_the_metadata_of_other_software_stay(metadata):
    table, out = arrow.table({"source": ["نص"], "target": ["one"]}), io.BytesIO()
    with pq.ParquetWriter(out, table.schema, store_schema=False, version="1.0") as writer:
        if metadata:
            writer.add_key_value_metadata(metadata)
        writer.write_table(table)
    old, new = loaded(out.getvalue()), loaded(read_and_edited(out.getvalue()))
    assert new.metadata.metadata == old.metadata.metadata
    assert new.metadata.format_version == "1.0"
    assert new.read().column("target").to_pylist() == ["yne"]


@pytest.mark.parametrize("encoding", ["DELTA_BYTE_ARRAY", "DELTA_LENGTH_BYTE_ARRAY"])
def test_texts_in_deltas(encoding):
    columns = {"source": ["نص", None, "نص"], "target": ["one", "one two", None], "k": ["a", "ab", "abc"]}
    names = dict.fromkeys(columns, encoding)
    data = parquet(columns, use_dictionary=False, column_encoding=names, row_group_size=2)
    article = read(data, "a.parquet")
    assert texts(article.source) == ["نص", "", "نص"]
    written = article.target.carrier.render(article.target, [Edit(Span(0, 3), "1")])
    assert loaded(written).read().column("target").to_pylist() == ["1", "one two", None]
    assert loaded(written).read().column("k").to_pylist() == columns["k"]


def test_by_name_and_by_content(tmp_path):
    for name in ("a.parquet", "a.pq", "a.txt", "a"):
        (tmp_path / name).write_bytes(rich())
        assert read_bilingual(tmp_path / name).target.carrier.name == "parquet"
    assert parquet_file.column_names(tmp_path / "a.pq")[:3] == ["id", "Source ", "mt"]
    (tmp_path / "b.pq").write_bytes(b"x")
    for name in ("b.pq", "missing.pq"):
        with pytest.raises(InputError, match="is no Parquet file"):
            parquet_file.column_names(tmp_path / name)
