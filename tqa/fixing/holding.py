"""Whether the target's file can hold a fix: where its format has tags, its text lies in pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqa.model import Document, Fix

NO_TEXT = "it would change a tag, a placeholder, or the end of a paragraph or cue, which are no text"
"""Why a fix is not made that the file cannot hold."""


def can_hold(target: Document, fix: Fix) -> bool:
    """Whether every edit of the fix changes nothing but text of the target's file."""
    return all(target.carrier.can_make(target, edit) for edit in fix.edits)
