"""Glossaries as CSV and TSV: what is read, and how mistakes are told."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.glossary.reading import allowed
from tqa.errors import GlossaryError, InputError
from tqa.glossary import Entry, Status, Target, load
from tqa.glossary.table import read_table


@pytest.fixture
def table(tmp_path):
    def write(text, name="terms.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def refused(path):
    with pytest.raises(InputError) as caught:
        load([path])
    lines = caught.value.lines
    assert all(line.isprintable() for line in lines)
    return [line.removeprefix(f"{path}: ") for line in lines]


def simple(entry):
    return entry.source, [(target.text, target.status.value) for target in entry.targets]


def test_a_full_table(table):
    path = table(
        "Source,Target,Status,Case,Note,Part of speech,Client\n"
        "مجلس الأمن,Security Council|UNSC,preferred,yes,no abbreviation in headings,noun,us\n"
        "\n"
        "مجلس الأمن,Safety Council,deprecated,,,,\n"
        '"هدنة | هدن"," truce ",,,,,\n'
        "iPhone,,,,,,\n"
    )
    entries = load([path]).entries
    assert [simple(entry) for entry in entries] == [
        (
            "مجلس الأمن",
            [("Security Council", "preferred"), ("UNSC", "admitted"), ("Safety Council", "forbidden")],
        ),
        ("هدنة", [("truce", "preferred")]),
        ("هدن", [("truce", "preferred")]),
        ("iPhone", [("iPhone", "preferred")]),
    ]
    first = entries[0].targets[0]
    assert (first.case, first.note, first.where) == (True, "no abbreviation in headings", f"{path}: line 2")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.tsv", "source\ttarget\nهدنة\ttruce, armistice\n"),
        ("t.csv", "source;target\nهدنة;truce, armistice\n"),
        ("t.CSV", '\ufeffsource,target\r\nهدنة,"truce, armistice"\r\n'),
        ("t.tsv", "ar\tEN\nهدنة\ttruce, armistice"),
    ],
)
def test_delimiters(table, name, text):
    assert [simple(entry) for entry in load([table(text, name)]).entries] == [
        ("هدنة", [("truce, armistice", "preferred")])
    ]


def test_windows_1256(table):
    path = table("source,target\nهدنة في المدينة,truce\n".encode("cp1256"))
    assert load([path]).entries[0].source == "هدنة في المدينة"


def test_what_is_forbidden_alone_keeps_its_replacement(table):
    path = table(
        "source,target,forbidden,instead\n,regime,yes,government\n,terror cell,x,\nهدنة,pause,1,truce\n"
    )
    assert [simple(entry) for entry in load([path]).entries] == [
        ("", [("regime", "forbidden"), ("government", "preferred")]),
        ("", [("terror cell", "forbidden")]),
        ("هدنة", [("pause", "forbidden"), ("truce", "preferred")]),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("هدنة,,,", "no target; fill it in or remove the row"),
        (",truce,,", "no source; only a forbidden target may stand alone"),
        ("هدنة,truce,best,", 'status "best"; write preferred, admitted or forbidden'),
        ("هدنة,truce,,perhaps", 'case "perhaps"; write yes or no'),
        ("هدنة,هدنة,,", 'the target "هدنة" is Arabic; put the Arabic under source, the English under target'),
        ("هدنة,...,,", '"..." holds no word; write a term or remove it'),
        ("هدنة,truce,,,x", "5 cells under 4 columns; put a cell that holds the delimiter between quotes"),
        ("هدنة,lull,forbidden,", '"lull" is both allowed and forbidden (line 2); remove one of them'),
        (",,forbidden,", "neither a source nor a target; fill them in or remove the row"),
        (
            f"هدنة,{'x' * 400},,",
            f'"{"x" * 39}…" is longer than 300 characters; a term is a few words',
        ),
        (f"هدنة,{'x ' * 30},,", f'"{"x " * 19}x…" has more than 20 words; a term is a few'),
    ],
)
def test_wrong_rows_are_named(table, row, said):
    path = table(f"source,target,status,case\nهدنة,lull,,\n{row}\n")
    assert refused(path) == [f"line 3: {said}"]


def test_all_wrong_rows_are_named_up_to_twenty(table):
    path = table("source,target\n" + "هدنة,\n" * 25)
    lines = refused(path)
    assert lines[0].startswith("line 2: no target")
    assert lines[19].startswith("line 21: no target")
    assert lines[20:] == ["5 more lines are wrong; mend these first"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("term,english\n", 'line 1: no source among the columns "term", "english"; the first row names them'),
        ("source,src,target\n", "line 1: two columns are the source; rename or remove one of them"),
        ("source,target\n", "holds no term"),
        ("source,target\n,\n", "holds no term"),
        ('source,target\n"هدنة,truce\n', "line 2: the row that starts here has a stray quote"),
        (b"source,target\n\xff\xfe\x00", "is binary"),
        (b"PK\x03\x04source,target", "is a"),
    ],
)
def test_wrong_files_are_named(table, text, said):
    (line,) = refused(table(text))
    assert line.startswith(said)


def test_files_that_are_no_glossary(tmp_path, table):
    (line,) = refused(tmp_path / "none.csv")
    assert line == "no such file; check the path"
    (line,) = refused(table("x", "terms.docx"))
    assert line == "is no glossary by its name; give a .tbx, .csv or .tsv file"


def test_several_files_make_one_and_changes_are_seen(table):
    one, two = table("source,target\nهدنة,truce\n", "a.csv"), table("source\ttarget\nهدنة\tlull\n", "b.tsv")
    assert allowed(load([one, two]), "هدنة") == [["truce", "lull"]]
    assert load([one, two]) is load([one, two])
    two.write_text("source\ttarget\nهدنة\tarmistice\n", encoding="utf-8")
    assert allowed(load([one, two]), "هدنة") == [["truce", "armistice"]]
    assert not load([])


TERM = st.text("abcdefg hij", min_size=1, max_size=20).filter(lambda text: text.strip())
ARABIC = st.text("بتجدر سمن", min_size=1, max_size=20).filter(lambda text: text.strip())
STATUS = st.sampled_from(Status)


@given(
    st.dictionaries(ARABIC, st.tuples(TERM, STATUS, st.booleans(), TERM), min_size=1), st.sampled_from(",;")
)
def test_what_is_written_is_read(tmp_path_factory, rows, delimiter):
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow(["source", "target", "status", "case", "note"])
    for source, (target, status, case, note) in rows.items():
        writer.writerow([source, target, status.value, "yes" if case else "no", note])
    path = tmp_path_factory.getbasetemp() / "t.csv"
    read = read_table(path, stream.getvalue().encode(), (",", ";"))
    expected: dict[str, dict[str, Target]] = {}
    for number, (source, (target, status, case, note)) in enumerate(rows.items(), 2):
        text = " ".join(target.split())
        made = Target(text, status, case, note.strip(), f"{path}: line {number}")
        expected.setdefault(" ".join(source.split()), {}).setdefault(text, made)
    assert read == [Entry(source, tuple(targets.values())) for source, targets in expected.items()]


@given(st.binary(max_size=200) | st.text('source,target\n"|هدنة;\t\x00\u202e', max_size=80).map(str.encode))
def test_any_bytes_give_entries_or_lines(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    try:
        said = [
            target.where
            for entry in read_table(path, b"source,target\n" + data, (",", ";"))
            for target in entry.targets
        ]
    except GlossaryError as error:
        said = error.lines
    except InputError as error:
        said = [str(error)]
    assert said
    assert all(line.startswith(f"{path}: ") for line in said)
