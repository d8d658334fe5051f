"""Sorts the stretches of a page: text of the article, furniture pasted into it, and the page's own.

Trafilatura (or the user's selector) says where the article is. What trafilatura leaves out although it stands
among the article's paragraphs is article still: a short line, a caption, a by-line. A box of its own, such as
a list of links, is furniture between two paragraphs of the article, and before and behind them it belongs to
the page, which has menus and comments of its own in every language.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.html.extract import extracted, selected
from tqa.formats.html.names import HEADINGS, PAGE_PARTS, PAGE_ROLES, TEXT_ELEMENTS
from tqa.formats.read import shown
from tqa.language.furniture import is_furniture
from tqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from tqa.formats.html.slots import Slot
    from tqa.formats.html.tree import Element, Event
    from tqa.model import Language

_MOST_OF_IT = 0.8
_MOSTLY_LINKS = 0.6
_FEWEST_WORDS = 8
# How templates call boxes that are no part of an article; asked only about what trafilatura leaves out.
_PAGE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|banner|breadcrumbs?|comments?|cookies?|newsletter|pager|pagination|promo\w*|"
    r"recommend\w*|related|share|sharing|sidebar|signup|social|sponsor\w*|subscri\w+|tags|teasers?|toolbar|"
    r"widgets?)(?=$|[\s_-])",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?؟…۔][\"'”’»)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a slot is for the document, and for furniture the box that it is in, as its template names it."""

    kind: BlockKind | None
    box: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was taken apart: its characters, what comes after what, and its stretches of text."""

    text: str
    path: str
    happenings: Sequence[Event]
    slots: Sequence[Slot]


def choose(page: Page, language: Language, selector: str = "") -> dict[int, Choice]:
    """The slots that make up the document, by their indices; the page's own are left out.

    Raises:
        InputError: there is no text in the page or in what the selector picks, or a library is missing.
    """
    path, filled = page.path, [slot for slot in page.slots if slot.text.strip()]
    if not filled:
        raise InputError(f"{shown(path)}: holds no text that a reader sees; save the page with its article")
    if selector:
        roots = selected(page.text, page.happenings, path, selector)
        chosen = [slot for slot in filled if not _of_page(_below(slot.element, roots))]
        if not chosen:
            msg = f"{shown(path)}: what the selector {selector!r} matches holds no text"
            raise InputError(f"{msg}; select the element around the article's paragraphs")
        return {slot.index: Choice(_kind(slot, language)) for slot in chosen}
    found = extracted(page.text, page.happenings, path, filled)
    # In a short page it takes what it can get, rows of links too.
    taken = {
        slot.index
        for slot in filled
        if slot.index in found and not (_is_linked(slot) and slot.element.name not in TEXT_ELEMENTS)
    }
    if not taken:
        return {slot.index: Choice(_kind(slot, language)) for slot in _without_page(filled) or filled}
    return _Sorting(filled, taken, language).choices()


def _without_page(filled: Sequence[Slot]) -> list[Slot]:
    """The slots that lie in no part of the page; what holds half of the text is none, whatever its class."""
    sizes = _sizes(filled)
    half = sum(len(slot.text) for slot in filled) / 2
    return [
        slot
        for slot in filled
        if not _in_banner(slot)
        and not _says_page([each for each in slot.element.path if sizes[each] < half])
        and (slot.element.name in HEADINGS or not _is_linked(slot))
    ]


def _sizes(slots: Sequence[Slot]) -> Counter[Element]:
    """How much of the text of `slots` each element holds, in characters."""
    sizes: Counter[Element] = Counter()
    for slot in slots:
        for element in slot.element.path:
            sizes[element] += len(slot.text)
    return sizes


class _Sorting:
    """Sorts the slots around those that trafilatura took."""

    def __init__(self, filled: Sequence[Slot], taken: Collection[int], language: Language) -> None:
        self._filled, self._taken, self._language = filled, taken, language
        of_article = [slot for slot in filled if slot.index in taken]
        self._root = _root(of_article)
        self._around = {id(each) for slot in of_article for each in slot.element.path}
        self._containers = {id(slot.element.parent) for slot in of_article}
        body = [
            s.index for s in of_article if s.element.name not in HEADINGS and self._root in s.element.path
        ]
        self._first, self._last = (body[0], body[-1]) if body else (min(taken), max(taken))

    def choices(self) -> dict[int, Choice]:
        """What each slot is, the headline among them."""
        found: dict[int, Choice] = {}
        for slot in self._filled:
            choice = self._choice(slot)
            if choice is not None:
                found[slot.index] = choice
        headline = self._headline(found)
        if headline is not None:
            found[headline.index] = Choice(BlockKind.HEADING)
        return dict(sorted(found.items()))

    def _choice(self, slot: Slot) -> Choice | None:
        inside, linked = self._root in slot.element.path, _is_linked(slot)
        if slot.index in self._taken:
            page_own = not inside and (linked or is_furniture(slot.text, self._language))
            return None if page_own else Choice(_kind(slot, self._language))
        if not inside:
            return None
        apart = [each for each in slot.element.path if id(each) not in self._around]
        boxed = bool(apart) and (_of_page(apart) or apart[0].name not in TEXT_ELEMENTS)
        if not boxed and not linked and (self._is_amid(slot) or self._stands_with_article(apart)):
            return Choice(_kind(slot, self._language))
        if slot.index > self._last:
            return None
        if boxed and not _says_page(apart) and not linked and _is_prose(slot.text):
            return Choice(_kind(slot, self._language))
        return (
            Choice(BlockKind.FURNITURE, _signature(apart or [slot.element])) if self._is_amid(slot) else None
        )

    def _is_amid(self, slot: Slot) -> bool:
        return self._first < slot.index < self._last

    def _stands_with_article(self, apart: Sequence[Element]) -> bool:
        """Whether it is a text between the article's own, or in an element beside one of them."""
        return not apart or id(apart[0].parent) in self._containers

    def _headline(self, found: Mapping[int, Choice]) -> Slot | None:
        """The first-level heading before the article, where none of any level begins it.

        One that is all a link is the name of the site.
        """
        before = [slot for slot in self._filled if slot.index < self._first]
        if any(slot.index in found and slot.element.name in HEADINGS for slot in before):
            return None
        titles = (s for s in before if s.element.name == "h1" and not _of_page(s.element.path))
        return max((s for s in titles if not _is_linked(s)), key=lambda slot: slot.index, default=None)


