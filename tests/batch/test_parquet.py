"""Rows as Parquet: the same bytes each time, in row groups, whatever the cells hold."""

from __future__ import annotations

import io

import pytest

from tqa.batch.parquet import parquet
from tqa.batch.rows import ARTICLES, EDITS, FINDINGS, NUMBER, TEXT, TRUTH, WHOLE

pq = pytest.importorskip("pyarrow.parquet", reason="the extra 'formats' is not installed")

COLUMNS = {"t": TEXT, "w": WHOLE, "n": NUMBER, "b": TRUTH, "e": EDITS}


def written(rows, columns=COLUMNS):
    return b"".join(parquet(rows, columns))


def file_of(data):
    return pq.ParquetFile(io.BytesIO(data))


def test_cells_of_every_kind_come_back():
    rows = [
        {"t": "قال\0\n\u202e", "w": 2**40, "n": 0.5, "b": True, "e": [{"start": 1, "end": 2, "text": "x"}]},
        {"t": "", "w": 0, "n": 0.0, "b": False, "e": []},
        {"t": None, "w": None, "n": None, "b": None, "e": None},
    ]
    assert file_of(written(rows)).read().to_pylist() == rows


def test_what_a_row_lacks_is_null_and_what_no_column_names_is_left_out():
    assert file_of(written([{"t": "x", "other": 1}])).read().to_pylist() == [
        {"t": "x", "w": None, "n": None, "b": None, "e": None}
    ]


def test_half_a_surrogate_pair_is_an_escape():
    (row,) = (
        file_of(written([{"t": "a\ud800", "e": [{"start": 0, "end": 0, "text": "\udfff"}]}]))
        .read()
        .to_pylist()
    )
    assert (row["t"], row["e"][0]["text"]) == ("a\\ud800", "\\udfff")


@pytest.mark.parametrize("columns", [FINDINGS, ARTICLES])
def test_no_row_at_all_is_a_table_with_its_columns(columns):
    assert file_of(written([], columns)).schema_arrow.names == list(columns)


def test_rows_come_in_groups_and_are_asked_for_one_group_at_a_time():
    asked = 0

    def rows():
        nonlocal asked
        for number in range(20_000):
            asked += 1
            yield {"w": number}

    pieces = parquet(rows(), COLUMNS)
    first = next(pieces)
    assert asked == 8192
    data = first + b"".join(pieces)
    made = file_of(data)
    assert [made.metadata.row_group(index).num_rows for index in range(made.num_row_groups)] == [
        8192,
        8192,
        3616,
    ]
    assert made.read()["w"].to_pylist() == list(range(20_000))


def test_long_texts_make_short_groups():
    rows = [{"t": "x" * 1_500_000}] * 7
    assert file_of(written(rows)).num_row_groups == 3


def test_the_same_rows_make_the_same_bytes():
    rows = [{"t": str(number), "n": number / 7} for number in range(9000)]
    assert written(rows) == written(iter(rows))
