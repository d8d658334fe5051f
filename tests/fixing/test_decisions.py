"""Reading decisions.json: what the report exports, and one clear line about anything else."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tqa.output
from tqa.errors import InputError
from tqa.fixing.decisions import Choice, Decision, parse_decisions, read_decisions, text_digest

SCHEMA = json.loads(
    (Path(tqa.output.__file__).parent / "schemas" / "decisions.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
# The original is five code points, though six UTF-16 units.
EDIT = {
    "fingerprint": "00c0ffee00c0ffee",
    "rule": "calque.tail",
    "decision": "edit",
    "fix": None,
    "text": "He left.",
    "start": 4,
    "end": 9,
    "original": "He 👋!",
}
ACCEPT = {"fingerprint": "0123456789abcdef", "rule": "repeated-word", "decision": "accept", "fix": 1}


def document(*decisions, **changes):
    article = {"source": "a.ar.txt", "target": "a.en.txt", "target_sha256": text_digest("Text.")}
    return {"version": 1, "tool": "tqa 0", "article": article, "decisions": list(decisions), **changes}


def refusal(data):
    data = data if isinstance(data, bytes) else json.dumps(data).encode()
    with pytest.raises(InputError) as caught:
        parse_decisions(data, "d.json")
    message = str(caught.value)
    assert message.startswith("d.json: ")
    assert len(message.splitlines()) == 1
    return message.removeprefix("d.json: ")


def test_what_the_report_exports():
    value = document(EDIT, ACCEPT, {**ACCEPT, "decision": "ignore", "fix": None, "later": "more"})
    VALIDATOR.validate(value)
    read = parse_decisions(b"\xef\xbb\xbf" + json.dumps(value).encode(), "d.json")
    assert read.target_sha256 == text_digest("Text.")
    assert read.each == (
        Decision(1, EDIT["fingerprint"], "calque.tail", Choice.EDIT, None, "He left.", 4, 9, "He 👋!"),
        Decision(2, ACCEPT["fingerprint"], "repeated-word", Choice.ACCEPT, 1),
        Decision(3, ACCEPT["fingerprint"], "repeated-word", Choice.IGNORE),
    )


def test_no_decisions_are_decisions_too():
    assert parse_decisions(json.dumps(document()).encode(), "d.json").each == ()


def test_the_digest_is_that_of_the_bytes():
    assert text_digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert text_digest("\ud800") != text_digest("\ud801")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "line 1: not JSON from column 1 on; export the decisions again"),
        (b'{"version": 1,\n "article"', "line 2: not JSON from column 11 on; export the decisions again"),
        (b"\xff\xfe{", "not UTF-8 at byte 0; export the decisions again"),
        (b"[" * 100_000, "not decisions (nested too deep); export the decisions again"),
        (b"9" * 5_000, "not decisions (a number is too long); export the decisions again"),
    ],
    ids=["empty", "cut off", "encoding", "deep", "long number"],
)
def test_what_is_no_json(data, message):
    assert refusal(data) == message


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], "not decisions; expected an object with version, article and decisions"),
        ({"version": 1}, "not decisions; expected an object with version, article and decisions"),
        (document(version=2), "version 2 of decisions is not known, only 1"),
        (document(version=True), "version True of decisions is not known"),
        (document(article={"target": "a"}), "article: expected an object with target_sha256"),
        (document(article=None), "article: expected an object with target_sha256"),
        (document(decisions={}), "decisions: expected a list, got an object"),
        (document("accept"), "decision 1: expected an object, got 'accept'"),
        (document(ACCEPT, {}), "decision 2: fingerprint: expected a text, got nothing"),
        (document({**ACCEPT, "fingerprint": ""}), "decision 1: fingerprint is empty"),
        (document({**ACCEPT, "rule": 3}), "decision 1: rule: expected a text, got 3"),
        (
            document({**ACCEPT, "decision": "maybe"}),
            "expected one of accept, reject, edit, ignore, got 'maybe'",
        ),
        (document({**ACCEPT, "decision": ["edit"]}), "reject, edit, ignore, got a list"),
        (document({**ACCEPT, "fix": -1}), "decision 1: fix: expected a number from 0 or null, got -1"),
        (document({**ACCEPT, "fix": True}), "decision 1: fix: expected a number from 0 or null, got True"),
        (document({**EDIT, "text": None}), "decision 1: text: expected a text, got nothing"),
        (document({**EDIT, "start": 4.0}), "start and end: expected numbers of characters, got 4.0 and 9"),
        (document({**EDIT, "start": 9, "end": 4}), "start and end: expected numbers of characters"),
        (document({**EDIT, "end": 10}), "original has 5 characters, but start and end span 6"),
        (document({**EDIT, "text": "a\0"}), "decision 1: text holds U+0000, which no text may"),
        (document({**EDIT, "text": "\udc00"}), "decision 1: text holds U+DC00, which no text may"),
    ],
)
def test_what_is_not_what_the_report_exports(value, message):
    assert message in refusal(value)


def test_a_missing_file(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_decisions(tmp_path / "none.json")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(
    st.sampled_from([*EDIT]),
    _JSON,
    st.sampled_from(["accept", "edit"]),
)
def test_anything_in_any_place_is_read_or_refused(key, value, decision):
    data = json.dumps(document({**EDIT, "decision": decision, key: value})).encode()
    try:
        said = parse_decisions(data, "d.json").each[0].choice.value
    except InputError as error:
        said = str(error)
    assert said in {"accept", "reject", "edit", "ignore"} or said.startswith("d.json: ")
    assert len(said.splitlines()) == 1
