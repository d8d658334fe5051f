"""Builds reports by hand: documents from lines, findings from the pieces of text they are about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tqa.model import (
    Applicability,
    Article,
    Bead,
    BlockKind,
    Document,
    Edit,
    Finding,
    Fix,
    Language,
    Report,
    Segment,
    Severity,
    Span,
)
from tqa.positions import LineIndex, Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True)
class PlainCarrier:
    """Plain text, written back as UTF-8."""

    name: str = "text"

    def render(self, document: Document, edits: Sequence[Edit]) -> bytes:
        text = document.text
        for edit in reversed(edits):
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
        return text.encode()

    def can_make(self, document: Document, edit: Edit) -> bool:  # noqa: ARG002 - the protocol
        return True

    def place(self, document: Document, offset: int) -> Place:
        return LineIndex(document.text).place(offset)


@dataclass(frozen=True)
class Line:
    """One line of the article: sentences of a paragraph, source sentences first."""

    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    kind: BlockKind = BlockKind.SENTENCE
    moved: bool = False


def find(text: str, piece: str, after: str = "") -> Span:
    """Where `piece` stands, looking behind `after`."""
    start = text.index(piece, text.index(after))
    return Span(start, start + len(piece))


def document(language: Language, lines: Sequence[tuple[Sequence[str], BlockKind]], path: str) -> Document:
    """A document with a line per entry, its sentences parted by a space."""
    text, segments = "", []
    for block, (sentences, kind) in enumerate(lines):
        for sentence in sentences:
            text += " " if text and not text.endswith("\n") else ""
            segments.append(Segment(Span(len(text), len(text) + len(sentence)), kind, block))
            text += sentence
        text += "\n" if sentences else ""
    return Document(text, language, tuple(segments), PlainCarrier(), path)


def beads(lines: Sequence[Line]) -> tuple[Bead, ...]:
    """A bead per line."""
    made, source, target = [], 0, 0
    for line in lines:
        made.append(
            Bead(
                tuple(range(source, source + len(line.source))),
                tuple(range(target, target + len(line.target))),
                moved=line.moved,
            )
        )
        source, target = source + len(line.source), target + len(line.target)
    return tuple(made)


@dataclass(frozen=True)
class Artifact:
    """A finding by what it says, not where: the pieces are looked up in the article."""

    bead: int
    rule: str
    severity: Severity
    category: str
    message: str
    text: str = ""
    source: str = ""
    fixes: tuple[tuple[Applicability, Mapping[str, str], str], ...] = ()
    confidence: float = 1.0


def finding(article: Article, artifact: Artifact, made: Sequence[Bead]) -> Finding:
    """`artifact` with its places in the article."""
    source, target = article.source, article.target
    bead = made[artifact.bead]
    start = (
        target.segments[bead.target[0]].span.start if bead.target else _behind(target, made, artifact.bead)
    )
    if artifact.rule == "punctuation-spacing":
        start = target.text.index(" .")
    span = find(target.text[start:], artifact.text).shift(start)
    origin = source.segments[bead.source[0]].span.start if bead.source else 0
    source_span = find(source.text[origin:], artifact.source).shift(origin) if artifact.source else None
    fixes = tuple(
        Fix(
            applicability,
            tuple(Edit(find(target.text[start:], old).shift(start), new) for old, new in edits.items()),
            reason,
        )
        for applicability, edits, reason in artifact.fixes
    )
    return Finding(
        artifact.rule, artifact.severity, artifact.category, artifact.message, span, artifact.text,
        artifact.bead, source_span, artifact.source, fixes, artifact.confidence,
    )  # fmt: skip


def _behind(target: Document, made: Sequence[Bead], bead: int) -> int:
    return target.segments[made[bead - 1].target[-1]].span.end


def one_pair(source: str, target: str, **changes: object) -> Report:
    """A report on one sentence pair with one finding over all of it, whose fields `changes` replace."""
    article = Article(
        document(Language.ARABIC, [((source,), BlockKind.SENTENCE)], "a.ar.txt"),
        document(Language.ENGLISH, [((target,), BlockKind.SENTENCE)], "a.en.txt"),
    )
    basic = Finding(
        "calque",
        Severity.MINOR,
        "Style/Awkward",
        "A message.",
        Span(0, len(target)),
        target,
        0,
        Span(0, len(source)),
        source,
    )
    return Report(article, (Bead((0,), (0,)),), (replace(basic, **changes),))  # type: ignore[arg-type]
