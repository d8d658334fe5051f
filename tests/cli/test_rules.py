"""`tqa rules`, `tqa explain` and `tqa lexicon train`."""

from __future__ import annotations

import tomllib

import pytest

from tests.fixing.rules import rule
from tqa.checks.registry import all_rules
from tqa.checks.rule import SECTIONS


def test_every_rule_is_listed_with_its_severity_and_summary(run):
    result = run("rules")
    lines = result.out.splitlines()
    assert (result.code, len(lines)) == (0, len(all_rules()))
    for line, each in zip(lines, all_rules().values(), strict=True):
        assert line.split()[:3] == [each.name, each.info.severity.value, each.info.family]
        assert line.endswith(each.info.summary)


@pytest.mark.parametrize("name", all_rules())
def test_every_rule_is_explained(run, name):
    result = run("explain", name)
    assert result.code == 0
    assert result.out.startswith(f"{name} (")
    assert all(f"\n\n{section}\n  " in result.out for section in SECTIONS)


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
    assert "\n\nSub-rules\n  voice.loud, voice.quiet\n" in out
    shown = tomllib.loads(out.partition("Options in tqa.toml\n")[2])
    assert shown == {**options, "words": list(options["words"])}
    assert run("explain", "voice.silent").code == 2


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
