"""The vectors that a transformers model gives the tokens of a text, at one of its layers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from tqa.errors import InputError
from tqa.neural.batches import BATCH, prepared
from tqa.neural.greedy import Tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from tqa.neural.transformer import Loaded

# The best layer for BERTScore lies at about this share of a model's depth: 9 of 12 for BERT, 17 of 24 for
# RoBERTa and XLM-RoBERTa large, in the table of the authors' program.
_DEPTH = 0.75
# Their layers above the chosen one change nothing below, and can be left out.
_POST_NORM = {"bert", "camembert", "roberta", "xlm-roberta"}


class TokenEncoder:
    """A model that gives token vectors; it runs on the processor in single precision."""

    def __init__(self, loaded: Loaded, layer: int | None, tokens: int) -> None:
        """Wrap a loaded model.

        Args:
            loaded: the model's parts.
            layer: which hidden layer, counted from 1; None for three quarters of the model's depth.
            tokens: the most tokens of a text; what is beyond is cut.

        Raises:
            ValueError: the model has no such layer, or is of a kind that has no hidden layers to choose from.
        """
        config = loaded.model.config
        depth = getattr(config, "num_hidden_layers", None)
        if not isinstance(depth, int) or getattr(config, "is_encoder_decoder", False):
            raise ValueError(f"a model of the type {config.model_type} is no encoder of tokens")
        if layer is not None and not 1 <= layer <= depth:
            raise ValueError(f"it has no layer {layer}, but {depth}")
        self.layer = max(1, round(_DEPTH * depth)) if layer is None else layer
        self.depth, self.tokens = depth, tokens
        self._loaded, self._model = loaded, _shortened(loaded.model, self.layer)

    def clean(self, text: str) -> str:
        """The text as it is tokenized."""
        return prepared(text, self._loaded.table)

    def ids(self, texts: Sequence[str]) -> list[npt.NDArray[np.int64]]:
        """The token ids of each of the clean `texts`."""
        given = self._loaded.tokenizer(list(texts), truncation=True, max_length=self.tokens)
        return [np.array(ids, np.int64) for ids in given["input_ids"]]

    def encode(self, texts: Sequence[str], told: Callable[[int], None]) -> dict[str, Tokens]:
        """The tokens of each of the clean `texts`; a blank one has none.

        Args:
            texts: what to encode, each once.
            told: how many texts were done, after every batch.

        Raises:
            InputError: the model gives values that are not finite.
        """
        found: dict[str, Tokens] = {}
        # By length, as padding to the longest of a batch costs as much as text.
        distinct = sorted(set(texts), key=lambda text: (len(text), text))
        for start in range(0, len(distinct), BATCH):
            batch = distinct[start : start + BATCH]
            found.update(zip(batch, self._batch(batch), strict=True))
            told(len(batch))
        return found

    def _batch(self, texts: Sequence[str]) -> list[Tokens]:
        given = self._loaded.tokenizer(
            list(texts),
            padding=True,
            truncation=True,
            max_length=self.tokens,
            return_special_tokens_mask=True,
            return_tensors="pt",
        )
        own = given.pop("special_tokens_mask").numpy() == 0
        with torch.inference_mode():
            hidden = self._model(**given, output_hidden_states=True).hidden_states[self.layer]
            vectors = torch.nn.functional.normalize(hidden, dim=-1).numpy()
        real = given["attention_mask"].numpy() == 1
        if not np.isfinite(vectors[real]).all():
            raise InputError("neural: the model gives vectors that are not finite; its weights are damaged")
        ids = given["input_ids"].numpy()
        return [Tokens(*(part[row][real[row]] for part in (ids, vectors, own))) for row in range(len(texts))]


def _shortened(model: Any, layer: int) -> Any:  # noqa: ANN401 - transformers' classes
    stack = getattr(getattr(model, "encoder", None), "layer", None)
    if model.config.model_type in _POST_NORM and isinstance(stack, torch.nn.ModuleList):
        model.encoder.layer = stack[:layer]
    return model
