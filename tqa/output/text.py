"""The terminal form: what an editor reads to judge one finding after another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tqa.model import Applicability, Language, Severity, Span
from tqa.output.excerpt import excerpt
from tqa.output.location import address, is_row, ordered, place
from tqa.output.paint import painter
from tqa.output.proposals import proposals
from tqa.output.visible import FSI, PDI, RLI, cells, isolated, right_to_left, shown, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tqa.model import Document, Finding, Report, Score
    from tqa.output.paint import Painter
    from tqa.output.style import Style

_INDENT = "  "
_LABELLED = len("  en  ")
_NARROWEST = 40
_LONGEST_FIX = 80
_SEVERITY_STYLES = {Severity.MINOR: "cyan", Severity.MAJOR: "yellow", Severity.CRITICAL: "bold red"}
_MARK = "bold underline"
# Stand for the ends of the marked span while the line is isolated. Safe: `visible` leaves no such character.
_OPEN, _CLOSE = "\x01", "\x02"


def part(report: Report, style: Style) -> str:
    """Every finding with its sentence pair and fixes, then notes, scores and a summary line.

    Of many articles, the notes, the MQM score and the summary say whose they are, and one of which there is
    nothing to say is passed over ("").
    """
    paint = painter(colour=style.colour)
    parts = [_finding(report, finding, style, paint) for finding in ordered(report)]
    if style.article:
        tail = _of_many(report, style.article, paint)
    else:
        tail = [f"note: {shown(note)}" for note in report.notes]
        tail += [_score(name, score) for name, score in report.scores.items()]
        tail.append(paint(_summary(report), "bold"))
    if not tail:
        return ""
    parts.append(tail)
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def whole(parts: Iterable[str]) -> Iterator[str]:
    """The reports one after another, with a blank line between two."""
    for number, each in enumerate(filter(None, parts)):
        yield f"\n{each}" if number else each


def _of_many(report: Report, article: str, paint: Painter) -> list[str]:
    """The last lines of one article of many."""
    if not report.findings and not report.notes:
        return []
    name = shown(article)
    mqm = report.scores.get("MQM")
    score = f"; MQM {mqm.score:.2f}" if mqm is not None else ""
    notes = [f"{name}: note: {shown(note)}" for note in report.notes]
    return [*notes, paint(f"{name}: {_summary(report)}{score}", "bold")]


def _finding(report: Report, finding: Finding, style: Style, paint: Painter) -> list[str]:
    room = max(style.width, _NARROWEST) - _LABELLED
    lines = [_head(report, finding, paint)]
    lines += _english(report, finding, room, style, paint)
    lines += _arabic(report, finding, room, paint)
    lines += [_INDENT + line for line in proposals(report.article.target, finding, _LONGEST_FIX)]
    return lines


def _head(report: Report, finding: Finding, paint: Painter) -> str:
    path = visible(report.article.target.path) or "<text>"
    if right_to_left(path):
        path = f"{FSI}{path}{PDI}"
    spot = place(report, finding)
    where = paint(f"{path}:{spot.line}:{spot.column}", "bold")
    if spot.spot:
        where += f" ({shown(spot.spot)})"
    elif is_row(report, finding):
        where += f" (row {shown(address(report, finding).id)})"
    severity = paint(finding.severity.value, _SEVERITY_STYLES[finding.severity])
    return _INDENT.join([where, severity, visible(finding.name), shown(finding.message)])


def _english(report: Report, finding: Finding, room: int, style: Style, paint: Painter) -> list[str]:
    bead = report.beads[finding.bead]
    within = report.bead_span(bead, Language.ENGLISH)
    if not len(finding.span) and not (within and len(within)):
        return ["  en  (no counterpart)"]
    part = excerpt(report.article.target.text, _around(within, finding.span), finding.span, room)
    line = isolated(f"{part.before}{_OPEN}{part.marked}{_CLOSE}{part.after}")
    lines = [f"  en  {_marked(line, paint)}"]
    # Colour cannot show a span without characters, so that an insertion point is always underlined.
    if not (style.colour and part.marked):
        lines.append(" " * (_LABELLED + cells(part.before)) + "^" * max(cells(part.marked), 1))
    return lines


def _arabic(report: Report, finding: Finding, room: int, paint: Painter) -> list[str]:
    within = report.bead_span(report.beads[finding.bead], Language.ARABIC)
    span = finding.source_span
    if span is None:
        if not (within and len(within)):
            return ["  ar  (no counterpart)"]
        span = _opposite(report, finding, within)
    part = excerpt(report.article.source.text, _around(within, span), span, room)
    line = f"{part.before}{_OPEN}{part.marked}{_CLOSE}{part.after}"
    return [f"  ar  {RLI}{_marked(line, paint)}{PDI}"]


def _opposite(report: Report, finding: Finding, within: Span) -> Span:
    """The point as far into the Arabic as the finding is into the English: where one would look first."""
    english = report.bead_span(report.beads[finding.bead], Language.ENGLISH)
    if not (english and len(english)):
        return Span(within.start, within.start)
    share = max(0, min(finding.span.start - english.start, len(english)))
    offset = within.start + len(within) * share // len(english)
    return Span(offset, offset)


def _around(within: Span | None, span: Span) -> Span:
    """The sentence with the span, should the span reach out of it."""
    if within is None:
        return span
    return Span(min(within.start, span.start), max(within.end, span.end))


def _marked(line: str, paint: Painter) -> str:
    before, rest = line.split(_OPEN)
    marked, after = rest.split(_CLOSE)
    return before + (paint(marked, _MARK) if marked else "") + after


def _score(name: str, score: Score) -> str:
    parts = [f"{shown(name)} {score.score:.2f}"]
    if score.delta is not None:
        parts.append(f"{score.delta:+.2f} against the baseline")
    if score.interval is not None:
        parts.append(f"interval {score.interval[0]:+.2f} to {score.interval[1]:+.2f}")
    if score.p_value is not None:
        parts.append(f"p = {score.p_value:.4f}")
    if score.verdict is not None:
        parts.append(shown(score.verdict))
    return f"{', '.join(parts)} ({shown(score.signature)})"


def _summary(report: Report) -> str:
    pairs = sum(1 for bead in report.beads if bead.source and bead.target)
    scope = f"in {_counted(pairs, 'aligned sentence pair')}"
    if not report.findings:
        return f"no findings {scope}"
    counts = Counter(finding.severity for finding in report.findings)
    severities = ", ".join(f"{counts[level]} {level}" for level in reversed(Severity) if counts[level])
    said = f"{_counted(len(report.findings), 'finding')} ({severities}) {scope}"
    safe = sum(1 for finding in report.findings if _safely_fixable(finding, report.article.target))
    unsure = sum(1 for finding in report.findings if not finding.gates)
    said += f"; {unsure} too unsure to fail the run" if unsure else ""
    return f"{said}; {safe} can be fixed safely with tqa fix" if safe else said


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _safely_fixable(finding: Finding, target: Document) -> bool:
    """Whether a fix is safe, and the file can hold it: no text of some formats joins two cues."""
    return any(
        fix.applicability is Applicability.SAFE
        and all(target.carrier.can_make(target, edit) for edit in fix.edits)
        for fix in finding.fixes
    )
