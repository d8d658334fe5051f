"""The vocabulary of tqa: frozen dataclasses that flow from reading to reporting.

All offsets are Unicode code points into `Document.text`, half-open. Of tqa this imports `positions` alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tqa.positions import Place


class Language(StrEnum):
    """The two languages of the trade, as BCP 47 tags."""

    ARABIC = "ar"
    ENGLISH = "en"


class Severity(StrEnum):
    """MQM severities, in rising order."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for minor, 1 for major, 2 for critical."""
        return list(Severity).index(self)


class Applicability(StrEnum):
    """How far a fix may be trusted: apply it unasked, offer it, or only show it."""

    SAFE = "safe"
    SUGGESTED = "suggested"
    DISPLAY = "display"

    @property
    def rank(self) -> int:
        """0 for safe, 1 for suggested, 2 for display."""
        return list(Applicability).index(self)


class BlockKind(StrEnum):
    """What a segment is in its document."""

    HEADING = "heading"
    SENTENCE = "sentence"
    FURNITURE = "furniture"
    ROW = "row"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points.

    Raises:
        ValueError: if `start` is negative or behind `end`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            msg = f"not a span: {self.start}..{self.end}"
            raise ValueError(msg)

    def __len__(self) -> int:
        return self.end - self.start

    def shift(self, by: int) -> Span:
        """The same span, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def touches(self, other: Span) -> bool:
        """Whether the two spans share a character or stand directly side by side."""
        return self.start <= other.end and other.start <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character; an insertion point inside a span counts."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, heading or table row of one document.

    `block` numbers the paragraph (line) or row it belongs to, from 0. `id` and `group` come from a bilingual
    file: the row's own id, and the article that it belongs to ("" where the row is judged alone). `line` is
    the 1-based line of the file where a row starts; 0 in running text, whose offsets tell line and column.
    """

    span: Span
    kind: BlockKind = BlockKind.SENTENCE
    block: int = 0
    id: str = ""
    group: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters of `span` by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph that the file itself marks, such as one of an HTML page, in the document's text.

    `kind` is what the file says it is, a heading or page furniture; None where the words are to tell.
    """

    span: Span
    kind: BlockKind | None = None


class Carrier(Protocol):
    """The file format behind a document: knows how to put edits back into its own file."""

    @property
    def name(self) -> str:
        """The format's name, such as "text" or "jsonl"."""

    def render(self, document: Document, edits: Sequence[Edit]) -> bytes:
        """The whole file with `edits` (sorted, not overlapping) made and every other byte kept."""

    def can_make(self, document: Document, edit: Edit) -> bool:
        """Whether the file can hold the edit: it changes text alone, no tag, placeholder or paragraph."""

    def place(self, document: Document, offset: int) -> Place:
        """Where a person finds the code point at `offset` in the file."""


@dataclass(frozen=True)
class Document:
    """One side of an article: `path` is what the user called it, "" for text that came from memory.

    `blocks` are the paragraphs of a file that marks its own; without any, the lines of the text are.
    """

    text: str
    language: Language
    segments: tuple[Segment, ...]
    carrier: Carrier
    path: str = ""
    blocks: tuple[Block, ...] = ()

    def segment_text(self, index: int) -> str:
        """The text of segment `index`."""
        return self.segments[index].span.of(self.text)


@dataclass(frozen=True, slots=True)
class Bead:
    """An alignment unit: which source segments stand for which target segments.

    `source` and `target` are ascending segment indices; one of them is empty for an omission or an addition.
    `score` is the aligner's confidence from 0 to 1. `moved` marks a pair that stands out of order.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float = 1.0
    moved: bool = False


@dataclass(frozen=True)
class Article:
    """A source document with its target; a reference and beads where the files had them."""

    source: Document
    target: Document
    reference: Document | None = None
    beads: tuple[Bead, ...] | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits on the target text that mend one finding, with the reason an editor reads."""

    applicability: Applicability
    edits: tuple[Edit, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One artifact.

    `span` and the edits of `fixes` are offsets into the target document, `source_span` into the source
    document. `bead` indexes `Report.beads`. `confidence` is the rule's own, from 0 to 1. `part` names the
    sub-rule, "" for none. `gates` says whether it counts for the exit code and the score.
    """

    rule: str
    severity: Severity
    category: str
    message: str
    span: Span
    text: str
    bead: int
    source_span: Span | None = None
    source_text: str = ""
    fixes: tuple[Fix, ...] = ()
    confidence: float = 1.0
    fingerprint: str = ""
    part: str = ""
    gates: bool = True

    @property
    def name(self) -> str:
        """The rule with its sub-rule, as configurations name it: "number-mismatch.magnitude"."""
        return f"{self.rule}.{self.part}" if self.part else self.rule


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a rule says of itself: everything that `tqa rules`, `tqa explain`, SARIF and the report print.

    `gates` and `min_confidence` (0 to 1) hold unless the configuration says otherwise: whether its findings
    fail a run, and how sure they must be to be shown at all.
    """

    name: str
    family: str
    severity: Severity
    category: str
    summary: str
    sections: Mapping[str, str]
    gates: bool = True
    min_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """A figure with its signature; the fields after it compare with a baseline and are None without one.

    `p_value` is None as well where too little changed to test; `adjusted` corrects it for several metrics.
    `touched` are the scores of the changed segments alone, before and after; `moved` counts those that became
    better, became worse, and kept their score.
    """

    score: float
    signature: str
    delta: float | None = None
    interval: tuple[float, float] | None = None
    changed: int | None = None
    segments: int | None = None
    p_value: float | None = None
    verdict: str | None = None
    adjusted: float | None = None
    touched: tuple[float, float] | None = None
    moved: tuple[int, int, int] | None = None


@dataclass(frozen=True)
class Report:
    """Everything one run found, ready for any output format. `rules` holds the rules that ran, by name.

    `known` are findings that a baseline knows: they are kept apart from `findings`, not shown or counted.
    """

    article: Article
    beads: tuple[Bead, ...]
    findings: tuple[Finding, ...]
    scores: Mapping[str, Score] = field(default_factory=dict)
    rules: Mapping[str, RuleInfo] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    known: tuple[Finding, ...] = ()

    def bead_span(self, bead: Bead, language: Language) -> Span | None:
        """The stretch of one side's text that `bead` covers, or None where it has no segment there."""
        source, target = (self.article.source, bead.source), (self.article.target, bead.target)
        return segments_span(*(source if language is Language.ARABIC else target))


def segments_span(document: Document, indices: Sequence[int]) -> Span | None:
    """From the start of the first to the end of the last of the segments `indices`; None for no segment."""
    if len(indices) < 2:
        return document.segments[indices[0]].span if indices else None
    return Span(document.segments[indices[0]].span.start, document.segments[indices[-1]].span.end)
