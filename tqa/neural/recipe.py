"""How a model's folder says a sentence becomes one vector, in the files that sentence-transformers writes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tqa.errors import InputError
from tqa.formats.read import shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_POOLINGS = ("mean", "cls")
# How the older of the two layouts of the pooling file calls a way of pooling.
_OLD_POOLINGS = {
    "pooling_mode_mean_tokens": "mean",
    "pooling_mode_cls_token": "cls",
    "pooling_mode_max_tokens": "max",
    "pooling_mode_mean_sqrt_len_tokens": "mean_sqrt_len_tokens",
    "pooling_mode_weightedmean_tokens": "weightedmean",
    "pooling_mode_lasttoken": "lasttoken",
}
_ACTIVATIONS = {"Tanh": "tanh", "Identity": "none"}


@dataclass(frozen=True)
class Dense:
    """A linear layer over the pooled vector, in `folder`; `activation` is "tanh" or "none"."""

    folder: Path
    activation: str


@dataclass(frozen=True)
class Recipe:
    """From text to vector: `prefix` before the text, the model in `transformer`, pooling, then `dense`.

    `pooling` is "mean", over all tokens, or "cls", the first one; `most_tokens` is None where the folder sets
    no limit of its own; `lower` says that the text is to be lower-cased.
    """

    transformer: Path
    pooling: str = "mean"
    prefix: str = ""
    most_tokens: int | None = None
    lower: bool = False
    dense: tuple[Dense, ...] = ()


def read_recipe(folder: Path) -> Recipe:
    """The recipe of the model in `folder`: plain mean pooling where the folder says nothing.

    Raises:
        InputError: a file is damaged, or asks for what is not known here.
    """
    transformer, pooling, dense = folder, folder / "1_Pooling", []
    for module in _modules(folder):
        kind, place = str(module.get("type", "")).rpartition(".")[2], folder / str(module.get("path", ""))
        if kind == "Transformer":
            transformer = place
        elif kind == "Pooling":
            pooling = place
        elif kind == "Dense":
            dense.append(_dense(place))
        elif kind != "Normalize":  # which is what becomes of every vector anyway
            raise _unknown(folder / "modules.json", f"a module of the type {kind!r}")
    limits = _read(transformer / "sentence_bert_config.json")
    longest = limits.get("max_seq_length")
    prefix = _prefix(_read(folder / "config_sentence_transformers.json"))
    return Recipe(
        transformer,
        _pooling(pooling / "config.json", prefix),
        prefix,
        longest if isinstance(longest, int) and longest > 0 else None,
        limits.get("do_lower_case") is True,
        tuple(dense),
    )


def _modules(folder: Path) -> list[Mapping[str, Any]]:
    path = folder / "modules.json"
    modules = _load(path) if path.exists() else []
    if not isinstance(modules, list) or not all(isinstance(module, dict) for module in modules):
        raise InputError(f"{shown(path)}: is not a list of modules; download the model again")
    return modules


def _pooling(path: Path, prefix: str) -> str:
    settings = _read(path)
    named = settings.get("pooling_mode")
    if named is None:
        chosen = [mode for key, mode in _OLD_POOLINGS.items() if settings.get(key)] or ["mean"]
    else:
        chosen = list(named) if isinstance(named, list) else [named]
    if len(chosen) != 1 or chosen[0] not in _POOLINGS:
        raise _unknown(path, f"{' and '.join(map(str, chosen))} pooling")
    if prefix and settings.get("include_prompt") is False:
        raise _unknown(path, "pooling without the prompt's tokens")
    return str(chosen[0])


def _prefix(settings: Mapping[str, Any]) -> str:
    """What stands before every text, of either language.

    A default prompt is for every text. Where queries and passages have a prompt each, as with the e5 family,
    the model never saw a text without one, and two equal sides are two queries. A prompt for queries alone
    describes a search, which this is not.
    """
    prompts = settings.get("prompts")
    prompts = prompts if isinstance(prompts, dict) else {}
    both = prompts.get("query") and any(prompts.get(key) for key in ("passage", "document"))
    prompt = prompts.get(settings.get("default_prompt_name") or ("query" if both else None))
    return prompt if isinstance(prompt, str) else ""


def _dense(folder: Path) -> Dense:
    path = folder / "config.json"
    settings = _read(path)
    activation = str(settings.get("activation_function", "")).rpartition(".")[2]
    if activation not in _ACTIVATIONS:
        raise _unknown(path, f"the activation {activation!r}")
    if settings.get("use_residual") or settings.get("module_input_name", "sentence_embedding") != (
        settings.get("module_output_name") or "sentence_embedding"
    ):
        raise _unknown(path, "a dense layer that is not applied to the pooled vector alone")
    return Dense(folder, _ACTIVATIONS[activation])


def _read(path: Path) -> Mapping[str, Any]:
    """The object in a JSON file; an empty one where there is no such file."""
    value = _load(path) if path.exists() else {}
    if not isinstance(value, dict):
        raise InputError(f"{shown(path)}: is not a JSON object; download the model again")
    return value


def _load(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"{shown(path)}: cannot be read ({error}); download the model again") from error


def _unknown(path: Path, what: str) -> InputError:
    known = "mean and cls pooling, tanh and no activation"
    return InputError(f"{shown(path)}: asks for {what}, which tqa does not know ({known}); use another model")
