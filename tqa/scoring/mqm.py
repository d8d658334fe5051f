"""The MQM score of a run: penalty points per 1,000 target words, on a scale that starts at 100.

Severity weights are those of Freitag et al. (2021), "Experts, Errors, and Context": minor 1, major 5, critical 25, minor punctuation 0.1. The
overall score is 100 less the penalty per 100 words, the MQM core formula with 100 as its maximum score (themqm.org).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.language.tokens import tokenize
from tqa.model import Score, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tqa.model import Finding

WEIGHTS = {Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}
MINOR_PUNCTUATION = 0.1
_PUNCTUATION = "linguistic-conventions/punctuation"


def mqm_score(findings: Iterable[Finding], target: str) -> Score:
    """The score of `target` with `findings`; its signature prints the formula. An empty target scores 100."""
    words = sum(token.is_word for token in tokenize(target))
    penalty = sum(_weight(finding) for finding in findings)
    score = max(0.0, 100.0 * (1.0 - penalty / words)) if words else 100.0
    formula = f"100 × (1 − penalty/words); minor 1, major 5, critical 25, minor punctuation 0.1; penalty {penalty:g} in {words} words"
    return Score(score, formula)


def _weight(finding: Finding) -> float:
    if finding.severity is Severity.MINOR and finding.category.startswith(_PUNCTUATION):
        return MINOR_PUNCTUATION
    return WEIGHTS[finding.severity]
