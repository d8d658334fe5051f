"""The garbage collector works less often during a check, and as before afterwards."""

from __future__ import annotations

import gc
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pytest

import tqa
from tqa.checks import run
from tqa.checks.collector import collected_seldom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.model import Finding


@pytest.fixture(autouse=True)
def before() -> Iterator[tuple[int, int, int]]:
    found = gc.get_threshold()
    yield found
    gc.set_threshold(*found)


def test_collects_seldom_inside_and_as_before_outside(before: tuple[int, int, int]) -> None:
    with collected_seldom():
        assert gc.get_threshold() == (300_000, *before[1:])
        with collected_seldom():
            assert gc.get_threshold()[0] == 300_000
        assert gc.get_threshold()[0] == 300_000
    assert gc.get_threshold() == before


def test_an_error_puts_the_thresholds_back(before: tuple[int, int, int]) -> None:
    with pytest.raises(KeyError), collected_seldom():
        raise KeyError
    assert gc.get_threshold() == before


@pytest.mark.parametrize("first", [0, 500_000])
def test_a_program_that_collects_less_is_left_alone(first: int) -> None:
    gc.set_threshold(first, 5, 6)
    with collected_seldom():
        assert gc.get_threshold() == (first, 5, 6)
    assert gc.get_threshold() == (first, 5, 6)


def test_the_last_of_two_threads_puts_the_thresholds_back(before: tuple[int, int, int]) -> None:
    inside, leave = Event(), Event()

    def stay() -> None:
        with collected_seldom():
            inside.set()
            leave.wait(10)

    other = Thread(target=stay)
    with collected_seldom():
        other.start()
        assert inside.wait(10)
    assert gc.get_threshold()[0] == 300_000
    leave.set()
    other.join(10)
    assert gc.get_threshold() == before


def test_a_check_collects_seldom(monkeypatch: pytest.MonkeyPatch, before: tuple[int, int, int]) -> None:
    seen = []

    def check_beads(*given: Any) -> tuple[Finding, ...]:
        seen.append(gc.get_threshold()[0])
        return run.check_beads(*given)

    monkeypatch.setattr("tqa.pipeline.check_beads", check_beads)
    tqa.check_pairs([("وصل الوزير.", "The minister arrived.")])
    assert seen == [300_000]
    assert gc.get_threshold() == before
