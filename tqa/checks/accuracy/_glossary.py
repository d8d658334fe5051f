"""The user's own names: pairs such as «الكاظمي = al-Kadhimi | Kadhimi», which win over any other evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tqa.checks.accuracy._names import is_capitalised
from tqa.errors import ConfigError
from tqa.language.soundalike import alike_pairs
from tqa.language.stems import proclitic_lengths
from tqa.language.tokens import Kind, tokenize
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.rule import Options
    from tqa.checks.unit import Unit

_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """An Arabic name as words in matching form, and what it may be called, the preferred form first."""

    arabic: tuple[str, ...]
    english: tuple[str, ...]


def entries(rule: str, options: Options) -> tuple[Entry, ...]:
    """The entries of the option `names` of a rule.

    Raises:
        ConfigError: an entry is not an Arabic and an English name with "=" between them.
    """
    names = options["names"]
    return _read(rule, tuple(names)) if isinstance(names, list | tuple) else ()


@lru_cache(maxsize=16)
def _read(rule: str, lines: tuple[str, ...]) -> tuple[Entry, ...]:
    return tuple(_entry(rule, number, line) for number, line in enumerate(lines, 1))


def _entry(rule: str, number: int, line: str) -> Entry:
    arabic, _, english = line.partition("=")
    words = tuple(token.norm for token in tokenize(arabic) if token.kind is Kind.ARABIC)
    forms = tuple(" ".join(form.split()) for form in english.split("|") if form.strip())
    if not words or not forms or any(token.kind is Kind.ARABIC for form in forms for token in tokenize(form)):
        msg = f'rules.{rule}: names, entry {number}: expected "Arabic name = English name", got {line!r}'
        raise ConfigError(msg)
    return Entry(words, forms)


def mentions(unit: Unit, known: Sequence[Entry]) -> Iterator[tuple[Entry, int, int]]:
    """Entries whose name the Arabic says, each with its first and last token."""
    if not known:
        return
    tokens = unit.source_tokens
    for entry in known:
        last = len(entry.arabic) - 1
        for first in range(len(tokens) - last):
            rest = tuple(token.norm for token in tokens[first + 1 : first + last + 1])
            if rest == entry.arabic[1:] and _is_word(tokens[first].norm, entry.arabic[0]):
                yield entry, first, first + last


def _is_word(norm: str, wanted: str) -> bool:
    """Whether a word is the one wanted, with or without conjunctions and prepositions in front."""
    if not norm.endswith(wanted.removeprefix("ال")):
        return False
    return norm == wanted or any(
        norm[length:] in (wanted, wanted.removeprefix("ال")) for length in proclitic_lengths(norm)
    )


def is_said(unit: Unit, form: str) -> bool:
    """Whether the English has a name just so, a possessive ending aside."""
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", unit.target) is not None


def heard_at(unit: Unit, entry: Entry) -> Span | None:
    """Where capitalised English words sound like a name's words, if they stand side by side."""
    tokens = [
        (j, token)
        for j, token in enumerate(unit.target_tokens)
        if token.kind is Kind.LATIN and is_capitalised(token.text)
    ]
    alike = alike_pairs(entry.arabic, [token.norm for _, token in tokens])
    places = sorted({tokens[column][0] for _, column in alike})
    if not places or places[-1] - places[0] >= len(entry.arabic) + 1:
        return None
    last = unit.target_tokens[places[-1]]
    end = last.span.end - (len(last.text) - len(_POSSESSIVE.sub("", last.text)))
    return Span(unit.target_tokens[places[0]].span.start, end)
