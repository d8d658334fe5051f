from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.errors import InputError
from tqa.formats import read_bilingual
from tqa.output.beads.tsv import HEADER, cell, render
from tqa.output.style import Style

from .samples import WORST, hostile, news, pair, table

_TEXTS = st.text(
    st.one_of(st.sampled_from("\"'\t\r\n\u2028\x85 ,;\\\0\ud800ab"), st.characters()), max_size=30
)


def written(alignment) -> str:
    return render(alignment, Style())


def records(made: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made, newline=""), dialect="excel-tab", strict=True))


def kept(text: str) -> str:
    """What the format promises to keep of a text."""
    text = re.sub("\r\n|[\t\n\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029]", " ", text)
    return "".join(
        "\ufffd" if re.match(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", char) else char for char in text
    )


def test_columns():
    rows = records(written(news()))
    assert tuple(rows[0]) == HEADER
    assert rows[4] | {"source": "", "target": ""} == {
        "id": "5",
        "doc": "article.en.txt",
        "type": "2-1",
        "confidence": "0.3333",
        "moved": "false",
        "source_index": "3 4",
        "target_index": "4",
        "source_line": "4 5",
        "target_line": "5",
        "source": "",
        "target": "",
    }
    assert [row["moved"] for row in rows] == ["true"] + ["false"] * 7
    assert rows[7]["source_index"] == rows[7]["source_line"] == rows[7]["source"] == ""


def test_one_line_a_bead_whatever_is_in_it():
    assert len(written(hostile()).splitlines()) == 3
    assert {line.count("\t") for line in written(hostile()).splitlines()} == {len(HEADER) - 1}
    assert [row["target"] for row in records(written(hostile()))] == [
        kept(f"The {WORST} news"),
        kept(f"then {WORST} came"),
    ]


@pytest.mark.parametrize("make", [news, table, hostile])
def test_what_was_written_reads_as_a_bilingual_file(make, tmp_path):
    alignment = make()
    (tmp_path / "beads.tsv").write_text(written(alignment), encoding="utf-8")
    article = read_bilingual(tmp_path / "beads.tsv")
    for index, bead in enumerate(alignment.beads):
        assert article.source.segment_text(index) == kept(alignment.source_text(bead))
        assert article.target.segment_text(index) == kept(alignment.target_text(bead))
        assert article.target.segments[index].id == alignment.name(index)
        assert article.target.segments[index].group == kept(alignment.doc(bead))
    both = [bool(bead.source and bead.target) for bead in article.beads]
    assert both == [bool(bead.source and bead.target) for bead in alignment.beads]


@given(_TEXTS, _TEXTS)
def test_any_text_comes_back_but_for_controls(arabic, english):
    made = written(pair(arabic, english))
    assert made.splitlines() == made.removesuffix("\n").split("\n")
    (row,) = records(made)
    assert (row["source"], row["target"]) == (kept(arabic), kept(english))


@given(st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=4))
def test_any_file_is_read_again_by_tqa(tmp_path_factory, pairs):
    header, *_ = written(pair("", "")).splitlines()
    lines = [written(pair(*each)).splitlines()[1].split("\t", 1)[1] for each in pairs]
    file = tmp_path_factory.mktemp("tsv") / "beads.tsv"
    numbered = [f"{number}\t{line}" for number, line in enumerate(lines, 1)]
    file.write_text("\n".join([header, *numbered]) + "\n", encoding="utf-8")
    try:
        article = read_bilingual(file)
    except InputError as error:
        pytest.fail(str(error))
    read = [
        (article.source.segment_text(index), article.target.segment_text(index))
        for index in range(len(pairs))
    ]
    assert read == [(kept(arabic), kept(english)) for arabic, english in pairs]


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("plain, with: 'marks'", "plain, with: 'marks'"),
        ('"No"', '"""No"""'),
        ('a "b" c', '"a ""b"" c"'),
        ("a\tb\r\nc\nd", "a b c d"),
        ("\0\ud83d", "\ufffd\ufffd"),
    ],
)
def test_cells(text, notation):
    assert cell(text) == notation
