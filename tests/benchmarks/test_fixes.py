"""The benchmark of fixes names the fixes that cost, and fails where corrections are none."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

BENCHMARKS = str(Path(__file__).parents[2] / "benchmarks")
ROW = {
    "id": "one",
    "source": "وصل وزير الخارجية إلى بغداد يوم الأحد.",
    "target": "The the foreign minister arrived to Baghdad on Sunday.",
    "reference": "The foreign minister arrived in Baghdad on Sunday.",
}
PREPOSITION = {"start": 33, "end": 35, "fix": "in"}
DOUBLING = {"start": 4, "end": 8, "fix": ""}


@pytest.fixture
def run(monkeypatch, tmp_path, capsys):
    monkeypatch.syspath_prepend(BENCHMARKS)

    def call(*errors, **changes):
        path = tmp_path / "gold.jsonl"
        path.write_text(json.dumps({**ROW, **changes, "errors": errors}) + "\n", encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["fixes.py", str(path)])
        import fixes  # noqa: PLC0415

        return fixes.main(), capsys.readouterr().out

    yield call
    sys.modules.pop("fixes", None)


def test_a_fix_that_the_annotators_made_too(run):
    code, out = run(DOUBLING, PREPOSITION)
    assert code == 0
    assert "tqa's fixes against the annotators' text: 1, {'helped': 1}" in out
    assert "segments that lose more than 0.5 chrF2: 0, with no fix named: []" in out


def test_a_fix_that_the_annotators_did_not_make_is_named(run):
    code, out = run(PREPOSITION)
    assert code == 0
    assert "  harmed: one repeated-word: chrF2 -" in out
    assert "segments that lose more than 0.5 chrF2: 1, with no fix named: []" in out


def test_corrections_that_do_not_help_fail(run):
    assert run({"start": 33, "end": 35, "fix": "unto the city of"}, DOUBLING, reference=ROW["target"])[0] == 1
