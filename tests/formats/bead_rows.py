"""The sample articles as rows, each what stands for each other, to be written in the bilingual formats."""

from __future__ import annotations

import csv
import io
from collections import Counter
from functools import cache
from pathlib import Path

import tqa
from tqa import pipeline

ARTICLES = tuple(
    sorted(
        path.name.removesuffix(".ar.txt")
        for path in (Path(__file__).parents[2] / "corpora" / "articles").glob("*.ar.txt")
    )
)
_FOLDER = Path(__file__).parents[2] / "corpora" / "articles"


def files_of(name: str) -> tuple[Path, Path]:
    """The Arabic and the English file of a sample article."""
    return _FOLDER / f"{name}.ar.txt", _FOLDER / f"{name}.en.txt"


@cache
def beads_of(name: str) -> tuple[tuple[str, str], ...]:
    """The beads of a sample article, "" for a side that is missing."""
    article = tqa.read(*files_of(name))
    return tuple(
        tuple(
            " ".join(document.segment_text(index) for index in side)
            for document, side in ((article.source, bead.source), (article.target, bead.target))
        )
        for bead in pipeline.align(article)
    )


def rows_of(name: str) -> list[tuple[str, str]]:
    """The pairs of a sample article, without those where a side is missing."""
    return [pair for pair in beads_of(name) if all(pair)]


def table(rows, doc="story") -> bytes:
    """The rows as CSV of one article."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["id", "source", "target", "doc"])
    writer.writerows([number, source, target, doc] for number, (source, target) in enumerate(rows, start=1))
    return text.getvalue().encode()


def found(report) -> Counter[tuple[str, ...]]:
    """What a report says, but for where."""
    return Counter(
        (finding.name, finding.text, finding.source_text, finding.message) for finding in report.findings
    )
