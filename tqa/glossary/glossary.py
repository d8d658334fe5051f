"""Finds the terms of a glossary in text.

Arabic terms lie in a tree whose edges are the words of the terms without article and inflection, so that the
time to look at a word does not grow with the glossary.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from tqa.glossary.arabic import Reading, readings, term_base
from tqa.glossary.english import compiled
from tqa.glossary.terms import Entry, Status, Target
from tqa.language.tokens import Kind, Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.glossary.english import Term

_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Mention:
    """A term in an Arabic text: the tokens `first` to `last`, both included.

    `cut` counts the letters of inflection that the text has and the term has not, `plural` says whether they
    make it plural or dual. `clitic` is what is written before the first word.
    """

    entry: Entry
    first: int
    last: int
    cut: int = 0
    plural: bool = False
    clitic: str = ""


@dataclass(slots=True)
class _Node:
    """A place in the tree: where the next words lead, and the term that ends here."""

    edges: dict[str, _Node] = field(default_factory=dict)
    entry: Entry | None = None
    # A term of one word that is written with the article means another thing without it: المغرب, مغرب.
    definite: Entry | None = None


@dataclass(frozen=True)
class Glossary:
    """The terms of all glossaries of a run; `notes` is what a user should know of how they were read."""

    entries: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries)

    def mentions(self, tokens: Sequence[Token]) -> list[Mention]:
        """The terms in an Arabic text, in order; of those that overlap, the longest and plainest."""
        root = self._root.edges
        found = [
            mention
            for start, token in enumerate(tokens)
            for reading in _readings(token)
            if reading.base in root
            for mention in _follow(root[reading.base], tokens, start, reading)
        ]
        found.sort(key=lambda mention: (mention.first - mention.last, mention.cut, mention.first))
        taken: set[int] = set()
        kept = []
        for mention in found:
            places = range(mention.first, mention.last + 1)
            if taken.isdisjoint(places):
                taken.update(places)
                kept.append(mention)
        return sorted(kept, key=lambda mention: mention.first)

    def targets_of(self, arabic: str) -> tuple[str, ...]:
        """The English that may stand for Arabic words, the preferred first; nothing where they are no term.

        Clitics, article and inflection are understood as in `mentions`.
        """
        tokens = tokenize(arabic)
        for mention in self.mentions(tokens):
            if mention.first == 0 and mention.last == len(tokens) - 1:
                return tuple(target.text for target in mention.entry.allowed)
        return ()

    @cached_property
    def banned(self) -> dict[str, list[tuple[Term, Entry]]]:
        """English that is forbidden whatever the Arabic says, by the beginning of its first word."""
        table = defaultdict(list)
        for entry in self.entries:
            if not entry.source:
                for target in entry.forbidden:
                    term = compiled(target)
                    table[term.key].append((term, entry))
        return dict(table)

    @cached_property
    def _root(self) -> _Node:
        root = _Node()
        for entry in self.entries:
            words = [token for token in tokenize(entry.source) if token.kind is not Kind.MARK]
            if not words:
                continue
            node, definite = root, False
            for word in words:
                base, definite = term_base(word.text) if word.kind is Kind.ARABIC else (word.norm, False)
                node = node.edges.setdefault(base, _Node())
            if definite and len(words) == 1:
                node.definite = _merged(node.definite, entry)
            else:
                node.entry = _merged(node.entry, entry)
        return root


NO_GLOSSARY = Glossary()
"""What a run without a glossary has."""


def _readings(token: Token) -> tuple[Reading, ...]:
    if token.kind is Kind.ARABIC:
        return readings(token.text)
    return () if token.kind is Kind.MARK else (Reading(token.norm, "", False, False, 0),)


def _follow(node: _Node, tokens: Sequence[Token], start: int, reading: Reading) -> Iterator[Mention]:
    """The terms that begin with the word at `start`, which was read as `reading` and led to `node`."""
    waiting = [(node, start, reading.cut, reading.plural)]
    while waiting:
        node, last, cut, plural = waiting.pop()
        entry = node.definite if node.definite is not None and reading.definite else node.entry
        if entry is not None:
            yield Mention(entry, start, last, cut, plural, reading.clitic)
        if not node.edges or last + 1 == len(tokens):
            continue
        for more in _readings(tokens[last + 1]):
            # Inside a term nothing is written before a word but what the term itself has there.
            if more.base in node.edges and more.clitic in ("", _ARTICLE):
                waiting += [(node.edges[more.base], last + 1, cut + more.cut, plural)]


def _merged(old: Entry | None, new: Entry) -> Entry:
    """Two entries of one Arabic term: what either allows is allowed."""
    if old is None:
        return new
    targets: dict[str, Target] = {}
    for target in (*old.targets, *new.targets):
        known = targets.get(target.text)
        if known is None or (known.status is Status.FORBIDDEN and target.status is not Status.FORBIDDEN):
            targets[target.text] = target
    return Entry(old.source, tuple(targets.values()))
