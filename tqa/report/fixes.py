"""A fix as an editor reads it: the words around it, what goes and what comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.model import Span
from tqa.report.invisibles import whitespace_label
from tqa.report.island import can_apply
from tqa.report.markup import Part, Run, parts, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.model import Fix

_CONTEXT = 48


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the fixed text; `kind` is "keep", "del" or "ins"."""

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class FixView:
    """One fix of a finding; no changes where it is advice without an edit.

    `applies` says whether it can be made rather than only be read.
    """

    applicability: str
    applies: bool
    changes: tuple[Change, ...]
    reason: tuple[Part, ...]


def fix_view(text: str, around: Span, fix: Fix) -> FixView:
    """What `fix` does to `text`, with up to 48 characters of context on either side, all from `around`."""
    return FixView(
        fix.applicability.value,
        can_apply(fix),
        tuple(_changes(text, around, fix)),
        parts(fix.reason),
    )


def quoted(text: str) -> tuple[Run, ...]:
    """The runs of a text that stands alone, where white space alone would not be seen and gets a chip."""
    spaces = whitespace_label(text)
    return (Run(text, chip=spaces, hint=spaces),) if spaces else runs(text)


def shorten(text: str, room: int) -> str:
    """`text` with its middle replaced by an ellipsis where it is longer than `room` code points."""
    if len(text) <= room:
        return text
    half = room // 2
    return f"{_head(text, half)} … {_tail(text, half)}"


def _changes(text: str, around: Span, fix: Fix) -> Iterator[Change]:
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    if not edits:
        return
    position = edits[0].span.start
    yield from _keep(_before(text, min(around.start, position), position))
    for edit in edits:
        yield from _keep(shorten(text[position : edit.span.start], 2 * _CONTEXT))
        yield from _change("del", edit.span.of(text))
        yield from _change("ins", edit.text)
        position = max(position, edit.span.end)
    yield from _keep(_after(text, position, max(around.end, position)))


def _keep(text: str) -> Iterator[Change]:
    if text:
        yield Change("keep", runs(text))


def _change(kind: str, text: str) -> Iterator[Change]:
    if not text:
        return
    yield Change(kind, quoted(text))


def _before(text: str, start: int, end: int) -> str:
    kept = text[start:end]
    return kept if len(kept) <= _CONTEXT else f"… {_tail(kept, _CONTEXT)}"


def _after(text: str, start: int, end: int) -> str:
    kept = text[start:end]
    return kept if len(kept) <= _CONTEXT else f"{_head(kept, _CONTEXT)} …"


def _head(text: str, room: int) -> str:
    cut = text[:room]
    at_word, space, _ = cut.rpartition(" ")
    return at_word if space and not text[room].isspace() else cut


def _tail(text: str, room: int) -> str:
    cut = text[-room:]
    _, space, at_word = cut.partition(" ")
    return at_word if space and not text[-room - 1].isspace() else cut
