"""Running text as its file has it: read, but not yet split into sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqa.model import Block, Carrier


@dataclass(frozen=True, slots=True)
class RawText:
    """The text of one side; `path` is "<stdin>" for standard input.

    `blocks` are the paragraphs of a file that marks its own, in order of the text and not overlapping;
    without any, the lines of the text are.
    """

    text: str
    carrier: Carrier
    path: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class RawPair:
    """The files of a monolingual pair."""

    source: RawText
    target: RawText
    reference: RawText | None = None
