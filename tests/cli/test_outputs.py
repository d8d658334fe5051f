"""Several formats of one run, and where each of them goes."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from tqa.cli.outputs import Destination, destinations

PAIR = ("visit.ar.txt", "visit.en.txt")


def test_by_default_text_is_printed():
    assert destinations((), ()) == (Destination("text", None),)


def test_one_format_may_go_to_a_file():
    assert destinations((), ("a.txt",)) == (Destination("text", Path("a.txt")),)
    assert destinations(("json",), ("a=b.json",)) == (Destination("json", Path("a=b.json")),)
    assert destinations(("json", "json"), ("json=a",)) == (Destination("json", Path("a")),)


def test_a_format_with_a_file_of_its_own_goes_beside_the_text():
    told = destinations((), ("sarif=a", "junit=b"))
    assert told == (
        Destination("sarif", Path("a")),
        Destination("junit", Path("b")),
        Destination("text", None),
    )
    told = destinations(("sarif", "jsonl"), ("sarif=a", "b"))
    assert told == (Destination("sarif", Path("a")), Destination("jsonl", Path("b")))


def test_a_dash_is_standard_output():
    assert destinations((), ("-",)) == (Destination("text", None),)
    assert destinations(("json",), ("-",)) == (Destination("json", None),)
    told = destinations((), ("sarif=a", "json=-"))
    assert told == (Destination("sarif", Path("a")), Destination("json", None))


@pytest.mark.parametrize(
    ("formats", "outputs", "said"),
    [
        (("json", "sarif"), (), "--format json and sarif would go to one place; write --output sarif=FILE"),
        ((), ("a", "b"), "--output b: which format? write --output FORMAT=b"),
        (("sarif",), ("sarif=a", "b"), "--output b: which format? write --output FORMAT=b"),
        ((), ("sarif=a", "sarif=b"), "--output sarif=b: two files for the format sarif; give one"),
        (("text",), ("json=-",), "--format text and json would go to one place"),
        ((), ("sarif=",), "--output sarif=: no file for the format sarif; give one"),
        ((), ("sarif=a", "json=./a"), "--output a: named for two formats"),
    ],
)
def test_what_leaves_a_place_open_is_refused(formats, outputs, said):
    with pytest.raises(click.UsageError) as caught:
        destinations(formats, outputs)
    assert said in caught.value.message


def test_all_formats_of_one_run(run, folder):
    files = {name: folder / f"out.{name}" for name in ("sarif", "junit", "jsonl")}
    outputs = [word for name, file in files.items() for word in ("--output", f"{name}={file}")]
    result = run("check", *PAIR, *outputs)
    assert result.code == 1
    assert "repeated-word" in result.out
    found = [json.loads(line)["rule"] for line in files["jsonl"].read_text(encoding="utf-8").splitlines()]
    log = json.loads(files["sarif"].read_text(encoding="utf-8"))
    assert [each["ruleId"] for each in log["runs"][0]["results"]] == found
    assert files["junit"].read_text(encoding="utf-8").count("<failure") == len(found)
    assert (folder / "reports" / "visit.en.html").is_file()


def test_an_input_is_never_written_over(run, folder):
    before = (folder / "visit.en.txt").read_bytes()
    result = run("check", *PAIR, "--output", "sarif=visit.en.txt")
    assert result.code == 2
    assert "would overwrite an input" in result.error_lines[0]
    assert (folder / "visit.en.txt").read_bytes() == before
