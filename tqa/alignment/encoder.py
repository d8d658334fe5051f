"""What the aligner asks of a sentence encoder; `tqa.neural` holds those there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt


class Encoder(Protocol):
    """Turns sentences of either language into vectors of one space, in which translations lie close."""

    @property
    def signature(self) -> str:
        """One line that names all that the vectors depend on: model, weights, pooling, libraries."""
        ...

    def __hash__(self) -> int:
        """By identity, as any object: what an encoder gave is remembered by it."""
        ...

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """The vectors of `texts`, in their order; shape (texts, dimension).

        Rows have Euclidean length 1, so that a dot product is the cosine; a blank text has a row of zeros.
        """
        ...
