"""Loads a sentence encoder from a folder, as transformers or sentence-transformers saved it."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import torch
import transformers
from safetensors.torch import load_file

from tqa.errors import InputError, TqaError
from tqa.formats.read import shown
from tqa.neural.batches import MOST_TOKENS
from tqa.neural.extras import first_line
from tqa.neural.recipe import read_recipe
from tqa.neural.transformer import Loaded, TransformerEncoder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tqa.neural.recipe import Dense, Recipe

# What a model is made of; the rest of a folder are cards, pictures and other libraries' copies.
_PARTS = {".bin", ".json", ".model", ".safetensors", ".txt"}
# These number positions from the padding token's id on, so that their first positions are never used.
_OFFSET_POSITIONS = {"camembert", "mpnet", "roberta", "xlm-roberta", "xlm-roberta-xl"}


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
    version = folder.name if pinned else f"sha256:{_digest(folder)}"
    try:
        with _quietly():
            tokenizer, model = _load(recipe.transformer)
            loaded = Loaded(tokenizer, model, tuple(_layer(dense) for dense in recipe.dense))
        recipe = replace(recipe, most_tokens=_most_tokens(recipe, tokenizer, model.config))
        return TransformerEncoder(loaded, recipe, f"{name}@{version}")
    except TqaError:
        raise
    except Exception as error:  # each of the many kinds of model breaks in its own way
        reason = first_line(error)
        raise InputError(
            f"{shown(name)}: is no sentence encoder that transformers can load ({reason}); "
            "give a folder with a whole model and its tokenizer"
        ) from error


def _load(folder: Path) -> tuple[Any, Any]:
    if not (folder / "config.json").exists():
        raise ValueError("it has no config.json")
    own = {"local_files_only": True, "trust_remote_code": False}
    tokenizer = transformers.AutoTokenizer.from_pretrained(str(folder), **own)
    # Where there is no vocabulary, transformers may make up one that knows no word.
    files = set(tokenizer.vocab_files_names.values())
    if files and not any((folder / file).exists() for file in files):
        raise ValueError(f"its tokenizer lacks {' or '.join(sorted(files))}")
    model, report = transformers.AutoModel.from_pretrained(
        str(folder), dtype=torch.float32, output_loading_info=True, **own
    )
    # Weights that a file lacks are filled with random numbers; those of the pooler are never used.
    lacking = sorted(key for key in report["missing_keys"] if not key.startswith("pooler."))
    if lacking:
        raise ValueError(f"it lacks {len(lacking)} weights, such as {lacking[0]}")
    if len(tokenizer) > model.get_input_embeddings().num_embeddings:
        raise ValueError("its tokenizer has more tokens than the model has embeddings")
    # Pooling the first token relies on where it stands.
    tokenizer.padding_side = tokenizer.truncation_side = "right"
    return tokenizer, model.eval()


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


def _most_tokens(recipe: Recipe, tokenizer: Any, config: Any) -> int:  # noqa: ANN401 - transformers' classes
    """The longest text that folder, tokenizer and model all allow, in tokens."""
    limits: list[int] = [MOST_TOKENS, recipe.most_tokens or MOST_TOKENS, tokenizer.model_max_length]
    positions = getattr(config, "max_position_embeddings", None)
    if isinstance(positions, int) and positions > 0:
        offset = config.pad_token_id + 1 if config.model_type in _OFFSET_POSITIONS else 0
        limits.append(positions - offset)
    return min(limits)


def _digest(folder: Path) -> str:
    """A short digest of all that the model in `folder` is made of."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _PARTS and path.is_file()):
        try:
            with path.open("rb") as stream:
                part = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            reason = error.strerror or error
            raise InputError(f"{shown(path)}: cannot be read ({reason}); check its permissions") from error
        digest.update(f"{path.relative_to(folder).as_posix()}\0{part}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()[:12]


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """No progress bars and no advice from transformers: its reports would stand between ours."""
    logging = transformers.utils.logging
    level, bar = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bar:
            logging.enable_progress_bar()
