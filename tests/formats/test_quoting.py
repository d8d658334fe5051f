from __future__ import annotations

import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.formats.strategies import INLINE, WRITABLE
from tqa.formats.quoting import Quoting, tsv_records

HEADER = "source\ttarget\n"


def _read(text):
    records, quoting = tsv_records(text)
    return [[cell.value for cell in record.cells] for record in records[1:]], quoting


@pytest.mark.parametrize(
    "rows",
    [
        [["قال", "He said"]],
        [['قال "نعم"', 'He said "yes"']],
        [['"نعم" قال', '"Yes", he said']],
        [['"نعم نستطيع"', '"Yes we can"']],
        [['"نعم، نستطيع"', '"Yes, we can"']],
        [["«نعم، نستطيع»", '"Yes, we can"']],
        [['"', '"']],
        [['"قال', "said"], ["وأضاف", 'added"']],
        [["a", '"He said this.'], ["b", 'And that."']],
        [['""', "x"]],
        [["a", '"b'], ["c", "d"]],
        [['"a ""b"" c"', 'a "b" c']],
    ],
)
def test_quotes_are_text(rows):
    text = HEADER + "".join("\t".join(row) + "\n" for row in rows)
    assert _read(text) == (rows, Quoting.NONE)


@pytest.mark.parametrize(
    ("text", "rows", "quoting"),
    [
        ('"قال ""نعم"""\tyes\n', [['قال "نعم"', "yes"]], Quoting.NEEDED),
        ('"a\nb"\tc\r\n', [["a\nb", "c"]], Quoting.NEEDED),
        ('"a\tb"\t"c\r\nd"\n', [["a\tb", "c\r\nd"]], Quoting.NEEDED),
        ('ا\t"b, c"\nب\t"d ""e"""\n', [["ا", "b, c"], ["ب", 'd "e"']], Quoting.COMMAS),
        ('ا\t"b, c"\nب\t"d, e"\nج\t"f, g"\n', [["ا", "b, c"], ["ب", "d, e"], ["ج", "f, g"]], Quoting.COMMAS),
    ],
)
def test_quotes_are_notation(text, rows, quoting):
    assert _read(HEADER + text) == (rows, quoting)


def test_everything_quoted():
    assert _read('"source"\t"target"\n"ا"\t"b"\n7\t\n') == ([["ا", "b"], ["7", ""]], Quoting.ALL)


def test_one_bare_comma_disproves_a_spreadsheet():
    text = HEADER + 'ا\t"b, c"\nب\t"d, e"\nج\t"f, g"\nد\th, i\n'
    assert _read(text)[1] is Quoting.NONE


def test_blank_lines_are_left_out():
    records, _ = tsv_records("\n" + HEADER + "\r\na\tb\n\n")
    assert [record.line for record in records] == [2, 4]


_CELL = st.one_of(WRITABLE, st.sampled_from(["a, b", 'say "x"', "one\ntwo", "", "12,5"]))
_TABLE = st.lists(st.tuples(_CELL, _CELL), min_size=1, max_size=5)


@given(_TABLE, st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_what_a_csv_writer_wrote_is_read_back(rows, style):
    # a single comma or opening space is no proof of quoting
    assume(style == csv.QUOTE_ALL or any(c in cell for row in rows for cell in row for c in '"\t\n'))
    # with a tab for each line end in a cell, lines could pass for rows
    assume(not any("\t" in cell and ("\r" in cell or "\n" in cell) for row in rows for cell in row))
    buffer = io.StringIO()
    csv.writer(buffer, delimiter="\t", quoting=style).writerows([("source", "target"), *rows])
    assert _read(buffer.getvalue())[0] == [list(row) for row in rows]


_INLINE_TABLE = st.lists(st.tuples(INLINE, INLINE), min_size=1, max_size=5)


@given(_INLINE_TABLE)
def test_plain_text_without_doubled_quotes_is_read_as_it_stands(rows):
    assume(not any('""' in cell for row in rows for cell in row))
    assume(sum(cell.startswith('"') and "," in cell for row in rows for cell in row) < 3)
    text = HEADER + "".join("\t".join(row) + "\n" for row in rows)
    assert _read(text)[0] == [list(row) for row in rows]
