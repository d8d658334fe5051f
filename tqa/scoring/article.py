"""Scores an article's target against its reference, in stretches that stand for the same Arabic.

Without a reference there is still that Arabic, for metrics that estimate quality.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from tqa.alignment.align import align_texts
from tqa.model import Bead, Span
from tqa.scoring.joined import itself, stretches
from tqa.scoring.sacrebleu_adapter import METRICS
from tqa.scoring.scores import compare, too_long

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.lexicon.lexicon import Lexicon
    from tqa.model import Article, Document, Report
    from tqa.scoring.joined import Stretch

_LINE_END = re.compile(r"\s*[\r\n]\s*")
# Less than this share of a target that can be compared is worth a note.
_FEW = 0.5


@dataclass(frozen=True)
class Comparable:
    """What of a target has a counterpart: for each stretch its spans, in order, and the counterparts' texts.

    Without a reference, `references` is empty. `share` is the part of the target's segments that this is, and
    `sources` the Arabic.
    """

    spans: tuple[tuple[Span, ...], ...]
    references: tuple[str, ...]
    share: float
    sources: tuple[str, ...] = ()

    def texts(self, text: str) -> list[str]:
        """Each stretch of the target's `text`, on one line."""
        return [one_line([span.of(text) for span in spans]) for spans in self.spans]


def comparable(article: Article, beads: Sequence[Bead], lexicon: Lexicon) -> Comparable:
    """What of the target of an article can be compared with its reference.

    A table's rows are compared as they stand. Other articles are compared where both the target and the
    reference have something for the same Arabic. Stretches too long to be scored are left out.

    Raises:
        ValueError: the article has no reference.
    """
    reference, target = article.reference, article.target
    if reference is None:
        msg = "the article has no reference"
        raise ValueError(msg)
    parts: list[Stretch]
    if article.beads is not None:
        parts = [((k,), (k,), (k,)) for k in range(len(target.segments))]
    else:
        known = _aligned(article.source, reference, lexicon)
        parts = stretches(len(article.source.segments), [beads, known, itself(len(article.source.segments))])
    kept: list[tuple[Sequence[int], str, str]] = []
    for own, theirs, arabic in parts:
        text = _text(reference, theirs)
        ours = _stretch(target, own)
        if own and text.strip() and not (too_long(text, METRICS) or too_long(ours, METRICS)):
            kept.append((own, text, _text(article.source, arabic)))
    return _comparable(target, kept)


def estimable(article: Article, beads: Sequence[Bead]) -> Comparable:
    """What of the target of an article can be judged without a reference: what is aligned with some Arabic.

    Stretches too long to be scored are left out.
    """
    source, target = article.source, article.target
    kept: list[tuple[Sequence[int], str, str]] = []
    for own, arabic in stretches(len(source.segments), [beads, itself(len(source.segments))]):
        text, other = _stretch(target, own), _text(source, arabic)
        if text.strip() and other.strip() and not (too_long(text, ()) or too_long(other, ())):
            kept.append((own, "", other))
    return replace(_comparable(target, kept), references=())


def _comparable(target: Document, kept: Sequence[tuple[Sequence[int], str, str]]) -> Comparable:
    """From the segments of each stretch, the reference and the Arabic."""
    return Comparable(
        tuple(_runs(target, own) for own, _, _ in kept),
        tuple(reference for _, reference, _ in kept),
        sum(len(own) for own, _, _ in kept) / max(1, len(target.segments)),
        tuple(arabic for _, _, arabic in kept),
    )


def _text(document: Document, indices: Sequence[int]) -> str:
    """The segments' text."""
    return one_line([document.segment_text(k) for k in indices])


def _stretch(target: Document, indices: Sequence[int]) -> str:
    """The segments' text, with what stands between those that follow one another."""
    return one_line([span.of(target.text) for span in _runs(target, indices)])


def with_scores(report: Report, lexicon: Lexicon) -> Report:
    """The report with the scores of the target against the reference of its article.

    Raises:
        ValueError: the article has no reference.
    """
    found = comparable(report.article, report.beads, lexicon)
    notes = report.notes
    if found.share < _FEW:
        said = f"only {found.share:.0%} of the English sentences can be compared with the reference"
        notes += (f"{said}: is it of the same article?",)
    if not found.spans:
        return replace(report, notes=notes)
    scores = compare(found.texts(report.article.target.text), [found.references]).scores
    return replace(report, scores={**report.scores, **scores}, notes=notes)


def one_line(texts: Sequence[str]) -> str:
    """The texts as one segment: a line end within is a space."""
    return _LINE_END.sub(" ", " ".join(texts))


def _aligned(source: Document, reference: Document, lexicon: Lexicon) -> tuple[Bead, ...]:
    texts = [
        [document.segment_text(k) for k in range(len(document.segments))] for document in (source, reference)
    ]
    blocks = [[segment.block for segment in document.segments] for document in (source, reference)]
    return align_texts(texts[0], texts[1], lexicon, blocks=(blocks[0], blocks[1]))


def _runs(document: Document, indices: Sequence[int]) -> tuple[Span, ...]:
    """From the first to the last of each run of segments that follow one another."""
    runs = [[k for _, k in run] for _, run in groupby(enumerate(indices), key=lambda pair: pair[1] - pair[0])]
    return tuple(
        Span(document.segments[run[0]].span.start, document.segments[run[-1]].span.end) for run in runs
    )
