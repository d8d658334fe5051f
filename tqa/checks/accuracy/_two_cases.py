"""One name written in two ways inside a sentence: “Forces Nouvelles” and “Forces nouvelles”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.language.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.accuracy._names import Name
    from tqa.checks.unit import Unit


def two_cases(unit: Unit, names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Two tokens, the earlier one first: the word behind a name, once with a capital and once without."""
    tokens = unit.target_tokens
    seen: dict[tuple[str, str], int] = {}
    for name in names:
        second = name.index + 1
        if second == len(tokens) or tokens[second].kind is not Kind.LATIN or tokens[second].text.isupper():
            continue
        key = tokens[name.index].norm, tokens[second].norm
        first = seen.setdefault(key, second)
        differs = tokens[first].text[0].isupper() != tokens[second].text[0].isupper()
        if differs and tokens[first].text.lower() == tokens[second].text.lower():
            yield first, second
