"""The neural metric that a model in a folder makes: its configuration says of which kind it is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import transformers

from tqa.neural.batches import MOST_TOKENS
from tqa.neural.embedding import EmbeddingMetric
from tqa.neural.loading import load, most_tokens
from tqa.neural.metricx import SENTINEL, MetricX
from tqa.neural.recipe import read_recipe
from tqa.neural.regression import RegressionMetric
from tqa.neural.token_vectors import TokenEncoder
from tqa.neural.transformer import Loaded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tqa.neural.metric import Metric, Settings

# The configuration of a MetricX does not say of which generation it is.
_METRICX = re.compile(r"metricx[-_](23|24)(.*)", re.IGNORECASE | re.DOTALL)
_WITHOUT_REFERENCE = re.compile(r"[-_]qe\b", re.IGNORECASE)


def metric_in(folder: Path, name: str, origin: str, settings: Settings) -> Metric:
    """The metric with the model in `folder`.

    Args:
        folder: what transformers or sentence-transformers saved.
        name: the last part of what the user calls it.
        origin: the model's name and which of its weights these are, for the signature.
        settings: how to run it.

    Raises:
        InputError: a file of the folder is damaged.
        ValueError: the folder holds no model that can judge.
        Exception: any other kind, as models break in many ways.
    """
    kinds = [str(kind) for kind in _config(folder).get("architectures") or ()]
    if any(kind.endswith("ForSequenceClassification") for kind in kinds):
        return _regression(folder, name, origin)
    metricx = _METRICX.search(name)
    if metricx or "MT5ForRegression" in kinds:
        return _metricx(folder, name, origin, metricx)
    return _embedding(folder, name, origin, settings)


def _config(folder: Path) -> Mapping[str, Any]:
    """What the folder says of its model; sentence-transformers may keep that one folder deeper."""
    path = folder / "config.json"
    value = json.loads(path.read_bytes()) if path.exists() else {}
    if not isinstance(value, dict):
        raise ValueError("its config.json is not an object")
    return value


def _embedding(folder: Path, name: str, origin: str, settings: Settings) -> Metric:
    tokenizer, model = load(read_recipe(folder).transformer, transformers.AutoModel, unused=("pooler.",))
    tokens = most_tokens(MOST_TOKENS, tokenizer, model.config)
    encoder = TokenEncoder(Loaded(tokenizer, model), settings.layer, tokens)
    return EmbeddingMetric(f"embedding[{name}]", origin, encoder, settings.idf)


def _regression(folder: Path, name: str, origin: str) -> Metric:
    tokenizer, model = load(folder, transformers.AutoModelForSequenceClassification)
    if model.config.num_labels != 1:
        raise ValueError(f"it tells {model.config.num_labels} classes apart; a metric gives one number")
    tokens = most_tokens(MOST_TOKENS, tokenizer, model.config)
    return RegressionMetric(f"regression[{name}]", origin, tokenizer, model, tokens)


def _metricx(folder: Path, name: str, origin: str, named: re.Match[str] | None) -> Metric:
    if named is None:
        raise ValueError("it is of MetricX's kind; let its folder's name say metricx-23 or metricx-24")
    if _WITHOUT_REFERENCE.match(named[2]):
        raise ValueError("it judges without a reference; take the MetricX that reads one")
    tokenizer, model = load(folder, transformers.MT5ForConditionalGeneration)
    if model.config.vocab_size <= SENTINEL:
        raise ValueError("it lacks the word whose score is MetricX's")
    return MetricX(f"MetricX[{name}]", origin, tokenizer, model, named[1])
