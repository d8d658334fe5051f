"""From any texts to rows of unit length: each distinct text is encoded once, in batches of similar length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from tqa.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

# Sentences of one batch; more gain no speed on a processor.
BATCH = 32
# No model reads more of a text, whatever it could: what is compared is a sentence or a few.
MOST_TOKENS = 512
# A text is cut at this many characters before a tokenizer reads it: no real text has as many to a token.
LONGEST = 64 * MOST_TOKENS
_SURROGATE = re.compile("[\ud800-\udfff]")


def prepared(text: str, table: Mapping[int, str] | None = None) -> str:
    """The text as tokenizers can read it: on one line, of bounded length, without lone surrogates or NULs.

    Args:
        text: any text.
        table: what to write for a character, by its code point, as `str.translate` takes it.
    """
    # Bounded first, so that no later step is slower than linear in what the model can read.
    head = " ".join(text.lstrip()[: 2 * LONGEST].split())[:LONGEST]
    head = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", head).replace("\0", " ")
    return " ".join((head.translate(table) if table else head).split())


def encode_distinct(
    texts: Sequence[str],
    dimension: int,
    encode: Callable[[Sequence[str]], npt.NDArray[np.float32]],
    progress: Callable[[int, int], None] | None = None,
) -> npt.NDArray[np.float32]:
    """The vectors of `texts`, in their order, of Euclidean length 1; shape (texts, dimension).

    Args:
        texts: prepared texts; an empty one gets a row of zeros.
        dimension: length of a vector.
        encode: gives the vectors, of any length but 0, of up to `BATCH` texts.
        progress: told (texts done, all texts) after every batch, counting each distinct text once.

    Raises:
        InputError: the model gives values that are not finite.
    """
    # By length, as padding to the longest of a batch costs as much as text.
    distinct = sorted(set(texts) - {""}, key=lambda text: (len(text), text))
    # The last row stays zero: it is that of an empty text.
    vectors = np.zeros((len(distinct) + 1, dimension), np.float32)
    for start in range(0, len(distinct), BATCH):
        batch = distinct[start : start + BATCH]
        vectors[start : start + len(batch)] = encode(batch)
        if progress is not None:
            progress(start + len(batch), len(distinct))
    if not np.isfinite(vectors).all():
        raise InputError("encoder: the model gives vectors that are not finite; its weights are damaged")
    lengths = np.linalg.norm(vectors[:-1], axis=1, keepdims=True)
    vectors[:-1] /= np.maximum(lengths, np.finfo(np.float32).tiny)
    rows = {text: row for row, text in enumerate(distinct)}
    return vectors[np.array([rows.get(text, -1) for text in texts], np.intp)]
