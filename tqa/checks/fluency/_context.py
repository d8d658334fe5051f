"""The English of a unit as the grammar checks read it: neighbours, clause starts, quotations."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tqa.checks.fluency._lists import word_set
from tqa.checks.fragments._stream import quoted_stretches
from tqa.checks.rule import Hit, replace
from tqa.language.arabic import fold
from tqa.language.tokens import Kind, Token
from tqa.model import Applicability, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.checks.unit import Unit

# Words behind which a clause begins, its subject first.
CLAUSE_OPENERS = word_set("clause-openers")
PREPOSITIONS = word_set("prepositions")
BE_AND_HAVE = word_set("be-and-have")
_OPENING_MARKS = frozenset(',;:(“"—–')
_BEFORE_CLAUSE = CLAUSE_OPENERS | _OPENING_MARKS
_STOPS = frozenset(".!?")


@dataclass(frozen=True)
class Sentence:
    """The tokens of a unit with what is asked of them again and again."""

    unit: Unit

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """Words, numbers and marks of the English."""
        return self.unit.target_tokens

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """The quotations, whose words no fix may change unasked."""
        return quoted_stretches(self.unit)

    @cached_property
    def arabic(self) -> str:
        """The source in matching form."""
        return fold(self.unit.source)

    def norm(self, index: int) -> str:
        """Matching form of token `index`; "" outside the unit."""
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def is_word(self, index: int) -> bool:
        """Whether token `index` is an English word."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind is Kind.LATIN

    def is_lower(self, index: int) -> bool:
        """Whether token `index` is an English word without a capital."""
        return self.is_word(index) and self.tokens[index].text[0].islower()

    def is_end(self, index: int) -> bool:
        """Whether no word follows at `index`: the end of the unit, or a mark other than a hyphen."""
        if index >= len(self.tokens):
            return True
        token = self.tokens[index]
        return token.kind is Kind.MARK and token.text not in "-–—'’/&%$"

    def spaced(self, index: int) -> bool:
        """Whether exactly a blank stands between token `index` and the next."""
        if index < 0 or index + 1 >= len(self.tokens):
            return False
        gap = self.unit.target[self.tokens[index].end : self.tokens[index + 1].start]
        return gap.isspace() and "\n" not in gap

    def opens(self, index: int) -> bool:
        """Whether a sentence begins at token `index`."""
        return index == 0 or self.norm(index - 1) in _STOPS

    def opens_clause(self, index: int) -> bool:
        """Whether a clause may be said to begin at token `index`."""
        return self.opens(index) or self.norm(index - 1) in _BEFORE_CLAUSE

    def text(self, first: int, last: int) -> str:
        """What stands from token `first` to token `last`."""
        return self.unit.target[self.tokens[first].span.start : self.tokens[last].span.end]

    def _is_quoted(self, span: Span) -> bool:
        place = bisect_right(self.quoted, span.start, key=lambda stretch: stretch.start) - 1
        return place >= 0 and self.quoted[place].covers(span)

    def hit(self, first: int, last: int, right: str, why: str, *, safe: bool = False) -> Hit:
        """A finding over tokens `first` to `last`, which should read `right`; "" offers no fix."""
        span = Span(self.tokens[first].span.start, self.tokens[last].span.end)
        applicability = Applicability.SAFE if safe and not self._is_quoted(span) else Applicability.SUGGESTED
        better = f" Better: “{right}”." if right else ""
        fixes = (replace(span, right, applicability, why),) if right else ()
        return Hit(span, f"“{self.text(first, last)}”: {why}.{better}", fixes=fixes, confidence=0.9)
