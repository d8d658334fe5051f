"""The elements of an HTML page in order, with the tags that pages leave out put in as browsers do.

The rules of the HTML Standard's tree construction (13.2.6) are kept to as far as they move text between
elements: html, head, body, tbody and tr are implied, a paragraph, list item, cell or row ends where the next
begins, a stray end tag is passed over. Misnested formatting is not untangled: it has no text of its own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.html.names import (
    BLOCK,
    CONTAINERS,
    ENDS_PARAGRAPH,
    FOREIGN,
    HEADINGS,
    IN_HEAD,
    SCOPE,
    TABLE_PARTS,
    VOID,
)
from tqa.formats.html.tokens import Token, TokenKind, tokens
from tqa.formats.lines import line_number
from tqa.formats.read import located

if TYPE_CHECKING:
    from collections.abc import Mapping

# Twice what browsers allow in one page's tree, and more than any article has.
_DEEPEST = 500
_MOST_ELEMENTS = 50_000

_LIST_SCOPE = SCOPE | {"ol", "ul", "menu", "dir", "dl"}
# What the start of an element closes, and what stands in the way.
_CLOSES: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), _LIST_SCOPE),
    "dd": (frozenset({"dd", "dt"}), _LIST_SCOPE),
    "dt": (frozenset({"dd", "dt"}), _LIST_SCOPE),
    "option": (frozenset({"option"}), frozenset({"select", "datalist", "optgroup"})),
    "optgroup": (frozenset({"optgroup", "option"}), frozenset({"select"})),
    "td": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "tr": (frozenset({"tr"}), frozenset({"table", "tbody", "thead", "tfoot"})),
    **dict.fromkeys(
        ("tbody", "thead", "tfoot", "caption", "colgroup"),
        (frozenset({"tbody", "thead", "tfoot", "caption", "colgroup"}), frozenset({"table"})),
    ),
}


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element; `number` is its 1-based place among its parent's elements of the same name."""

    name: str
    attributes: Mapping[str, str]
    parent: Element | None
    number: int
    depth: int
    counts: dict[str, int] = field(default_factory=dict, repr=False)

    @property
    def path(self) -> tuple[Element, ...]:
        """The element behind its ancestors, the outermost first."""
        chain: list[Element] = []
        at: Element | None = self
        while at is not None:
            chain.append(at)
            at = at.parent
        return tuple(reversed(chain))

    @property
    def xpath(self) -> str:
        """Where it is: "/html/body/main/p[3]"; the number of an only element of its name is left out."""
        return "".join(f"/{each.name}{each.place}" for each in self.path)

    @property
    def place(self) -> str:
        """Its number in brackets, "" where it is the only one of its name."""
        return f"[{self.number}]" if self.parent is not None and self.parent.counts[self.name] > 1 else ""


@dataclass(frozen=True, slots=True)
class Event:
    """What comes next in the page: an element begins or ends, or there is text in it."""

    kind: TokenKind
    element: Element
    start: int
    end: int


def events(page: str, path: str) -> list[Event]:
    """The elements and texts of `page` in order, every element closed.

    Raises:
        InputError: the page has more elements, or deeper ones, than a page of an article can have.
    """
    builder = _Builder(page, path)
    for token in tokens(page):
        if token.kind is TokenKind.START:
            builder.start(token)
        elif token.kind is TokenKind.END:
            builder.end(token)
        else:
            builder.text(token)
    builder.pop_to(0, len(page))
    return builder.events


