"""The files that `detection.py` reads."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass

from detection_grading import Place

from tqa.lexicon.bitext import read_pairs


@dataclass(frozen=True, slots=True)
class Output:
    """One annotated output of a translation system; `random` says that nothing chose it for its errors."""

    arabic: str
    english: str
    errors: tuple[Place, ...]
    random: bool


@dataclass(frozen=True, slots=True)
class Doubling:
    """A word joined to itself in an output: A artifact, B borderline, L legitimate; where it may stand."""

    arabic: str
    english: str
    label: str
    places: tuple[Place, ...]


def json_lines(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def outputs(path):
    return [
        Output(
            row["source"],
            row["target"],
            tuple(Place(error["category"], error["start"], error["end"]) for error in row["errors"]),
            row["sample"] == "random",
        )
        for row in json_lines(path)
    ]


def doublings(path):
    return [
        Doubling(row["source"], row["target"], row["label"], tuple(_places(row["target"], row["match"])))
        for row in json_lines(path)
    ]


def human_pairs(path):
    """(Arabic, English) of human translations: bitext, or JSON Lines whose English is called reference."""
    if path.name.removesuffix(".gz").endswith(".jsonl"):
        rows = json_lines(path)
        return [(row["source"], row.get("reference") or row["target"]) for row in rows]
    return list(read_pairs([path]))


def _places(text, match):
    start = text.find(match)
    while start >= 0:
        yield Place("doubled-coordination", start, start + len(match))
        start = text.find(match, start + 1)
