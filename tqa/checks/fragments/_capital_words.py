"""The function words, and openers of list items, that stand with a capital behind the first word."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tqa.checks.fragments._lists import word_lists
from tqa.language.tokens import Kind

if TYPE_CHECKING:
    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token


def capitals(unit: Unit) -> list[int]:
    """The English tokens, but for the first, that are listed words with a capital."""
    tokens = unit.target_tokens
    if unit.target.isascii() and "'" not in unit.target:
        # There a word's form says all.
        capitalised = _capitalised_words()
        return [index for index, token in enumerate(tokens) if token[0] in capitalised and index]
    listed = word_lists("list_openers", "function_words")
    return [
        index
        for index, (text, norm, _, _, _) in enumerate(tokens)
        if index and text[0].isupper() and base_of(norm) in listed and is_capitalised(tokens[index])
    ]


@cache
def _capitalised_words() -> frozenset[str]:
    return frozenset(word.capitalize() for word in word_lists("list_openers", "function_words"))


def is_capitalised(token: Token) -> bool:
    """Whether the token is an English word with one capital, its first letter."""
    return is_upper(token) and token.text[1:] == token.text[1:].lower()


def is_upper(token: Token | None) -> bool:
    """Whether the token is an English word that begins with a capital."""
    return token is not None and token.text[0].isupper() and token.kind is Kind.LATIN


def base_of(norm: str) -> str:
    """The word before its apostrophe: "it" of "it's"."""
    return norm.partition("'")[0]
