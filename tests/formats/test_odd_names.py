"""Files under names that say nothing of their format, or the wrong thing."""

from __future__ import annotations

import pytest

import tqa
from tqa import pipeline
from tqa.config.reading import Reading
from tqa.errors import InputError

ROWS = [("قال الوزير إن المصنع فتح أبوابه.", "The minister said the factory had opened its doors.")]
CONTENTS = {
    "tsv": "source\ttarget\n" + "".join(f"{source}\t{target}\n" for source, target in ROWS),
    "csv": "source;target\r\n" + "".join(f"{source};{target}\r\n" for source, target in ROWS),
    "jsonl": "".join(f'{{"source": "{source}", "target": "{target}"}}\n' for source, target in ROWS),
    "po": 'msgid ""\nmsgstr "Language: en\\n"\n' + "".join(f'msgid "{s}"\nmsgstr "{t}"\n' for s, t in ROWS),
}


def _written(folder, name, kind, encoding="utf-8"):
    path = folder / name
    path.write_bytes(CONTENTS[kind].encode(encoding))
    return path


@pytest.mark.parametrize("kind", CONTENTS)
@pytest.mark.parametrize("name", ["rows", "rows.txt", "rows.dat", "سطور.TXT", ".rows", "rows.tsv.bak"])
def test_the_content_counts_where_the_name_says_nothing(tmp_path, kind, name):
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        article = tqa.read(_written(tmp_path, name, kind, encoding))
        assert article.target.carrier.name == kind
        assert article.target.text == ROWS[0][1]


@pytest.mark.parametrize("kind", CONTENTS)
@pytest.mark.parametrize("name", ["rows.tsv", "rows.csv", "rows.po", "rows.jsonl", "rows.txt"])
def test_the_asked_format_counts_most(tmp_path, kind, name):
    article = pipeline.read(_written(tmp_path, name, kind), reading=Reading(source_format=kind))
    assert article.target.carrier.name == kind
    assert article.target.text == ROWS[0][1]


@pytest.mark.parametrize(
    ("name", "kind", "message"),
    [
        ("rows.csv", "tsv", "line 1: the columns of this .csv file are separated by tabs; rename it to .tsv"),
        (
            "rows.tsv",
            "csv",
            "line 1: the columns of this .tsv file are separated by semicolons; rename it to .csv",
        ),
        ("rows.jsonl", "po", "line 1: no valid JSON at column 1"),
        ("rows.po", "tsv", "line 1: 'source' is no PO"),
    ],
)
def test_a_name_that_says_the_wrong_thing_is_told_of(tmp_path, name, kind, message):
    with pytest.raises(InputError) as raised:
        tqa.read(_written(tmp_path, name, kind))
    assert message in str(raised.value)
