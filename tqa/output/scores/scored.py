"""What a run of `tqa score` found, and what every format says of it in the same way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tqa.model import Score

_MOST_SHOWN = 10
# Segment scores as close are the same.
_EQUAL = 1e-9


@dataclass(frozen=True)
class Scored:
    """The scores of a file by metric, and of each of its segments.

    `places` says where the segments are: line numbers, or the ids of rows, as `unit` ("line", "row" or
    "stretch") tells. Without `references` all scores are estimates from the Arabic. `segments` and `before`
    hold scores by metric. `lower` names the metrics where less is better.
    """

    hypothesis: str
    references: tuple[str, ...]
    baseline: str | None
    unit: str
    scores: Mapping[str, Score]
    lower: frozenset[str]
    places: tuple[str, ...]
    segments: Mapping[str, tuple[float, ...]]
    before: Mapping[str, tuple[float, ...]] | None = None
    changed: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    footnote: str = ""

    @property
    def main(self) -> str:
        """The metric that segments are ranked by: chrF2, which single sentences suit, or else the first."""
        return "chrF2" if "chrF2" in self.scores else next(iter(self.scores))

    def worst(self) -> list[tuple[int, float]]:
        """The segments that became worse by the main metric, the worst first, each with its difference."""
        if self.before is None:
            return []
        sign = -1.0 if self.main in self.lower else 1.0
        old, new = self.before[self.main], self.segments[self.main]
        losses = [(k, new[k] - old[k]) for k in self.changed if sign * (new[k] - old[k]) < -_EQUAL]
        return sorted(losses, key=lambda loss: (sign * loss[1], loss[0]))[:_MOST_SHOWN]

    def where(self, index: int) -> str:
        """Where segment `index` is, such as "line 12"."""
        place = self.places[index]
        return f"{'row' if self.unit == 'row' else 'line'} {place}" if place else f"segment {index + 1}"


ALONE = "no reference: judged by the Arabic alone"
HEADINGS = ("metric", "score", "signature")
COMPARED = (
    "metric",
    "before",
    "after",
    "delta",
    "95 % interval",
    "changed alone",
    "better/worse/same",
    "p",
    "p (Holm)",
    "verdict",
)


def row(name: str, score: Score) -> tuple[str, ...]:
    """The cells of a metric: under `COMPARED` where there is a baseline, else under `HEADINGS`."""
    if score.delta is None:
        return name, figure(score.score), score.signature
    low, high = score.interval or (0.0, 0.0)
    touched = " → ".join(map(figure, score.touched)) if score.touched else "–"
    return (
        name,
        figure(score.score - score.delta),
        figure(score.score),
        signed(score.delta),
        f"{signed(low)} to {signed(high)}",
        touched,
        "/".join(map(str, score.moved or ())),
        "–" if score.p_value is None else f"{score.p_value:.4f}",
        "–" if score.adjusted is None else f"{score.adjusted:.4f}",
        score.verdict or "",
    )


def headline(scored: Scored) -> str:
    """How many segments were compared, and how many changed."""
    total = len(scored.places)
    plural = {"stretch": "stretches"}.get(scored.unit, f"{scored.unit}s")
    said = f"{total} {scored.unit if total == 1 else plural}"
    return said if scored.baseline is None else f"{said}, {len(scored.changed)} changed"


def explanation(scored: Scored) -> list[str]:
    """What a reader must know to read the table."""
    lines = []
    if "TER" in scored.lower & set(scored.scores):
        lines.append("TER counts edits: lower is better.")
    others = [name for name in scored.scores if name in scored.lower and name != "TER"]
    lines += [f"{name} counts errors: lower is better." for name in others]
    if scored.baseline is None:
        return lines
    verdicts = {score.verdict for score in scored.scores.values()}
    if "no change" in verdicts:
        lines.append("No change: the two texts are the same.")
    if "not testable" in verdicts:
        lines.append(
            "Not testable: where a metric sees fewer than 6 segments change, nothing can be told from chance."
        )
    return lines


def figure(value: float) -> str:
    """A score, with two digits."""
    return f"{round(value, 2) + 0.0:.2f}"


def signed(value: float) -> str:
    """A difference with its sign, and two digits."""
    return f"{round(value, 2) + 0.0:+.2f}"
