"""What of a page is its article: as the user's CSS selector has it, or as trafilatura finds it."""

from __future__ import annotations

import logging
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tqa.errors import InputError
from tqa.formats.extras import needed
from tqa.formats.html.names import FORMATTING
from tqa.formats.html.tokens import TokenKind
from tqa.formats.html.tree_lxml import build
from tqa.formats.read import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tqa.formats.html.slots import Slot
    from tqa.formats.html.tree import Element, Event

# Elements of trafilatura's result that do not end a line.
_INLINE = frozenset({"hi", "ref", "del", "graphic"})
_UNREAD = frozenset({"script", "style", "template"})
# Five times those of a large news page; its search takes the square of the time for some of what is larger.
_MOST_SEARCHED = 10_000
_LONGEST_SHOWN = 60


def require_searchable(happenings: Sequence[Event], path: str) -> None:
    """Pass silently where trafilatura can find the article in good time.

    Raises:
        InputError: the page is too large for it.
    """
    passed = FORMATTING | _UNREAD
    many = sum(event.kind is TokenKind.START and event.element.name not in passed for event in happenings)
    if many > _MOST_SEARCHED:
        msg = f"{shown(path)}: is too large to find the article in ({many:,} elements)"
        raise InputError(f"{msg}; name the article's element with --selector, or save it alone")


def selected(page: str, happenings: Sequence[Event], path: str, selector: str) -> set[Element]:
    """The elements that the CSS selector picks.

    Raises:
        InputError: it is no selector, picks nothing, or the libraries for it are not installed.
    """
    root, known = build(page, happenings, path)
    css = needed("cssselect", path, "a CSS selector")
    xpath = needed("lxml.etree", path, "HTML").XPath
    name = selector if len(selector) <= _LONGEST_SHOWN else f"{selector[:_LONGEST_SHOWN]}…"
    try:
        nodes: Sequence[Any] = xpath(css.HTMLTranslator().css_to_xpath(selector))(root)
    except (css.SelectorError, RecursionError, ValueError, SyntaxError) as error:
        what = f"the selector {name!r} is not CSS ({' '.join(str(error).split())[:_LONGEST_SHOWN]})"
        raise InputError(f'{shown(path)}: {what}; give one such as "article" or "div.text"') from error
    if not nodes:
        what = f"no element matches the selector {name!r}"
        raise InputError(f"{shown(path)}: {what}; look up the name or class of the article's element")
    return {known[node] for node in nodes if node in known}


def extracted(page: str, happenings: Sequence[Event], path: str, slots: Sequence[Slot]) -> set[int]:
    """The indices of the slots that trafilatura takes for text of the article; none where it finds none.

    Its result is known by its lines, which are those of the page but for white space and marks.

    Raises:
        InputError: it is not installed.
    """
    trafilatura = needed("trafilatura", path, "HTML")
    root, _ = build(page, happenings, path, without=_UNREAD, through=FORMATTING)
    with _quiet():
        found = trafilatura.bare_extraction(
            root, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False
        )
    if found is None or found.body is None:
        return set()
    return _known_by(Counter(map(_norm, _lines(found.body, path))), slots)


@contextmanager
def _quiet() -> Iterator[None]:
    """What trafilatura says meanwhile is for people who tune it."""
    logger = logging.getLogger("trafilatura")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _known_by(lines: Mapping[str, int], slots: Sequence[Slot]) -> set[int]:
    """The indices of the slots with a line among `lines`, each as often as it is there.

    Of slots that read alike, such as a pasted "Leave a comment" and the page's own, those count first that
    stand among others of the article.
    """
    by_line: dict[str, list[Slot]] = {}
    for slot in slots:
        for line in dict.fromkeys(_norm(each) for each in slot.text.split("\n") if each.strip()):
            if line in lines:
                by_line.setdefault(line, []).append(slot)
    taken: set[int] = set()
    containers: set[int] = set()
    for line, alike in sorted(by_line.items(), key=lambda item: len(item[1]) > lines[item[0]]):
        alike.sort(key=lambda slot: id(slot.element.parent) not in containers)
        for slot in alike[: lines[line]]:
            taken.add(slot.index)
            containers.add(id(slot.element.parent))
    return taken


def _lines(body: Any, path: str) -> Iterator[str]:  # noqa: ANN401 - a node of lxml
    line: list[str] = []
    for event, node in needed("lxml.etree", path, "HTML").iterwalk(body, events=("start", "end")):
        if node.tag not in _INLINE:
            yield "".join(line)
            line = []
        line.append((node.text if event == "start" else node.tail) or "")
    yield "".join(line)


def _norm(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold() or text.strip()
