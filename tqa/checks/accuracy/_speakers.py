"""Where the English says that somebody else said it: the speakers of both sides, report by report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.checks.accuracy._offices import SPEAKS_FOR, arabic_offices, english_offices
from tqa.checks.accuracy._persons import Persons, shares_a_name
from tqa.checks.accuracy._report_frames import reports_in_arabic, reports_in_english
from tqa.checks.accuracy._report_words import COMPLEMENTIZERS, NO_NAMES
from tqa.language.tokens import ARABIC, LATIN, MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.accuracy._report_frames import Frame
    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token

# Words that nobody can have written: several run together, in which any name may hide.
_RUN_TOGETHER = 20
# Where the verb of a report stands that is all that a bead says.
_FIRST = 1
_STOPS = frozenset(".؟!?")
# An office comes first in Arabic, or behind a form of address.
_TITLES = 2
_BEHIND_HEAD = frozenset(("of", "for", "in", "at"))
# Men of two offices there are, and in Arabic and English they may be called by either.
_BY_OFFICE = 0.6
# A longer bead is no sentence.
_MOST_TOKENS = 400
# Nor is one with more verbs of speech, each of which is compared with each.
_MOST_REPORTS = 6


@dataclass(frozen=True, slots=True)
class Changed:
    """A report with another speaker: the tokens that name both, and how sure that is.

    `elsewhere` is what the English calls the Arabic's speaker in other places; "" where it does not.
    """

    unit: Unit
    english: tuple[int, ...]
    arabic: tuple[int, ...]
    confidence: float
    elsewhere: str = ""


def changed_speakers(units: Sequence[Unit]) -> Iterator[Changed]:
    """The reports of an article that have another speaker in the English, where the article knows both."""
    persons = Persons(units)
    for unit in units:
        if unit.source and unit.target and not unit.heading and not unit.furniture:
            changed = _changed(unit, persons)
            if changed is not None:
                yield changed


def _changed(unit: Unit, persons: Persons) -> Changed | None:
    english = reports_in_english(unit)
    if not any(frame.core for frame in english) or len(english) > _MOST_REPORTS:
        return None
    if max(len(unit.source_tokens), len(unit.target_tokens)) > _MOST_TOKENS:
        return None
    arabic = reports_in_arabic(unit)
    if len(arabic) > _MOST_REPORTS or not any(frame.core for frame in arabic):
        return None
    return _other_person(unit, arabic, english, persons) or _other_office(unit, arabic, english, persons)


def _other_person(
    unit: Unit, arabic: Sequence[Frame], english: Sequence[Frame], persons: Persons
) -> Changed | None:
    """The one speaker of the English who is none of the Arabic's, in the place of one of those."""
    named = [frame for frame in english if frame.name]
    strange = [
        frame for frame in named if not any(shares_a_name(unit, each.wide, frame.wide) for each in arabic)
    ]
    if not strange or any(len(token.norm) > _RUN_TOGETHER for token in unit.source_words):
        return None
    strange = [frame for frame in strange if persons.knows(unit.target_tokens[frame.name[-1]])]
    left = [
        (frame, speaker)
        for frame in arabic
        if frame.core
        and not any(shares_a_name(unit, frame.wide, each.wide) for each in named)
        and (speaker := persons.speaker(unit, frame)) is not None
    ]
    if len(strange) != 1 or len(left) != 1:
        return None
    theirs, (ours, speaker) = strange[0], left[0]
    if not _are_only(unit, arabic, english) and not _alone(unit, ours, theirs):
        return None
    if persons.are_one(unit, speaker.tokens, theirs.name):
        return None
    return Changed(unit, theirs.name, speaker.tokens, speaker.sure, speaker.english)


def _are_only(unit: Unit, arabic: Sequence[Frame], english: Sequence[Frame]) -> bool:
    """Whether a bead is one report with one verb of speech: then other names that it has matter not."""
    if len(arabic) != 1 or len(english) != 1 or not _is_sentence(unit):
        return False
    ours = arabic[0]
    said = max((ours.verb, *ours.wide)) + 1
    return (
        ours.verb <= _FIRST
        and said < len(unit.source_tokens)
        and (unit.source_tokens[said].norm in COMPLEMENTIZERS or unit.source_tokens[said].kind is MARK)
    )


def _is_sentence(unit: Unit) -> bool:
    return not any(token.text in _STOPS for token in unit.source_tokens[:-2])


def _alone(unit: Unit, ours: Frame, theirs: Frame) -> bool:
    """Whether neither speaker is named anywhere on the other side of the bead."""
    source = [i for i, token in enumerate(unit.source_tokens) if token.kind is ARABIC]
    target = [i for i, token in enumerate(unit.target_tokens) if token.kind is LATIN]
    return not shares_a_name(unit, source, theirs.name) and not shares_a_name(unit, ours.core, target)


def _other_office(
    unit: Unit, arabic: Sequence[Frame], english: Sequence[Frame], persons: Persons
) -> Changed | None:
    """An office that the article has, without a name, in the place of another one."""
    if len(arabic) != 1 or len(english) != 1 or not _is_sentence(unit):
        return None
    ours, theirs = arabic[0], english[0]
    source, target = unit.source_tokens, unit.target_tokens
    if any(_is_named(target[i]) for i in theirs.wide):
        return None
    head = _english_head(unit, theirs)
    first = next((i for i in ours.core[:_TITLES] if arabic_offices(source[i])), None)
    if head is None or first is None:
        return None
    mine, yours = arabic_offices(source[first]), english_offices(target[head])
    ours_all = frozenset[str]().union(*(arabic_offices(source[i]) for i in ours.wide))
    theirs_all = frozenset[str]().union(*(english_offices(target[i]) for i in theirs.wide))
    changed = mine.isdisjoint(theirs_all) and (yours.isdisjoint(ours_all) or SPEAKS_FOR in mine)
    if changed and any(persons.offices[office] for office in yours):
        return Changed(unit, (head,), (first,), _BY_OFFICE)
    return None


def _is_named(token: Token) -> bool:
    """Whether an English word is a name: of words with a capital, an office is none."""
    if token.kind is not LATIN or not token.text[0].isupper():
        return False
    return token.norm not in NO_NAMES and not english_offices(token)


def _english_head(unit: Unit, frame: Frame) -> int | None:
    """The office of who speaks: "the minister's spokesman", "a spokesman for the minister"."""
    tokens, core = unit.target_tokens, frame.core
    for i in core:
        heads = i == core[-1] or tokens[i + 1].norm in _BEHIND_HEAD
        if heads and english_offices(tokens[i]) and not tokens[i].norm.endswith("'s"):
            return i
    return None
