"""The neural metric that a model in a folder makes: its configuration says of which kind it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import transformers

from tqa.neural.batches import MOST_TOKENS
from tqa.neural.embedding import EmbeddingMetric
from tqa.neural.estimation import METRICX, estimates, no_estimate
from tqa.neural.loading import load, most_tokens
from tqa.neural.metricx import SENTINEL, MetricX
from tqa.neural.recipe import read_recipe
from tqa.neural.regression import RegressionMetric
from tqa.neural.token_vectors import TokenEncoder
from tqa.neural.transformer import Loaded

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping
    from pathlib import Path

    from tqa.neural.metric import Metric, Settings


def metric_in(folder: Path, name: str, origin: str, settings: Settings, *, alone: bool = False) -> Metric:
    """The metric with the model in `folder`.

    Args:
        folder: what transformers or sentence-transformers saved.
        name: the last part of what the user calls it.
        origin: the model's name and which of its weights these are, for the signature.
        settings: how to run it.
        alone: whether it is to judge by the source alone.

    Raises:
        InputError: a file of the folder is damaged, or an encoder is to judge by the source alone.
        ValueError: the folder holds no model that can judge.
        Exception: any other kind, as models break in many ways.
    """
    kinds = [str(kind) for kind in _config(folder).get("architectures") or ()]
    if any(kind.endswith("ForSequenceClassification") for kind in kinds):
        return _regression(folder, name, origin, alone=alone)
    metricx = METRICX.search(name)
    if metricx or "MT5ForRegression" in kinds:
        return _metricx(folder, name, origin, metricx, alone=alone)
    if alone:
        raise no_estimate(name)
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


def _regression(folder: Path, name: str, origin: str, *, alone: bool) -> Metric:
    tokenizer, model = load(folder, transformers.AutoModelForSequenceClassification)
    if model.config.num_labels != 1:
        raise ValueError(f"it tells {model.config.num_labels} classes apart; a metric gives one number")
    tokens = most_tokens(MOST_TOKENS, tokenizer, model.config)
    kind = "regression-QE" if alone else "regression"
    return RegressionMetric(f"{kind}[{name}]", origin, tokenizer, model, tokens, alone)


def _metricx(folder: Path, name: str, origin: str, named: re.Match[str] | None, *, alone: bool) -> Metric:
    if named is None:
        raise ValueError("it is of MetricX's kind; let its folder's name say metricx-23 or metricx-24")
    generation = named[1]
    if alone and generation == "23" and not estimates(name):
        raise ValueError("it reads a reference and no source; take a metricx-23-qe, or a MetricX-24")
    alone = alone or estimates(name)
    tokenizer, model = load(folder, transformers.MT5ForConditionalGeneration)
    if model.config.vocab_size <= SENTINEL:
        raise ValueError("it lacks the word whose score is MetricX's")
    kind = "MetricX-QE" if alone else "MetricX"
    return MetricX(f"{kind}[{name}]", origin, tokenizer, model, generation, alone)
