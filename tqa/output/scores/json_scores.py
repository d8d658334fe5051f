"""Scores as one JSON object, with those of every segment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tqa._version import __version__
from tqa.output.safe_json import dumps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tqa.model import Score
    from tqa.output.scores.scored import Scored


def render(scored: Scored) -> str:
    """Indented JSON, one segment a line; scores as sacrebleu gives them, other floats to 4 places."""
    whole = {
        "tool": {"name": "tqa", "version": __version__},
        "hypothesis": scored.hypothesis,
        "references": list(scored.references),
        "baseline": scored.baseline,
        "unit": scored.unit,
        "scores": {name: _score(score) for name, score in scored.scores.items()},
        "notes": list(scored.notes),
        "footnote": scored.footnote,
    }
    head = dumps(whole, indent=2).removesuffix("\n}")
    segments = ",\n    ".join(dumps(_segment(scored, index)) for index in range(len(scored.places)))
    return f'{head},\n  "segments": [\n    {segments}\n  ]\n}}\n'


def _score(score: Score) -> dict[str, Any]:
    return {
        "score": score.score,
        "signature": score.signature,
        "delta": _rounded(score.delta),
        "interval": _pair(score.interval),
        "changed": score.changed,
        "segments": score.segments,
        "p_value": _rounded(score.p_value),
        "p_adjusted": _rounded(score.adjusted),
        "verdict": score.verdict,
        "touched": _pair(score.touched),
        "moved": None
        if score.moved is None
        else dict(zip(("better", "worse", "same"), score.moved, strict=True)),
    }


def _segment(scored: Scored, index: int) -> dict[str, Any]:
    said: dict[str, Any] = {
        "place": scored.where(index),
        "scores": _of(scored.segments, index),
    }
    if scored.before is not None:
        said["before"] = _of(scored.before, index)
    return said


def _of(scores: Mapping[str, tuple[float, ...]], index: int) -> dict[str, float | None]:
    return {name: _rounded(values[index]) for name, values in scores.items()}


def _pair(values: tuple[float, float] | None) -> list[float | None] | None:
    return None if values is None else [_rounded(value) for value in values]


def _rounded(value: float | None) -> float | None:
    # Adding 0.0 turns -0.0 into 0.0, which would else depend on the order of additions.
    return None if value is None else round(value, 4) + 0.0
