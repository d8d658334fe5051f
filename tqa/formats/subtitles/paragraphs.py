"""Subtitles as running text: what is said one after another, whichever cues it is cut into."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from tqa.formats.patch_carrier import PatchCarrier
from tqa.formats.patchwork import Patchwork, Piece
from tqa.formats.splice import apply_edits
from tqa.model import Block, BlockKind, Edit, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.formats.subtitles.cues import Cue
    from tqa.model import Document

# A pause this long ends a paragraph: without one, subtitles follow each other within the two frames to half a
# second that subtitlers leave between them (Netflix, "Timed Text Style Guide", 2 frames).
_PAUSE = 2_000
_DASH = re.compile(r"[-\u2010-\u2015\u2212][ \t\u00a0]*(?=[^\s\d\u0660-\u0669-])")
_SENTENCE_END = re.compile(r"[.!?\u2026\u061f]['\"\u2019\u201d\u00bb)\]]*\Z")
_SOUND = re.compile(r"\[[^\[\]]*\]\Z|[\u2669-\u266c\s]+\Z")
_SPEAKER = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]*)>")
_LONGEST_END = 8


@dataclass(frozen=True, slots=True)
class Syntax:
    """What of a line of subtitles is no text: `tags`; and `entities`, which stand for a character."""

    tags: re.Pattern[str]
    entities: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """The text of subtitles, its pieces and paragraphs; `starts` are where the cues begin in it."""

    text: str
    patchwork: Patchwork
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]


@dataclass(frozen=True)
class SubtitleCarrier(PatchCarrier):
    """Writes subtitles back; no edit breaks a line or leaves one empty, which would end its cue."""

    def can_make(self, document: Document, edit: Edit) -> bool:
        """Whether the edit changes text alone, and every line of its cues keeps some."""
        if "\n" in edit.text or "\r" in edit.text or not super().can_make(document, edit):
            return False
        file = self.decoded.text
        changes = self.patchwork.changes([edit], document.text, self.escape)
        if not changes:
            return True
        start = max(file.rfind(end, 0, changes[0].span.start) for end in "\r\n") + 1
        ends = [at for end in "\r\n" if (at := file.find(end, changes[-1].span.end)) >= 0]
        raw = file[start : min(ends, default=len(file))]
        shifted = [Edit(each.span.shift(-start), each.text) for each in changes]
        return all(line.strip() for line in re.split(r"\r\n|\r|\n", apply_edits(raw, shifted)))


def cue_at(starts: Sequence[int], offset: int) -> int:
    """The index of the cue that the code point at `offset` of the text is in."""
    return max(0, bisect_right(starts, offset) - 1)


def spoken(file: str, cues: Sequence[Cue], syntax: Syntax) -> Spoken:
    """What the `cues` of a file say.

    A paragraph ends at a pause, where a dash or a voice tag names another speaker, and at a sound that is
    described between brackets, which is no speech.
    """
    builder = _Builder(file, syntax)
    before: Cue | None = None
    for cue in cues:
        if before is not None and cue.begin - before.end >= _PAUSE:
            builder.close()
        before = cue
        builder.cue(cue)
    return builder.finished()


@dataclass
class _Builder:
    """Joins cues."""

    file: str
    syntax: Syntax
    length: int = 0
    texts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    # Where the open paragraph begins, its end, and where in the file the last line ended.
    start: int | None = None
    end: str = ""
    line_end: int = -1
    speaker: str = ""

    def cue(self, cue: Cue) -> None:
        runs = [self._runs(line) for line in cue.lines]
        said = "".join(text for line in runs for text, _ in line)
        sound = bool(said.strip()) and _SOUND.match(said.strip()) is not None
        if sound:
            self.close()
        self.line_end = -1
        self.starts.append(self.length + (self.start is not None or bool(self.blocks)))
        for span, line in zip(cue.lines, runs, strict=True):
            self._line(span, line)
        if sound:
            self.close(BlockKind.FURNITURE)

    def close(self, kind: BlockKind | None = None) -> None:
        """End the paragraph."""
        if self.start is not None:
            self.blocks.append(Block(Span(self.start, self.length), kind))
        self.start, self.end = None, ""

    def finished(self) -> Spoken:
        self.close()
        return Spoken(
            "".join(self.texts), Patchwork(tuple(self.pieces)), tuple(self.blocks), tuple(self.starts)
        )

    def _line(self, span: Span, runs: list[tuple[str, Span]]) -> None:
        """One line of a cue, which stands at `span`.

        The break in front of it is a space that an edit may take away, unless there is white space beside it
        within tags, which would then show.
        """
        said = _stripped(runs)
        bare = sum(len(text) for text, _ in said) == sum(len(text) for text, _ in runs)
        runs = self._speech(said, self.file[span.start : span.end])
        if not runs:
            self.line_end = -1
            return
        if self.start is not None:
            joined = bare and 0 <= self.line_end < span.start
            if joined:
                self.pieces.append(Piece(self.length, 1, self.line_end, span.start - self.line_end))
            self._add(" ")
        elif self.blocks:
            self._add("\n")
        if self.start is None:
            self.start = self.length
        for text, place in runs:
            self.pieces.append(Piece(self.length, len(text), place.start, len(place)))
            self._add(text)
            self.end = (self.end + text)[-_LONGEST_END:]
        self.line_end = span.end if bare else -1

    def _speech(self, runs: list[tuple[str, Span]], line: str) -> list[tuple[str, Span]]:
        """The runs of a line without the mark of another speaker, who begins a paragraph."""
        voice = _SPEAKER.search(line) if "<v" in line else None
        if voice is not None and voice[1] != self.speaker:
            self.speaker = voice[1]
            self.close()
        ended = self.start is None or _SENTENCE_END.search(self.end) is not None
        if runs and ended and len(runs[0][0]) == len(runs[0][1]) and (dash := _DASH.match(runs[0][0])):
            self.close()
            text, place = runs[0]
            runs[0] = (text[dash.end() :], Span(place.start + dash.end(), place.end))
        return runs

    def _runs(self, line: Span) -> list[tuple[str, Span]]:
        """The text between the tags of a line, and where it stands; an entity is a run of its own."""
        runs: list[tuple[str, Span]] = []
        at = line.start
        for tag in self.syntax.tags.finditer(self.file, line.start, line.end):
            runs += self._entities(Span(at, tag.start()))
            at = tag.end()
        return [*runs, *self._entities(Span(at, line.end))]

    def _entities(self, span: Span) -> list[tuple[str, Span]]:
        runs: list[tuple[str, Span]] = []
        at = span.start
        if self.syntax.entities is not None:
            for entity in self.syntax.entities.finditer(self.file, span.start, span.end):
                character = unescape(entity[0])
                if len(character) == 1 and character not in "\0\r\n":
                    runs += [
                        (self.file[at : entity.start()], Span(at, entity.start())),
                        (character, Span(*entity.span())),
                    ]
                    at = entity.end()
        runs.append((self.file[at : span.end], Span(at, span.end)))
        return [(text, place) for text, place in runs if text]

    def _add(self, text: str) -> None:
        self.texts.append(text)
        self.length += len(text)


def _stripped(runs: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """The runs without white space in front of the first word and behind the last."""
    first = next((index for index, (text, _) in enumerate(runs) if text.strip()), len(runs))
    last = next((index for index in range(len(runs), first, -1) if runs[index - 1][0].strip()), first)
    kept = runs[first:last]
    for index, cut in ((0, str.lstrip), (-1, str.rstrip)):
        if kept and len(kept[index][0]) == len(kept[index][1]):
            text, place = kept[index]
            rest = cut(text)
            start = place.start + (len(text) - len(rest) if index == 0 else 0)
            kept[index] = (rest, Span(start, start + len(rest)))
    return kept
