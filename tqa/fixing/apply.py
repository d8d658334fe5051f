"""Makes the fixes of a report: chosen, guarded, and spliced into the target's own format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.fixing.choose import Applied, choose_fixes, edits_of
from tqa.fixing.decide import Left, plan
from tqa.fixing.recheck import Guard, Refused
from tqa.formats.splice import apply_edits

if TYPE_CHECKING:
    from tqa.config import Config
    from tqa.fixing.decisions import Decisions
    from tqa.lexicon.lexicon import Lexicon
    from tqa.model import Applicability, Document, Edit, Report

__all__ = ["Applied", "Fixed", "Left", "Refused", "fix_decided", "fix_report"]


@dataclass(frozen=True)
class Fixed:
    """The outcome of a fix run.

    `target` is the document as read, `text` its text with all fixes made and `edits` what leads from one to
    the other. `refused` holds what the guard left alone. `report` is the check of the corrected text, None
    where it was not checked again.

    With a reviewer's decisions, `left` are those that were not carried out, and `raised` are fixes that were
    made although a rule finds more after them; `same_text` says whether the decisions were made on this text.
    """

    target: Document
    text: str
    edits: tuple[Edit, ...]
    applied: tuple[Applied, ...]
    refused: tuple[Refused, ...]
    report: Report | None = None
    left: tuple[Left, ...] = ()
    raised: tuple[Refused, ...] = ()
    same_text: bool = True

    def render(self) -> bytes:
        """The corrected target file in its own format: every byte outside the edits is kept.

        Raises:
            OutputError: a fix brings a character that the file's encoding does not have.
        """
        return self.target.carrier.render(self.target, self.edits)


def fix_report(report: Report, applicability: Applicability, lexicon: Lexicon, config: Config) -> Fixed:
    """Make, in one round, the fixes that are as sure as `applicability` and that the guard lets pass.

    Args:
        report: a check of the article.
        applicability: the least sure fixes that are made.
        lexicon: the one that the report was made with.
        config: the one that the report was made with; the guard runs its rules with its options.
    """
    guard = Guard(report, lexicon, config)
    chosen = choose_fixes(report.findings, applicability, guard.accepts)
    edits = edits_of(chosen)
    target = report.article.target
    mended = {id(applied.finding) for applied in chosen}
    refused = tuple(each for each in guard.refused if id(each.applied.finding) not in mended)
    return Fixed(target, apply_edits(target.text, edits), tuple(edits), chosen, refused)


def fix_decided(report: Report, decisions: Decisions, lexicon: Lexicon, config: Config) -> Fixed:
    """Make what a reviewer decided, and nothing else: the guard says what it thinks and stops nothing.

    Args:
        report: a check of the article.
        decisions: what the reviewer decided; those that no longer fit are left.
        lexicon: the one that the report was made with.
        config: likewise.
    """
    planned = plan(report, decisions)
    guard = Guard(report, lexicon, config) if planned.applied else None
    raised = [
        Refused(applied, f"it raises a new finding ({', '.join(rules)})")
        for applied in planned.applied
        if guard is not None and (rules := guard.raised_by(applied))
    ]
    target = report.article.target
    edits = [edit for edit in edits_of(planned.applied) if edit.span.of(target.text) != edit.text]
    return Fixed(
        target,
        apply_edits(target.text, edits),
        tuple(edits),
        planned.applied,
        (),
        left=planned.left,
        raised=tuple(raised),
        same_text=planned.same_text,
    )
