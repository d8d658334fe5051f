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

from tqa.checks.fragments._lists import word_list
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
def _keys(name: str) -> tuple[frozenset[str], Mapping[str, tuple[int, ...]]]:
    """The rarest word of each phrase of the list `name`, with how far behind a phrase's start it stands."""
    light = word_list("function_words") | word_list("before_nouns")
    found: dict[str, set[int]] = {}
    for groups in phrases(name).values():
        for phrase in (phrase for group in groups.values() for phrase in group):
            # The longer a word is, the rarer (Zipf 1935); of two that are as long, function words are not it.
            ranks = [(word not in light, len(word), place) for place, word in enumerate(phrase.words)]
            place = max(ranks)[2]
            found.setdefault(phrase.words[place], set()).add(place)
    return frozenset(found), {word: tuple(places) for word, places in found.items()}


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
    keys, offsets = _keys(name)
    found = keys & unit.target_forms
    if not found:
        return
    starts = {place - offset for key in found for place in unit.target_places[key] for offset in offsets[key]}
    table, norms, source = phrases(name), unit.target_norms, None
    for index in sorted(start for start in starts if start >= 0 and norms[start] in table):
        groups, tokens = table[norms[index]], unit.target_tokens
        second = norms[index + 1] if index + 1 < len(norms) else ""
        for phrase in (*groups.get(second, ()), *groups.get("", ())):
            if not _stands(unit, tokens, index, phrase):
                continue
            if phrase.arabic:
                source = fold(unit.source) if source is None else source
                if not any(word in source for word in phrase.arabic):
                    continue
            span = Span(tokens[index].start, tokens[index + len(phrase.words) - 1].end)
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
