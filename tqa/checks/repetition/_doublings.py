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
_PROVERBS = frozenset(("did", "does"))
_COMPARISONS = frozenset(("as", "than"))
# Pasts that are spelled like their base form: "let me let me" may be a plea.
_BASES = frozenset(("cost", "cut", "hit", "hurt", "put", "quit", "read", "set", "shut", "split", "spread"))
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
        return _in_clause(tokens, first) and not _ends_comparison(tokens, first)
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
    """Whether the verb at `first` may end a clause that is the subject: "what it is is"."""
    norm = tokens[first].norm
    if norm == "said" and first + 2 < len(tokens) and tokens[first + 2].norm == "that":
        return False  # what is said is reported; "all he said said much" goes on otherwise
    return follows_opener(tokens, first) or (norm not in _COPULAS and norm != "said")


def follows_opener(tokens: Sequence[Token], first: int) -> bool:
    """Whether a word that opens a clause ("what", "who", "that") stands shortly before token `first`."""
    for index in range(first - 1, max(-1, first - _CLAUSE_REACH), -1):
        if tokens[index].norm in _CLAUSE_OPENERS:
            return True
        if tokens[index].kind is Kind.MARK and tokens[index].text in ".!?;":
            return False
    return False


def _ends_comparison(tokens: Sequence[Token], first: int) -> bool:
    """Whether "as his father did did before him" compares, so that the second verb has no subject."""
    if tokens[first].norm not in _PROVERBS:
        return False
    behind = tokens[first + 2] if first + 2 < len(tokens) else None
    if behind is not None and behind.kind is not Kind.MARK and behind.norm not in word_list("prepositions"):
        return False  # "helping as much as he did did not suffice"
    for index in range(first - 1, max(-1, first - _CLAUSE_REACH), -1):
        if tokens[index].norm in _COMPARISONS:
            return True
        if tokens[index].norm in _CLAUSE_OPENERS or tokens[index].kind is Kind.MARK:
            return False
    return False


def is_past(norm: str) -> bool:
    """Whether a lower-case word is a past tense that cannot be an imperative as well."""
    return (len(norm) > 4 and norm.endswith("ed")) or (
        norm in word_list("irregular_pasts") and norm not in _BASES
    )
