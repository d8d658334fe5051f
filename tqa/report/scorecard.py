"""The score card: a verdict that an editor understands, counts, and how the two sides were aligned."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.model import Severity
from tqa.report.island import fixable
from tqa.report.markup import Part, parts
from tqa.report.metrics import MQM, Metric, metrics
from tqa.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.model import Document, Finding, Report
    from tqa.report.wording import Wording


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
    """A rule's findings: worst severity, number of the first, share of the commonest rule's count (%).

    `gates` is False where all of them are only to be looked at; `fixable` counts those with a fix to apply.
    """

    name: str
    summary: tuple[Part, ...]
    count: int
    severity: str
    first: int
    share: int
    gates: bool
    fixable: int


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
    """All of the page's head.

    `severities` runs from critical to minor and keeps the zeros. `advisory` counts the findings among them that
    are only to be looked at, `known` those that a baseline knows and that are not shown.
    """

    verdict: Verdict
    severities: tuple[Tally, ...]
    advisory: int
    known: int
    rules: tuple[RuleTally, ...]
    mqm: Mqm | None
    metrics: tuple[Metric, ...]
    alignment: Alignment
    notes: tuple[tuple[Part, ...], ...]


def score_card(report: Report, findings: Sequence[Finding], words: Wording | None = None) -> ScoreCard:
    """The score card of `report`, whose `findings` come in page order: finding 1 first."""
    words = words or wording()
    severities = Counter(finding.severity for finding in findings)
    mqm = report.scores.get(MQM)
    return ScoreCard(
        _verdict(report, findings, words),
        tuple(Tally(severity.value, severities[severity]) for severity in reversed(Severity)),
        sum(not finding.gates for finding in findings),
        len(report.known),
        _rules(report, findings),
        Mqm(words.number(mqm.score, 1), mqm.signature) if mqm else None,
        metrics(report.scores, words),
        _alignment(report, words),
        tuple(parts(note) for note in report.notes),
    )


def pair_type(source: int, target: int) -> str:
    """How an editor names a bead of so many source and target segments, such as "2 : 1"."""
    return f"{source} : {target}"


def _verdict(report: Report, findings: Sequence[Finding], words: Wording) -> Verdict:
    count = words.count
    pairs = count("score.pairs", len(report.beads))
    if not findings:
        detail = (
            words.text("score.clean_read", rules=count("score.rules", len(report.rules)), pairs=pairs)
            if report.rules
            else words.text("score.clean_pairs", pairs=pairs)
        )
        return Verdict("clean", words.text("score.clean"), detail)
    touched = len({finding.bead for finding in findings})
    where = words.text(
        "score.where",
        findings=count("score.findings", len(findings)),
        touched=touched,
        pairs=count("score.pairs_of", len(report.beads)),
    )
    unsure = sum(not finding.gates for finding in findings)
    detail = f"{where} {_fixes(findings, words)}"
    if unsure:
        detail += f" {count('score.unsure', unsure)}"
    # What is only to be looked at must not keep an article from going out.
    counted = Counter(finding.severity for finding in findings if finding.gates)
    if not counted:
        return Verdict("minor", words.text("score.advice"), detail)
    worst = max(counted, key=lambda severity: severity.rank)
    return Verdict(worst.value, count(f"score.{worst.value}", counted[worst]), detail)


def _fixes(findings: Sequence[Finding], words: Wording) -> str:
    offers = Counter(fixable(finding) for finding in findings)
    some = offers["safe"] + offers["suggested"]
    if not some:
        return words.text("score.no_fix")
    return words.count("score.fixes", some, safe=words.count("score.safe", offers["safe"]))


def _rules(report: Report, findings: Sequence[Finding]) -> tuple[RuleTally, ...]:
    counts = Counter(finding.name for finding in findings)
    most = max(counts.values(), default=1)
    tallies = []
    for name, count in counts.items():
        own = [(number, finding) for number, finding in enumerate(findings, start=1) if finding.name == name]
        worst = max((finding.severity for _, finding in own), key=lambda severity: severity.rank)
        info = report.rules.get(name) or report.rules.get(name.partition(".")[0])
        summary = parts(info.summary) if info else ()
        tally = RuleTally(
            name, summary, count, worst.value, own[0][0], 100 * count // most,
            any(finding.gates for _, finding in own), sum(fixable(finding) != "none" for _, finding in own),
        )  # fmt: skip
        tallies.append((worst.rank, tally))
    tallies.sort(key=lambda each: (-each[0], -each[1].count, each[1].name))
    return tuple(tally for _, tally in tallies)


def _alignment(report: Report, words: Wording) -> Alignment:
    beads = list(enumerate(report.beads, start=1))
    types = Counter(
        (len(bead.source), len(bead.target)) for bead in report.beads if bead.source and bead.target
    )
    common = sorted(types.items(), key=lambda each: (-each[1], each[0]))
    return Alignment(
        tuple(Tally(words.digits(pair_type(*shape)), count) for shape, count in common),
        tuple(number for number, bead in beads if not bead.target),
        tuple(number for number, bead in beads if not bead.source),
        tuple(number for number, bead in beads if bead.moved),
        _unaligned(report.article.source, [bead.source for bead in report.beads]),
        _unaligned(report.article.target, [bead.target for bead in report.beads]),
    )


def _unaligned(document: Document, sides: Sequence[Sequence[int]]) -> int:
    return len(document.segments) - len({index for segments in sides for index in segments})
