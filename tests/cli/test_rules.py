"""`tqa rules`, `tqa explain` and `tqa lexicon train`."""

from __future__ import annotations

import json
import tomllib

import pytest

from tests.fixing.rules import rule
from tqa.checks.examples import Example, Examples
from tqa.checks.measured import Measured, Measurement, measurement
from tqa.checks.registry import all_rules
from tqa.checks.run import known_rules
from tqa.config import check_rules, load_config
from tqa.model import Span

HEADINGS = (
    "What it does",
    "Why it matters",
    "Example",
    "Fix safety",
    "Known false positives",
    "How sure it is",
    "Settings in tqa.toml",
)


def settings_of(text):
    """The block of settings at the end of an explanation, without its indent."""
    return "\n".join(line[2:] for line in text.partition("\nSettings in tqa.toml\n")[2].splitlines())


def measured_as(monkeypatch, **rules):
    table = Measurement("python measure.py", "2026-01-02", "set/gold.jsonl", 500, 2000, rules)
    monkeypatch.setattr("tqa.cli.explanation.measurement", lambda: table)


def test_every_rule_is_listed_under_its_family(run):
    result = run("rules")
    lines = result.out.splitlines()
    assert result.code == 0
    family = ""
    listed = {}
    for number, line in enumerate(lines):
        if line.startswith("  ") and not line.startswith("    "):
            listed[line.split()[0]] = (family, line.split()[1], lines[number + 1].strip())
        elif not line.startswith(" ") and ": " in line:
            family = line.partition(":")[0]
    assert listed == {
        each.name: (each.info.family, each.info.severity.value, each.info.summary)
        for each in all_rules().values()
    }
    assert f"on {measurement().outputs} annotated machine translations" in result.out


def test_the_list_shows_precision_and_recall(run, monkeypatch):
    known, unknown = list(all_rules())[:2]
    figures = {known: Measured(10, 9, 9, 20, 15, 1), unknown: Measured(4, 0, 2, 0, 0, 1)}
    table = Measurement("python measure.py", "2026-01-02", "gold.jsonl", 500, 2000, figures)
    monkeypatch.setattr("tqa.cli.catalogue.measurement", lambda: table)
    lines = {line.split()[0]: line.split() for line in run("rules").out.splitlines() if "recall " in line}
    assert lines[known][2:6] == ["precision", "0.90", "recall", "0.75"]
    # Nothing can be right where no error is annotated, so that a precision of 0 would say nothing.
    assert lines[unknown][2:6] == ["precision", "–", "recall", "–"]


@pytest.mark.parametrize("name", all_rules())
def test_every_rule_is_explained(run, name):
    result = run("explain", name)
    each = all_rules()[name]
    assert result.code == 0
    assert result.out.startswith(f"{name}: {each.info.summary}\n")
    assert f"\n  severity   {each.info.severity.value}" in result.out
    assert f"\n  MQM        {each.info.category}\n" in result.out
    assert all(f"\n\n{heading}\n  " in result.out for heading in HEADINGS)
    assert all(line == line.rstrip() for line in result.out.splitlines())


@pytest.mark.parametrize("name", all_rules())
def test_the_settings_shown_are_a_valid_configuration(run, tmp_path, name):
    path = tmp_path / "tqa.toml"
    path.write_text(settings_of(run("explain", name).out), encoding="utf-8")
    config = load_config(path)
    check_rules(config, *known_rules())
    assert config.ignore == (name,)
    assert config.rules[name].severity is all_rules()[name].info.severity
    assert config.rules[name].allow


@pytest.mark.parametrize("name", all_rules())
def test_both_commands_give_json(run, name):
    shown = json.loads(run("explain", name, "--format", "json").out)
    each = all_rules()[name]
    assert shown["name"] == name
    assert shown["sections"] == dict(each.info.sections)
    assert (shown["severity"], shown["category"]) == (each.info.severity.value, each.info.category)
    assert shown in json.loads(run("rules", "--format", "json").out)
    for example in shown["examples"]:
        assert all(0 <= start < end <= len(example["target"]) for start, end in example["spans"])


@pytest.mark.parametrize(
    "name", [f"{each.name}.{part}" for each in all_rules().values() for part in each.parts]
)
def test_a_sub_rule_is_explained_with_its_rule(run, name):
    assert run("explain", name).out == run("explain", name.partition(".")[0]).out


