"""Verbs of speech in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.fragments._lists import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.language.tokens import Token

PRONOUNS = frozenset(("he", "she", "it", "they"))
ADVERBS = frozenset(("also", "further", "then", "later", "again", "has", "had", "have"))


def is_reporting(norm: str, *, finite: bool = False) -> bool:
    """Whether a lower-case English word is a form of a verb of speech; `finite` leaves out participles."""
    return norm in word_list("reporting_finite") or (
        not finite and norm in word_list("reporting_participles")
    )


def is_past_report(token: Token) -> bool:
    """Whether the token is a past form of a verb of speech; the present ("states") may as well be a noun."""
    return not token.norm.endswith("s") and is_reporting(token.norm, finite=True)


def count_arabic(tokens: Sequence[Token]) -> int:
    """How many Arabic verbs of speech the tokens hold."""
    verbs = word_list("arabic_reporting")
    return sum(
        token.norm in verbs or (token.norm[:1] in ("و", "ف") and token.norm[1:] in verbs) for token in tokens
    )
