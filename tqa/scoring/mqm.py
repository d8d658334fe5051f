"""The MQM score of a run: penalty points for each target word, on a scale from 0 to 100.

Severity weights are the user's, or else those of Freitag et al. (2021), "Experts, Errors, and Context": minor
1, major 5, critical 25, minor punctuation 0.1. The score is the overall quality score of the MQM core formula
with 100 as its maximum (themqm.org).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.config.settings import ScoreConfig
from tqa.language.tokens import count_words
from tqa.model import Score, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tqa.model import Finding

_PUNCTUATION = "linguistic-conventions/punctuation"
# Sums of tenths are not exact in binary, and the printed penalty must be the one that was used.
_DECIMALS = 6
_DEFAULT = ScoreConfig()


def mqm_score(findings: Iterable[Finding], target: str, settings: ScoreConfig = _DEFAULT) -> Score:
    """The score of `target` with `findings`; its signature prints the formula and what went into it.

    Words are words and numbers. A text without any has nothing to be wrong and scores 100. Findings that do
    not gate are left out: they are to be looked at, and too unsure to count. `settings` has the weights.
    """
    words = count_words(target)
    penalty = round(sum(_weight(finding, settings) for finding in findings if finding.gates), _DECIMALS)
    score = max(0.0, 100.0 * (1.0 - penalty / words)) if words else 100.0
    weights = ", ".join(f"{severity.value} {_plain(_weight_of(severity, settings))}" for severity in Severity)
    share = f" ({1000 * penalty / words:.1f} per 1,000)" if words else ""
    return Score(
        score,
        f"max(0, 100 × (1 − penalty/words)); {weights}, minor punctuation {_plain(settings.punctuation)}; "
        f"penalty {_with_tenths(penalty)} in {words} words{share}",
    )


def _weight(finding: Finding, settings: ScoreConfig) -> float:
    path = finding.category
    if finding.severity is Severity.MINOR and (path == _PUNCTUATION or path.startswith(f"{_PUNCTUATION}/")):
        return settings.punctuation
    return _weight_of(finding.severity, settings)


def _weight_of(severity: Severity, settings: ScoreConfig) -> float:
    match severity:
        case Severity.MINOR:
            return settings.minor
        case Severity.MAJOR:
            return settings.major
        case Severity.CRITICAL:
            return settings.critical


def _plain(number: float) -> str:
    """The number in full, without a needless ".0"."""
    return repr(number).removesuffix(".0")


def _with_tenths(number: float) -> str:
    text = f"{number:.{_DECIMALS}f}".rstrip("0")
    return f"{text}0" if text.endswith(".") else text
