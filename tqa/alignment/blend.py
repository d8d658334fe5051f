"""Where words decide nothing, let a sentence encoder help.

The alignment by words says how probable each bead is. Stretches of it that hold an unsure bead are aligned
again, between the sure beads on either side, with features from words and from vectors and with weights
learned for both. Most lines are in no such stretch, and are never encoded.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tqa.alignment.anchors import Stretch
from tqa.alignment.features import (
    EVIDENCE_FEATURES,
    NULL_FEATURES,
    PAIR_FEATURES,
    PARTNER_FEATURES,
    Features,
    evidence_table,
    flattened,
    partner_features,
)
from tqa.alignment.path import path_beads
from tqa.alignment.scorer import read_weights
from tqa.alignment.similarity import line_similarity
from tqa.alignment.vectors import sentences_of, vector_coverages
from tqa.model import Bead, Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.alignment.lines import Side
    from tqa.alignment.scorer import Weights
    from tqa.alignment.vectors import Memory, Sentences

BLENDED = Path(__file__).with_name("blended.json")
BLENDED_PAIR_FEATURES = (*PAIR_FEATURES, *(f"near_{name}" for name in EVIDENCE_FEATURES))
BLENDED_NULL_FEATURES = (*NULL_FEATURES, *(f"near_{name}" for name in PARTNER_FEATURES))
# A bead is sure from this probability on: nine in ten beads of real documents are.
_SURE = 0.95
# Sure beads that a stretch takes in on either side of its unsure ones.
_AROUND = 1


@dataclass(frozen=True)
class Encoded:
    """The lines of both texts, and the memory of the encoder that is asked about them."""

    texts: tuple[Sequence[str], Sequence[str]]
    memory: Memory

    def learn(self, sides: tuple[Side, Side], windows: Sequence[Stretch]) -> None:
        """Encode the sentences of all windows at once."""
        wanted = [
            sentence
            for window in windows
            for texts, side, lines, language in zip(
                self.texts, sides, (window.source, window.target), Language, strict=True
            )
            for place in side.place[slice(*lines)].tolist()
            for sentence in sentences_of(texts[place], language)
        ]
        self.memory.forget()
        self.memory.learn(wanted)

    def sentences(self, sides: tuple[Side, Side]) -> tuple[Sentences, Sentences]:
        """The sentences of the lines of two sides."""
        source, target = (
            self.memory.sentences([texts[place] for place in side.place.tolist()], language)
            for texts, side, language in zip(self.texts, sides, Language, strict=True)
        )
        return source, target


@cache
def blended_weights() -> Weights:
    """The weights of the package for words and vectors.

    Raises:
        ValueError: the file was learned for other features than the code has.
    """
    table = json.loads(BLENDED.read_text(encoding="utf-8"))
    return read_weights(table, BLENDED_PAIR_FEATURES, BLENDED_NULL_FEATURES)


def unsure_runs(beads: Sequence[Bead]) -> list[tuple[int, int]]:
    """Runs of beads, as [first, last + 1), that hold an unsure one, with sure ones around them.

    Lines left alone on both sides of one gap are unsure too: words that no lexicon has tell nothing.
    """
    unsure = {at for at, bead in enumerate(beads) if bead.score < _SURE}
    for paired, gap in groupby(range(len(beads)), lambda at: bool(beads[at].source and beads[at].target)):
        places = list(gap)
        if not paired and any(beads[at].source for at in places) and any(beads[at].target for at in places):
            unsure.update(places)
    runs: list[tuple[int, int]] = []
    for at in sorted(unsure):
        first, last = max(0, at - _AROUND), min(len(beads), at + 1 + _AROUND)
        if runs and first <= runs[-1][1]:
            runs[-1] = runs[-1][0], last
        else:
            runs.append((first, last))
    return runs


def window_of(beads: Sequence[Bead]) -> Stretch:
    """The lines of successive beads of a path."""
    source = [i for bead in beads for i in bead.source]
    target = [j for bead in beads for j in bead.target]
    return Stretch(
        (source[0], source[-1] + 1) if source else (0, 0), (target[0], target[-1] + 1) if target else (0, 0)
    )


def refined(
    beads: Sequence[Bead],
    found: Features,
    sides: tuple[Side, Side],
    encoded: Encoded,
    weights: Weights | None = None,
) -> list[Bead]:
    """The beads of a path, those of unsure stretches decided anew.

    Args:
        beads: in path order, lines left alone included.
        found: the features that they were decided by.
        sides: the lines.
        encoded: what the vectors are made from.
        weights: for words and vectors, other than the shipped ones.
    """
    runs = [(run, window_of(beads[slice(*run)])) for run in unsure_runs(beads)]
    runs = [(run, window) for run, window in runs if _has_both(window)]
    encoded.learn(sides, [window for _, window in runs])
    result: list[Bead] = []
    done = 0
    for (first, last), window in runs:
        inside = blended_features(found, sides, encoded, window)
        result.extend(beads[done:first])
        result.extend(
            replace(
                bead,
                source=tuple([i + window.source[0] for i in bead.source]),
                target=tuple([j + window.target[0] for j in bead.target]),
            )
            for bead in path_beads(inside, weights or blended_weights())
        )
        done = last
    return [*result, *beads[done:]]


def _has_both(window: Stretch) -> bool:
    return window.source[0] < window.source[1] and window.target[0] < window.target[1]


def blended_features(
    found: Features, sides: tuple[Side, Side], encoded: Encoded, window: Stretch
) -> Features:
    """The features of all beads inside a window: those by words, and the same by vectors."""
    parts = sides[0].part(np.arange(*window.source)), sides[1].part(np.arange(*window.target))
    covered = vector_coverages(*encoded.sentences(parts), encoded.memory.unrelated)
    single = line_similarity(covered)
    inside = found.inside(window.source, window.target)
    near = flattened(evidence_table(*parts, covered, single), inside.shapes)
    nulls = (
        np.concatenate([inside.nulls[0], partner_features(single)]),
        np.concatenate([inside.nulls[1], partner_features(single.T)]),
    )
    return replace(inside, pairs=np.concatenate([inside.pairs, near]), nulls=nulls)
