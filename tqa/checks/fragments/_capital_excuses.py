"""What excuses the capitals of a sentence: a quoted question, reverence, the style of headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.fragments._lists import word_list
from tqa.language.tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

QUESTION_WORDS = frozenset(("who", "whom", "whose", "which", "when", "where"))
_REVERENT = frozenset(("he", "him", "his", "who", "whom"))
_TITLE_CASE_SHARE = 0.7
_LONGEST_HEADLINE = 20


def excused_words(tokens: Sequence[Token]) -> frozenset[str]:
    """Words that may carry a capital in this unit: those of a quoted question, and pronouns of reverence."""
    asked = QUESTION_WORDS if any(token.text == "?" for token in tokens) else frozenset[str]()
    reverence = word_list("reverence")
    revered = _REVERENT if any(token.norm in reverence for token in tokens) else frozenset[str]()
    return asked | revered


def is_title_case(tokens: Sequence[Token]) -> bool:
    """Whether nearly all content words carry capitals, as in a headline."""
    small = word_list("function_words")
    content = [token for token in tokens if token.kind is Kind.LATIN and token.norm not in small]
    capitals = sum(token.text[0].isupper() for token in content)
    return 2 < len(content) <= _LONGEST_HEADLINE and capitals >= _TITLE_CASE_SHARE * len(content)


def is_entity(tokens: Sequence[Token], index: int) -> bool:
    """Whether token `index` is the name of an HTML entity, whose semicolon is no punctuation."""
    return any(tokens[place].text == "&" for place in range(max(0, index - 2), index))