class _Builder:
    """The open elements, and what was made of the tokens so far."""

    def __init__(self, page: str, path: str) -> None:
        self._page, self._path = page, path
        self._open: list[Element] = []
        self._names: Counter[str] = Counter()  # of the open elements
        self._made = 0
        self._seen: set[str] = set()
        self.events: list[Event] = []

    def start(self, token: Token) -> None:
        name, at = token.name, token.start
        if name in {"html", "head", "body"} and (name in self._seen or "body" in self._seen):
            return
        if name in TABLE_PARTS and name != "table" and not self._names["table"]:
            return
        if name != "html":
            self._imply(name, at)
        if name in ENDS_PARAGRAPH:
            self._close(frozenset({"p"}), SCOPE, at)
        if name in HEADINGS and self._open[-1].name in HEADINGS:
            self.pop_to(len(self._open) - 1, at)
        if name in _CLOSES:
            self._close(*_CLOSES[name], at)
        self._imply_rows(name, at)
        foreign = any(map(self._names.__getitem__, FOREIGN))
        self._push(name, token.attributes or {}, at, token.end)
        if name in VOID or (token.closed and (foreign or name in FOREIGN)):
            self.pop_to(len(self._open) - 1, token.end)

    def end(self, token: Token) -> None:
        name = token.name
        if name in {"body", "html"}:  # browsers put what follows into the body too
            return
        barrier = SCOPE if name in BLOCK or name in CONTAINERS else BLOCK | SCOPE
        if name in TABLE_PARTS:
            barrier = frozenset({"table"}) if name != "table" else frozenset()
        names = HEADINGS if name in HEADINGS else frozenset({name})
        if not self._close(names, barrier - names, token.start) and name == "p":
            self.start(Token(TokenKind.START, token.start, token.end, "p"))
            self.pop_to(len(self._open) - 1, token.end)

    def text(self, token: Token) -> None:
        blank = not self._page[token.start : token.end].strip()
        if not self._open or (self._open[-1].name in {"html", "head"}):
            if blank:
                return
            self._imply("", token.start)
        self.events.append(Event(TokenKind.TEXT, self._open[-1], token.start, token.end))

    def pop_to(self, length: int, at: int) -> None:
        """Close the innermost open elements until `length` are left."""
        while len(self._open) > length:
            closed = self._open.pop()
            self._names[closed.name] -= 1
            self.events.append(Event(TokenKind.END, closed, at, at))

    def _imply(self, name: str, at: int) -> None:
        """Open html, and head or body, where the page leaves them out."""
        if not self._open:
            self._push("html", {}, at, at)
        if "body" in self._seen or name in {"head", "body", "frameset"}:
            if name == "body":
                self.pop_to(1, at)
            return
        if name in IN_HEAD:
            if len(self._open) == 1:
                self._push("head", {}, at, at)
        elif len(self._open) == 1 or self._open[-1].name == "head":
            self.pop_to(1, at)
            self._push("body", {}, at, at)

    def _imply_rows(self, name: str, at: int) -> None:
        if name in {"td", "th"} and self._open[-1].name in {"table", "tbody", "thead", "tfoot"}:
            self._imply_rows("tr", at)
            self._push("tr", {}, at, at)
        if name == "tr" and self._open[-1].name == "table":
            self._push("tbody", {}, at, at)

    def _close(self, names: frozenset[str], barrier: frozenset[str], at: int) -> bool:
        """Close the innermost element of `names`, with all in it, unless one of `barrier` is in between.

        Returns:
            Whether it was open.
        """
        if not any(map(self._names.__getitem__, names)):
            return False
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].name in names:
                self.pop_to(depth, at)
                return True
            if self._open[depth].name in barrier:
                break
        return False

    def _push(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        self._made += 1
        if len(self._open) >= _DEEPEST or self._made > _MOST_ELEMENTS:
            deep = f"elements are nested more than {_DEEPEST} deep"
            what = deep if len(self._open) >= _DEEPEST else f"here are more than {_MOST_ELEMENTS:,} elements"
            where = located(self._path, line_number(self._page, start))
            raise InputError(f"{where}: {what}; save the article's part of the page alone")
        parent = self._open[-1] if self._open else None
        number = 1
        if parent is not None:
            number = parent.counts[name] = parent.counts.get(name, 0) + 1
        self._seen.add(name)
        self._names[name] += 1
        self._open.append(Element(name, attributes, parent, number, len(self._open)))
        self.events.append(Event(TokenKind.START, self._open[-1], start, end))
