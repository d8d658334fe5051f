"""The guard: a fix may not change a number, take or add a name, reword a quotation when it is safe, or create a finding.

It judges the one target segment (or bead) that the fix touches, before and after.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tqa.language.numbers import number_value
from tqa.language.tokens import Kind, tokenize
from tqa.model import Applicability

if TYPE_CHECKING:
    from tqa.model import Fix

# Rules whose business is numbers: their suggestions put the source's number in, so the number test does not bind them.
_NUMBER_RULES = ("number-mismatch", "date-mismatch")
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]*)[”\"»]")


def harm(before: str, after: str, fix: Fix, rule: str) -> str | None:
    """Why a fix must not be made to the text `before`, or None where nothing speaks against it."""
    if not rule.startswith(_NUMBER_RULES) and _numbers(before) != _numbers(after):
        return "it would change a number"
    lost = _names(before) - _names(after)
    if fix.applicability is Applicability.SAFE and lost:
        return f"it would remove the name “{min(lost)}”"
    if fix.applicability is Applicability.SAFE and _quoted_words(before) != _quoted_words(after):
        return "it would reword a quotation"
    return None


def _numbers(text: str) -> Counter[str]:
    return Counter(number_value(token.text) for token in tokenize(_without_entities(text)) if token.kind is Kind.NUMBER)


def _without_entities(text: str) -> str:
    return re.sub(r"&\s?#\s?[xX]?[0-9a-fA-F]{1,6}\s?;", " ", text)


def _names(text: str) -> set[str]:
    """Capitalised words, lower-cased, that also stay names when a stray capital is mended: "On" is none, "Baghdad" is."""
    tokens = tokenize(text)
    lower = {token.text for token in tokens if token.kind is Kind.LATIN and token.text.islower()}
    return {token.norm for token in tokens if token.kind is Kind.LATIN and token.text[0].isupper() and len(token.text) > 3 and token.norm not in lower}


def _quoted_words(text: str) -> list[list[str]]:
    quotes = [_words(match.group(1)) for match in _QUOTED.finditer(_without_entities(text))]
    return [words for words in quotes if words]


def _words(text: str) -> list[str]:
    words = [token.norm for token in tokenize(text) if token.is_word or token.kind is Kind.NUMBER]
    return [word for index, word in enumerate(words) if not index or word != words[index - 1]]
