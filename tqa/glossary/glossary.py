"""Finds the terms of a glossary in text.

Arabic terms are indexed by their words without article and inflection, one word after the other, so that the
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
_MOST_SEEN = 65_536


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


@dataclass(frozen=True, slots=True)
class _Index:
    """The terms by their words, joined by spaces.

    `terms` holds every beginning of a term, with None where none ends. `definite` holds terms of one word
    that are written with the article, since they mean another thing without it: المغرب, مغرب. Two large
    dictionaries of strings are less work for the garbage collector than a tree of many small objects.
    """

    terms: dict[str, Entry | None] = field(default_factory=dict)
    definite: dict[str, Entry] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Take in an entry; one without an Arabic term has no place here."""
        words = [token for token in tokenize(entry.source) if token.kind is not Kind.MARK]
        key, definite = "", False
        for number, word in enumerate(words):
            if number:
                self.terms.setdefault(key, None)
            base, definite = term_base(word.text) if word.kind is Kind.ARABIC else (word.norm, False)
            key = f"{key} {base}" if number else base
        if definite and len(words) == 1:
            self.terms.setdefault(key, None)
            self.definite[key] = _merged(self.definite.get(key), entry)
        elif words:
            self.terms[key] = _merged(self.terms.get(key), entry)

    def ending(self, key: str, reading: Reading) -> Entry | None:
        """The term that these words are, the first of which was read so."""
        definite = self.definite.get(key) if reading.definite else None
        return definite or self.terms[key]

    def follow(self, tokens: Sequence[Token], start: int, reading: Reading) -> Iterator[Mention]:
        """The terms that begin with the word at `start`, read as `reading`."""
        waiting = [(reading.base, start, reading.cut)]
        while waiting:
            key, last, cut = waiting.pop()
            entry = self.ending(key, reading)
            if entry is not None:
                yield Mention(entry, start, last, cut, reading.plural, reading.clitic)
            if last + 1 == len(tokens):
                continue
            for more in _readings(tokens[last + 1]):
                # Inside a term nothing is written before a word but what the term itself has there.
                longer = f"{key} {more.base}"
                if longer in self.terms and more.clitic in ("", _ARTICLE):
                    waiting.append((longer, last + 1, cut + more.cut))


@dataclass(frozen=True)
class Glossary:
    """The terms of all glossaries of a run; `notes` is what a user should know of how they were read."""

    entries: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries)

    def mentions(self, tokens: Sequence[Token]) -> list[Mention]:
        """The terms in an Arabic text, in order; of those that overlap, the longest and plainest."""
        found = [
            mention
            for start, token in enumerate(tokens)
            for reading in self._beginnings(token)
            for mention in self._index.follow(tokens, start, reading)
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

    def _beginnings(self, token: Token) -> tuple[Reading, ...]:
        """The readings of a word that some term begins with; most words begin none."""
        seen = self._seen
        begun = seen.get(token.text)
        if begun is None:
            if len(seen) >= _MOST_SEEN:
                seen.clear()
            terms = self._index.terms
            begun = seen[token.text] = tuple(each for each in _readings(token) if each.base in terms)
        return begun

    @cached_property
    def _seen(self) -> dict[str, tuple[Reading, ...]]:
        return {}

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
    def _index(self) -> _Index:
        index = _Index()
        for entry in self.entries:
            index.add(entry)
        return index


NO_GLOSSARY = Glossary()
"""What a run without a glossary has."""


def _readings(token: Token) -> tuple[Reading, ...]:
    if token.kind is Kind.ARABIC:
        return readings(token.text)
    return () if token.kind is Kind.MARK else (Reading(token.norm, "", False, False, 0),)


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
