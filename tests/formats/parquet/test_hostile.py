"""Parquet files that are wrong, damaged, or unpack to too much."""

from __future__ import annotations

import random
import resource

import pytest

from tests.formats.parquet.test_rows import parquet, read_and_edited, rich
from tqa.errors import InputError, OutputError
from tqa.formats.parquet import file as parquet_file
from tqa.formats.parquet.rows import read
from tqa.model import Edit, Span

arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")


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


@pytest.mark.parametrize("column", ["target", "other"])
def test_a_beginning_that_many_rows_share_is_counted_before_it_is_unpacked(column):
    short = ["x"] * 300
    columns = {"source": short, "target": short} | {column: ["a" * 1_000_000] * 300}
    data = parquet(columns, use_dictionary=False, column_encoding={column: "DELTA_BYTE_ARRAY"})
    assert len(data) < 2_000_000
    with pytest.raises(InputError, match=f"the column '{column}' holds more than 64 MiB of text; split it"):
        read_and_edited(data)


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
            read_and_edited(bytes(damaged))
        except (InputError, OutputError) as error:
            assert "\n" not in str(error)  # noqa: PT017 - most damage is no error


def test_without_pyarrow(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(
        InputError, match=r"Parquet is read with pyarrow, .* run pip install 'tqa\[formats\]'"
    ):
        read(rich(), "a.parquet")
