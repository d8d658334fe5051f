from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.config import Config, GateConfig, find_config, load_config
from tqa.errors import ConfigError
from tqa.model import Severity

FULL = """
select = ["repetition", "number-mismatch"]
ignore = ["repeated-word"]

[gate]
fail-level = "major"
fail-on = ["omission"]
min-mqm = 80
max-drop = 1.5

[rules.doubled-coordination]
severity = "critical"
allow = ["Safe and Sound", "Straße and Straße"]
frames = ["more and more"]
max-gap = 3

[rules.number-mismatch]
severity = "minor"
allow = ["2,000"]

[rules.number-mismatch.magnitude]
severity = "major"
tolerance = 0.5
"""


@pytest.fixture
def toml(tmp_path):
    def write(text: str | bytes, name: str = "tqa.toml") -> Path:
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write


def refusal(call, *arguments) -> str:
    with pytest.raises(ConfigError) as caught:
        call(*arguments)
    said = str(caught.value)
    assert said.isprintable()
    return said


def test_without_a_file_everything_is_on():
    config = Config()
    assert config.selects("omission", "accuracy")
    assert config.gate.fail_level is Severity.MINOR
    assert config.severity("omission") is None
    assert not config.allows("omission", "")
    assert config.options("omission") == {}


def test_an_empty_file_is_the_default(toml):
    file = toml("")
    assert load_config(file) == Config(path=str(file))


def test_a_full_file(toml):
    config = load_config(toml(FULL))
    assert config.gate == GateConfig(Severity.MAJOR, ("omission",), 80, 1.5)
    assert config.selects("doubled-coordination", "repetition")
    assert config.selects("number-mismatch.magnitude", "accuracy")
    assert not config.selects("repeated-word", "repetition")
    assert not config.selects("omission", "accuracy")
    assert config.options("doubled-coordination") == {"frames": ["more and more"], "max-gap": 3}


def test_allow_is_of_the_whole_text_in_any_case(toml):
    config = load_config(toml(FULL))
    assert config.allows("doubled-coordination", "safe AND sound")
    assert config.allows("doubled-coordination", "STRASSE and straße")
    assert not config.allows("doubled-coordination", "safe and sound again")
    assert not config.allows("repeated-word", "safe and sound")


def test_a_sub_rule_follows_its_rule_unless_told_otherwise(toml):
    config = load_config(toml(FULL))
    assert config.severity("number-mismatch.magnitude") is Severity.MAJOR
    assert config.severity("number-mismatch.extra") is Severity.MINOR
    assert config.severity("number-mismatch") is Severity.MINOR
    assert config.allows("number-mismatch.magnitude", "2,000")
    assert config.options("number-mismatch.magnitude") == {"tolerance": 0.5}
    assert config.options("number-mismatch.extra") == {}


def test_a_quoted_sub_rule_is_the_same_and_twice_is_refused(toml):
    quoted = '[rules."number-mismatch.magnitude"]\nseverity = "minor"\n'
    assert load_config(toml(quoted)).severity("number-mismatch.magnitude") is Severity.MINOR
    both = quoted + '[rules.number-mismatch.magnitude]\nseverity = "major"\n'
    assert refusal(load_config, toml(both)).endswith(
        "rules.number-mismatch.magnitude: given twice; put everything into one table"
    )


@pytest.mark.parametrize("level", [*Severity, "never"])
def test_fail_levels(toml, level):
    config = load_config(toml(f'gate.fail-level = "{level}"'))
    assert config.gate.fail_level == (None if level == "never" else level)


def test_pyproject(toml):
    config = load_config(toml('[project]\nname = "x"\n[tool.tqa]\nignore = ["omission"]\n', "pyproject.toml"))
    assert config.ignore == ("omission",)


def test_a_byte_order_mark_is_no_setting(toml):
    assert load_config(toml(b'\xef\xbb\xbfignore = ["omission"]')).ignore == ("omission",)


def test_a_config_travels_to_workers(toml):
    config = load_config(toml(FULL))
    assert pickle.loads(pickle.dumps(config)) == config


