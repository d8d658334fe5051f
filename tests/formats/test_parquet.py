from __future__ import annotations

import io
import random
import resource

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tqa
from tests.formats.bead_rows import ARTICLES, found, rows_of, table
from tests.formats.strategies import WRITABLE
from tqa.errors import InputError, OutputError
from tqa.formats import parquet_file, read_bilingual
from tqa.formats.parquet import read
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


def _lie(data):
    return data[:4] + b"\0" * (len(data) - 12) + data[-8:]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (rich()[:-1], "is no Parquet file, or a damaged one; write it again"),
        (rich()[:500], "is no Parquet file, or a damaged one; write it again"),
        (b"PAR1" * 3, "is no Parquet file, or a damaged one; write it again"),
        (b"PAR1" + b"\xff" * 4 + b"PAR1", "is no Parquet file, or a damaged one; write it again"),
        (_lie(rich()), "is no Parquet file, or a damaged one; write it again"),
        (b"", "is no Parquet file, or a damaged one; write it again"),
        (parquet({"source": ["x"]}), "no target among the columns 'source'; name it one of target,"),
        (
            parquet({"source": ["x"], "target": [1]}),
            "the column 'target' holds int64, not text; write strings",
        ),
        (parquet({"source": [["x"]], "target": ["x"]}), "the column 'source' holds list<"),
        (
            parquet({"source": ["x"], "src": ["x"], "target": ["x"]}),
            "'source' and 'src' both name the source",
        ),
        (parquet({"id": [1.5], "source": ["x"], "target": ["x"]}), "the column 'id' holds double, not text"),
        (parquet({"source": [], "target": []}), "holds no rows"),
        (
            parquet({"id": [1, 1], "source": ["x"] * 2, "target": ["x"] * 2}),
            "the id '1' stands on line 1 too",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_line(data, message):
    with pytest.raises(InputError) as raised:
        read(data, "a\n.parquet")
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_bytes_that_are_no_text():
    odd = arrow.array([b"\xff\xfe"]).view(arrow.string())
    with pytest.raises(InputError, match="the column 'target' holds bytes that are no UTF-8; write strings"):
        read(parquet({"source": ["x"], "target": odd}), "a.parquet")


def test_damage_in_a_page():
    data = bytearray(parquet({"source": ["نص"] * 99, "target": ["text"] * 99}, compression="gzip"))
    data[20:60] = b"\xff" * 40
    with pytest.raises(InputError, match="is no Parquet file, or a damaged one; write it again"):
        read(bytes(data), "a.parquet")


def test_null_columns():
    article = read(parquet({"source": ["نص"], "target": arrow.nulls(1), "doc": arrow.nulls(1)}), "a.parquet")
    assert (texts(article.target), article.beads[0].target) == ([""], ())


def _read_and_edited(data):
    article = read(data, "a.parquet")
    return article.target.carrier.render(article.target, [Edit(Span(0, 1), "y")])


def _peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _bomb(column):
    """A few kilobytes that unpack to 20 GB: one long text that all rows share."""
    words = arrow.DictionaryArray.from_arrays(
        arrow.array([0] * 20_000, arrow.int32()), arrow.array(["a" * 1_000_000])
    )
    short = ["x"] * 20_000
    columns = {"source": short, "target": short} | {column: words}
    return parquet(columns, compression="zstd", row_group_size=5_000)


def test_a_text_that_many_rows_share_is_counted_before_it_is_unpacked():
    data, before = _bomb("target"), _peak()
    assert len(data) < 100_000
    with pytest.raises(InputError, match="the column 'target' holds more than 64 MiB of text; split it"):
        read(data, "a.parquet")
    assert _peak() - before < 200


@pytest.mark.parametrize("nested", [False, True])
def test_so_is_that_of_a_column_that_is_not_read(nested):
    data = _bomb("other")
    if nested:
        table = pq.read_table(arrow.BufferReader(data), read_dictionary=["other"])
        words = table.column("other").combine_chunks()
        lists = arrow.ListArray.from_arrays(
            list(range(20_001)), arrow.StructArray.from_arrays([words], ["k"])
        )
        data = parquet(
            {"source": ["x"] * 20_000, "target": ["x"] * 20_000, "other": lists}, compression="zstd"
        )
    article = read(data, "a.parquet")
    before = _peak()
    with pytest.raises(InputError, match="the column 'other' holds more than 64 MiB of text; split it"):
        article.target.carrier.render(article.target, [Edit(Span(0, 1), "y")])
    assert _peak() - before < 300


@pytest.mark.parametrize("metadata", [{}, {"pandas": "{}"}])
def test_the_metadata_of_other_software_stay(metadata):
    table, out = arrow.table({"source": ["نص"], "target": ["one"]}), io.BytesIO()
    with pq.ParquetWriter(out, table.schema, store_schema=False, version="1.0") as writer:
        if metadata:
            writer.add_key_value_metadata(metadata)
        writer.write_table(table)
    old, new = loaded(out.getvalue()), loaded(_read_and_edited(out.getvalue()))
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


@pytest.mark.parametrize("column", ["target", "other"])
def test_a_beginning_that_many_rows_share_is_counted_before_it_is_unpacked(column):
    short = ["x"] * 300
    columns = {"source": short, "target": short} | {column: ["a" * 1_000_000] * 300}
    data = parquet(columns, use_dictionary=False, column_encoding={column: "DELTA_BYTE_ARRAY"})
    assert len(data) < 2_000_000
    with pytest.raises(InputError, match=f"the column '{column}' holds more than 64 MiB of text; split it"):
        _read_and_edited(data)


def test_what_compresses_too_well_is_refused(monkeypatch):
    monkeypatch.setattr(parquet_file, "_MOST_UNPACKED", 1024 * 1024)
    columns = {"source": ["x"], "target": ["x"], "raw": [b"\0" * 2_000_000]}
    data = parquet(columns, compression="zstd", use_dictionary=False)
    assert len(data) < 10_000
    with pytest.raises(InputError, match="unpacks to more than 1 MiB; split it into smaller files"):
        read(data, "a.parquet")


def test_too_many_rows_are_refused():
    count = 3_000_000
    data = parquet({"source": arrow.nulls(count), "target": arrow.nulls(count)})
    with pytest.raises(InputError, match="has 3000000 rows, more than 2000000; split it into smaller files"):
        read(data, "a.parquet")


def test_any_damage_ends_in_one_line():
    data, chosen = parquet({"source": ["نص", "ثان"], "target": ["one", "two"]}), random.Random(7)
    for _ in range(500):
        damaged = bytearray(data)
        for _ in range(chosen.randint(1, 4)):
            damaged[chosen.randrange(4, len(data) - 8)] = chosen.randrange(256)
        try:
            _read_and_edited(bytes(damaged))
        except (InputError, OutputError) as error:
            assert "\n" not in str(error)  # noqa: PT017 - most damage is no error


def test_without_pyarrow(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(
        InputError, match=r"Parquet is read with pyarrow, .* run pip install 'tqa\[formats\]'"
    ):
        read(rich(), "a.parquet")


def test_by_name_and_by_content(tmp_path):
    for name in ("a.parquet", "a.pq", "a.txt", "a"):
        (tmp_path / name).write_bytes(rich())
        assert read_bilingual(tmp_path / name).target.carrier.name == "parquet"
    assert parquet_file.column_names(tmp_path / "a.pq")[:3] == ["id", "Source ", "mt"]
    (tmp_path / "b.pq").write_bytes(b"x")
    for name in ("b.pq", "missing.pq"):
        with pytest.raises(InputError, match="is no Parquet file"):
            parquet_file.column_names(tmp_path / name)
