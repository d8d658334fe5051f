"""A lazy property is worked out once for each instance."""

from __future__ import annotations

from dataclasses import dataclass

from tqa.checks.lazy import lazy
from tqa.checks.unit import Unit


@dataclass(frozen=True)
class Word:
    text: str
    asked: list[str]

    @lazy
    def small(self) -> str:
        """The word in small letters."""
        self.asked.append(self.text)
        return self.text.lower()


def test_worked_out_once_for_each_instance() -> None:
    asked: list[str] = []
    one, two = Word("One", asked), Word("Two", asked)
    assert (one.small, two.small, one.small) == ("one", "two", "one")
    assert asked == ["One", "Two"]


def test_keeps_the_documentation() -> None:
    assert Word.small.__doc__ == "The word in small letters."
    assert Unit.target_tokens.__doc__ == "English words, numbers and marks."
