"""The measured figures are sound, and the docstrings and the shipped examples say what is so."""

from __future__ import annotations

import re

import pytest

import tqa
from tests.checks.test_cases import config_of
from tqa.checks.examples import examples
from tqa.checks.measured import Measured, measurement, sentence
from tqa.checks.registry import all_rules
from tqa.formats.splice import apply_edits

MEASURED = sorted(measurement().rules.keys() & all_rules().keys())

NEEDS_AN_ARTICLE = {"inconsistent-name", "inconsistent-translation"}


def test_the_table_speaks_of_rules_that_exist():
    assert measurement().rules.keys() <= all_rules().keys()
    assert examples().keys() <= all_rules().keys()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", measurement().date)
    assert measurement().command.startswith("python benchmarks/detection.py ")


@pytest.mark.parametrize("name", MEASURED)
def test_the_figures_are_possible(name):
    figures = measurement().rules[name]
    assert 0 <= figures.right <= figures.useful <= figures.findings
    assert 0 <= figures.found <= figures.errors
    assert 0 <= figures.human <= measurement().pairs


@pytest.mark.parametrize("name", MEASURED)
def test_the_docstring_gives_the_figures_of_the_table(name):
    """After a change of the rule: `python benchmarks/detection.py ... --write` brings both up to date."""
    section = " ".join(all_rules()[name].info.sections["Measured precision"].split())
    figures = sentence(measurement().rules[name], measurement().gold)
    assert section.startswith(figures)
    assert not re.search(r"(precision|recall) (of )?[01]?\.\d", section.removeprefix(figures))


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (Measured(8, 7, 8, 1, 1, 0), "0.88 (8 findings), recall 1.00 (1 error) on gold.jsonl"),
        (Measured(1, 1, 1, 3, 1, 0), "1.00 (1 finding), recall 0.33 (3 errors) on gold.jsonl"),
        (Measured(0, 0, 0, 3, 1, 0), "no finding, recall 0.33 (3 errors) on gold.jsonl"),
        (
            Measured(0, 0, 0, 0, 0, 0),
            "no error of its kind is annotated in gold.jsonl, where it has no findings",
        ),
        (
            Measured(3, 0, 2, 0, 0, 0),
            (
                "no error of its kind is annotated in gold.jsonl, where it has 3 findings, "
                "2 on errors of other kinds"
            ),
        ),
    ],
)
def test_the_sentence_says_what_was_counted(figures, expected):
    assert sentence(figures, "gold.jsonl") == f"{expected} (python benchmarks/detection.py)."


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(example, id=f"{name}: {example.about}")
        for name, each in examples().items()
        if name in all_rules()
        for example in each.shown
    ],
)
def test_an_example_is_what_the_rule_does(example):
    """After a change of the rule: `python benchmarks/build_examples.py` picks the examples anew."""
    config = config_of(example.rule.partition(".")[0])
    (findings,) = tqa.check_pairs([(example.source, example.target)], config)
    assert tuple(finding.span for finding in findings) == example.spans
    assert {finding.name for finding in findings[:1]} <= {example.rule}
    if example.better:
        fixes = [finding.fixes[0] for finding in findings]
        assert example.fix in {fix.applicability.value for fix in fixes}
        edits = [edit for fix in fixes for edit in fix.edits]
        assert apply_edits(example.target, sorted(edits, key=lambda edit: edit.span)) == example.better


@pytest.mark.parametrize("name", sorted(examples()))
def test_examples_show_both_sides_of_a_rule(name):
    shown = examples()[name]
    # What only several sentences together show has no example of one: the docstring's must do.
    if name not in NEEDS_AN_ARTICLE:
        assert shown.flagged
        assert shown.silent
    assert {example.fix for example in shown.flagged} <= {*shown.fixes, ""}
