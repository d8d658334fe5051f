"""Findings as remarks in the target's own file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.errors import OutputError
from tqa.formats.annotation import Annotates, Remark
from tqa.formats.read import shown
from tqa.output.location import ordered
from tqa.output.proposals import proposals
from tqa.output.visible import visible

if TYPE_CHECKING:
    from tqa.fixing.apply import Fixed
    from tqa.model import Report

# A remark is read in a narrow pane beside the text.
_LONGEST_FIX = 200


def annotated(report: Report) -> bytes:
    """The target's file with the findings of `report` as remarks.

    Raises:
        OutputError: its format has no place for them, or its encoding cannot hold one.
    """
    target = report.article.target
    if not isinstance(target.carrier, Annotates):
        msg = f"{shown(target.path)}: a {target.carrier.name} file has no place for remarks"
        raise OutputError(f"{msg}; --annotate is for docx, po, vtt and xliff; see --html and --output")
    return target.carrier.annotate(target, remarks(report))


def annotated_fix(fixed: Fixed, report: Report) -> bytes:
    """The corrected file with what is found in it still as remarks; `report` is the one before the fixes.

    Raises:
        OutputError: as `annotated` does, or the corrected text could not be checked again.
    """
    if fixed.report is None and fixed.edits:
        msg = f"{shown(fixed.target.path)}: the corrected text could not be checked again for remarks"
        raise OutputError(f"{msg}; fix it without --annotate, then run tqa check --annotate")
    return annotated(fixed.report or report)


def remarks(report: Report) -> list[Remark]:
    """One remark for each finding, in order of the text: the rule, what is wrong, and what would mend it."""
    target = report.article.target
    made = []
    for finding in ordered(report):
        said = " ".join(visible(finding.message).split())
        parts = [f"{visible(finding.name)} ({finding.severity}): {said}"]
        parts += proposals(target, finding, _LONGEST_FIX)
        made.append(Remark(finding.span, finding.name, finding.severity, " — ".join(parts)))
    return made
