"""A sentence encoder on top of any model that transformers loads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import transformers

from tqa.neural.batches import MOST_TOKENS, encode_distinct, prepared

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

    from tqa.neural.recipe import Recipe

LIBRARIES = f"transformers={transformers.__version__} torch={torch.__version__}"


@dataclass(frozen=True)
class Loaded:
    """A model with its tokenizer, of transformers' classes, which are untyped for us as they are optional.

    `tokenizer` pads on the right; `model`, in evaluation mode, gives `last_hidden_state`, shape (texts,
    tokens, dimension); `layers` are applied to the pooled vectors, in order; `table` says what to write for a
    character before tokenizing, as `str.translate` takes it.
    """

    tokenizer: Any
    model: Any
    layers: tuple[Callable[[Any], Any], ...] = ()
    table: Mapping[int, str] | None = None


class TransformerEncoder:
    """A transformers model with pooling over its last layer: an `Encoder`.

    A text longer than the model reads, or than 512 tokens, is cut there. The model runs on the processor in
    single precision, so that the same texts give the same vectors.
    """

    def __init__(self, loaded: Loaded, recipe: Recipe, origin: str) -> None:
        """Wrap a loaded model.

        Args:
            loaded: the model's parts.
            recipe: how to pool, and what stands before a text.
            origin: the model's name and which of its weights these are, for the signature.
        """
        self._loaded, self._recipe, self._origin = loaded, recipe, origin
        self._most_tokens = min(MOST_TOKENS, recipe.most_tokens or MOST_TOKENS)
        self._dimension = self._batch(["a"]).shape[1]

    @property
    def signature(self) -> str:
        """Model, weights, pooling, prefix, precision, most tokens of a text, and the libraries' versions."""
        recipe = self._recipe
        return (
            f"{self._origin} pooling={recipe.pooling} dense={len(recipe.dense)} prefix={recipe.prefix!r} "
            f"dtype=float32 tokens={self._most_tokens} {LIBRARIES}"
        )

    def encode(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> npt.NDArray[np.float32]:
        """The vectors of `texts`, in their order, of Euclidean length 1; shape (texts, dimension).

        A blank text has a row of zeros. `progress` is told (texts done, all texts) after every batch.

        Raises:
            InputError: the model gives values that are not finite.
        """
        clean = [prepared(text.lower() if self._recipe.lower else text, self._loaded.table) for text in texts]
        return encode_distinct(clean, self._dimension, self._batch, progress)

    def _batch(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        given = self._loaded.tokenizer(
            [self._recipe.prefix + text for text in texts],
            padding=True,
            truncation=True,
            max_length=self._most_tokens,
            return_tensors="pt",
        )
        with torch.inference_mode():
            hidden = self._loaded.model(**given).last_hidden_state
            if self._recipe.pooling == "cls":
                pooled = hidden[:, 0]
            else:
                mask = given["attention_mask"].unsqueeze(-1).to(hidden.dtype)
                pooled = (hidden * mask).sum(1) / mask.sum(1)
            for layer in self._loaded.layers:
                pooled = layer(pooled)
        return np.asarray(pooled.numpy(), np.float32)