def test_sub_rules_and_options_are_shown_as_one_writes_them(run, monkeypatch):
    options = {"limit": 3, "share": 0.5, "strict": True, "words": ("«أ»", 'b"'), "mark": "\\"}
    table = {"voice": rule("voice", lambda *_: iter(()), options=options, parts=("loud", "quiet"))}
    monkeypatch.setattr("tqa.checks.registry.all_rules", lambda: table)
    out = run("explain", "voice.loud").out
    assert "\n  sub-rules  voice.loud, voice.quiet\n" in out
    shown = tomllib.loads(settings_of(out))["rules"]["voice"]
    assert {name: shown[name] for name in options} == {**options, "words": list(options["words"])}
    assert json.loads(run("explain", "voice", "--format", "json").out)["options"]["words"] == ["«أ»", 'b"']
    assert run("explain", "voice.silent").code == 2


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (
            Measured(10, 9, 9, 20, 15, 3),
            [
                "precision  0.90  9 of 10 findings are right",
                "recall     0.75  15 of 20 errors are found",
                "It flags 3 of 2,000 human translations",
                "Measured 2026-01-02",
                "  python measure.py",
            ],
        ),
        (Measured(0, 0, 0, 4, 1, 0), ["precision  –     0 of 0", "recall     0.25  1 of 4", "It flags none"]),
        (
            Measured(2, 0, 1, 0, 0, 0),
            ["None of its errors is annotated in 500 outputs", "Findings there: 2."],
        ),
    ],
)
def test_an_explanation_shows_the_measured_figures(run, monkeypatch, figures, expected):
    name = next(iter(all_rules()))
    measured_as(monkeypatch, **{name: figures})
    out = run("explain", name).out
    assert [line for line in expected if line not in out] == []
    assert json.loads(run("explain", name, "--format", "json").out)["measured"]["human"] == figures.human


def test_a_rule_that_was_never_measured_says_so(run, monkeypatch):
    name = next(iter(all_rules()))
    measured_as(monkeypatch)
    assert "\nHow sure it is\n  Not measured yet.\n" in run("explain", name).out
    assert json.loads(run("explain", name, "--format", "json").out)["measured"] is None


def test_examples_mark_what_is_flagged_even_where_it_does_not_print(run, monkeypatch):
    spans = (Span(1, 2), Span(3, 5))
    shown = Example("voice.loud", "marks", "أ", "a\u200bbcd", spans, "ab", "safe")
    monkeypatch.setattr(
        "tqa.cli.explanation.examples",
        lambda: {"voice": Examples((shown,), ("minor", "major"), ("safe", "suggested"))},
    )
    table = {"voice": rule("voice", lambda *_: iter(()), parts=("loud",))}
    monkeypatch.setattr("tqa.checks.registry.all_rules", lambda: table)
    lines = run("explain", "voice").out.partition("More that it flags\n")[2].splitlines()
    assert lines[:5] == [
        "  voice.loud: marks",
        "    ar  أ",
        "    en  a\\u200bbcd",
        "         ^^^^^^ ^^",
        "    →   ab  (safe fix)",
    ]
    assert "\n  severity   minor; in some cases major\n" in run("explain", "voice").out
    assert "\n  fixes      safe or suggested\n" in run("explain", "voice").out
    # What cannot be typed is no text to allow.
    assert 'allow = ["cd"]' in run("explain", "voice").out


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Repeated_Word", "no such rule; did you mean repeated-word? (tqa rules lists all)"),
        ("xyzzy", "no such rule (tqa rules lists all)"),
        ("typography", "a family of rules, not a rule; explain one of punctuation-spacing, "),
    ],
)
def test_a_name_that_is_no_rule(run, name, expected):
    result = run("explain", name)
    assert result.code == 2
    assert f"{name}: {expected}" in result.err


def test_a_lexicon_is_trained(run, folder):
    rows = [
        ("وصل الوزير", "the minister arrived"),
        ("غادر الوزير", "the minister left"),
        ("وصل الوفد", "the delegation arrived"),
    ]
    (folder / "memory.tsv").write_text("".join(f"{ar}\t{en}\n" for ar, en in rows * 5), encoding="utf-8")
    (folder / "other.tsv").write_text(
        "وصل الملك\tthe king arrived\nغادر الملك\tthe king left\n" * 2, encoding="utf-8"
    )
    result = run("lexicon", "train", "memory.tsv", "other.tsv", "--output", "own.lex", "--iterations", "2")
    assert (result.code, result.out) == (0, "")
    assert result.error_lines[:2] == ["round 1 of 2", "round 2 of 2"]
    assert result.error_lines[-1].startswith("own.lex: 5 sentence pairs, ")
    assert (folder / "own.lex").stat().st_size > 0


def test_a_lexicon_of_nothing(run, folder):
    (folder / "memory.tsv").write_text("\t\n", encoding="utf-8")
    result = run("lexicon", "train", "memory.tsv", "--output", "own.lex")
    assert result.code == 2
    assert len(result.error_lines) == 1
    assert not (folder / "own.lex").exists()
