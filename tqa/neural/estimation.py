"""Quality estimation: metrics that judge a translation by its source alone, and what they say of themselves.

A model that was trained to estimate does so by its own name; one that can do both, such as MetricX-24, does
so where the user writes `qe:` before its name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.config.neural import WITHOUT_REFERENCE
from tqa.errors import InputError
from tqa.formats.read import shown

if TYPE_CHECKING:
    from tqa.neural.metric import Task

METRICX = re.compile(r"metricx[-_](23|24)(.*)", re.IGNORECASE | re.DOTALL)
"""The configuration of a MetricX does not say of which generation it is, its name does; the rest follows."""
_TRAINED_SO = re.compile(r"[-_]qe(?![a-z0-9])", re.IGNORECASE)


def asked_alone(name: str) -> tuple[str, bool]:
    """The model that the user named, and whether it is to judge by the source alone."""
    bare = name.removeprefix(WITHOUT_REFERENCE)
    return bare, bare != name


def estimates(name: str) -> bool:
    """Whether a model of this name is a MetricX that was trained to judge without a reference."""
    metricx = METRICX.search(name)
    return metricx is not None and _TRAINED_SO.search(metricx[2]) is not None


def references_of(task: Task, *, alone: bool) -> str:
    """How a signature says which references count: "none" where the metric reads none."""
    return "refs=none" if alone else f"refs={len(task.references)}:best"


def lacks_source(name: str) -> InputError:
    """The metric `name` reads the source, and there is none."""
    return InputError(f"{name}: reads the Arabic as well; give it with --source FILE")


def lacks_reference(name: str) -> InputError:
    """The metric `name` reads a reference, and there is none."""
    return InputError(
        f"{name}: compares with a human translation; give one with --reference FILE, or name a metric that "
        "judges by the Arabic alone"
    )


def only_compares(name: str) -> InputError:
    """The metric `name` was asked to judge without a reference, and its model reads one."""
    return InputError(
        f"{name}: this model compares with a human translation and cannot judge by the Arabic alone; name it "
        f"without {WITHOUT_REFERENCE} and give a --reference, or name a model for quality estimation"
    )


def no_estimate(name: str) -> InputError:
    """An encoder `name` was asked to judge without a reference.

    The cosine of translation and source is no estimate of quality, as the last line of `benchmarks/neural.py`
    shows.
    """
    return InputError(
        f"{WITHOUT_REFERENCE}{shown(name)}: is an encoder, and how similar a translation is to its Arabic "
        "does not tell good from bad; name a model that was trained to judge (COMET, MetricX, a regression "
        f"model), or compare with a human translation: --neural {shown(name)} --reference FILE"
    )
