"""Loads models and tokenizers from folders: quietly, whole or not at all, never with code of their own."""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING, Any

import torch
import transformers

from tqa.errors import InputError
from tqa.formats.read import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What a model is made of; the rest of a folder are cards, pictures and other libraries' copies.
_PARTS = {".bin", ".json", ".model", ".safetensors", ".txt"}
# These number positions from the padding token's id on, so that their first positions are never used.
_OFFSET_POSITIONS = {"camembert", "mpnet", "roberta", "xlm-roberta", "xlm-roberta-xl"}


def load(folder: Path, kind: Any, unused: tuple[str, ...] = ()) -> tuple[Any, Any]:  # noqa: ANN401 - untyped
    """The tokenizer and the model in `folder`, in single precision and evaluation mode.

    Args:
        folder: what transformers saved.
        kind: the class of transformers to load the model with, such as `AutoModel`.
        unused: how the names of weights begin that may be missing, as they are never used.

    Raises:
        ValueError: a part is missing, or tokenizer and model do not belong together.
        Exception: any other kind, as models break in many ways.
    """
    if not (folder / "config.json").exists():
        raise ValueError("it has no config.json")
    own = {"local_files_only": True, "trust_remote_code": False}
    tokenizer = transformers.AutoTokenizer.from_pretrained(str(folder), **own)
    # Where there is no vocabulary, transformers may make up one that knows no word.
    files = set(tokenizer.vocab_files_names.values())
    if files and not any((folder / file).exists() for file in files):
        raise ValueError(f"its tokenizer lacks {' or '.join(sorted(files))}")
    model, report = kind.from_pretrained(str(folder), dtype=torch.float32, output_loading_info=True, **own)
    # Weights that a file lacks are filled with random numbers.
    lacking = sorted(key for key in report["missing_keys"] if not key.startswith(unused))
    if lacking:
        raise ValueError(f"it lacks {len(lacking)} weights, such as {lacking[0]}")
    if len(tokenizer) > model.get_input_embeddings().num_embeddings:
        raise ValueError("its tokenizer has more tokens than the model has embeddings")
    # Pooling the first token relies on where it stands.
    tokenizer.padding_side = tokenizer.truncation_side = "right"
    return tokenizer, model.eval()


def most_tokens(limit: int, tokenizer: Any, config: Any) -> int:  # noqa: ANN401 - transformers' classes
    """The longest text that tokenizer and model allow, in tokens, and no more than `limit`."""
    limits: list[int] = [limit, tokenizer.model_max_length]
    positions = getattr(config, "max_position_embeddings", None)
    if isinstance(positions, int) and positions > 0:
        offset = config.pad_token_id + 1 if config.model_type in _OFFSET_POSITIONS else 0
        limits.append(positions - offset)
    return min(limits)


def version(folder: Path, *, pinned: bool) -> str:
    """Which of the weights these are: the name of a `pinned` folder of the hub's cache, else a short digest.

    Raises:
        InputError: a file cannot be read.
    """
    return folder.name if pinned else f"sha256:{_digest(folder)}"


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
def quietly() -> Iterator[None]:
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
