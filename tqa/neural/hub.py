"""Fetches a model by its name on the Hugging Face hub, once, into the user's cache."""

from __future__ import annotations

from pathlib import Path

from huggingface_hub import snapshot_download

from tqa.errors import InputError
from tqa.neural.extras import first_line

# Weights as safetensors alone: the older format can run code when it is opened.
_WANTED = ["*.json", "*.model", "*.safetensors", "*.txt"]
_UNWANTED = ["onnx/*", "openvino/*"]


def fetch(name: str) -> Path:
    """The folder with the model that the hub calls `name`; it is named after the model's version.

    The user's cache answers where the network does not.

    Raises:
        InputError: the hub has no such model, or is out of reach and the cache has none either.
    """
    try:
        return Path(snapshot_download(name, allow_patterns=_WANTED, ignore_patterns=_UNWANTED))
    except Exception as error:  # a dozen kinds, of the library's own and of the network's
        raise InputError(
            f"{name}: no such folder, and the Hugging Face hub did not give a model of that name "
            f"({first_line(error)}); check name and connection, or give the folder of a model"
        ) from error
