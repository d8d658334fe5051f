"""What a text is aligned by: its lines, its sentences or its paragraphs."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tqa.formats.lines import split_lines
from tqa.language.furniture import is_furniture
from tqa.language.sentences import split_document
from tqa.model import BlockKind, Segment, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.model import Block, Language


class Unit(StrEnum):
    """The pieces that a text file is cut into."""

    LINE = "line"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


def split_units(
    text: str, language: Language, unit: Unit = Unit.SENTENCE, blocks: Sequence[Block] = ()
) -> tuple[Segment, ...]:
    """The segments of a text, in order; white space at their ends belongs to none.

    The `blocks` of a file that marks its own paragraphs are paragraphs and lines; what lies in none of them
    belongs to no segment.

    A line is what editors count as one (LF, CRLF and CR end it), unless it is blank. A paragraph is a stretch
    of lines between blank ones; where no blank line parts any two lines, each line is a paragraph. Sentences
    are those of `split_document`.
    """
    if blocks:
        return _of_blocks(text, language, unit, blocks)
    if unit is Unit.SENTENCE:
        return split_document(text, language)
    stretches = _stretches(text)
    if unit is Unit.LINE or len(stretches) == 1:
        spans = [line for lines in stretches for line in lines]
    else:
        spans = [Span(lines[0].start, lines[-1].end) for lines in stretches]
    return tuple(Segment(span, _kind(span.of(text), language), block) for block, span in enumerate(spans))


def _of_blocks(text: str, language: Language, unit: Unit, blocks: Sequence[Block]) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    for number, block in enumerate(blocks):
        body = block.span.of(text)
        if unit is Unit.SENTENCE and block.kind is not BlockKind.FURNITURE:
            found = split_document(body, language)
        else:
            start, end = len(body) - len(body.lstrip()), len(body.rstrip())
            found = (Segment(Span(start, end), _kind(body, language)),) if start < end else ()
        segments += (
            Segment(each.span.shift(block.span.start), block.kind or each.kind, number) for each in found
        )
    return tuple(segments)


def _stretches(text: str) -> list[list[Span]]:
    """The lines with something on them, in stretches without a blank line in between."""
    stretches: list[list[Span]] = []
    start, after_blank = 0, True
    for line in split_lines(text):
        body = line.strip()
        if body:
            first = start + line.index(body)
            if after_blank:
                stretches.append([])
            stretches[-1].append(Span(first, first + len(body)))
        after_blank = not body
        start += len(line)
    return stretches


def _kind(body: str, language: Language) -> BlockKind:
    wordless = not any(map(str.isalnum, body))
    return BlockKind.FURNITURE if wordless or is_furniture(body, language) else BlockKind.SENTENCE
