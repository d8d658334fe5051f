"""Words that English may well say twice in a row."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tqa.checks.fragments._lists import word_list
from tqa.language.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.language.tokens import Token

_HERE = Path(__file__).parent
FUNCTION_WORDS = word_list("function_words", _HERE)
VERBS = frozenset(("is", "are", "was", "were", "has", "have", "had", "be", "been", "will", "would"))
MONTHS = word_list("months", _HERE)
_CLAUSE_OPENERS = frozenset(
    ("what", "who", "which", "that", "where", "how", "all", "whatever", "whoever", "when", "there")
)
_CLAUSE_REACH = 12
_COPULAS = frozenset(("is", "are", "was", "were", "has"))


def _words(name: str) -> frozenset[str]:
    return word_list(name, _HERE)


def is_legitimate(tokens: Sequence[Token], first: int, *, alone: bool) -> bool:
    """Whether the pair of equal words at `first` may be meant; `alone`: no Arabic tells of names."""
    word, again = tokens[first], tokens[first + 1]
    norm = word.norm
    letter = len(norm) == 1 and (norm not in ("a", "i") or again.text.isupper())
    if letter or norm in _words("grammatical") or norm in _words("intensified"):
        return True
    if norm in _words("verbs_before_clause"):
        return _in_clause(tokens, first)
    if norm in _words("particles") and first and tokens[first - 1].norm in _words("phrasal"):
        return True
    if word.text[0].isupper() and again.text[0].isupper():
        return norm in _words("reduplicated_names") or (alone and norm in _words("given_names"))
    return _is_label(word.text, again.text, opens=first == 0)


def _is_label(one: str, other: str, *, opens: bool) -> bool:
    """Whether just one of the two is a label or an abbreviation ("the Field field", "as AS-207")."""
    if len(one) > 1 and one.isupper() != other.isupper():
        return True
    return one[0].isupper() != other[0].isupper() and not opens and one.lower() not in FUNCTION_WORDS


def _in_clause(tokens: Sequence[Token], first: int) -> bool:
    """Whether a clause that may be the subject opens shortly before: "what it is is", "those who do do"."""
    norm = tokens[first].norm
    for index in range(first - 1, max(-1, first - _CLAUSE_REACH), -1):
        if tokens[index].norm in _CLAUSE_OPENERS:
            return True
        if tokens[index].kind is Kind.MARK and tokens[index].text in ".!?;":
            return False
    return norm not in _COPULAS
