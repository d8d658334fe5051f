"""Loads a sentence encoder from a folder, as transformers or sentence-transformers saved it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import torch
import transformers
from safetensors.torch import load_file

from tqa.errors import InputError, TqaError
from tqa.formats.read import shown
from tqa.neural.batches import MOST_TOKENS
from tqa.neural.extras import first_line
from tqa.neural.loading import load, most_tokens, quietly, version
from tqa.neural.recipe import read_recipe
from tqa.neural.transformer import Loaded, TransformerEncoder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tqa.neural.recipe import Dense


def open_folder(folder: Path, name: str, *, pinned: bool = False) -> TransformerEncoder:
    """The encoder whose model is in `folder`.

    Args:
        folder: what transformers or sentence-transformers saved.
        name: what the user calls it.
        pinned: the folder's own name says which version of the model it is, as in the hub's cache.

    Raises:
        InputError: the folder holds no such model, or a damaged one.
    """
    recipe = read_recipe(folder)
    weights = version(folder, pinned=pinned)
    try:
        with quietly():
            tokenizer, model = load(recipe.transformer, transformers.AutoModel, unused=("pooler.",))
            loaded = Loaded(tokenizer, model, tuple(_layer(dense) for dense in recipe.dense))
        limit = min(MOST_TOKENS, recipe.most_tokens or MOST_TOKENS)
        recipe = replace(recipe, most_tokens=most_tokens(limit, tokenizer, model.config))
        return TransformerEncoder(loaded, recipe, f"{name}@{weights}")
    except TqaError:
        raise
    except Exception as error:  # each of the many kinds of model breaks in its own way
        reason = first_line(error)
        raise InputError(
            f"{shown(name)}: is no sentence encoder that transformers can load ({reason}); "
            "give a folder with a whole model and its tokenizer"
        ) from error


def _layer(dense: Dense) -> Callable[[torch.Tensor], torch.Tensor]:
    file = dense.folder / "model.safetensors"
    if file.exists():
        weights = load_file(file)
    else:
        weights = torch.load(dense.folder / "pytorch_model.bin", map_location="cpu", weights_only=True)
    weight, bias = weights["linear.weight"].float(), weights.get("linear.bias")
    bias = None if bias is None else bias.float()

    def apply(vectors: torch.Tensor) -> torch.Tensor:
        out = torch.nn.functional.linear(vectors, weight, bias)
        return torch.tanh(out) if dense.activation == "tanh" else out

    return apply
