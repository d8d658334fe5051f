"""Times and degrees: “since three years”, “on March 2004”, “a two-days visit”, “more easier”."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from tqa.checks.fluency._context import PREPOSITIONS
from tqa.checks.fluency._lists import word_set
from tqa.language.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tqa.checks.fluency._context import Sentence
    from tqa.checks.rule import Hit

_MONTHS = word_set("months")
_DAYS = word_set("days")
_UNITS = word_set("units")
_NUMERALS = word_set("numerals")
_COMPARATIVES = word_set("comparatives")
_SUPERLATIVES = word_set("superlatives")
_MODIFYING_NUMERALS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty", "thirty",
)  # fmt: skip
MODIFIERS = frozenset(
    f"{number}-{unit}"
    for number in _MODIFYING_NUMERALS
    for unit in ("years", "months", "weeks", "days", "hours")
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_IN_RANGE = word_set("in-range")
_SCALE_ENDS = word_set("scale-ends")
_LONGEST_SCALE = 25
_LONGEST_RANGE = 10
_SCALES = frozenset(("ranging", "ranged", "ranges"))
TRIGGERS = frozenset(("since", "on", "in", "at", "between", "more", "most")) | _SCALES
# What must follow these for anything to be wrong.
MAY_FOLLOW: Mapping[str, Callable[[str], bool]] = {
    "on": _MONTHS.__contains__,
    "at": _DAYS.__contains__,
    "in": lambda word: word in _DAYS or word.isdecimal(),
    "between": lambda word: word in _IN_RANGE or word[:1].isdecimal(),
    "more": _COMPARATIVES.__contains__,
    "most": _SUPERLATIVES.__contains__,
    **dict.fromkeys(_SCALES, "from".__eq__),
}


def time_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """What is wrong with the time or degree that begins at `index`."""
    word = sentence.norm(index)
    if word == "since":
        yield from _since_hits(sentence, index)
    elif word in ("on", "in", "at"):
        yield from _date_hits(sentence, index)
    elif word == "between":
        yield from _range_hits(sentence, index)
    elif word in _SCALES:
        yield from _scale_hits(sentence, index)
    else:
        yield from _degree_hits(sentence, index)


def modifier_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """“two-days” before a noun."""
    token, following = sentence.tokens[index], index + 1
    if not sentence.is_lower(following):
        return
    word = sentence.norm(following)
    if sentence.spaced(index) and word != "old" and word not in PREPOSITIONS | {"and", "or", "ago", "later"}:
        yield sentence.hit(index, index, token.text[:-1], "a unit before its noun is singular")


def _since_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    place = index + 1
    if sentence.norm(place) in ("about", "nearly", "almost", "over"):
        place += 1
    elif sentence.norm(place) == "more" and sentence.norm(place + 1) == "than":
        place += 2
    if place >= len(sentence.tokens):
        return
    number = sentence.tokens[place]
    if number.norm not in _NUMERALS and (number.kind is not Kind.NUMBER or len(number.text) > 3):
        return
    after = place + 2
    if sentence.norm(place + 1) not in _UNITS or not (
        sentence.is_end(after) or sentence.norm(after) == "and"
    ):
        return
    shown = "For" if sentence.tokens[index].text == "Since" else "for"
    why = "“since” takes a point in time, a length of time takes “for”"
    yield sentence.hit(index, place + 1, f"{shown} {sentence.text(index + 1, place + 1)}", why)


def _date_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    if index + 2 >= len(sentence.tokens) or not sentence.spaced(index):
        return
    preposition, shown = sentence.norm(index), sentence.tokens[index].text
    if preposition == "on" and _is_month_and_year(sentence, index + 1):
        right, last, why = "in", index + 2, "a month takes “in”"
    elif preposition in ("in", "at") and _is_bare_day(sentence, index + 1):
        right, last, why = "on", index + 1, "a day takes “on”"
    elif preposition == "in" and _is_day_and_month(sentence, index + 1):
        right, last, why = "on", index + 2, "a date takes “on”"
    else:
        return
    yield sentence.hit(index, last, f"{_case(right, shown)} {sentence.text(index + 1, last)}", why)


def _is_month_and_year(sentence: Sentence, index: int) -> bool:
    year = _YEAR.match(sentence.norm(index + 1))
    return sentence.norm(index) in _MONTHS and year is not None and sentence.is_end(index + 2)


def _is_bare_day(sentence: Sentence, index: int) -> bool:
    day = sentence.norm(index) in _DAYS and sentence.tokens[index].text.istitle()
    return day and sentence.is_end(index + 1) and sentence.norm(index + 1) not in ("(", "“", '"')


def _is_day_and_month(sentence: Sentence, index: int) -> bool:
    day = sentence.norm(index)
    if not (day.isdecimal() and len(day) <= 2 and 1 <= int(day) <= 31):
        return False
    return sentence.norm(index + 1) in _MONTHS and sentence.tokens[index + 1].text.istitle()


def _case(word: str, shown: str) -> str:
    return word.capitalize() if shown[0].isupper() else word


def _range_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """“between 1990 to 1995”, “between the 10th to the 14th century”."""
    tokens, place = sentence.tokens, index + 1
    longest = min(len(tokens), index + _LONGEST_RANGE)
    while place < longest and (tokens[place].kind is Kind.NUMBER or sentence.norm(place) in _IN_RANGE):
        place += 1
    last = place + 1 + (sentence.norm(place + 1) == "the")
    if place == index + 1 or last >= len(tokens) or sentence.norm(place) != "to":
        return
    rest = (tokens[each] for each in range(last + 1, min(last + 9, len(tokens))))
    ahead = [token.norm for token in takewhile(lambda token: token.kind is not Kind.MARK, rest)]
    if tokens[last].kind is Kind.NUMBER and "and" not in ahead:  # "between 5 to 10 and 15 to 20"
        right = f"{sentence.text(index, place - 1)} and {sentence.text(place + 1, last)}"
        yield sentence.hit(index, last, right, "“between” takes “and”")


def _scale_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """“ranging from neglect, abuse and blackmail”, with no “to”."""
    if sentence.norm(index + 1) != "from":
        return
    place = index + 2
    longest = min(len(sentence.tokens), index + _LONGEST_SCALE)
    while place < longest and sentence.norm(place) not in _SCALE_ENDS:
        place += 1
    if place < len(sentence.tokens) and sentence.norm(place) not in (".", ";"):
        return  # "to", or a mark that may stand for it
    norms = [sentence.norm(each) for each in range(index + 2, place)]
    if "," in norms and ("and" in norms or "or" in norms) and place < index + _LONGEST_SCALE:
        yield sentence.hit(index, index + 1, "", "a range “from” takes “to” as well")


def _degree_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    degree, word = sentence.norm(index), sentence.norm(index + 1)
    if not sentence.spaced(index) or not sentence.is_lower(index + 1):
        return
    if degree == "more" and word in _COMPARATIVES:
        # "more better schools" may be more of them.
        if sentence.norm(index + 2) not in {"than", "to", "for", "in", "and"} and not sentence.is_end(
            index + 2
        ):
            return
    elif not (degree == "most" and word in _SUPERLATIVES):
        return
    right = _case(sentence.tokens[index + 1].text, sentence.tokens[index].text)
    yield sentence.hit(index, index + 1, right, f"“{word}” says “{degree}” already")
