"""Align the sentences of an Arabic text with those of its English translation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tqa.alignment.anchors import stretches
from tqa.alignment.blend import Encoded, refined
from tqa.alignment.evidence import word_evidence
from tqa.alignment.features import features
from tqa.alignment.kinds import LineKind, line_kinds
from tqa.alignment.lines import read_side
from tqa.alignment.moved import crossing_pairs, far_pairs, marked
from tqa.alignment.path import path_beads
from tqa.alignment.scorer import shipped_weights
from tqa.alignment.similarity import coverages, line_similarity
from tqa.model import Bead, Language

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tqa.alignment.lines import Side
    from tqa.alignment.vectors import Memory
    from tqa.lexicon.lexicon import Lexicon

# Texts of more lines on a side are cut into stretches first.
_LONG = 90
# Lines left alone in different stretches are compared where there are at most so many cells of them.
_MOST_LONE_CELLS = 1_000_000


def align_texts(  # noqa: PLR0913 - one for each kind of evidence
    source: Sequence[str],
    target: Sequence[str],
    lexicon: Lexicon,
    *,
    blocks: tuple[Sequence[int], Sequence[int]] | None = None,
    memory: Memory | None = None,
    left_out: tuple[Collection[int], Collection[int]] = ((), ()),
) -> tuple[Bead, ...]:
    """Beads over the Arabic `source` and English `target` sentences, in target order.

    Every sentence is in exactly one bead; its score is the probability, from 0 to 1, that a reader would draw
    it so, but for a moved pair, which no path holds, the similarity of the two. Blank lines and web-page
    furniture are left out of the search and come back alone. Time and memory grow with the number of
    sentences, not with its square.

    Args:
        source: Arabic sentences or lines.
        target: English ones.
        lexicon: the evidence for words.
        blocks: the paragraph of every sentence on both sides, ascending; None where it is not known.
        memory: of a sentence encoder, asked where the words leave it open.
        left_out: indices of lines on both sides that are no part of the text; they come back alone too.
    """
    kept = (
        [k for k in kept_lines(source, Language.ARABIC) if k not in left_out[0]],
        [k for k in kept_lines(target, Language.ENGLISH) if k not in left_out[1]],
    )
    texts = [source[k] for k in kept[0]], [target[k] for k in kept[1]]
    encoded = Encoded(texts, memory) if memory is not None else None
    sides = tuple(
        read_side(lines, language, lexicon, [block[k] for k in places] if block else None)
        for lines, places, language, block in zip(texts, kept, Language, blocks or (None, None), strict=True)
    )
    beads = [
        Bead(
            tuple([kept[0][i] for i in bead.source]),
            tuple([kept[1][j] for j in bead.target]),
            bead.score,
            bead.moved,
        )
        for bead in _align(sides[0], sides[1], lexicon, encoded)
    ]
    beads = [piece for bead in beads for piece in _without_holes(bead)]
    beads += [Bead((i,), (), 1.0) for i in sorted(set(range(len(source))) - set(kept[0]))]
    beads += [Bead((), (j,), 1.0) for j in sorted(set(range(len(target))) - set(kept[1]))]
    return _in_order(beads)


def kept_lines(texts: Sequence[str], language: Language) -> list[int]:
    """Indices of the lines that are searched: not blank, and no web-page furniture."""
    kinds = line_kinds(texts, language)
    return [
        k
        for k, (text, kind) in enumerate(zip(texts, kinds, strict=True))
        if kind is not LineKind.FURNITURE and text.strip()
    ]


def _align(source: Side, target: Side, lexicon: Lexicon, encoded: Encoded | None) -> list[Bead]:
    if max(source.size, target.size) <= _LONG:
        return _align_stretch(source, target, lexicon, encoded)
    found: list[Bead] = []
    evidence = word_evidence(source, target, lexicon, names=False)
    for stretch in stretches(source, target, evidence):
        parts = source.part(np.arange(*stretch.source)), target.part(np.arange(*stretch.target))
        found.extend(
            _shifted(bead, stretch.source[0], stretch.target[0])
            for bead in _align_stretch(*parts, lexicon, encoded)
        )
    return _pair_lone(found, source, target, lexicon)


def _shifted(bead: Bead, source: int, target: int) -> Bead:
    return replace(
        bead, source=tuple(i + source for i in bead.source), target=tuple(j + target for j in bead.target)
    )


def _align_stretch(source: Side, target: Side, lexicon: Lexicon, encoded: Encoded | None) -> list[Bead]:
    if not source.size or not target.size:
        return [
            *(Bead((i,), (), 1.0) for i in range(source.size)),
            *(Bead((), (j,), 1.0) for j in range(target.size)),
        ]
    covered = coverages(source, target, word_evidence(source, target, lexicon))
    found = features(source, target, covered)
    beads = path_beads(found, shipped_weights())
    if encoded is not None:
        beads = refined(beads, found, (source, target), encoded)
    return crossing_pairs(beads, found.single)


def _pair_lone(beads: Sequence[Bead], source: Side, target: Side, lexicon: Lexicon) -> list[Bead]:
    """Pair lines left alone in different stretches: a block that moved far."""
    alone = (
        np.array([bead.source[0] for bead in beads if not bead.target], dtype=np.intp),
        np.array(sorted(bead.target[0] for bead in beads if not bead.source), dtype=np.intp),
    )
    if not 0 < len(alone[0]) * len(alone[1]) <= _MOST_LONE_CELLS:
        return marked(beads)
    places = np.sort(alone[0]), alone[1]
    parts = source.part(places[0]), target.part(places[1])
    covered = coverages(*parts, word_evidence(*parts, lexicon))
    single = line_similarity(covered)
    pairs = {
        int(places[1][j]): Bead(
            (int(places[0][i]),), (int(places[1][j]),), min(1.0, float(single[i, j])), True
        )
        for i, j in far_pairs(single)
    }
    used = {bead.source[0] for bead in pairs.values()}
    kept = [
        pairs.get(bead.target[0], bead) if not bead.source else bead
        for bead in beads
        if bead.target or bead.source[0] not in used
    ]
    return marked(kept)


def _without_holes(bead: Bead) -> list[Bead]:
    """A bead covers one stretch of each text: what a gap parts from its longest run stands alone."""
    source, target = _longest_run(bead.source), _longest_run(bead.target)
    if (source, target) == (bead.source, bead.target):
        return [bead]
    lone = [Bead((i,), (), 0.0) for i in bead.source if i not in source]
    lone += [Bead((), (j,), 0.0) for j in bead.target if j not in target]
    return [replace(bead, source=source, target=target), *lone]


def _longest_run(indices: tuple[int, ...]) -> tuple[int, ...]:
    if len(indices) < 2 or indices[-1] - indices[0] == len(indices) - 1:
        return indices
    runs: list[tuple[int, ...]] = []
    for index in indices:
        if runs and index == runs[-1][-1] + 1:
            runs[-1] = (*runs[-1], index)
        else:
            runs.append((index,))
    return max(runs, key=len, default=())


def _in_order(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """By target position; a source sentence without a partner follows the source sentence before it."""
    partner = {i: bead.target[-1] for bead in beads if bead.target for i in bead.source}
    last, place = -1.0, {}
    for i in range(1 + max((bead.source[-1] for bead in beads if bead.source), default=-1)):
        last = partner[i] + 0.5 if i in partner else last
        place[i] = last
    return tuple(
        sorted(
            beads,
            key=lambda bead: (bead.target[0], -1) if bead.target else (place[bead.source[0]], bead.source[0]),
        )
    )
