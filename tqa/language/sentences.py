"""Sentence splitting for Arabic and English news, with offsets.

A line is a paragraph (hard-wrapped text is recognised and its lines joined). Inside a paragraph a sentence
ends at . ! ? ؟ … with the closing quotes and brackets that follow, where `stops` says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tqa.language.furniture import is_furniture
from tqa.language.stops import CLOSERS, STOP, ends_sentence
from tqa.model import BlockKind, Language, Segment, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A headline has no final stop and is no longer than this, in words.
_LONGEST_HEADING = 25
_LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
_LINE = re.compile(rf"[^{_LINE_ENDS}]+")
_LINE_END = re.compile(rf"\r\n|[{_LINE_ENDS}]")
_STRAIGHT_QUOTE_APART = re.compile(r"[ \u00a0]\"(?=\s|$)")
# The widths of the column that typewriters, mail programs and text editors wrap at.
_COLUMN = range(40, 121)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    span: Span
    block: int


def split_document(text: str, language: Language) -> tuple[Segment, ...]:
    """Segments of a text: sentences, headings and web-page furniture, each with its paragraph number.

    Every character but white space is in exactly one segment. A line without a letter or digit, such as a row
    of asterisks, is furniture.
    """
    segments: list[Segment] = []
    for paragraph in _paragraphs(text):
        body = paragraph.span.of(text)
        if not any(map(str.isalnum, body)) or is_furniture(body, language):
            segments.append(Segment(paragraph.span, BlockKind.FURNITURE, paragraph.block))
            continue
        spans = split_sentences(body, language)
        kind = BlockKind.HEADING if len(spans) == 1 and _is_heading(body) else BlockKind.SENTENCE
        start = paragraph.span.start
        segments.extend(Segment(span.shift(start), kind, paragraph.block) for span in spans)
    return tuple(segments)


def split_sentences(paragraph: str, language: Language) -> tuple[Span, ...]:
    """Spans of the sentences of one paragraph; together they hold every character but white space."""
    spans: list[Span] = []
    start = counted = 0
    inside_quotes = False
    last = len(paragraph.rstrip())
    for match in STOP.finditer(paragraph):
        if match.start() < start:
            continue
        inside_quotes ^= paragraph.count('"', counted, match.start()) % 2 == 1
        counted = match.start()
        end = _end_of(paragraph, match, inside_quotes)
        if end >= last:
            break
        if ends_sentence(paragraph, Span(start, match.start()), end, language):
            _append(spans, paragraph, start, end)
            start = end
    _append(spans, paragraph, start, len(paragraph))
    return tuple(spans)


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    """Add a sentence; stray marks without a word ("region. . He") go to the sentence before them."""
    for span in _trimmed(text, start, end):
        if spans and not any(map(str.isalnum, span.of(text))):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)


def _end_of(text: str, match: re.Match[str], inside_quotes: bool) -> int:
    """End of the stop and what closes with it.

    A straight quote that stands apart (`region. " He`) closes where one is open; one that touches the next
    word (`region."He`) opens where none is.
    """
    end = match.end()
    still_inside = inside_quotes ^ (match.group().count('"') % 2 == 1)
    if still_inside and _STRAIGHT_QUOTE_APART.match(text, end):
        return end + 2
    if still_inside and match.group().endswith('"') and text[end : end + 1].isalnum():
        return end - 1
    return end


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    body = text[start:end]
    if not body.strip():
        return []
    return [Span(start + len(body) - len(body.lstrip()), start + len(body.rstrip()))]


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    groups = _line_groups(text)
    wrapped = _is_wrapped(text, groups)
    block = 0
    for group in groups:
        for piece in [Span(group[0].start, group[-1].end)] if wrapped else group:
            yield from (_Paragraph(span, block) for span in _trimmed(text, piece.start, piece.end))
            block += 1


def _line_groups(text: str) -> list[list[Span]]:
    """Runs of lines with no blank line between them."""
    groups: list[list[Span]] = []
    for match in _LINE.finditer(text):
        if not match.group().strip():
            continue
        line = Span(match.start(), match.end())
        if groups and len(_LINE_END.findall(text, groups[-1][-1].end, line.start)) == 1:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_wrapped(text: str, groups: Sequence[Sequence[Span]]) -> bool:
    """Lines cut at a column: most end no sentence, and the first word of the next had no room on them."""
    pairs = [
        (line.of(text).rstrip(), after.of(text).split(maxsplit=1)[0])
        for group in groups
        for line, after in pairwise(group)
    ]
    if len(pairs) < 3:
        return False
    column = max(len(line) for line, _ in pairs)
    full = sum(len(line) + 1 + len(word) > column for line, word in pairs)
    unfinished = sum(not STOP.search(line[-3:]) for line, _ in pairs)
    return column in _COLUMN and full >= 0.8 * len(pairs) and unfinished >= 0.6 * len(pairs)


def _is_heading(body: str) -> bool:
    if body.rstrip(CLOSERS + " \u00a0").endswith(tuple(".!?؟…۔:;؛,،")):
        return False
    return len(body.split(maxsplit=_LONGEST_HEADING)) <= _LONGEST_HEADING
