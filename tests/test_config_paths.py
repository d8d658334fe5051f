"""What `[[paths]]` says of some files: patterns, what wins, and how mistakes are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.config import Config, PathConfig, RuleConfig, check_rules, load_config
from tqa.config.globs import any_matches, flaw
from tqa.errors import ConfigError
from tqa.model import Severity

ENTRIES = """
ignore = ["typography"]

[rules.repeated-word]
allow = ["New New"]
severity = "major"

[[paths]]
match = ["archive/**", "*.old.txt"]
ignore = ["boilerplate"]

[paths.rules.repeated-word]
allow = ["ha ha"]
min-confidence = 0.8

[[paths]]
match = ["archive/speeches/"]
select = ["repetition"]

[paths.rules.repeated-word]
severity = "minor"
"""


@pytest.fixture
def loaded(tmp_path):
    def load(text, name="tqa.toml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return load_config(tmp_path / name)

    return load


@pytest.mark.parametrize(
    ("pattern", "matching", "other"),
    [
        ("*.en.txt", ["a.en.txt", "x/y/a.en.txt", ".en.txt"], ["a.txt", "a.en.txt/b"]),
        ("archive/*", ["archive/a"], ["archive/x/a", "old/archive/a", "archive"]),
        ("archive/**", ["archive/a", "archive/x/a"], ["archive", "archives/a"]),
        ("archive/", ["archive/a", "archive/x/a"], ["archive", "x/archive/a"]),
        ("**/old/*.txt", ["old/a.txt", "x/y/old/a.txt"], ["old/x/a.txt", "gold/a.txt"]),
        ("a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["a/xb", "ab"]),
        ("**", ["a", "x/a"], []),
        ("sport/2024-??.txt", ["sport/2024-07.txt"], ["sport/2024-7.txt", "sport/2024-1/.txt"]),
        ("[ab]*", ["a", "bc", "x/b"], ["c"]),
        ("[!ab]*", ["c", "x/cd"], ["a", "bc"]),
        ("[]^]", ["]", "^"], ["a"]),
        ("a.b+(c)", ["a.b+(c)"], ["aXb+(c)"]),
        ("أخبار/*.txt", ["أخبار/اليوم.txt"], ["اليوم.txt"]),
        ("cafe\u0301.txt", ["caf\u00e9.txt"], ["cafe.txt"]),
    ],
)
def test_patterns(tmp_path, pattern, matching, other):
    assert flaw(pattern) is None
    config = str(tmp_path / "tqa.toml")
    for name in matching:
        assert any_matches((pattern,), (str(tmp_path / name),), config), name
    for name in other:
        assert not any_matches((pattern,), (str(tmp_path / name),), config), name


def test_patterns_count_from_the_folder_of_the_configuration(tmp_path, monkeypatch):
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path / "news")
    assert any_matches(("news/*",), ("a.txt",), "../tqa.toml")
    assert any_matches(("*",), ("a.txt",), "")
    assert not any_matches(("news/*",), ("a.txt",), "tqa.toml")
    assert not any_matches(("news/*",), ("../../elsewhere/news/a.txt",), "../tqa.toml")
    assert any_matches(("a.*",), ("../../elsewhere/news/a.txt",), "../tqa.toml")


@pytest.mark.parametrize("name", ["", "a\0b"])
def test_what_is_no_file_name_matches_nothing(name):
    assert not any_matches(("**",), (name,), "tqa.toml")


def test_a_link_matches_by_its_own_path_and_by_where_it_leads(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").touch()
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    for pattern in ("linked/*", "real/*"):
        assert any_matches((pattern,), (str(tmp_path / "linked" / "a.txt"),), str(tmp_path / "tqa.toml"))


@given(st.text(st.sampled_from("ab*?[]!-^/.{}\\~"), min_size=1, max_size=12), st.text("ab/", max_size=8))
def test_any_pattern_is_refused_or_matches_without_an_error(pattern, name):
    if flaw(pattern) is None:
        any_matches((pattern,), (name,), "tqa.toml")


def test_entries_go_on_top_in_their_order(loaded, tmp_path):
    config = loaded(ENTRIES)
    plain = config.for_files("news/a.en.txt")
    assert plain.allows("repeated-word", "new new")
    assert not plain.allows("repeated-word", "ha ha")
    assert plain.selects("boilerplate", "leftovers")
    archived = config.for_files(str(tmp_path / "archive" / "a.en.txt"))
    assert archived.allows("repeated-word", "New New")
    assert archived.allows("repeated-word", "ha ha")
    assert archived.least_confidence("repeated-word", 0.0) == 0.8
    assert not archived.selects("boilerplate", "leftovers")
    assert not archived.selects("stray-punctuation", "typography")
    assert archived.severity("repeated-word") is Severity.MAJOR
    speech = config.for_files(str(tmp_path / "archive" / "speeches" / "a.en.txt"))
    assert speech.selects("repeated-word", "repetition")
    assert not speech.selects("omission", "accuracy")
    assert speech.severity("repeated-word") is Severity.MINOR
    assert speech.least_confidence("repeated-word", 0.0) == 0.8
    assert speech.paths == ()
    assert speech.for_files("any") is speech


def test_either_side_of_an_article_matches(loaded):
    config = loaded('[[paths]]\nmatch = ["*.ar.txt"]\nignore = ["omission"]\n')
    assert config.for_files("a.ar.txt", "a.en.txt").ignore == ("omission",)
    assert config.for_files("a.en.txt").ignore == ()


def test_a_select_forgets_what_was_ignored_before_and_not_what_its_entry_ignores():
    entry = PathConfig(("*",), select=("repetition",), ignore=("repeated-word",))
    config = Config(ignore=("repetition",), paths=(entry,)).for_files("a")
    assert config.selects("repeated-phrase", "repetition")
    assert not config.selects("repeated-word", "repetition")


def test_options_of_a_rule_are_replaced_one_by_one():
    entry = PathConfig(("*",), rules={"r": RuleConfig(options={"a": 2})})
    config = Config(rules={"r": RuleConfig(options={"a": 1, "b": 1})}, paths=(entry,)).for_files("x")
    assert config.options("r") == {"a": 2, "b": 1}


HERE = "patterns count from the folder of this file"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("paths = 1", "paths: expected a list of tables, got 1"),
        ("paths = [1]", "paths: expected a list of tables, got 1"),
        (
            '[paths]\nmatch = ["a"]',
            "paths: write [[paths]], in two pairs of brackets: there may be several",
        ),
        (
            '[[paths]]\nignore = ["x"]',
            'paths, entry 1: match: says for which files; add it, such as match = ["archive/**"]',
        ),
        (
            '[[paths]]\nmatch = "a"\nignore = ["x"]',
            'paths, entry 1: match: expected a list of texts, got "a"',
        ),
        (
            '[[paths]]\nmatch = ["a"]',
            (
                "paths, entry 1: match: nothing is said of these files; "
                "add select, ignore, glossary, formats or rules"
            ),
        ),
        ('[[paths]]\nmathc = ["a"]', "paths, entry 1: mathc: no such setting; did you mean match?"),
        (
            '[[paths]]\nmatch = ["a"]\nignore = ["x"]\n[[paths]]\nmatch = ["b"]\nselect = []',
            (
                "paths, entry 2: select: an empty list would check nothing; leave the key out to run "
                "every rule"
            ),
        ),
        (
            '[[paths]]\nmatch = ["a"]\nrules.r.severity = "no"',
            'paths, entry 1: rules.r.severity: expected one of minor, major, critical, got "no"',
        ),
    ],
)
def test_wrong_entries_are_named(loaded, tmp_path, entry, expected):
    with pytest.raises(ConfigError) as caught:
        loaded(entry)
    assert str(caught.value) == f"{tmp_path / 'tqa.toml'}: {expected}"


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("a\\\\b", "has a backslash; folders are parted by /"),
        ("/a", f"is an absolute path; {HERE}"),
        ("~/a", f"is an absolute path; {HERE}"),
        ("C:/a", f"is an absolute path; {HERE}"),
        ("../a", f"has an empty part, . or .. in it; {HERE}"),
        ("./a", f"has an empty part, . or .. in it; {HERE}"),
        ("a//b", f"has an empty part, . or .. in it; {HERE}"),
        ("a**", "has ** beside other characters; it stands for whole folders, as in a/**/b"),
        ("*.{en,ar}", "has braces; give one pattern for each choice"),
        ("a[b", "has a [ that opens no set of characters such as [ab]"),
        ("a[]", "has a [ that opens no set of characters such as [ab]"),
        ("[z-a]", "has a range in [ ] that runs backwards"),
    ],
)
def test_wrong_patterns_are_named(loaded, pattern, problem):
    with pytest.raises(ConfigError) as caught:
        loaded(f'[[paths]]\nmatch = ["{pattern}"]\nignore = ["x"]')
    said = pattern.replace("\\\\", "\\")
    assert str(caught.value).endswith(f'tqa.toml: paths, entry 1: match: "{said}" {problem}')


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            PathConfig(("*",), ignore=("omision",)),
            'ignore: "omision": no such rule or family; did you mean omission? (tqa rules lists all)',
        ),
        (
            PathConfig(("*",), rules={"accuracy": RuleConfig()}),
            "rules.accuracy: this is a family; settings go to its rules (tqa rules lists all)",
        ),
        (
            PathConfig(("*",), rules={"omission": RuleConfig(options={"alow": []})}),
            "rules.omission.alow: no such option; did you mean allow? (see tqa explain omission)",
        ),
    ],
)
def test_names_in_entries_are_held_against_the_rules(entry, expected):
    with pytest.raises(ConfigError) as caught:
        check_rules(Config(paths=(entry,)), {"omission": {}}, ("accuracy",))
    assert str(caught.value) == f"paths, entry 1: {expected}"


def test_entries_of_pyproject_are_named_in_full(loaded):
    with pytest.raises(ConfigError, match=r"tool\.tqa\.paths, entry 1: mach: no such setting"):
        loaded("[[tool.tqa.paths]]\nmach = 1\n", "pyproject.toml")
