"""What each fix does to the score when it is made alone.

A corpus score says whether the fixes together helped. Which rule helped and which harmed shows only when
every fix is made on its own and its segment is scored before and after: by chrF2, which sees characters, and
by TER, which counts a human's edits.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from tqa.fixing.choose import edits_of
from tqa.formats.splice import apply_edits
from tqa.model import Edit
from tqa.scoring.article import one_line
from tqa.scoring.formulas import segment_measure
from tqa.scoring.sacrebleu_adapter import statistics

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tqa.fixing.choose import Applied
    from tqa.scoring.article import Comparable

_METRICS = ("chrF2", "TER")
# Segment scores as close are the same: the sums behind them round differently.
_EQUAL = 1e-9
# A fix that costs its segment more chrF2 is named, however many do, and whatever TER says of it.
NOTABLE = 0.5
_AT_LEAST = 10


class Effect(StrEnum):
    """What a fix did; neutral where neither metric moved or the two disagree."""

    HELPED = "helped"
    NEUTRAL = "neutral"
    HARMED = "harmed"


@dataclass(frozen=True)
class Contribution:
    """A fix with what it alone changes in the chrF2 and the TER of its segment."""

    applied: Applied
    chrf: float
    ter: float

    @property
    def effect(self) -> Effect:
        """Whether the fix helped."""
        better = (self.chrf > _EQUAL) + (self.ter < -_EQUAL)
        worse = (self.chrf < -_EQUAL) + (self.ter > _EQUAL)
        if bool(better) == bool(worse):
            return Effect.NEUTRAL
        return Effect.HELPED if better else Effect.HARMED


@dataclass(slots=True)
class _Piece:
    """A span of a stretch, at the place and with the text that the rounds so far left it."""

    stretch: int
    start: int
    text: str


@dataclass(frozen=True)
class Contributions:
    """The fixes that can be judged; `unjudged` more stand where there is no counterpart.

    `texts` is each stretch with all fixes made.
    """

    each: tuple[Contribution, ...]
    unjudged: int
    texts: tuple[str, ...]

    @property
    def harmed(self) -> tuple[Contribution, ...]:
        """Those that harmed, the worst first."""
        harmed = [one for one in self.each if one.effect is Effect.HARMED]
        return tuple(sorted(harmed, key=lambda one: (one.chrf, -one.ter)))

    @property
    def named(self) -> tuple[Contribution, ...]:
        """Those to look at, the worst first: all that lose notably in chrF2, and some that harmed less."""
        worst = [one for one in self.each if one.chrf < -NOTABLE]
        slight = [one for one in self.harmed if one.chrf >= -NOTABLE]
        worst.sort(key=lambda one: (one.chrf, -one.ter))
        return (*worst, *slight[: max(0, _AT_LEAST - len(worst))])

    def by_rule(self) -> list[tuple[str, int, int, int]]:
        """How many fixes of each rule helped, were neutral and harmed; the most harmful rule first."""
        counts: dict[str, Counter[Effect]] = defaultdict(Counter)
        for one in self.each:
            counts[one.applied.finding.name][one.effect] += 1
        order = sorted(counts, key=lambda name: (-counts[name][Effect.HARMED], name))
        return [
            (name, counts[name][Effect.HELPED], counts[name][Effect.NEUTRAL], counts[name][Effect.HARMED])
            for name in order
        ]


def contributions(text: str, applied: Sequence[Applied], stretches: Comparable) -> Contributions:
    """Judge each of the fixes that were made.

    Args:
        text: the target as read.
        applied: the fixes, in the order of their rounds; one of a later round is judged on the text that the
            rounds before left.
        stretches: what of the target has a counterpart; without references no fix is judged on its own.
    """
    pieces = [
        _Piece(k, span.start, span.of(text)) for k, spans in enumerate(stretches.spans) for span in spans
    ]
    pieces.sort(key=lambda piece: piece.start)
    members: dict[int, list[int]] = defaultdict(list)
    for k, piece in enumerate(pieces):
        members[piece.stretch].append(k)
    judged: list[tuple[Applied, int, str, str]] = []
    unjudged = 0
    for _, group in groupby(applied, key=lambda one: one.round):
        fixes = list(group)
        starts = [piece.start for piece in pieces]
        for fix in fixes:
            found = _by_piece(pieces, starts, fix.fix.edits)
            if len({pieces[k].stretch for k in found if k is not None}) != 1:
                unjudged += 1
                continue
            stretch = next(pieces[k].stretch for k in found if k is not None)
            own = {k: pieces[k].text for k in members[stretch]}
            made = {k: apply_edits(piece, _sorted(found.get(k, ()))) for k, piece in own.items()}
            judged.append((fix, stretch, one_line(list(own.values())), one_line(list(made.values()))))
        _make(pieces, starts, edits_of(fixes))
    whole = tuple(one_line([pieces[k].text for k in members[n]]) for n in range(len(stretches.spans)))
    return Contributions(_scored(judged, stretches.references), unjudged, whole)


def _by_piece(
    pieces: Sequence[_Piece], starts: Sequence[int], edits: Iterable[Edit]
) -> dict[int | None, list[Edit]]:
    """The edits that lie in each piece, with spans into its own text; None gathers those that lie in none."""
    found: dict[int | None, list[Edit]] = defaultdict(list)
    for edit in edits:
        k = bisect_right(starts, edit.span.start) - 1
        # Where two pieces meet, what is put in between belongs to the first.
        if k > 0 and not len(edit.span) and starts[k] == edit.span.start == _end(pieces[k - 1]):
            k -= 1
        if k < 0 or edit.span.end > _end(pieces[k]):
            found[None].append(edit)
        else:
            found[k].append(Edit(edit.span.shift(-pieces[k].start), edit.text))
    return found


def _end(piece: _Piece) -> int:
    return piece.start + len(piece.text)


def _sorted(edits: Iterable[Edit]) -> list[Edit]:
    return sorted(edits, key=lambda edit: edit.span)


def _make(pieces: Sequence[_Piece], starts: Sequence[int], edits: Sequence[Edit]) -> None:
    """Make the edits of a round, and move what stands behind each."""
    found = _by_piece(pieces, starts, edits)
    outside = sorted((edit.span.start, len(edit.text) - len(edit.span)) for edit in found.get(None, ()))
    drift = passed = 0
    for k, piece in enumerate(pieces):
        while passed < len(outside) and outside[passed][0] < starts[k]:
            drift += outside[passed][1]
            passed += 1
        piece.start += drift
        text = apply_edits(piece.text, found.get(k, ()))
        drift += len(text) - len(piece.text)
        piece.text = text


def _scored(
    judged: Sequence[tuple[Applied, int, str, str]], references: Sequence[str]
) -> tuple[Contribution, ...]:
    if not (judged and references):
        return ()
    before, after = [each[2] for each in judged], [each[3] for each in judged]
    found = statistics(_METRICS, [before, after], [[references[each[1]] for each in judged]])
    changes = []
    for name in _METRICS:
        old, new = (segment_measure(name)(rows) for rows in found[name].systems)
        changes.append((new - old).tolist())
    return tuple(Contribution(each[0], chrf, ter) for each, chrf, ter in zip(judged, *changes, strict=True))
