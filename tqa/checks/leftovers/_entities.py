"""HTML entities, whole or torn apart by a tokeniser, and what they should read like."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.entities import html5
from typing import TYPE_CHECKING

from tqa.checks.leftovers._invisibles import is_invisible
from tqa.checks.rule import Hit, replace
from tqa.model import Applicability, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.unit import Unit

_SAFE, _SUGGESTED = Applicability.SAFE, Applicability.SUGGESTED
_ENTITY = re.compile(
    r"&[ ]?(?:amp[ ]?;[ ]?){0,2}"
    r"(?P<body>#[ ]?[0-9]{1,7}|#[ ]?[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31})[ ]?;"
    r"|&(?P<bare>quot|apos|nbsp|amp|lt|gt)(?![\w;=])"
)
_TAIL = re.compile(r"(?:s|t|re|ve|ll|d|m)(?![\w'’])")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD_BEHIND = re.compile(r"[^\W\d_]+")
_REACH = 40
# A plain single quote that opens, and whatever may close one.
_OPENING = re.compile(r"(?<![\w'])'(?=\w)")
_CLOSING = re.compile(r"[\w.,!?](?:[ ]?&[ ]?(?:#[ ]?39|apos)[ ]?;|')(?!\w)")
# Longer stretches in single quotes are rare, and looking further would cost time without bound.
_QUOTED = 200
# Elided articles and prefixes of names: d'Ivoire, L'Actuel, O'Brien.
_LONGEST_ELISION = 2
# The second half of a transliterated word is as short: Qur'an, Sana'a, Sha'bi.
_LONGEST_REMAINDER = 3
_PLURALS = "sxz"
_SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at but by can for had has her him his in is it its not of off on one or our out she"
        " so the to two up us was we who won yet you",
    )
)


@dataclass(frozen=True)
class _Place:
    """An entity in its text: `start` and `end` take in the spaces around it, `char` is what it stands for."""

    text: str
    match: re.Match[str]
    char: str

    @property
    def gap_before(self) -> bool:
        return self.match.start() > 0 and self.text[self.match.start() - 1] == " "

    @property
    def gap_behind(self) -> bool:
        return self.text[self.match.end() : self.match.end() + 1] == " "

    @property
    def before(self) -> str:
        """The word before, or the character that stands there instead."""
        left = self.text[max(0, self.match.start() - _REACH) : self.match.start()].rstrip(" ")
        found = _WORD_BEFORE.search(left)
        return found.group() if found else left[-1:]

    @property
    def behind(self) -> str:
        """The word behind, or the character that stands there instead."""
        right = self.text[self.match.end() : self.match.end() + _REACH].lstrip(" ")
        found = _WORD_BEHIND.match(right)
        return found.group() if found else right[:1]

    @property
    def has_tail(self) -> bool:
        """Whether the rest of a possessive or contraction follows: 's, 't, 're."""
        return _TAIL.match(self.text, self.match.end() + self.gap_behind) is not None


def find(unit: Unit) -> Iterator[Hit]:
    """A hit for every entity; its fix decodes it and takes the tokeniser's spaces away."""
    text = unit.target
    if "&" not in text:
        return
    places = [place for match in _ENTITY.finditer(text) if (place := _decode(text, match)) is not None]
    quotes = _quote_turns(text, places)
    single_open = False
    for place in places:
        if place.char == "'":
            left, right, applicability, single_open = _apostrophe(place, single_open=single_open)
        elif place.char == '"':
            opens, certain = quotes[place.match.start()]
            left, right, applicability = not opens, opens, _SAFE if certain else _SUGGESTED
        else:
            left, right, applicability = _other(place)
        if place.match.group() in unit.source:
            applicability = _SUGGESTED
        yield _hit(place, heal_left=left, heal_right=right, applicability=applicability)


def _decode(text: str, match: re.Match[str]) -> _Place | None:
    body = (match.group("body") or match.group("bare")).replace(" ", "")
    if body[0] != "#" and f"{body};" not in html5:
        return None
    if body[0] != "#" and " " in match.group() and body not in ("amp", "lt", "gt", "quot", "apos", "nbsp"):
        return None  # "R & D;" is no entity
    return _Place(text, match, html.unescape(f"&{body};"))


