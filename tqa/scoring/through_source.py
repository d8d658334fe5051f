"""Brings translations of an article together whose lines do not match, through its Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.alignment.align import align_texts
from tqa.errors import InputError
from tqa.formats.lines import line_number
from tqa.formats.read import shown
from tqa.language.identify import check_languages
from tqa.language.sentences import split_document
from tqa.model import Language
from tqa.scoring.inputs import Joined, Texts
from tqa.scoring.joined import itself, stretches
from tqa.scoring.scores import too_long

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.lexicon.lexicon import Lexicon
    from tqa.model import Segment

# Less than this share of a text that can be compared is worth a warning.
_FEW = 0.5


def join_texts(
    arabic: Texts, texts: Sequence[Texts], ours: int, metrics: Sequence[str], lexicon: Lexicon
) -> Joined:
    """What of the texts stands for the same Arabic.

    A stretch counts where every reference has it, and the hypothesis or its baseline: what one of these two
    leaves out is wrong, but what neither has may be the aligner's doing.

    Args:
        arabic: the source.
        texts: the hypothesis, its baseline if there is one, the references.
        ours: how many of them are hypotheses.
        metrics: what they are to be scored with.
        lexicon: the evidence for words.

    Raises:
        InputError: nothing can be compared.
        LanguageError: a text is not in its language.
    """
    for each in texts:
        check_languages(arabic.whole or "", each.whole or "", arabic.path, each.path)
    source = _sentences(arabic.whole or "", Language.ARABIC)
    sides = [_sentences(each.whole or "", Language.ENGLISH) for each in texts]
    aligned = [
        align_texts(source[1], side[1], lexicon, blocks=(_blocks(source[0]), _blocks(side[0])))
        for side in sides
    ]
    kept: list[list[tuple[int, ...]]] = []
    rows: list[list[str]] = []
    arabics: list[str] = []
    size = len(source[0])
    for *stretch, own in stretches(size, [*aligned, itself(size)]):
        row = [" ".join(side[1][k] for k in part) for side, part in zip(sides, stretch, strict=True)]
        comparable = any(row[:ours]) and all(row[ours:])
        if comparable and not any(too_long(text, metrics) for text in row):
            kept.append(stretch)
            rows.append(row)
            arabics.append(" ".join(source[1][k] for k in own))
    if not rows:
        other = "in the references" if len(texts) > ours else f"in {shown(arabic.path)}"
        msg = f"{shown(texts[0].path)}: no sentence stands for the same Arabic as {other}"
        raise InputError(f"{msg}; check that all files are of the same article")
    places = [_place(texts, sides, stretch) for stretch in kept]
    notes = [
        _share(each, sum(len(stretch[k]) for stretch in kept), len(side[0]))
        for k, (each, side) in enumerate(zip(texts, sides, strict=True))
    ]
    return Joined(tuple(zip(*rows, strict=True)), tuple(places), tuple(notes), tuple(arabics))


def _sentences(text: str, language: Language) -> tuple[tuple[Segment, ...], list[str]]:
    segments = split_document(text, language)
    return segments, [segment.span.of(text) for segment in segments]


def _blocks(segments: Sequence[Segment]) -> list[int]:
    return [segment.block for segment in segments]


def _place(
    texts: Sequence[Texts],
    sides: Sequence[tuple[tuple[Segment, ...], list[str]]],
    stretch: Sequence[tuple[int, ...]],
) -> str:
    """The line of the hypothesis on which a stretch begins; "" where it has none of it."""
    if not stretch[0]:
        return ""
    return str(line_number(texts[0].whole or "", sides[0][0][stretch[0][0]].span.start))


def _share(text: Texts, compared: int, whole: int) -> str:
    said = f"{compared} of {whole} sentences of {shown(text.path)} can be compared"
    return f"{said}: is it the same article?" if compared < _FEW * whole else said
