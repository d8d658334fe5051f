"""The score card: a verdict that an editor understands, counts, and how the two sides were aligned."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.model import Applicability, Severity
from tqa.report.markup import Part, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.model import Document, Finding, Report


@dataclass(frozen=True, slots=True)
class Verdict:
    """The first sentence of the page; `tone` is the worst severity or "clean"."""

    tone: str
    headline: str
    detail: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something occurs."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class RuleTally:
    """A rule's findings: worst severity, number of the first, share of the commonest rule's count (%)."""

    name: str
    summary: tuple[Part, ...]
    count: int
    severity: str
    first: int
    share: int


@dataclass(frozen=True, slots=True)
class Mqm:
    """The MQM score with the signature that says how it was computed."""

    score: str
    signature: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs by type, the beads without a partner or out of order, counts of segments that are in no bead."""

    types: tuple[Tally, ...]
    source_only: tuple[int, ...]
    target_only: tuple[int, ...]
    moved: tuple[int, ...]
    source_unaligned: int
    target_unaligned: int


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """All of the page's head. `severities` runs from critical to minor and keeps the zeros."""

    verdict: Verdict
    severities: tuple[Tally, ...]
    rules: tuple[RuleTally, ...]
    mqm: Mqm | None
    alignment: Alignment
    notes: tuple[tuple[Part, ...], ...]


def score_card(report: Report, findings: Sequence[Finding]) -> ScoreCard:
    """The score card of `report`, whose `findings` come in page order: finding 1 first."""
    severities = Counter(finding.severity for finding in findings)
    mqm = report.scores.get("MQM")
    return ScoreCard(
        _verdict(report, findings),
        tuple(Tally(severity.value, severities[severity]) for severity in reversed(Severity)),
        _rules(report, findings),
        Mqm(f"{mqm.score:.1f}", mqm.signature) if mqm else None,
        _alignment(report),
        tuple(parts(note) for note in report.notes),
    )


def pair_type(source: int, target: int) -> str:
    """How an editor names a bead of so many source and target segments, such as "2 : 1"."""
    return f"{source} : {target}"


def _verdict(report: Report, findings: Sequence[Finding]) -> Verdict:
    pairs = _count(len(report.beads), "pair")
    if not findings:
        read = f"{_count(len(report.rules), 'rule')} read {pairs}" if report.rules else f"{pairs} read"
        return Verdict(
            "clean", "Nothing found.", f"{read}. The checks see known artifacts only, not style or tone."
        )
    worst = max((finding.severity for finding in findings), key=lambda severity: severity.rank)
    of_worst = sum(finding.severity is worst for finding in findings)
    headline = {
        Severity.CRITICAL: f"Not ready to publish: {_count(of_worst, 'critical finding')}.",
        Severity.MAJOR: f"Needs editing: {_count(of_worst, 'major finding')}.",
        Severity.MINOR: f"Nearly there: {_count(of_worst, 'minor finding')}.",
    }[worst]
    touched = len({finding.bead for finding in findings})
    where = f"{_count(len(findings), 'finding')} in {touched} of {pairs}"
    return Verdict(worst.value, headline, f"{where}. {_fixes(findings)}")


def _fixes(findings: Sequence[Finding]) -> str:
    offers = [
        {fix.applicability for fix in finding.fixes if fix.applicability is not Applicability.DISPLAY}
        for finding in findings
    ]
    fixable = sum(bool(offer) for offer in offers)
    safe = sum(Applicability.SAFE in offer for offer in offers)
    if not fixable:
        return "None comes with a fix."
    come = "comes" if fixable == 1 else "come"
    return f"{fixable} {come} with a fix, {safe or 'none'} of them safe to apply unasked."


def _rules(report: Report, findings: Sequence[Finding]) -> tuple[RuleTally, ...]:
    counts = Counter(finding.rule for finding in findings)
    most = max(counts.values(), default=1)
    tallies = []
    for name, count in counts.items():
        own = [(number, finding) for number, finding in enumerate(findings, start=1) if finding.rule == name]
        worst = max((finding.severity for _, finding in own), key=lambda severity: severity.rank)
        info = report.rules.get(name) or report.rules.get(name.partition(".")[0])
        summary = parts(info.summary) if info else ()
        tallies.append(
            (worst.rank, RuleTally(name, summary, count, worst.value, own[0][0], 100 * count // most))
        )
    tallies.sort(key=lambda each: (-each[0], -each[1].count, each[1].name))
    return tuple(tally for _, tally in tallies)


def _alignment(report: Report) -> Alignment:
    beads = list(enumerate(report.beads, start=1))
    types = Counter(
        (len(bead.source), len(bead.target)) for bead in report.beads if bead.source and bead.target
    )
    common = sorted(types.items(), key=lambda each: (-each[1], each[0]))
    return Alignment(
        tuple(Tally(pair_type(*shape), count) for shape, count in common),
        tuple(number for number, bead in beads if not bead.target),
        tuple(number for number, bead in beads if not bead.source),
        tuple(number for number, bead in beads if bead.moved),
        _unaligned(report.article.source, [bead.source for bead in report.beads]),
        _unaligned(report.article.target, [bead.target for bead in report.beads]),
    )


def _unaligned(document: Document, sides: Sequence[Sequence[int]]) -> int:
    return len(document.segments) - len({index for segments in sides for index in segments})


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
