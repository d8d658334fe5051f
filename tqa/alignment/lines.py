"""The two sides as the aligner sees them: numbered word types with weights, and figures for every line.

Each type stands once in a `Side` however often the text has it, so that everything after this works on
arrays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tqa.alignment.kinds import line_kinds
from tqa.alignment.words import shared_reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tqa.alignment.words import Word
    from tqa.lexicon.lexicon import Lexicon
    from tqa.model import Language

# The rarest word weighs 1; marks carry nothing, the commonest words next to nothing.
_LEAST_WEIGHT = 0.05
_QUESTION = re.compile(r"[?؟]")
_QUOTE = re.compile('["“”«»„‟]')
_END = re.compile(r"([.!?؟…:؛;,،]?)[\"'”’»)\]\s]*$")
_ENDS = {"": 0, ".": 1, "…": 1, "!": 1, "?": 2, "؟": 2, ":": 3}


@dataclass(frozen=True)
class Side:
    """One side: its word types, where they stand, and vectors over its lines.

    `ids` numbers each type in the lexicon (-1: not there) and `weight` is its rarity (0 to 1). `line`,
    `word` and `clause` number the line, the type and the clause (what stands between stops) of every running
    word, shape (running words,); clauses rise, not always by one. Per line: `length` in characters, `words`
    the number of running words, `kind` as LineKind, `questions`, `quotes`, `opens` (begins with a quotation
    mark), `end` (class of the last mark), and `block`, the paragraph, or -1 where paragraphs are not known;
    `place` is the line's own among the `whole` text's lines.
    """

    types: tuple[Word, ...]
    ids: npt.NDArray[np.intp]
    line: npt.NDArray[np.int32]
    word: npt.NDArray[np.int32]
    clause: npt.NDArray[np.int32]
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
            self.ids[used],
            new[self.line[kept]],
            word.astype(np.int32),
            self.clause[kept],
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
    reader = shared_reader(lexicon, language)
    numbers, line, clause = reader.lines(texts)
    whole = numbers.tolist()
    local = {number: place for place, number in enumerate(dict.fromkeys(whole))}
    types = tuple([reader.words[number] for number in local])
    ids = np.array([word.id for word in types], dtype=np.intp)
    ends = [_ENDS.get(match.group(1), 4) if (match := _END.search(text[-20:])) else 0 for text in texts]
    return Side(
        types,
        ids,
        line,
        np.array([local[number] for number in whole], dtype=np.int32),
        clause,
        np.maximum(lexicon.weights(ids, language), _LEAST_WEIGHT),
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
