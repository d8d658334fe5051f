"""The MQM score of a run: penalty points for each target word, on a scale from 0 to 100.

Severity weights are those of Freitag et al. (2021), "Experts, Errors, and Context": minor 1, major 5,
critical 25, minor punctuation 0.1. The score is the overall quality score of the MQM core formula with 100 as
its maximum (themqm.org).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.language.tokens import count_words
from tqa.model import Score, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tqa.model import Finding

WEIGHTS = {Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}
MINOR_PUNCTUATION = 0.1
_PUNCTUATION = "linguistic-conventions/punctuation"
_DECIMALS = 1


def mqm_score(findings: Iterable[Finding], target: str) -> Score:
    """The score of `target` with `findings`; its signature prints the formula and what went into it.

    Words are words and numbers. A text without any has nothing to be wrong and scores 100. Findings that do
    not gate are left out: they are to be looked at, and too unsure to count.
    """
    words = count_words(target)
    # Tenths do not add up exactly in binary, and the printed penalty must be the one that was used.
    penalty = round(sum(_weight(finding) for finding in findings if finding.gates), _DECIMALS)
    score = max(0.0, 100.0 * (1.0 - penalty / words)) if words else 100.0
    weights = ", ".join(f"{severity.value} {weight:g}" for severity, weight in WEIGHTS.items())
    return Score(
        score,
        f"max(0, 100 × (1 − penalty/words)); {weights}, minor punctuation {MINOR_PUNCTUATION:g}; "
        f"penalty {penalty:.{_DECIMALS}f} in {words} words",
    )


def _weight(finding: Finding) -> float:
    path = finding.category
    if finding.severity is Severity.MINOR and (path == _PUNCTUATION or path.startswith(f"{_PUNCTUATION}/")):
        return MINOR_PUNCTUATION
    return WEIGHTS[finding.severity]
