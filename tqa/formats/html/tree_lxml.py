"""The elements of a page as a tree of lxml, for the libraries that find the article in one.

It is made of our own elements and not parsed a second time, so that each of its nodes is one of them, and
nothing in a page can make lxml open a file or an address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tqa.formats.extras import needed
from tqa.formats.html.references import parts
from tqa.formats.html.tokens import TokenKind
from tqa.formats.safe_xml import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tqa.formats.html.tree import Element, Event

_NAME = re.compile(r"[a-z][a-z0-9-]*")


def build(
    page: str,
    happenings: Sequence[Event],
    path: str,
    *,
    without: frozenset[str] = frozenset(),
    through: frozenset[str] = frozenset(),
) -> tuple[Any, Mapping[Any, Element]]:
    """The root of the tree, and the element that each node stands for.

    Names and attributes that XML does not know are left out, and so are elements that are called one of
    `without`; of those called one of `through`, only the content is there.

    Raises:
        InputError: lxml is not installed.
    """
    html = needed("lxml.html", path, "HTML")
    subelement = needed("lxml.etree", path, "HTML").SubElement
    root: Any = None
    nodes: list[Any] = []
    known: dict[Any, Element] = {}
    skipped: Element | None = None
    text: list[str] = []
    for event in happenings:
        if skipped is not None:
            skipped = None if event.kind is TokenKind.END and event.element is skipped else skipped
        elif event.kind is TokenKind.TEXT:
            text.append(_readable(page, event))
        elif event.element.name in through:
            continue
        elif event.kind is TokenKind.START and event.element.name in without:
            skipped = event.element
        else:
            if text:
                _add_text(nodes[-1], "".join(text))
                text = []
            if event.kind is TokenKind.END:
                nodes.pop()
                continue
            name = event.element.name if _NAME.fullmatch(event.element.name) else "span"
            attributes = _attributes(event.element)
            node = subelement(nodes[-1], name, attributes) if nodes else html.Element(name, attributes)
            root = node if root is None else root
            known[node] = event.element
            nodes.append(node)
    return root, known


def _readable(page: str, event: Event) -> str:
    return FORBIDDEN.sub("", "".join(meant for meant, _, _ in parts(page, event.start, event.end)))


def _attributes(element: Element) -> dict[str, str]:
    return {
        name: FORBIDDEN.sub("", value) for name, value in element.attributes.items() if _NAME.fullmatch(name)
    }


def _add_text(node: Any, text: str) -> None:  # noqa: ANN401 - a node of lxml
    if len(node):
        node[-1].tail = (node[-1].tail or "") + text
    else:
        node.text = (node.text or "") + text
