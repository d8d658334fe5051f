"""Reporting frames: who is said to say it, in Arabic (قال فلان إن) and in English ("said X", "X said")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.checks.accuracy._report_words import (
    ARABIC_OPENERS,
    ARABIC_QUOTERS,
    ARABIC_STOPS,
    AUXILIARIES,
    COMPLEMENTIZERS,
    ENGLISH_VERBS,
    LEFT_STOPS,
    NO_NAMES,
    NO_SUBJECT,
    PARTICLES,
    PREPOSITIONS,
    RIGHT_STOPS,
)
from tqa.language.tokens import LATIN, MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token

_QUOTES = frozenset("\"“”„‟«»'‘’`")
_HYPHENS = frozenset("-‐‑")
_LONGEST_CORE, _LONGEST = 12, 40
# A name in quotation marks, with these; an initial or "Mr".
_LONGEST_QUOTED, _LONGEST_ABBREVIATION = 6, 2
# Of an appositive: "Salem Najjar, the mayor of the town, said".
_LONGEST_APPOSITIVE = 20


@dataclass(frozen=True, slots=True)
class Frame:
    """A report: the token of its verb, the words that name the speaker, and all that may tell of him.

    `name` are the English words of the speaker's name, next to the verb; empty in Arabic, whose names have no
    capitals. A frame without `core` leaves the speaker open (a pronoun, or none).
    """

    verb: int
    core: tuple[int, ...]
    wide: tuple[int, ...]
    name: tuple[int, ...] = ()


def reports_in_english(unit: Unit) -> list[Frame]:
    """The frames of the English, in order; cheap where there is no verb of speech."""
    frames = []
    for verb in unit.places_of(ENGLISH_VERBS):
        frame = _english_frame(unit.target_tokens, verb)
        if frame is not None:
            frames.append(frame)
    return frames


def reports_in_arabic(unit: Unit) -> list[Frame]:
    """The frames of the Arabic, in order."""
    tokens = unit.source_tokens
    frames = []
    for index in [i for i, token in enumerate(tokens) if token.norm in ARABIC_OPENERS]:
        if tokens[index].norm in ARABIC_QUOTERS:
            wide = _arabic_stretch(tokens, index)
            frames.append(Frame(index, tuple(i for i in wide if tokens[i].kind is not MARK), wide))
        else:
            frames.append(_arabic_frame(tokens, index))
    return frames


def _arabic_frame(tokens: Sequence[Token], verb: int) -> Frame:
    first = verb + 1
    if [token.norm for token in tokens[first : first + 2]] in (["من", "جانبه"], ["من", "جانبها"]):
        first += 2
    core = []
    for index in range(first, min(first + _LONGEST_CORE, len(tokens))):
        token = tokens[index]
        if index == first and token.text in _QUOTES and _closes(tokens, index):
            continue
        if _ends(tokens, index) or token.norm in ARABIC_STOPS or token.norm in COMPLEMENTIZERS:
            break
        core.append(index)
    return Frame(verb, tuple(core), _arabic_stretch(tokens, verb))


def _arabic_stretch(tokens: Sequence[Token], verb: int) -> tuple[int, ...]:
    """All words from the verb to what is said."""
    end = verb + 1
    while end < min(verb + _LONGEST, len(tokens)):
        token = tokens[end]
        if token.norm in COMPLEMENTIZERS or (token.text in ":.؟!" and _ends(tokens, end)):
            break
        if token.text in _QUOTES:
            close = _closes(tokens, end)
            if not close:
                break
            end = close
        end += 1
    return tuple(range(verb + 1, end))


def _closes(tokens: Sequence[Token], opening: int) -> int:
    """The mark that closes a quotation of a few words, which may be a name; 0 where there is none."""
    for index in range(opening + 2, min(opening + _LONGEST_QUOTED, len(tokens))):
        if tokens[index].text in _QUOTES:
            return index
    return 0


def _ends(tokens: Sequence[Token], index: int) -> bool:
    """Whether a mark ends a phrase: not the full stop of an initial, nor a hyphen."""
    token = tokens[index]
    if token.kind is not MARK or token.text in _HYPHENS:
        return False
    return token.text != "." or index == 0 or len(tokens[index - 1].norm) > _LONGEST_ABBREVIATION


def _english_frame(tokens: Sequence[Token], verb: int) -> Frame | None:
    """The frame of the verb at `verb`; None where it reports nothing."""
    if tokens[verb].norm == "according":
        to = verb + 1 < len(tokens) and tokens[verb + 1].norm == "to"
        return _right(tokens, verb, verb + 2) if to else None
    last = verb - 1
    while last >= 0 and (tokens[last].norm in AUXILIARIES or tokens[last].norm.endswith("ly")):
        last -= 1
    if last < 0 or tokens[last].text in _QUOTES or tokens[last].kind is MARK:
        if _is_subject(tokens, verb + 1):
            return _right(tokens, verb, verb + 1)
        if last >= 0 and tokens[last].text == ",":
            return _behind_appositive(tokens, verb, last)
        return Frame(verb, (), ())
    if tokens[last].norm in NO_SUBJECT:
        return Frame(verb, (), ())
    core = _left(tokens, last)
    return Frame(verb, core, core, _name_at(tokens, last))


def _is_subject(tokens: Sequence[Token], index: int) -> bool:
    """Whether the subject follows its verb: “…,” said the minister."""
    if index >= len(tokens) or tokens[index].kind is not LATIN:
        return False
    return tokens[index].text[0].isupper() or (
        tokens[index].norm not in NO_SUBJECT and tokens[index].norm not in RIGHT_STOPS
    )


def _behind_appositive(tokens: Sequence[Token], verb: int, comma: int) -> Frame:
    for index in range(comma - 1, max(0, comma - _LONGEST_APPOSITIVE), -1):
        if tokens[index].text == ",":
            core = _left(tokens, index - 1)
            wide = (*core, *range(index + 1, comma))
            return Frame(verb, core, wide, _name_at(tokens, index - 1))
        if tokens[index].text in _QUOTES or tokens[index].text in ".:;!?":
            break
    return Frame(verb, (), ())


def _left(tokens: Sequence[Token], last: int) -> tuple[int, ...]:
    """The words up to the token `last` that may be one noun phrase."""
    first = last
    while (
        first > 0
        and last - first < _LONGEST_CORE
        and not _ends(tokens, first - 1)
        and tokens[first - 1].norm not in LEFT_STOPS
    ):
        first -= 1
    return tuple(range(first, last + 1))


def _right(tokens: Sequence[Token], verb: int, first: int) -> Frame:
    """A frame whose speaker stands behind its verb."""
    last = first
    while (
        last < min(first + _LONGEST_CORE, len(tokens))
        and not _ends(tokens, last)
        and tokens[last].norm not in RIGHT_STOPS
    ):
        last += 1
    end = last
    while end < min(first + _LONGEST, len(tokens)) and tokens[end].text not in ".:;!?":
        if tokens[end].text in _QUOTES:
            break
        end += 1
    name = _capitals(tokens, first, last - 1)
    return Frame(verb, tuple(range(first, last)), tuple(range(first, end)), name)


def _name_at(tokens: Sequence[Token], last: int) -> tuple[int, ...]:
    """The name that ends at the token `last`, where it is that of the subject.

    "The brother of Salem said": Salem did not.
    """
    name = _capitals(tokens, 0, last)
    return () if name and name[0] > 0 and tokens[name[0] - 1].norm in PREPOSITIONS else name


def _capitals(tokens: Sequence[Token], floor: int, last: int) -> tuple[int, ...]:
    """The words with capitals that end at the token `last`; a possessor is none of them, nor is a date."""
    first = last + 1
    while first > floor:
        token = tokens[first - 1]
        if token.kind is not LATIN or token.norm in NO_NAMES or token.norm.endswith(("'s", "'")):
            break
        if not (token.text[0].isupper() or token.norm in PARTICLES or "-" in token.text[:4]):
            break
        first -= 1
    return tuple(range(first, last + 1))
