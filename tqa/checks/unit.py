"""What a rule sees: one bead, or a whole article, with words and word links worked out on demand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from tqa.alignment.links import Link, Links, evident, evident_links, link_words, pair_evidence
from tqa.checks.lazy import lazy
from tqa.glossary import NO_GLOSSARY, Glossary
from tqa.language.numerals_ar import arabic_quantities
from tqa.language.numerals_en import english_quantities
from tqa.language.tokens import ARABIC, MARK, Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tqa.language.quantities import Quantity
    from tqa.lexicon.lexicon import Lexicon
    from tqa.model import Article

# Words and figures one space apart, in brackets or with a mark behind them: no entity, tag, quotation mark,
# lone hyphen or letter of another script.
_PLAIN = re.compile(
    r"(?:\(?+(?:[A-Za-z]++(?:['’\-/][A-Za-z0-9]++)*+|[0-9]++(?:[.,:\-/][0-9]++)*+)[)%]?+[,.;:!?]?+(?: |\Z))++"
)


@dataclass(frozen=True)
class Unit:
    """One bead as text. Offsets inside a rule count from the start of `target` (and of `source`).

    `source` is "" where nothing stands behind the English; `heading` and `furniture` say what the English
    segment is. `index` is the bead's number, `source_offset` and `target_offset` lead back into the
    documents. `alone` marks a unit judged without the Arabic side at all, so that a missing source is no
    evidence. `glossary` holds the user's own terms, `group` names the units that are judged together.
    """

    source: str
    target: str
    lexicon: Lexicon
    index: int = 0
    source_offset: int = 0
    target_offset: int = 0
    heading: bool = False
    furniture: bool = False
    alone: bool = False
    glossary: Glossary = NO_GLOSSARY
    group: tuple[str, int] = ("", -1)

    @lazy
    def source_tokens(self) -> tuple[Token, ...]:
        """Arabic words, numbers and marks."""
        return tokenize(self.source)

    @lazy
    def target_tokens(self) -> tuple[Token, ...]:
        """English words, numbers and marks."""
        return tokenize(self.target)

    @lazy
    def source_quantities(self) -> tuple[Quantity, ...]:
        """Every number of the Arabic, in digits or words."""
        return arabic_quantities(self.source_tokens)

    @lazy
    def target_quantities(self) -> tuple[Quantity, ...]:
        """Every number of the English, in digits or words."""
        return english_quantities(self.target_tokens)

    @lazy
    def source_stems(self) -> list[str]:
        """For each Arabic token its stem by the lexicon; "" for what is no Arabic word."""
        split = self.lexicon.split
        return [
            split(text, norm)[1] if kind is ARABIC else "" for text, norm, kind, _, _ in self.source_tokens
        ]

    @lazy
    def source_forms(self) -> frozenset[str]:
        """The matching forms of the source tokens."""
        return frozenset([norm for _, norm, _, _, _ in self.source_tokens])

    @lazy
    def source_words(self) -> tuple[Token, ...]:
        """The source tokens that are no marks."""
        return tuple([token for token in self.source_tokens if token.kind is not MARK])

    @lazy
    def target_words(self) -> tuple[Token, ...]:
        """The target tokens that are no marks."""
        return tuple([token for token in self.target_tokens if token.kind is not MARK])

    @lazy
    def target_norms(self) -> list[str]:
        """The matching forms of the target tokens, in order."""
        return [token.norm for token in self.target_tokens]

    @lazy
    def target_places(self) -> dict[str, list[int]]:
        """Matching form → the indices of the target tokens that have it."""
        places: dict[str, list[int]] = {}
        for index, norm in enumerate(self.target_norms):
            if norm in places:
                places[norm].append(index)
            else:
                places[norm] = [index]
        return places

    @lazy
    def target_forms(self) -> frozenset[str]:
        """The matching forms of the target tokens."""
        return frozenset(self.target_norms)

    @lazy
    def is_plain(self) -> bool:
        """Whether the English is in plain type, as most is: then no mark of it can be out of place.

        Every word stands one space from the next, with one mark behind it at most; brackets may lack their
        partner. One look that spares such a unit those of each rule about marks.
        """
        return _PLAIN.fullmatch(self.target) is not None

    @lazy
    def repeats_itself(self) -> bool:
        """Whether any three English words in a row come again: a cheap look, which most do not pass."""
        # Three words that come again are at least three places that add no new form.
        if len(self.target_norms) < len(self.target_forms) + 3:
            return False
        norms = [norm for _, norm, kind, _, _ in self.target_tokens if kind is not MARK]
        return len(set(zip(norms, norms[1:], norms[2:], strict=False))) < len(norms) - 2

    def places_of(self, words: frozenset[str]) -> list[int]:
        """The target tokens whose matching form is one of `words`, in order.

        Most rules begin at a few words that most units lack: this is how they are spared looking at each.
        """
        # Of two sets the smaller is gone through, of a set and a dictionary the latter.
        found = words & self.target_forms
        return sorted(chain.from_iterable(map(self.target_places.__getitem__, found))) if found else []

    @lazy
    def evidence(self) -> Mapping[tuple[int, int], float]:
        """Every pair (source token, target token) that may be a link, with the evidence from 0 to 1."""
        return pair_evidence(self.source_tokens, self.target_tokens, self.lexicon)

    def evidence_of(self, targets: Collection[int]) -> Mapping[tuple[int, int], float]:
        """The part of `evidence` that is about some of the English tokens; the rest need not be found."""
        if "evidence" in self.__dict__:
            return {pair: value for pair, value in self.evidence.items() if pair[1] in targets}
        return pair_evidence(self.source_tokens, self.target_tokens, self.lexicon, targets)

    def evidence_for(self, sources: Collection[int]) -> Mapping[tuple[int, int], float]:
        """The part of `evidence` that is about some of the Arabic tokens; the rest need not be found."""
        if "evidence" in self.__dict__:
            return {pair: value for pair, value in self.evidence.items() if pair[0] in sources}
        return pair_evidence(self.source_tokens, self.target_tokens, self.lexicon, sources=sources)

    @lazy
    def evident(self) -> Links:
        """Those of `links` that evidence speaks for, for less than all of them cost."""
        return evident(self.evidence, len(self.source_tokens), len(self.target_tokens))

    @lazy
    def links(self) -> Links:
        """Which source token stands behind which target token."""
        return link_words(self.source_tokens, self.target_tokens, self.lexicon, self.evidence)

    def evident_links_of_source(self, index: int) -> tuple[Link, ...]:
        """The links of an Arabic token that evidence speaks for, best first; the rest need not be made."""
        if "links" in self.__dict__:
            return tuple(filter(self.links.has_evidence, self.links.of_source(index)))
        mine = self.evidence_for((index,))
        beside = self.evidence_of({target for _, target in mine}) if mine else {}
        return evident_links(mine, beside, self.source_tokens, self.target_tokens)

    def evident_links_of_target(self, index: int) -> tuple[Link, ...]:
        """The links of an English token that evidence speaks for, best first; the rest need not be made."""
        if "links" in self.__dict__:
            return tuple(filter(self.links.has_evidence, self.links.of_target(index)))
        mine = self.evidence_of((index,))
        beside = self.evidence_for({source for source, _ in mine}) if mine else {}
        return evident_links(mine, beside, self.source_tokens, self.target_tokens)


@dataclass(frozen=True)
class ArticleView:
    """The units of one article in order of the English text, for rules that judge over the whole of it."""

    article: Article
    units: tuple[Unit, ...]
