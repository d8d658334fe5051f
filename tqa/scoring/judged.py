"""Scores that come segment by segment, such as those of neural metrics."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Judged:
    """A metric's score for every segment of each system: the baseline, if there is one, then the hypotheses.

    The score of a text is their mean. `signature` names all that they depend on.
    """

    name: str
    signature: str
    systems: tuple[tuple[float, ...], ...]
    lower_is_better: bool = False