def _is_linked(slot: Slot) -> bool:
    return slot.linked >= _MOSTLY_LINKS * len(slot.text)


def _root(taken: Sequence[Slot]) -> Element:
    """The innermost element that holds most of the text that was taken."""
    whole = sum(len(slot.text) for slot in taken)
    return max((e for e, size in _sizes(taken).items() if size >= _MOST_OF_IT * whole), key=lambda e: e.depth)


def _below(element: Element, roots: Collection[Element]) -> Sequence[Element] | None:
    """The elements from under the innermost of `roots` down to `element`; None where it is under none."""
    path = element.path
    for depth in range(len(path) - 1, -1, -1):
        if path[depth] in roots:
            return path[depth + 1 :]
    return None


def _of_page(path: Sequence[Element] | None) -> bool:
    """Whether an element of `path` is a part of the page and not of an article; so is what has none."""
    return path is None or any(
        each.name in PAGE_PARTS or each.attributes.get("role", "").strip().lower() in PAGE_ROLES
        for each in path
    )


def _says_page(path: Sequence[Element]) -> bool:
    """Whether an element of `path` is a part of the page by its name, role, class or id."""
    named = (each.attributes.get(name, "") for each in path for name in ("class", "id"))
    return _of_page(path) or any(map(_PAGE_CLASS.search, named))


def _in_banner(slot: Slot) -> bool:
    """Whether it is in the head of a page, and not a headline there."""
    return slot.element.name not in HEADINGS and any(each.name == "header" for each in slot.element.path)


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS and _SENTENCE_END.search(text) is not None


def _kind(slot: Slot, language: Language) -> BlockKind | None:
    is_heading = any(each.name in HEADINGS for each in slot.element.path)
    return BlockKind.HEADING if is_heading and not is_furniture(slot.text, language) else None


def _signature(path: Sequence[Element]) -> str:
    """The box as the template of the page writes it: the names and classes of its elements."""
    return "/".join(".".join([each.name, *sorted(each.attributes.get("class", "").split())]) for each in path)
