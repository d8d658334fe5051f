"""The English of an article as one row of tokens, with its quotations, which may run over several units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.checks.fragments._lists import word_list
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token

_OPENING, _CLOSING, _STRAIGHT = frozenset("“«„"), frozenset("”»"), '"'
QUOTES = _OPENING | _CLOSING | {_STRAIGHT}
ENDS = frozenset(".!?;")
# A quotation that runs on for longer was left open by mistake.
_LONGEST = 400


@dataclass(frozen=True)
class Stream:
    """All target tokens in order; `owners[i]` is the unit that token `i` stands in."""

    units: Sequence[Unit]
    tokens: Sequence[Token]
    owners: Sequence[int]

    def norm(self, index: int) -> str:
        """The matching form of token `index`; "" outside the article."""
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def unit(self, index: int) -> Unit:
        """The unit of token `index`."""
        return self.units[self.owners[index]]

    def same_unit(self, first: int, last: int) -> bool:
        """Whether both tokens exist and stand in one unit."""
        return 0 <= first <= last < len(self.tokens) and self.owners[first] == self.owners[last]

    def text(self, first: int, last: int) -> str:
        """The words from token `first` to token `last`, one space apart."""
        return " ".join(token.text for token in self.tokens[first : last + 1])

    def opens_unit(self, index: int) -> bool:
        """Whether token `index` is the first of its unit."""
        return index == 0 or self.owners[index - 1] != self.owners[index]

    def ends_sentence(self, index: int) -> bool:
        """Whether token `index` is a mark that ends a sentence; the stop of an abbreviation is none."""
        token = self.tokens[index]
        if token.text not in ENDS:
            return False
        return token.text != "." or self.norm(index - 1) not in word_list("abbreviations")

    def opens_sentence(self, index: int) -> bool:
        """Whether a sentence may begin at token `index`: first in its unit, behind a stop or quote."""
        return (
            self.opens_unit(index) or self.ends_sentence(index - 1) or self.tokens[index - 1].text in QUOTES
        )

    def is_upper(self, index: int) -> bool:
        """Whether token `index` begins with a capital."""
        return 0 <= index < len(self.tokens) and self.tokens[index].text[0].isupper()


def stream_of(units: Sequence[Unit]) -> Stream:
    """The tokens of the units' targets in a row."""
    if len(units) == 1:
        return Stream(units, units[0].target_tokens, [0] * len(units[0].target_tokens))
    tokens: list[Token] = []
    owners: list[int] = []
    for number, unit in enumerate(units):
        tokens.extend(unit.target_tokens)
        owners.extend([number] * len(unit.target_tokens))
    return Stream(units, tokens, owners)


def quotations(stream: Stream) -> Iterator[tuple[int, int]]:
    """Token indices of the marks around each outermost quotation, in order."""
    opened: int | None = None
    depth = 0
    marks = [index for index, token in enumerate(stream.tokens) if token.text in QUOTES]
    for index in marks:
        token = stream.tokens[index]
        if opened is not None and index - opened > _LONGEST:
            opened, depth = None, 0
        if _opens(stream, index, is_open=opened is not None):
            if opened is None:
                opened, depth = index, 1
            elif stream.opens_unit(index):
                continue  # each paragraph of a long quotation opens anew
            elif token.text == _STRAIGHT:
                opened, depth = index, 1
            else:
                depth += 1
        elif opened is not None:
            depth -= 1
            if depth == 0:
                yield opened, index
                opened = None


def _opens(stream: Stream, index: int, *, is_open: bool) -> bool:
    token = stream.tokens[index]
    text = stream.unit(index).target
    if token.text in _OPENING:
        return True
    spaced_before = token.start == 0 or text[token.start - 1].isspace() or text[token.start - 1] in "([—–"
    spaced_after = token.end == len(text) or text[token.end].isspace() or text[token.end] in ".,;:!?)]"
    if token.text in _CLOSING:
        return not is_open and spaced_before  # a mark turned the wrong way
    if spaced_before != spaced_after:
        return spaced_before
    return not is_open


def quoted_stretches(unit: Unit) -> tuple[Span, ...]:
    """The quotations of one unit, in order.

    One that does not close runs to the end of the unit; one that does not open begins at its start.
    """
    stretches: list[Span] = []
    opened: int | None = None
    stream = stream_of([unit])
    for index, token in enumerate(stream.tokens):
        if token.text not in QUOTES:
            continue
        if _opens(stream, index, is_open=opened is not None):
            opened = token.span.start if opened is None else opened
        elif opened is not None or not stretches:
            stretches.append(Span(opened or 0, token.span.end))
            opened = None
    if opened is not None:
        stretches.append(Span(opened, len(unit.target)))
    return tuple(stretches)
