"""Align the sentences of an Arabic text with those of its English translation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tqa.alignment.beads import best_path, shipped_weights
from tqa.alignment.features import Features
from tqa.alignment.lines import arabic_lines, english_lines
from tqa.alignment.rescue import crossing_pairs, fill_gaps, shed_idle_lines
from tqa.alignment.similarity import coverages
from tqa.errors import InputError
from tqa.language.furniture import is_furniture
from tqa.model import Bead, Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.alignment.beads import Weights
    from tqa.alignment.lines import Line
    from tqa.alignment.similarity import Coverage
    from tqa.lexicon.lexicon import Lexicon

# The tables of a run hold this many (source, target) cells at most: about 1 GB.
MOST_CELLS = 4_000_000


def align_texts(
    source: Sequence[str], target: Sequence[str], lexicon: Lexicon, weights: Weights | None = None
) -> tuple[Bead, ...]:
    """Beads over the Arabic `source` and English `target` sentences, in target order.

    Every sentence is in exactly one bead. Web-page furniture and blank lines are left out of the
    search and come back as 1-0 and 0-1 beads.

    Raises:
        InputError: the texts are too long for one run.
    """
    if len(source) * len(target) > MOST_CELLS:
        sizes = f"{len(source)} × {len(target)}"
        msg = f"{sizes} sentences are too many to align in one run; split the files, for instance by chapter"
        raise InputError(msg)
    kept_source = [
        i for i, text in enumerate(source) if text.strip() and not is_furniture(text, Language.ARABIC)
    ]
    kept_target = [
        j for j, text in enumerate(target) if text.strip() and not is_furniture(text, Language.ENGLISH)
    ]
    inner = _align_kept(
        [source[i] for i in kept_source],
        [target[j] for j in kept_target],
        lexicon,
        weights or shipped_weights(),
    )
    beads = [
        replace(
            bead,
            source=tuple(kept_source[i] for i in bead.source),
            target=tuple(kept_target[j] for j in bead.target),
        )
        for bead in inner
    ]
    beads = [piece for bead in beads for piece in _without_holes(bead)]
    beads += [Bead((i,), (), 0.0) for i in sorted(set(range(len(source))) - set(kept_source))]
    beads += [Bead((), (j,), 0.0) for j in sorted(set(range(len(target))) - set(kept_target))]
    return _in_order(beads)


def _align_kept(
    source: Sequence[str], target: Sequence[str], lexicon: Lexicon, weights: Weights
) -> list[Bead]:
    if not source or not target:
        return [
            *(Bead((i,), (), 0.0) for i in range(len(source))),
            *(Bead((), (j,), 0.0) for j in range(len(target))),
        ]
    arabic, english = arabic_lines(source, lexicon), english_lines(target, lexicon)
    beads = search(coverages(arabic, english, lexicon), arabic, english, weights)
    return [replace(bead, score=max(0.0, min(1.0, bead.score))) for bead in beads]


def _without_holes(bead: Bead) -> list[Bead]:
    """A bead covers one stretch of each text: what furniture parts from its longest run stands alone."""
    source, target = _longest_run(bead.source), _longest_run(bead.target)
    lone = [Bead((i,), (), 0.0) for i in bead.source if i not in source]
    lone += [Bead((), (j,), 0.0) for j in bead.target if j not in target]
    return [replace(bead, source=source, target=target), *lone]


def _longest_run(indices: tuple[int, ...]) -> tuple[int, ...]:
    runs: list[tuple[int, ...]] = []
    for index in indices:
        if runs and index == runs[-1][-1] + 1:
            runs[-1] = (*runs[-1], index)
        else:
            runs.append((index,))
    return max(runs, key=len, default=())


def search(
    covered: tuple[Coverage, Coverage], arabic: Sequence[Line], english: Sequence[Line], weights: Weights
) -> list[Bead]:
    """Beads from the coverage of both sides: the best path, then what the path cannot see."""
    found = Features(*covered, arabic, english)
    path = shed_idle_lines(best_path(found, weights), *covered, arabic, english)
    return fill_gaps(crossing_pairs(path, found.single), arabic, english)


def _in_order(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """By target position; a source sentence without a partner follows the source sentence before it."""
    target_of: dict[int, int] = {}
    for bead in beads:
        if bead.target:
            target_of.update(dict.fromkeys(bead.source, bead.target[-1]))

    def place(bead: Bead) -> tuple[float, int]:
        if bead.target:
            return float(bead.target[0]), -1
        before = max((i for i in target_of if i < bead.source[0]), default=None)
        return (-1.0 if before is None else target_of[before] + 0.5), bead.source[0]

    return tuple(sorted(beads, key=place))