def _apostrophe(place: _Place, *, single_open: bool) -> tuple[bool, bool, Applicability, bool]:
    """Which gaps to close around an apostrophe, how surely, and whether a quotation is open behind it."""
    if place.has_tail and place.before[-1:].isalpha():
        return True, True, _SAFE, single_open
    ends_word, begins_word = place.before[-1:].isalnum(), place.behind[:1].isalnum()
    if not place.gap_before and not place.gap_behind:
        return False, False, _SAFE, begins_word and (single_open or not ends_word)
    if not single_open and _opens_quotation(place):
        return False, True, _SAFE, True
    between_words = place.before[-1:].isalpha() and place.behind[:1].isalpha()
    if single_open or not between_words or _straight_quote_is_open(place):
        return True, False, _SAFE, False
    if not place.gap_behind and _CLOSING.search(place.text, place.match.end(), place.match.end() + _QUOTED):
        return False, False, _SAFE, True  # known as &#39;hay&#39;
    joins, certain = _one_word(place)
    if not joins:
        # What stands apart on its left only is decoded where it is.
        certain = not place.gap_behind or _is_plural(place.before)
    return joins or place.gap_behind, joins, _SAFE if certain else _SUGGESTED, False


def _opens_quotation(place: _Place) -> bool:
    apart = place.gap_before or place.match.start() == 0
    return apart and not place.before[-1:].isalnum() and place.behind[:1].isalnum()


def _straight_quote_is_open(place: _Place) -> bool:
    """Whether a plain single quote opened a little before the entity, which then closes it."""
    left = place.text[max(0, place.match.start() - _QUOTED) : place.match.start()]
    opened = max((match.start() for match in _OPENING.finditer(left)), default=-1)
    return opened >= 0 and not _CLOSING.search(left, opened + 1)


def _one_word(place: _Place) -> tuple[bool, bool]:
    """Whether the apostrophe stands inside a name (d'Ivoire, Qur'an), and whether that is certain."""
    before, behind = place.before, place.behind
    acronym = len(before) > 1 and before.isupper()
    if len(before) <= _LONGEST_ELISION and before.lower() not in _SMALL_WORDS and not acronym:
        return True, True
    remainder = len(behind) <= _LONGEST_REMAINDER and behind.islower() and behind not in _SMALL_WORDS
    # "groups ' use" has a short word behind it as well.
    joins = remainder and not _is_plural(before)
    return joins, joins and before[0].isupper()


def _is_plural(word: str) -> bool:
    """Whether a possessive of the word may be a bare apostrophe."""
    return word[-1] in _PLURALS and word.lower() not in _SMALL_WORDS


def _quote_turns(text: str, places: list[_Place]) -> dict[int, tuple[bool, bool]]:
    """By offset of each quote entity: whether it opens, by turns with straight quotes, and how surely."""
    entities = {place.match.start(): place for place in places if place.char == '"'}
    turns = sorted([*entities, *(match.start() for match in re.finditer('"', text))])
    even = len(turns) % 2 == 0
    answer: dict[int, tuple[bool, bool]] = {}
    for number, offset in enumerate(turns):
        place = entities.get(offset)
        if place is None:
            continue
        opens = number % 2 == 0
        if place.gap_before != place.gap_behind and not even:
            opens = place.gap_before or not place.before
        ends = not place.behind and place.before[-1:] in tuple(".,!?")
        answer[offset] = (opens and not ends, even or ends or not place.before)
    return answer


def _other(place: _Place) -> tuple[bool, bool, Applicability]:
    """Brackets close up on their inner side, spaces merge, letters that stand apart are only offered."""
    if place.char in "([":
        return False, True, _SAFE
    if place.char in ")]":
        return True, False, _SAFE
    if place.char.isspace():
        return place.gap_before, place.gap_behind, _SAFE
    if place.char.isalpha() and (place.gap_before or place.gap_behind):
        return place.gap_before, place.gap_behind, _SUGGESTED
    return False, False, _SAFE


def _lost_its_s(place: _Place, applicability: Applicability, *, heal_left: bool, heal_right: bool) -> bool:
    between_words = place.before[-1:].isalpha() and place.behind[:1].isalpha()
    singular = between_words and place.before[-1] not in _PLURALS
    return singular and heal_left and not heal_right and applicability is _SUGGESTED


def _hit(place: _Place, *, heal_left: bool, heal_right: bool, applicability: Applicability) -> Hit:
    start = place.match.start() - (heal_left and place.gap_before)
    end = place.match.end() + (heal_right and place.gap_behind)
    char = place.char
    if char.isspace():
        at_edge = not place.before or not place.behind
        char = "" if at_edge else " "
    elif is_invisible(char) or (len(char) == 1 and not char.isprintable()):
        char = ""
    shown = end
    if place.char == "'" and place.has_tail and heal_left:
        tail = _TAIL.match(place.text, end)
        shown = tail.end() if tail else end
    if place.char == "'" and _lost_its_s(place, applicability, heal_left=heal_left, heal_right=heal_right):
        char = "'s"  # between two whole words a possessive lost its s
    fix = replace(Span(start, end), char, applicability, "Decode the entity.")
    message = (
        f"“{place.match.group()}” is an HTML entity for “{char}”."
        if char.strip()
        else f"“{place.match.group()}” is an HTML entity."
    )
    return Hit(Span(start, shown), message, fixes=(fix,))
