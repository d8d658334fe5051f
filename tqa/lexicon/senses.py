"""The hand-written sense list: English renderings of Arabic news words, best first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tqa.lexicon.lexicon import Lexicon

SHIPPED = Path(__file__).with_name("data") / "senses.tsv"
_COLUMNS = ["pos", "arabic", "english"]


@dataclass(frozen=True, slots=True)
class Sense:
    """One entry: part of speech (v, n, a or d), Arabic forms, English base forms, best first."""

    pos: str
    arabic: tuple[str, ...]
    english: tuple[str, ...]


def read_senses(path: Path = SHIPPED) -> Iterator[Sense]:
    """The entries of a sense list.

    Raises:
        InputError: the header is not pos, arabic, english, or a line has not three columns.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    if not rows or rows[0][1] != _COLUMNS:
        msg = f"{path}: expected the header line {' '.join(_COLUMNS)} (tab-separated)"
        raise InputError(msg)
    for number, columns in rows[1:]:
        if len(columns) != len(_COLUMNS):
            msg = f"{path}: line {number}: expected 3 columns, found {len(columns)}"
            raise InputError(msg)
        pos, arabic, english = columns
        yield Sense(pos, tuple(arabic.split()), tuple(word.strip() for word in english.split(";")))


@cache
def senses_by_stem(lexicon: Lexicon) -> Mapping[str, tuple[Sense, ...]]:
    """Entries by light stem, as `lexicon` stems their forms."""
    table: dict[str, list[Sense]] = defaultdict(list)
    for sense in read_senses():
        for stem in {lexicon.split(form)[1] for form in sense.arabic}:
            table[stem].append(sense)
    return {stem: tuple(senses) for stem, senses in table.items()}
