"""What no term can be: too long, without a word, or of the other language."""

from __future__ import annotations

from tqa.glossary.problems import quoted
from tqa.language.arabic import is_arabic
from tqa.language.tokens import Kind, tokenize

_MOST_CHARACTERS = 300
_MOST_WORDS = 20


def flaw_of_target(term: str) -> str | None:
    """What is wrong with the target side of an entry, with the remedy; None where nothing is."""
    if any(map(is_arabic, term)):
        return f"the target {quoted(term)} is Arabic; put the Arabic under source, the English under target"
    return flaw_of(term)


def flaw_of(term: str) -> str | None:
    """What is wrong with a term of either side, with the remedy; None where nothing is."""
    if len(term) > _MOST_CHARACTERS:
        return f"{quoted(term)} is longer than {_MOST_CHARACTERS} characters; a term is a few words"
    words = [token for token in tokenize(term) if token.kind is not Kind.MARK]
    if not words:
        return f"{quoted(term)} holds no word; write a term or remove it"
    if len(words) > _MOST_WORDS:
        return f"{quoted(term)} has more than {_MOST_WORDS} words; a term is a few"
    return None
