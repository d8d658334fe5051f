"""Words that carry grammar rather than content: their loss changes no fact.

The lists stand beside this module; lines that begin with # are comments.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.language.arabic import fold

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from tqa.model import Language

_HERE = Path(__file__).parent


@cache
def function_words(language: Language) -> AbstractSet[str]:
    """The words in matching form: Arabic folded and without proclitics, English in lower case."""
    text = (_HERE / f"function-words.{language}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(fold(word) for line in lines for word in line.split())
