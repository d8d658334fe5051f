"""The hand-written sense list: English renderings of Arabic news words, best first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.language.arabic import fold
from tqa.language.stems import stem_beginnings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tqa.lexicon.lexicon import Lexicon

SHIPPED = Path(__file__).with_name("data") / "senses.tsv"
_COLUMNS = ["pos", "arabic", "english"]
_PARTS_OF_SPEECH = ("v", "n", "a", "d")


@dataclass(frozen=True, slots=True)
class Sense:
    """One entry: part of speech (v, n, a or d), Arabic forms, English base forms, best first."""

    pos: str
    arabic: tuple[str, ...]
    english: tuple[str, ...]


def read_senses(path: Path = SHIPPED) -> Iterator[Sense]:
    """The entries of a sense list: UTF-8, tab-separated, with comment lines that begin with #.

    Raises:
        InputError: the file is missing or not UTF-8, the header is not pos, arabic, english, or a line has
            not three filled columns or an unknown part of speech.
    """
    header_seen = False
    for number, line in enumerate(_text(path).split("\n"), 1):
        columns = line.rstrip("\r").split("\t")
        if not line.strip() or line.startswith("#"):
            continue
        if not header_seen:
            if columns != _COLUMNS:
                break
            header_seen = True
            continue
        yield _sense(columns, f"{path}: line {number}")
    if not header_seen:
        msg = f"{path}: expected the header line {' '.join(_COLUMNS)} (tab-separated)"
        raise InputError(msg)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        msg = f"{path}: {error.strerror}; name an existing sense list"
        raise InputError(msg) from error
    except UnicodeDecodeError as error:
        msg = f"{path}: not UTF-8 ({error.reason} at byte {error.start}); convert it first"
        raise InputError(msg) from error


def _sense(columns: Sequence[str], place: str) -> Sense:
    if len(columns) != len(_COLUMNS):
        msg = f"{place}: expected {len(_COLUMNS)} columns, found {len(columns)}"
        raise InputError(msg)
    pos, arabic, english = columns[0], columns[1].split(), [word.strip() for word in columns[2].split(";")]
    if pos not in _PARTS_OF_SPEECH:
        msg = f'{place}: expected the part of speech {", ".join(_PARTS_OF_SPEECH)}, found "{pos}"'
        raise InputError(msg)
    if not arabic or not all(english):
        msg = f"{place}: a column, or a rendering between semicolons, is empty"
        raise InputError(msg)
    return Sense(pos, tuple(arabic), tuple(english))


@dataclass(frozen=True)
class _Index:
    """The shipped entries and how to find them: all their folded forms in one text, a line each.

    Line `k` begins at `starts[k]` and belongs to entry `entries[k]`. `renderings` maps each English word to
    the entries that have it.
    """

    senses: Sequence[Sense]
    text: str
    starts: Sequence[int]
    entries: Sequence[int]
    renderings: Mapping[str, frozenset[int]]


@cache
def _shipped() -> _Index:
    senses = tuple(read_senses())
    forms = [(fold(form), number) for number, sense in enumerate(senses) for form in sense.arabic]
    renderings: dict[str, set[int]] = defaultdict(set)
    for number, sense in enumerate(senses):
        for word in sense.english:
            renderings[word].add(number)
    return _Index(
        senses,
        "".join(f"{form}\n" for form, _ in forms),
        tuple(accumulate((len(form) + 1 for form, _ in forms[:-1]), initial=0)),
        tuple(number for _, number in forms),
        {word: frozenset(numbers) for word, numbers in renderings.items()},
    )


@cache
def shared_entries(first: str, second: str) -> int:
    """In how many shipped entries both English words are renderings: near-synonyms meet in several."""
    renderings = _shipped().renderings
    return len(renderings.get(first, frozenset()) & renderings.get(second, frozenset()))


@cache
def senses_of(stem: str, lexicon: Lexicon) -> tuple[Sense, ...]:
    """The shipped entries with a form that `lexicon` stems to `stem`, in the order of the list."""
    # A form is only cut at its ends, and its first and last letter may change, on the way to its stem: what
    # lacks the stem's beginning cannot lead to it. Searching all forms at once and stemming the few that have
    # it is far faster than stemming all.
    index = _shipped()
    found = set()
    for beginning in stem_beginnings(stem):
        place = index.text.find(beginning)
        while 0 <= place < len(index.text):
            line = bisect_right(index.starts, place) - 1
            end = index.text.index("\n", place)
            if lexicon.split(index.text[index.starts[line] : end])[1] == stem:
                found.add(index.entries[line])
            place = index.text.find(beginning, end + 1)
    return tuple(index.senses[number] for number in sorted(found))
