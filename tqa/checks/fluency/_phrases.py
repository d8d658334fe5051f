"""Fixed phrases that are wrong as they stand, read from a list beside this module.

One entry a line: `wrong => right | why`, and where the phrase is wrong only as the rendering of certain
Arabic, `| Arabic, Arabic`. `{a/b}` stands for either word, and `$1` on the right for the one that the first
such group took. `<name>` and `<number>` at the end ask for what must follow without being part of the phrase,
`<end>` for a mark or the end of the text. An empty right side offers no fix.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.checks.rule import Hit, replace
from tqa.language.arabic import fold
from tqa.language.tokens import Kind, Token
from tqa.model import Applicability, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tqa.checks.unit import Unit

_GROUP = re.compile(r"\{([^}]*)\}")
_FOLLOWS = re.compile(r" <(name|number|end)>$")


@dataclass(frozen=True)
class Phrase:
    """One wording of an entry: its words, what must follow, the better wording, why, and Arabic behind it."""

    words: tuple[str, ...]
    follows: str
    right: str
    why: str
    arabic: tuple[str, ...]


@cache
def phrases(name: str) -> Mapping[str, Mapping[str, tuple[Phrase, ...]]]:
    """The entries of the list `name`, by their first word, then by their second ("" where there is none)."""
    table: dict[str, dict[str, list[Phrase]]] = {}
    for line in (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            for phrase in _wordings(line):
                first, second = (*phrase.words, "")[:2]
                table.setdefault(first, {}).setdefault(second, []).append(phrase)
    return {
        first: {second: _longest_first(group) for second, group in groups.items()}
        for first, groups in table.items()
    }


@cache
def _openings(name: str) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """The first two words of each phrase of the list `name`, and the phrases of one word."""
    pairs = {(first, second) for first, groups in phrases(name).items() for second in groups if second}
    return frozenset(pairs), frozenset(first for first, groups in phrases(name).items() if "" in groups)


def _longest_first(group: Sequence[Phrase]) -> tuple[Phrase, ...]:
    return tuple(sorted(group, key=lambda phrase: -len(phrase.words)))


def _wordings(line: str) -> Iterator[Phrase]:
    entry, why, *rest = (part.strip() for part in line.split("|"))
    wrong, right = (part.strip() for part in f"{entry} ".split("=> ", 1))
    arabic = tuple(fold(part.strip()) for part in rest[0].split(",")) if rest else ()
    follows = _FOLLOWS.search(wrong)
    if follows:
        wrong = wrong[: follows.start()]
    groups = [group.split("/") for group in _GROUP.findall(wrong)]
    for chosen in product(*groups):
        taken = iter(chosen)
        words = tuple(_GROUP.sub(lambda _: next(taken), wrong).split())  # noqa: B023 - used at once
        better = re.sub(r"\$(\d)", lambda match: chosen[int(match.group(1)) - 1], right)  # noqa: B023
        yield Phrase(words, follows.group(1) if follows else "", better, why, arabic)


def phrase_hits(unit: Unit, name: str) -> Iterator[Hit]:
    """A hit for each phrase of the list `name`."""
    pairs, words = _openings(name)
    found = pairs.intersection(unit.target_pairs)
    places = [index for index, pair in enumerate(unit.target_pairs) if pair in found] if found else []
    places += unit.places_of(words)
    if not places:
        return
    table = phrases(name)
    tokens, source = unit.target_tokens, None
    for index in sorted(set(places)):
        groups, token = table[tokens[index].norm], tokens[index]
        second = tokens[index + 1].norm if index + 1 < len(tokens) else ""
        for phrase in (*groups.get(second, ()), *groups.get("", ())):
            end = index + len(phrase.words)
            if not _stands(unit, tokens, index, phrase):
                continue
            if phrase.arabic:
                source = fold(unit.source) if source is None else source
                if not any(word in source for word in phrase.arabic):
                    continue
            span = Span(token.span.start, tokens[end - 1].span.end)
            yield _hit(unit, span, phrase)
            break


def _stands(unit: Unit, tokens: Sequence[Token], index: int, phrase: Phrase) -> bool:
    end = index + len(phrase.words)
    if end > len(tokens) or any(tokens[at].norm != phrase.words[at - index] for at in range(index + 2, end)):
        return False  # the first two words are those that the phrase was found by
    if not joined(unit, index, end - 1):
        return False
    following = tokens[end] if end < len(tokens) else None
    if phrase.follows == "end":
        return following is None or following.kind is Kind.MARK
    if phrase.follows == "number":
        return following is not None and following.kind is Kind.NUMBER
    if phrase.follows == "name":
        return following is not None and following.kind is Kind.LATIN and following.text[0].isupper()
    return True


def joined(unit: Unit, first: int, last: int) -> bool:
    """Whether only blanks stand between the tokens from `first` to `last`."""
    gap = unit.target[unit.target_tokens[first].span.end : unit.target_tokens[last].span.start]
    return "\n" not in gap


def like(text: str, shown: str) -> str:
    """`text` with a capital where `shown` begins with one."""
    return text[:1].upper() + text[1:] if shown[:1].isupper() else text


def _hit(unit: Unit, span: Span, phrase: Phrase) -> Hit:
    shown = span.of(unit.target)
    right = like(phrase.right, shown)
    better = f" Better: “{right}”." if right else ""
    fixes = (replace(span, right, Applicability.SUGGESTED, phrase.why),) if right else ()
    return Hit(span, f"“{shown}”: {phrase.why}.{better}", fixes=fixes, confidence=0.85)
