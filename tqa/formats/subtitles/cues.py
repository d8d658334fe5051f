"""Subtitles as cues: where each line of their text stands in a SubRip (.srt) or WebVTT (.vtt) file.

Written after the W3C's "WebVTT: The Web Video Text Tracks Format" and what players take for SubRip, which has
no standard. No library keeps the bytes: srt 3.5 and pysubs2 1.8 write line ends and times of SubRip anew, and
webvtt-py 0.6 and pysubs2 the times, settings and comments of WebVTT.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.lines import split_lines
from tqa.formats.read import located, shown
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TIME = r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
_TIMING = re.compile(rf"[ \t]*({_TIME})[ \t]*-->[ \t]*({_TIME})(?![\d:])")
_ARROW = re.compile(r"[ \t]*[\d:.,]{0,20}[ \t]*-->")
_NUMBER = re.compile(r"[ \t]*\d{1,9}[ \t]*[\r\n]*\Z")
_HEADER = re.compile(r"WEBVTT(?:[ \t][^\r\n]*)?[\r\n]*\Z")
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t][^\r\n]*)?[\r\n]*\Z")
_REMEDY = "write it as 00:01:02,500 --> 00:01:05,000"


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: `time` is when it begins, as the file writes it; `begin` and `end` are milliseconds.

    `start` is where its first line stands in the file, `lines` are those of its text, without white space at
    their ends, none empty.
    """

    time: str
    begin: int
    end: int
    start: int
    lines: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def body(self) -> Span | None:
        """Where it stands without white space at its ends; None for a blank one."""
        body = self.text.strip()
        first = self.start + len(self.text) - len(self.text.lstrip())
        return Span(first, first + len(body)) if body else None


def srt_cues(text: str, path: str) -> list[Cue]:
    """The cues of a SubRip file, in order; the text of one ends in front of the number of the next.

    Raises:
        InputError: it has no cue, text in front of the first, or a time that cannot be read.
    """
    lines = _lines(text)
    timings = [index for index, line in enumerate(lines) if _is_timing(line.text, index, path)]
    heads = [index - (index > 0 and _NUMBER.match(lines[index - 1].text) is not None) for index in timings]
    for index, line in enumerate(lines[: heads[0]] if heads else lines):
        if line.body is not None:
            msg = f"{located(path, index + 1)}: text in front of the first time of a cue"
            raise InputError(f"{msg}; {_REMEDY} on a line of its own in front of each text")
    # A cue without text is a time with the next one's number right behind it.
    ends = [*heads[1:], len(lines)]
    return [
        _cue(lines, head, timing, lines[timing + 1 : max(end, timing + 1)], path)
        for head, timing, end in zip(heads, timings, ends, strict=True)
    ]


def vtt_cues(text: str, path: str) -> list[Cue]:
    """The cues of a WebVTT file, in order, without its notes, styles and regions.

    Raises:
        InputError: it does not begin as WebVTT does, has no cue, or a time that cannot be read.
    """
    lines = _lines(text)
    if not lines or not _HEADER.match(lines[0].text):
        raise InputError(f"{located(path, 1)}: is no WEBVTT line; write one in front of the cues")
    cues = []
    for block in vtt_blocks(lines)[1:]:
        timing = next((index for index in block[:2] if _is_timing(lines[index].text, index, path)), None)
        if timing is not None and not _ASIDE.match(lines[block[0]].text):
            body = [lines[index] for index in block if index > timing]
            cues.append(_cue(lines, block[0], timing, body, path))
    if not cues:
        raise InputError(f"{shown(path)}: has no cues; give a file with subtitles")
    return cues


def own_notes(text: str, mark: str) -> list[Span]:
    """The notes of a WebVTT file that begin with `mark`, each with the blank lines behind it."""
    lines = _lines(text)
    blocks = vtt_blocks(lines)
    starts = [*(lines[block[0]].start for block in blocks[1:]), len(text)]
    return [
        Span(lines[block[0]].start, following)
        for block, following in zip(blocks, starts, strict=True)
        if lines[block[0]].text.startswith(f"NOTE {mark} ")
    ]


def vtt_blocks(lines: Sequence[_Line]) -> list[list[int]]:
    """The numbers of the lines of each block, which blank lines part."""
    blocks: list[list[int]] = []
    after_blank = True
    for index, line in enumerate(lines):
        blank = not line.text.strip("\r\n")
        if not blank:
            if after_blank:
                blocks.append([])
            blocks[-1].append(index)
        after_blank = blank
    return blocks


def _lines(text: str) -> list[_Line]:
    lines, start = [], 0
    for line in split_lines(text):
        lines.append(_Line(start, line))
        start += len(line)
    return lines


def _is_timing(line: str, index: int, path: str) -> bool:
    if "-->" not in line:
        return False
    if _TIMING.match(line):
        return True
    if _ARROW.match(line):
        msg = f"{located(path, index + 1)}: {line.strip()[:40]!a} is no time of a cue"
        raise InputError(f"{msg}; {_REMEDY}")
    return False


def _cue(lines: Sequence[_Line], head: int, timing: int, body: Iterable[_Line], path: str) -> Cue:
    match = _TIMING.match(lines[timing].text)
    if match is None:  # it has matched before
        raise InputError(f"{located(path, timing + 1)}: is no time of a cue; {_REMEDY}")
    spans = tuple(span for line in body if (span := line.body) is not None)
    return Cue(match[1], _milliseconds(match[1]), _milliseconds(match[2]), lines[head].start, spans)


def _milliseconds(time: str) -> int:
    clock, _, rest = time.replace(",", ".").partition(".")
    seconds = 0
    for part in clock.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + int(rest.ljust(3, "0"))
