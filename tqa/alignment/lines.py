"""The two sides as the aligner sees them: numbered word types with weights, and figures for every line.

A type is a stem, a number or a Latin word; each stands once in a `Side` however often the text has it, so
that everything after this works on arrays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from tqa.alignment.glued import SHORTEST, cut_glued
from tqa.alignment.kinds import line_kinds
from tqa.language.numbers import number_value
from tqa.language.stems import english_stem
from tqa.language.tokens import Kind, matching_form, scan
from tqa.model import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tqa.lexicon.lexicon import Lexicon

# The rarest word weighs 1; marks carry nothing, the commonest words next to nothing.
_LEAST_WEIGHT = 0.05
# Words of a very long line beyond this many tell nothing new.
_MOST_WORDS = 20_000
_MOST_REMEMBERED = 200_000
_QUESTION = re.compile(r"[?؟]")
_QUOTE = re.compile('["“”«»„‟]')
_END = re.compile(r"([.!?؟…:؛;,،]?)[\"'”’»)\]\s]*$")
# Marks behind which a piece of a line ends.
_STOPS = frozenset(".!?؟…؛:")
_ENDS = {"": 0, ".": 1, "…": 1, "!": 1, "?": 2, "؟": 2, ":": 3}


@dataclass(frozen=True, slots=True)
class Word:
    """A word type: `key` is its stem or number, `norm` its matching form, `weight` its rarity (0 to 1).

    `id` numbers it in the lexicon (-1: not there). `name`: it may be one, Arabic having no capitals.
    """

    key: str
    norm: str
    weight: float
    id: int = -1
    number: bool = False
    name: bool = False


@dataclass(frozen=True)
class Side:
    """One side: its word types, where they stand, and vectors over its lines.

    `line`, `word` and `piece` number the line, the type and the piece (what stands between stops) of every
    running word, shape (running words,); pieces rise, not always by one. Per line:
    `length` in characters, `words` the number of running words, `kind` as LineKind, `questions`, `quotes`,
    `opens` (begins with a quotation mark), `end` (class of the last mark), and `block`, the paragraph, or -1
    where paragraphs are not known; `place` is the line's own among the `whole` text's lines.
    """

    types: tuple[Word, ...]
    line: npt.NDArray[np.int32]
    word: npt.NDArray[np.int32]
    piece: npt.NDArray[np.int32]
    weight: npt.NDArray[np.float64]
    length: npt.NDArray[np.float64]
    words: npt.NDArray[np.int32]
    kind: npt.NDArray[np.int8]
    questions: npt.NDArray[np.int32]
    quotes: npt.NDArray[np.int32]
    opens: npt.NDArray[np.bool_]
    end: npt.NDArray[np.int8]
    block: npt.NDArray[np.int32]
    place: npt.NDArray[np.int32]
    whole: int

    @property
    def size(self) -> int:
        """How many lines there are."""
        return len(self.length)

    def part(self, lines: npt.NDArray[np.intp]) -> Side:
        """Only these lines (ascending), and the types that they hold."""
        new = np.full(self.size, -1, dtype=np.int32)
        new[lines] = np.arange(len(lines), dtype=np.int32)
        kept = new[self.line] >= 0
        used, word = np.unique(self.word[kept], return_inverse=True)
        return Side(
            tuple(self.types[number] for number in used.tolist()),
            new[self.line[kept]],
            word.astype(np.int32),
            self.piece[kept],
            self.weight[used],
            self.length[lines],
            self.words[lines],
            self.kind[lines],
            self.questions[lines],
            self.quotes[lines],
            self.opens[lines],
            self.end[lines],
            self.block[lines],
            self.place[lines],
            self.whole,
        )


class _Reader:
    """Turns the characters of a token into its word types; remembers them, as texts repeat their words."""

    def __init__(self, lexicon: Lexicon, language: Language) -> None:
        self.lexicon = lexicon
        self.language = language
        self.total = float(lexicon.arabic_counts.sum(dtype=np.float64))
        self.words: list[Word] = []
        self._numbers: dict[Word, int] = {}
        self._known: dict[str, tuple[int, ...]] = {}

    def numbers(self, kind: Kind, piece: str) -> tuple[int, ...]:
        """Indices into `words`."""
        found = self._known.get(piece)
        if found is None:
            found = self._known[piece] = tuple(self._number(word) for word in self._read(kind, piece))
        return found

    def full(self) -> bool:
        """Whether it is time to forget."""
        return len(self._known) > _MOST_REMEMBERED

    def _number(self, word: Word) -> int:
        number = self._numbers.setdefault(word, len(self.words))
        if number == len(self.words):
            self.words.append(word)
        return number

    def _read(self, kind: Kind, piece: str) -> tuple[Word, ...]:
        if kind is Kind.NUMBER:
            return (Word(number_value(piece), "", 1.0, number=True),)
        norm = matching_form(piece, kind)
        if kind is Kind.ARABIC:
            return self._arabic(piece, norm) if self.language is Language.ARABIC else ()
        if self.language is Language.ARABIC:
            return (Word(english_stem(norm), norm, 1.0),)
        return tuple(self._english(part, piece) for part in norm.split("-") if part)

    def _arabic(self, piece: str, norm: str) -> tuple[Word, ...]:
        lexicon = self.lexicon
        stem = lexicon.split(piece)[1]
        if len(norm) >= SHORTEST and lexicon.arabic_id(stem) < 0:
            stems = cut_glued(norm, lexicon.known, self.total)
            if stems:
                return tuple(self._arabic_word(each, each) for each in stems)
        return (self._arabic_word(stem, norm),)

    def _arabic_word(self, stem: str, norm: str) -> Word:
        weight = max(_LEAST_WEIGHT, self.lexicon.arabic_weight(stem))
        return Word(stem, norm, weight, self.lexicon.arabic_id(stem), name=True)

    def _english(self, part: str, piece: str) -> Word:
        stem = english_stem(part)
        weight = max(_LEAST_WEIGHT, self.lexicon.english_weight(stem))
        return Word(stem, part, weight, self.lexicon.english_id(stem), name=piece[0].isupper())


@lru_cache(maxsize=8)
def _shared_reader(lexicon: Lexicon, language: Language) -> _Reader:
    return _Reader(lexicon, language)


def _reader(lexicon: Lexicon, language: Language) -> _Reader:
    if _shared_reader(lexicon, language).full():
        _shared_reader.cache_clear()
    return _shared_reader(lexicon, language)


def read_side(
    texts: Sequence[str], language: Language, lexicon: Lexicon, blocks: Sequence[int] | None = None
) -> Side:
    """The lines of one side.

    Args:
        texts: sentences or lines.
        language: of the side.
        lexicon: whose stems and counts are used.
        blocks: the paragraph of each line, ascending; None where paragraphs are not known.
    """
    reader = _reader(lexicon, language)
    local: dict[int, int] = {}
    lines: list[int] = []
    words: list[int] = []
    pieces: list[int] = []
    piece = 0
    for index, text in enumerate(texts):
        before = len(words)
        for kind, characters in scan(text):
            if kind is not Kind.MARK:
                numbers = reader.numbers(kind, characters)
                words.extend(local.setdefault(number, len(local)) for number in numbers)
                if len(words) - before >= _MOST_WORDS:
                    break
            elif characters[0] in _STOPS:
                pieces.extend([piece] * (len(words) - len(pieces)))
                piece += 1
        lines.extend([index] * (len(words) - before))
        pieces.extend([piece] * (len(words) - len(pieces)))
        piece += 1
    types = tuple(reader.words[number] for number in local)
    line = np.array(lines, dtype=np.int32)
    ends = [_ENDS.get(match.group(1), 4) if (match := _END.search(text[-20:])) else 0 for text in texts]
    return Side(
        types,
        line,
        np.array(words, dtype=np.int32),
        np.array(pieces, dtype=np.int32),
        np.array([word.weight for word in types], dtype=np.float64),
        np.array([len(text.strip()) for text in texts], dtype=np.float64),
        np.bincount(line, minlength=len(texts)).astype(np.int32),
        np.array(line_kinds(texts, language), dtype=np.int8),
        np.array([len(_QUESTION.findall(text)) for text in texts], dtype=np.int32),
        np.array([len(_QUOTE.findall(text)) for text in texts], dtype=np.int32),
        np.array([bool(_QUOTE.match(text.lstrip()[:1])) for text in texts], dtype=np.bool_),
        np.array(ends, dtype=np.int8),
        np.array(blocks if blocks is not None else [-1] * len(texts), dtype=np.int32),
        np.arange(len(texts), dtype=np.int32),
        len(texts),
    )
