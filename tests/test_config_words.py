"""Allowed texts, in the configuration and in files of their own, and the least confidence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.config import load_config
from tqa.config.settings import folded
from tqa.config.words import read_words
from tqa.errors import ConfigError


@pytest.fixture
def loaded(tmp_path):
    def load(text):
        (tmp_path / "tqa.toml").write_text(text, encoding="utf-8")
        return load_config(tmp_path / "tqa.toml")

    return load


def refused(loaded, text):
    with pytest.raises(ConfigError) as caught:
        loaded(text)
    return str(caught.value).partition("tqa.toml: ")[2]


def test_a_list_and_a_file_add_up(loaded, tmp_path):
    (tmp_path / "lists").mkdir()
    words = "\ufeff# Agreed with the desk.\n\n  Home and home  \r\nhearts and minds\n#and so on\n"
    (tmp_path / "lists" / "ok.txt").write_bytes(words.encode())
    config = loaded('[rules.doubled-coordination]\nallow = ["Safe and Sound"]\nallow-file = "lists/ok.txt"\n')
    for text in ("safe and sound", "HOME and home", "hearts\nand  minds"):
        assert config.allows("doubled-coordination", text)
    assert not config.allows("doubled-coordination", "#and so on")
    assert not config.allows("doubled-coordination", "")
    assert not config.allows("repeated-word", "home and home")
    assert config.options("doubled-coordination") == {}


def test_a_file_for_some_files_only(loaded, tmp_path):
    (tmp_path / "ok.txt").write_text("ha ha\n")
    config = loaded('[[paths]]\nmatch = ["x.txt"]\nrules.repeated-word.allow-file = "ok.txt"\n')
    assert config.for_files(str(tmp_path / "x.txt")).allows("repeated-word", "Ha ha")
    assert not config.for_files(str(tmp_path / "y.txt")).allows("repeated-word", "Ha ha")


def test_white_space_alone_can_be_allowed(loaded):
    config = loaded('[rules.punctuation-spacing]\nallow = ["  "]\n')
    assert config.allows("punctuation-spacing", "  ")
    assert not config.allows("punctuation-spacing", "   ")


@given(st.text())
def test_folding_is_idempotent(text):
    assert folded(folded(text)) == folded(text)


def test_wrong_files_are_named(loaded, tmp_path):
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9\n")
    (tmp_path / "empty.txt").write_text("# nothing\n\n")
    key = "rules.repeated-word.allow-file"
    said = {
        '"none.txt"': '"none.txt": no such file; paths count from the folder of this file',
        '"latin.txt"': '"latin.txt": not UTF-8 at byte 3; save it as UTF-8',
        '"empty.txt"': '"empty.txt": holds no text; write one on each line, or leave the setting out',
        '""': 'expected the name of a file, got ""',
        '["a"]': "expected the name of a file, got a list",
    }
    for value, expected in said.items():
        assert refused(loaded, f"{key} = {value}") == f"{key}: {expected}"
    assert refused(loaded, f'{key} = "."').startswith(f'{key}: ".": cannot be read (')
    assert refused(loaded, f'{key} = "a\\u0000b"').startswith(f'{key}: "a\\x00b": ')


def test_reading_keeps_inner_spaces_and_arabic(tmp_path):
    (tmp_path / "w").write_text("a  b\nالسلام عليكم\n", encoding="utf-8")
    assert read_words(tmp_path / "w") == ["a  b", "السلام عليكم"]


def test_least_confidence(loaded):
    text = "[rules.number-mismatch]\nmin-confidence = 0.5\n"
    config = loaded(text + "[rules.number-mismatch.extra]\nmin-confidence = 1\n")
    assert config.least_confidence("number-mismatch", 0.9) == 0.5
    assert config.least_confidence("number-mismatch.extra", 0.9) == 1
    assert config.least_confidence("omission", 0.9) == 0.9
    for value, shown in (("1.5", "1.5"), ("-1", "-1"), ("true", "true"), ('"x"', '"x"'), ("nan", "nan")):
        said = refused(loaded, f"rules.omission.min-confidence = {value}")
        assert said == f"rules.omission.min-confidence: expected a number from 0 to 1, got {shown}"


def test_what_may_fail_a_run(loaded):
    text = "[rules.number-mismatch]\ngate = false\n[rules.number-mismatch.value]\ngate = true\n"
    config = loaded(text)
    assert not config.gates("number-mismatch.extra", default=True)
    assert config.gates("number-mismatch.value", default=False)
    assert config.gates("omission", default=True)
    assert not config.gates("omission", default=False)
    said = refused(loaded, 'rules.omission.gate = "yes"')
    assert said == 'rules.omission.gate: expected true or false, got "yes"'


def test_a_rule_that_the_gate_fails_on_may_fail_a_run(loaded):
    config = loaded(
        'rules.omission.gate = false\ngate.fail-on = ["omission", "number-mismatch.value", "fam"]\n'
    )
    assert config.gates("omission", default=False)
    assert config.gates("omission.part", default=False)
    assert not config.gates("omissions", default=False)
    assert config.gates("number-mismatch.value", default=False)
    assert not config.gates("number-mismatch.extra", default=False)
    assert config.gates("other", family="fam", default=False)
