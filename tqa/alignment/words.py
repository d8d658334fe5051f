"""Word types: what the words of a line are to the aligner, and reading them fast.

A type is a stem, a number or a Latin word. Texts repeat their words, so what stands between two spaces is
read once and remembered with the numbers of its types.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from sys import byteorder
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tqa.alignment.glued import SHORTEST, cut_glued
from tqa.language._numerals_ar_words import Role as ArabicRole
from tqa.language._numerals_ar_words import number_word as arabic_number_word
from tqa.language._numerals_en_words import Role as EnglishRole
from tqa.language._numerals_en_words import number_word as english_number_word
from tqa.language.arabic import fold
from tqa.language.numbers import number_value
from tqa.language.stems import english_stem
from tqa.language.tokens import Kind, kind_of, matching_form, pieces, unglued
from tqa.model import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tqa.lexicon.lexicon import Lexicon

# Words of a very long line beyond this many tell nothing new.
_MOST_WORDS = 20_000
_MOST_REMEMBERED = 200_000
# What is longer than this without a space is no word that comes again.
_LONGEST_REMEMBERED = 60
# Bytes of the number of a word type.
_SIZE = 4
# Marks behind which a clause ends; they have a number among the types, so as to be remembered with them.
_STOPS = frozenset(".!?؟…؛:")
_STOP = 0
_ARABIC_NUMBERS = frozenset({ArabicRole.UNIT, ArabicRole.TENS, ArabicRole.HUNDRED, ArabicRole.ORDINAL})
_ENGLISH_NUMBERS = frozenset({EnglishRole.UNIT, EnglishRole.TENS, EnglishRole.ORDINAL})


class Word(NamedTuple):
    """A word type: `key` is its stem or number, `norm` its matching form.

    `id` numbers it in the lexicon (-1: not there). `number`: it is one in digits. `name`: it may be one,
    Arabic having no capitals. `value`: the number, above 1, that the word names by itself.
    """

    key: str
    norm: str
    id: int = -1
    number: bool = False
    name: bool = False
    value: str | None = None


class Reader:
    """Turns the characters of lines into numbers of word types, which are indices into `words`."""

    def __init__(self, lexicon: Lexicon, language: Language) -> None:
        self.words: list[Word] = [Word("", "")]
        self._lexicon = lexicon
        self._language = language
        self._total = float(lexicon.arabic_counts.sum(dtype=np.float64))
        self._numbers: dict[Word, int] = {}
        # Numbers of word types in binary: it is quickly joined, and no work for the garbage collector, which
        # tens of thousands of tuples would set off.
        self._known: dict[str, bytes] = {}
        # Readers are shared, and numbers must stay with their words.
        self._lock = Lock()

    def lines(
        self, texts: Sequence[str]
    ) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        """The types of all words, the line of each, and its clause, numbered rising but with gaps."""
        # No token holds white space, so that lines may be read stretch by stretch.
        split = [text.split(None, _MOST_WORDS)[:_MOST_WORDS] for text in texts]
        with self._lock:
            unseen = [text for text in dict.fromkeys(chain.from_iterable(split)) if text not in self._known]
            once = self._learn(unseen)
            lines = [b"".join([self._known[text] for text in line])[: _MOST_WORDS * _SIZE] for line in split]
            for text in once:
                self._known.pop(text, None)
        words = np.frombuffer(b"".join(lines), dtype=np.int32)
        line = np.repeat(np.arange(len(texts), dtype=np.int32), [len(each) // _SIZE for each in lines])
        kept = words != _STOP
        clause = line + np.cumsum(~kept, dtype=np.int32)
        return words[kept], line[kept], clause[kept]

    @property
    def remembered(self) -> int:
        """How many stretches of text it remembers."""
        return len(self._known)

    def _learn(self, texts: Sequence[str]) -> list[str]:
        """Read stretches that were not seen before, all together, which takes half as long.

        Gives back what is too long to be remembered.
        """
        tokens = pieces("\n".join(texts))
        self._learn_pieces([piece for piece in dict.fromkeys(tokens) if piece not in self._known])
        found: list[bytes] = []
        rest = iter(texts)
        for piece in tokens:
            if piece == "\n":
                self._known[next(rest)] = b"".join(found)
                found = []
            else:
                found.append(self._known[piece])
        self._known.update((text, b"".join(found)) for text in rest)
        return [text for text in (*texts, *tokens) if len(text) > _LONGEST_REMEMBERED]

    def _learn_pieces(self, new: Sequence[str]) -> None:
        arabic: list[str] = []
        for piece in new:
            kind = kind_of(piece)
            if kind is Kind.ARABIC and self._language is Language.ARABIC:
                arabic.append(piece)
            elif kind is Kind.LATIN:
                self._enter(piece, self._latin(piece))
            elif kind is Kind.NUMBER:
                self._enter(piece, [Word(number_value(piece), "", number=True)])
            elif piece != "\n":
                self._known[piece] = _STOP.to_bytes(_SIZE, byteorder) if piece[0] in _STOPS else b""
        if arabic:
            for piece, norm in zip(arabic, fold("\n".join(arabic)).split("\n"), strict=True):
                self._enter(piece, self._arabic(norm))

    def _enter(self, piece: str, words: Sequence[Word]) -> None:
        found = b""
        for word in words:
            number = self._numbers.setdefault(word, len(self.words))
            if number == len(self.words):
                self.words.append(word)
            found += number.to_bytes(_SIZE, byteorder)
        self._known[piece] = found

    def _latin(self, piece: str) -> list[Word]:
        if self._language is Language.ENGLISH and piece.isascii() and piece.isalpha():
            # As nearly all are.
            return [self._english(piece.lower(), name=piece[0].isupper())]
        words = []
        for written in unglued(piece):
            norm = matching_form(written, Kind.LATIN)
            if self._language is Language.ARABIC:
                words.append(Word(english_stem(norm), norm))
            else:
                name = written[0].isupper()
                words += [self._english(part, name=name) for part in norm.split("-") if part]
        return words

    def _arabic(self, norm: str) -> list[Word]:
        lexicon = self._lexicon
        stem = lexicon.stem(norm)
        number = lexicon.arabic_id(stem)
        if number < 0 and len(norm) >= SHORTEST:
            stems = cut_glued(norm, lexicon.known, self._total)
            if stems:
                return [_arabic_word(each, each, lexicon.arabic_id(each)) for each in stems]
        return [_arabic_word(stem, norm, number)]

    def _english(self, part: str, *, name: bool) -> Word:
        stem = english_stem(part)
        return Word(stem, part, self._lexicon.english_id(stem), False, name, _english_value(part))


def _arabic_word(stem: str, norm: str, number: int) -> Word:
    return Word(stem, norm, number, False, True, _arabic_value(norm))


def _arabic_value(norm: str) -> str | None:
    """The number that an Arabic word names by itself; "one" is as often an article and says nothing."""
    word = arabic_number_word(norm)
    if word is None or word.role not in _ARABIC_NUMBERS:
        return None
    return str(int(word.value)) if word.value > 1 else None


def _english_value(norm: str) -> str | None:
    word = english_number_word(norm)
    if word is None or word.role not in _ENGLISH_NUMBERS:
        return None
    return str(int(word.value)) if word.value > 1 else None


@lru_cache(maxsize=8)
def _shared_reader(lexicon: Lexicon, language: Language) -> Reader:
    return Reader(lexicon, language)


def shared_reader(lexicon: Lexicon, language: Language) -> Reader:
    """The reader that all texts of a language share."""
    if _shared_reader(lexicon, language).remembered > _MOST_REMEMBERED:
        _shared_reader.cache_clear()
    return _shared_reader(lexicon, language)
