"""The list of Arabic words with two senses, and finding the wrong one in a sentence pair."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.checks.accuracy._coverage import english_stems
from tqa.language.arabic import fold
from tqa.language.stems import english_stem, proclitic_splits
from tqa.language.tokens import LATIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tqa.checks.unit import Unit
    from tqa.lexicon.lexicon import Lexicon

_LIST = Path(__file__).with_name("wrong-senses.tsv")
# Another Arabic word explains the English one from this probability on.
_EXPLAINS = 0.1
# How far apart in their sentences, as shares of them, the two words may stand.
_APART = 0.6


@dataclass(frozen=True, slots=True)
class Sense:
    """An entry of the list.

    `arabic` holds folded words in a row, without article; `beside` the stems of words, some of several
    in a row; `wrong` and `right` English stems. `better` is the right word as the list has it.
    """

    arabic: tuple[str, ...]
    beside: tuple[tuple[str, ...], ...]
    wrong: frozenset[str]
    right: frozenset[str]
    better: str


@dataclass(frozen=True, slots=True)
class WrongSense:
    """English token `target` has a sense that Arabic tokens `first` to `last` do not have here."""

    target: int
    first: int
    last: int
    better: str


@lru_cache(maxsize=4)
def _senses(lexicon: Lexicon) -> Mapping[str, Sequence[Sense]]:
    """English stem of a wrong sense → the entries that have it."""
    found: dict[str, list[Sense]] = {}
    lines = [line for line in _LIST.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        arabic, beside, wrong, right = line.split("\t")
        sense = Sense(
            tuple(fold(word).removeprefix("ال") for word in arabic.split("_")),
            tuple(_stems(word, lexicon) for word in beside.split() if word != "-"),
            frozenset(map(english_stem, wrong.split())),
            frozenset(map(english_stem, right.split())),
            right.split()[0],
        )
        for stem in sense.wrong:
            found.setdefault(stem, []).append(sense)
    return found


def _stems(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(lexicon.split(word)[1] for word in words.split("_"))


def wrong_senses(unit: Unit) -> Iterator[WrongSense]:
    """English words of a wrong sense, where nothing of the right one stands in the sentence."""
    senses = _senses(unit.lexicon)
    suspects = english_stems(unit).keys() & senses.keys()
    if not suspects:
        return
    # One search of the whole text spares most senses the look at each word.
    whole = " ".join([token.norm for token in unit.source_tokens])
    likely = [
        (stem, sense, first)
        for stem in sorted(suspects)
        for sense in senses[stem]
        if sense.arabic[0] in whole and (first := _find_forms(sense.arabic, unit)) is not None
    ]
    if not likely:
        return
    # Whole words: the parts of a hyphenated one have no sense of their own.
    tokens = unit.target_tokens
    places = {
        english_stem(norm): at for norm, at in unit.target_places.items() if tokens[at[0]].kind is LATIN
    }
    arabic = unit.source_stems
    for stem, sense, first in likely:
        if stem not in places or not sense.right.isdisjoint(places):
            continue
        if sense.beside and all(_find(word, arabic) is None for word in sense.beside):
            continue
        last = first + len(sense.arabic) - 1
        target = places[stem][0]
        if _together(unit, first, target) and not _explained(unit, stem, arabic, range(first, last + 1)):
            yield WrongSense(target, first, last, sense.better)


def _find_forms(wanted: Sequence[str], unit: Unit) -> int | None:
    """Where words in a row begin, with any clitics before them; other forms of a word may have one sense."""
    tokens, word = unit.source_tokens, wanted[0]
    for at in range(len(tokens) - len(wanted) + 1):
        # Before the look at each reading of a token, and at those behind it.
        if word in tokens[at].norm and all(
            _is_form(token.norm, part)
            for token, part in zip(tokens[at : at + len(wanted)], wanted, strict=True)
        ):
            return at
    return None


def _is_form(norm: str, word: str) -> bool:
    """Whether a folded word is `word`, but for clitics before it and the ending of an accusative."""
    if word not in norm:
        return False
    rests = {rest for _, rest in proclitic_splits(norm)}
    return word in rests or f"{word}ا" in rests


def _find(wanted: Sequence[str], stems: Sequence[str]) -> int | None:
    """Where stems in a row begin."""
    for at, stem in enumerate(stems):
        if stem == wanted[0] and tuple(stems[at : at + len(wanted)]) == tuple(wanted):
            return at
    return None


def _together(unit: Unit, source: int, target: int) -> bool:
    return abs(source / len(unit.source_tokens) - target / len(unit.target_tokens)) <= _APART


def _explained(unit: Unit, english: str, arabic: Sequence[str], besides: range) -> bool:
    """Whether another Arabic word translates the English stem."""
    return any(
        unit.lexicon.translations(stem).get(english, 0.0) >= _EXPLAINS
        for at, stem in enumerate(arabic)
        if stem and at not in besides and stem not in arabic[besides.start : besides.stop]
    )
