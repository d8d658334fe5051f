"""The whole report as one JSON object (schemas/report.schema.json)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from tqa._version import __version__
from tqa.model import Severity
from tqa.output.jsonl import finding_object
from tqa.output.location import address, ordered, place
from tqa.output.safe_json import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tqa.model import Bead, Finding, Report, Score
    from tqa.output.style import Style


@dataclass(frozen=True, slots=True)
class Part:
    """One report as JSON; `listed` says that its run is over many articles, should this be the only one."""

    json: str
    listed: bool


def part(report: Report, style: Style) -> Part:
    """The report as indented JSON; floats rounded to 4 places, so that equal runs print equal bytes."""
    article = report.article
    whole = {
        "tool": {"name": "tqa", "version": __version__},
        "source": article.source.path,
        "target": article.target.path,
        "summary": _summary(report),
        "scores": {name: _score(score) for name, score in report.scores.items()},
        "notes": list(report.notes),
        "beads": [_bead(bead) for bead in report.beads],
        "findings": [_finding(report, finding) for finding in ordered(report)],
    }
    return Part(dumps(whole, indent=2) + "\n", bool(style.article))


def whole(parts: Iterable[Part]) -> Iterator[str]:
    """The object of the only report as it is; of a run over many a list of their objects, however many."""
    several = iter(parts)
    first = next(several, None)
    second = next(several, None)
    if first is not None and second is None and not first.listed:
        yield first.json
        return
    yield "["
    separator = "\n"
    for each in chain(filter(None, (first, second)), several):
        yield separator + each.json.rstrip("\n")
        separator = ",\n"
    yield "\n]\n"


def _summary(report: Report) -> dict[str, Any]:
    severities = Counter(finding.severity for finding in report.findings)
    rules = Counter(finding.rule for finding in report.findings)
    types = Counter((len(bead.source), len(bead.target)) for bead in report.beads)
    return {
        "findings": len(report.findings),
        "by_severity": {severity.value: severities[severity] for severity in Severity},
        "by_rule": dict(sorted(rules.items())),
        "beads": {f"{source}-{target}": count for (source, target), count in sorted(types.items())},
        "unmatched": {
            "source": sum(len(bead.source) for bead in report.beads if not bead.target),
            "target": sum(len(bead.target) for bead in report.beads if not bead.source),
        },
    }


def _score(score: Score) -> dict[str, Any]:
    interval = None if score.interval is None else [_rounded(bound) for bound in score.interval]
    return {
        "score": _rounded(score.score),
        "signature": score.signature,
        "delta": _rounded(score.delta),
        "interval": interval,
        "changed": score.changed,
        "segments": score.segments,
        "p_value": _rounded(score.p_value),
        "verdict": score.verdict,
    }


def _bead(bead: Bead) -> dict[str, Any]:
    return {
        "source": list(bead.source),
        "target": list(bead.target),
        "score": _rounded(bead.score),
        "moved": bead.moved,
    }


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    contract = finding_object(report, finding)
    for fix, said in zip(finding.fixes, contract["fixes"], strict=True):
        said["reason"] = fix.reason
    spot = place(report, finding)
    source = None
    if finding.source_span is not None:
        source = address(report, finding).source(finding.source_span)
    return contract | {
        "line": spot.line,
        "column": spot.column,
        "field": spot.field,
        "spot": spot.spot,
        "source_start": None if source is None else source.start,
        "source_end": None if source is None else source.end,
        "confidence": _rounded(finding.confidence),
        "part": finding.part,
        "gates": finding.gates,
    }


def _rounded(value: float | None) -> float | None:
    # Adding 0.0 turns -0.0 into 0.0, which would else depend on the order of additions.
    return None if value is None else round(float(value), 4) + 0.0
