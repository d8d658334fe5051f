"""What the benchmark falsifies is one number of the English, and only one that counts something."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

BENCHMARKS = str(Path(__file__).parents[2] / "benchmarks")


@pytest.fixture
def kinds(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)
    import corrupt_numbers  # noqa: PLC0415

    return corrupt_numbers


@pytest.mark.parametrize(
    ("kind", "english", "pattern"),
    [
        ("ten-times", "About 4,500 people came.", r"About 45,000 people came\."),
        ("ten-times", "It is 3.5 meters long.", r"It is 35 meters long\."),
        ("changed-digit", "About 4,500 people came.", r"About 4,5[1-9]0 people came\."),
        ("changed-digit", "In 1987 it rained.", r"In 19[1-79]7 it rained\."),
        ("swapped-scale", "It cost $3 million.", r"It cost \$3 billion\."),
        ("changed-word", "Seven ships sank.", r"(?!Seven )[A-Z][a-z]+ ships sank\."),
    ],
)
def test_one_number_is_falsified(kinds, kind, english, pattern):
    for seed in range(20):
        assert re.fullmatch(pattern, kinds.KINDS[kind]("", english, random.Random(seed)))


@pytest.mark.parametrize(
    "english", ["No number.", "See S/2010/85 (2010).", "COVID-19 at 14:30", "one of two men", "in the 1980s"]
)
def test_a_text_without_a_count_is_left_alone(kinds, english):
    assert kinds.corrupt("", english, random.Random(1)) is None


def test_the_same_seed_makes_the_same_errors(kinds):
    english = "Three men paid $40 million for 1,200 cars in 2014."
    made = [kinds.corrupt("", english, random.Random(seed)) for seed in (5, 5, 6, 7, 8, 9)]
    assert made[0] == made[1]
    assert len(set(made)) > 2
    assert english not in made