ONE_OF = "expected one of minor, major, critical, never, got"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('gate.fail-level = "blocker"', f'gate.fail-level: {ONE_OF} "blocker"'),
        ("gate.fail-level = true", f"gate.fail-level: {ONE_OF} true"),
        ("gate.fail-level = 3", f"gate.fail-level: {ONE_OF} 3"),
        ("gate.fail-level = 2020-01-01", f"gate.fail-level: {ONE_OF} a date or time"),
        ('gate.fail-level = ["minor"]', f"gate.fail-level: {ONE_OF} a list"),
        (f'gate.fail-level = "{"x" * 100}"', f'gate.fail-level: {ONE_OF} "{"x" * 59}…"'),
        ('gate.fail-level = "a\\n\\u202e"', f'gate.fail-level: {ONE_OF} "a\\n\\u202e"'),
        ('gate.fail_level = "minor"', "gate.fail_level: no such setting; did you mean fail-level?"),
        ('fail-level = "minor"', "fail-level: no such setting; it goes under [gate]"),
        ("gate.min-mqm = 101", "gate.min-mqm: expected a number from 0 to 100, got 101"),
        ("gate.min-mqm = true", "gate.min-mqm: expected a number from 0 to 100, got true"),
        ("gate.max-drop = nan", "gate.max-drop: expected a number from 0 to 100, got nan"),
        ('gate.fail-on = "omission"', 'gate.fail-on: expected a list of texts, got "omission"'),
        ("gate = 1", "gate: expected a table, got 1"),
        ("Select = []", "Select: no such setting; did you mean select?"),
        ('"\\u001b[2J" = 1', "\\x1b[2J: no such setting"),
        ('select = "omission"', 'select: expected a list of texts, got "omission"'),
        ('ignore = ["omission", 3]', "ignore: expected a list of texts, got 3"),
        ('ignore = [""]', 'ignore: expected a list of texts, got ""'),
        ("select = []", "select: an empty list would check nothing; leave the key out to run every rule"),
        ("rules = 3", "rules: expected a table, got 3"),
        ('rules.omission = "off"', 'rules.omission: expected a table, got "off"'),
        (
            'rules.omission.severity = "never"',
            'rules.omission.severity: expected one of minor, major, critical, got "never"',
        ),
        ('rules.omission.allow = "x"', 'rules.omission.allow: expected a list of texts, got "x"'),
        ("rules.omission.allow.x = 1", "rules.omission.allow: expected a list of texts, got a table"),
        ("rules.omission.words = [1]", "rules.omission.words: expected a list of texts, got 1"),
        (
            "rules.omission.day = 12:00:00",
            (
                "rules.omission.day: expected text, a number, true or false, or a list of texts, "
                "got a date or time"
            ),
        ),
    ],
)
def test_wrong_settings_are_named(toml, text, expected):
    file = toml(text)
    assert refusal(load_config, file) == f"{file}: {expected}"


def test_wrong_settings_of_pyproject_are_named_in_full(toml):
    file = toml("[tool.tqa.gate]\nfail-level = 1", "pyproject.toml")
    assert refusal(load_config, file) == f"{file}: tool.tqa.gate.fail-level: {ONE_OF} 1"
    file = toml("[tool]\ntqa = 1", "pyproject.toml")
    assert refusal(load_config, file) == f"{file}: tool.tqa: expected a table, got 1"
    for text in ("", "tool = 1", "[tool.ruff]"):
        assert "no [tool.tqa] table; add one" in refusal(load_config, toml(text, "pyproject.toml"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("select = [\n  'a',\n  b]", "3:3"),
        ("\n\nselect = ", "3:10"),
        ("x = 'unfinished", "1:16"),
        ("x = 1\n[", "2:2"),
        ("a = 1\na = 2", "2:6"),
    ],
)
def test_toml_mistakes_are_named_with_line_and_column(toml, text, place):
    file = toml(text)
    said = refusal(load_config, file)
    assert said.startswith(f"{file}:{place}: not TOML: ")
    assert "(at " not in said


def test_files_that_cannot_be_read_are_named(tmp_path, toml):
    missing = tmp_path / "none.toml"
    assert refusal(load_config, missing) == f"{missing}: no such file; check the path given with --config"
    assert refusal(load_config, tmp_path).startswith(f"{tmp_path}: cannot be read (")
    file = toml(b"x = '\xff'")
    assert refusal(load_config, file) == f"{file}: not UTF-8 at byte 5; save it as UTF-8"
    assert "nested too deeply" in refusal(load_config, toml("x = " + "[" * 100_000))
    assert "not TOML" in refusal(load_config, toml("x = " + "1" * 5000))


@given(
    st.binary(max_size=200)
    | st.text(st.sampled_from("[]{}=\"'.,#\n\x00 selctrulsaow-1\u202e"), max_size=80).map(str.encode)
)
def test_any_bytes_give_a_config_or_one_line(tmp_path_factory, raw):
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(raw)
    try:
        said = load_config(file).path
    except ConfigError as error:
        said = str(error)
    assert said.startswith(str(file))
    assert said.isprintable()


def test_find_walks_up_and_takes_the_nearest(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "tqa.toml").write_text("")
    assert find_config(inner) == tmp_path / "tqa.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'tqa-user'\n")
    assert find_config(inner) == tmp_path / "tqa.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.tqa]\n")
    assert find_config(inner) == tmp_path / "a" / "pyproject.toml"
    (tmp_path / "a" / "tqa.toml").write_text("")
    assert find_config(inner) == tmp_path / "a" / "tqa.toml"
    (inner / "tqa.toml").mkdir()
    assert find_config(inner) == tmp_path / "a" / "tqa.toml"


def test_find_takes_a_relative_folder(tmp_path, monkeypatch):
    (tmp_path / "tqa.toml").write_text("")
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path)
    assert find_config(Path("sub")) == tmp_path.resolve() / "tqa.toml"


def test_find_does_not_answer_for_other_tools_mistakes(tmp_path):
    (tmp_path / "tqa.toml").write_text("")
    inner = tmp_path / "a"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[tool.other\n")
    assert find_config(inner) == tmp_path / "tqa.toml"
    (inner / "pyproject.toml").write_text("[tool.tqa\n")
    assert ":1:10: not TOML" in refusal(find_config, inner)


def test_find_finds_nothing_where_there_is_nothing(tmp_path):
    found = find_config(tmp_path)
    # A configuration above the test folder belongs to the machine, not to this test.
    assert found is None or not found.is_relative_to(tmp_path)
