"""The files of `tqa score`, brought segment to segment.

The rows of a bilingual file (in TMX and XLIFF, its units), a text's lines and the paragraphs of a page or a
document are segments as they stand.
Texts whose lines do not match are split into sentences and compared through the Arabic source, where it is
given.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats import is_bilingual, read_bilingual, read_running
from tqa.formats.lines import split_lines
from tqa.formats.patchwork import PLACEHOLDER
from tqa.formats.read import STDIN, file_name, shown
from tqa.language.identify import check_languages
from tqa.model import BlockKind, Language
from tqa.scoring.scores import too_long

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tqa.model import Document


@dataclass(frozen=True)
class Inputs:
    """Texts of the same segments. `places` says where in the hypothesis each is; `unit` what they are.

    There may be no references; `sources` is the Arabic of each, None where it is not known.
    """

    hypotheses: tuple[str, ...]
    references: tuple[tuple[str, ...], ...]
    baseline: tuple[str, ...] | None
    places: tuple[str, ...]
    unit: str
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Texts:
    """The segments of one file, with where each is; `whole` is the file's text where it is no table.

    `sources` is the Arabic of each row of a bilingual file.
    """

    path: str
    segments: tuple[str, ...]
    places: tuple[str, ...]
    whole: str | None = None
    sources: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Paths:
    """What the user named."""

    hypothesis: str
    references: tuple[str, ...]
    baseline: str | None = None
    source: str | None = None


@dataclass(frozen=True)
class Joined:
    """Stretches of several texts that stand for the same Arabic, that Arabic, and what to say of the rest.

    `sources` is None where the Arabic is not known.
    """

    columns: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...] | None


def read_inputs(
    paths: Paths,
    metrics: Sequence[str],
    join: Callable[[Texts, Sequence[Texts], int], Joined],
    *,
    alone: bool = False,
) -> Inputs:
    """The segments of the files, checked to belong together and to be fit for scoring.

    Args:
        paths: the files; "-" stands for standard input, once.
        metrics: what they are to be scored with.
        join: given the source, the hypothesis, its baseline if any, and the references, and how many
            of these are hypotheses, brings texts together whose lines do not match.
        alone: whether the translation can be scored without a reference.

    Raises:
        InputError: a file cannot be read, a reference that is needed is missing, or the files do not belong
            together.
        LanguageError: the source is not Arabic, or what is to be judged by it is not English.
    """
    _refuse_twice([paths.hypothesis, *paths.references, paths.baseline, paths.source])
    source = None if paths.source is None else _source(paths.source)
    hypothesis = _target(paths.hypothesis)
    baseline = [] if paths.baseline is None else [_target(paths.baseline)]
    references = [_reference(path) for path in paths.references] or _own(paths.hypothesis, alone=alone)
    ours, texts = 1 + len(baseline), [hypothesis, *baseline, *references]
    # With nothing else to compare with, the Arabic is what the lines must match.
    estimated = source is not None and hypothesis.whole is not None and not references
    if source is not None and not _match([*texts, source] if estimated else texts):
        _refuse_tables(texts)
        joined, unit = join(source, texts, ours), "stretch"
    else:
        texts = _same_length(texts)
        segments = tuple(each.segments for each in texts)
        joined = Joined(segments, texts[0].places, (), _sources(texts[0], source))
        unit = "row" if texts[0].whole is None else "line"
        if estimated and source is not None:
            check_languages(source.whole or "", hypothesis.whole or "", source.path, hypothesis.path)
        _refuse_long(texts, metrics)
    filled = _without_blank(joined)
    columns = filled.columns
    _refuse_blank(columns[ours:], references)
    if not filled.places:
        raise InputError(f"{shown(hypothesis.path)}: has no text; give the translation that is to be scored")
    notes = (*filled.notes, *_unreferenced(columns[ours:], len(filled.places)))
    against = columns[1] if baseline else None
    return Inputs(columns[0], columns[ours:], against, filled.places, unit, notes, filled.sources)


def _unreferenced(references: Sequence[Sequence[str]], size: int) -> list[str]:
    blank = sum(not all(map(str.strip, row)) for row in zip(*references, strict=True))
    said = f"{blank} of {size} segments have no reference: what they say counts as wrong"
    return [said] if blank else []


def _refuse_tables(texts: Sequence[Texts]) -> None:
    if tables := [each.path for each in texts if each.whole is None]:
        msg = f"{shown(tables[0])}: has rows, which --source cannot align; give text files"
        raise InputError(msg)


def _without_blank(joined: Joined) -> Joined:
    """What is left without the segments that are blank in every text."""
    kept = [k for k, row in enumerate(zip(*joined.columns, strict=True)) if any(map(str.strip, row))]
    return Joined(
        tuple(tuple(column[k] for k in kept) for column in joined.columns),
        tuple(joined.places[k] for k in kept),
        joined.notes,
        None if joined.sources is None else tuple(joined.sources[k] for k in kept),
    )


def _refuse_twice(paths: Sequence[str | None]) -> None:
    if paths.count(STDIN) > 1:
        msg = f"{file_name(STDIN)}: is given twice; read the other text from a file"
        raise InputError(msg)


def _source(path: str) -> Texts:
    if path != STDIN and is_bilingual(path):
        msg = f"{shown(path)}: has rows of two languages, which --source cannot align"
        raise InputError(f"{msg}; give the Arabic as a file of its own")
    return _lines(path, Language.ARABIC)


def _target(path: str) -> Texts:
    if not is_bilingual(path):
        return _lines(path)
    article = read_bilingual(path)
    sources = _rows(article.source).segments
    rows = _rows(article.target)
    return replace(rows, sources=sources if len(sources) == len(rows.segments) else None)


def _sources(hypothesis: Texts, source: Texts | None) -> tuple[str, ...] | None:
    """The Arabic of each segment: that of a table, or the source's lines where those are the same."""
    if hypothesis.sources is not None or source is None:
        return hypothesis.sources
    size = len(hypothesis.segments)
    return (*source.segments, *[""] * size)[:size] if _match([hypothesis, source]) else None


def _reference(path: str) -> Texts:
    """The human translation in a file: a table's reference column, or its target where it has none."""
    if not is_bilingual(path):
        return _lines(path)
    article = read_bilingual(path)
    return _rows(article.reference or article.target)


def _own(path: str, *, alone: bool) -> list[Texts]:
    document = read_bilingual(path).reference if is_bilingual(path) and path != STDIN else None
    if document is None and alone:
        return []
    if document is None:
        what = "has no reference" if is_bilingual(path) else "has nothing to be compared with"
        msg = f"{shown(path)}: {what}; name a human translation with --reference FILE"
        raise InputError(msg)
    return [_rows(document)]


def _rows(document: Document) -> Texts:
    """The rows of a bilingual file; what stands for tags in them is no text."""
    texts = tuple(document.segment_text(k).replace(PLACEHOLDER, "") for k in range(len(document.segments)))
    return Texts(document.path, texts, tuple(segment.id for segment in document.segments))


def _lines(path: str, language: Language = Language.ENGLISH) -> Texts:
    """The lines of a text; those of a file that marks its paragraphs are these, but for page furniture."""
    raw = read_running(path, language)
    marked = [block.span.of(raw.text) for block in raw.blocks if block.kind is not BlockKind.FURNITURE]
    text = "\n".join(marked).replace(PLACEHOLDER, "") if raw.blocks else raw.text
    lines = tuple(line.rstrip("\r\n") for line in split_lines(text))
    return Texts(file_name(path), lines, tuple(map(str, range(1, len(lines) + 1))), text)


def _match(texts: Sequence[Texts]) -> bool:
    """Whether the texts have the same lines, blank at the same places."""
    shapes = {tuple(bool(text.strip()) for text in _cut(each).segments) for each in texts}
    return len(shapes) == 1


def _cut(text: Texts) -> Texts:
    """Without the blank lines at its end, which nobody sees."""
    if text.whole is None:
        return text
    size = next((k for k in range(len(text.segments), 0, -1) if text.segments[k - 1].strip()), 0)
    return Texts(text.path, text.segments[:size], text.places[:size], text.whole)


def _same_length(texts: Sequence[Texts]) -> list[Texts]:
    """The texts, each as long as the first.

    Raises:
        InputError: they have different numbers of segments, or rows that are not the same.
    """
    if len({len(each.segments) for each in texts}) > 1:
        texts = [_cut(each) for each in texts]
    first = texts[0]
    for other in texts[1:]:
        _refuse_difference(first, other)
    return list(texts)


def _refuse_difference(first: Texts, other: Texts) -> None:
    word = "rows" if None in (first.whole, other.whole) else "lines"
    tables = _has_ids(first) and _has_ids(other)
    if len(first.segments) != len(other.segments):
        where = _first_difference(first, other, tables=tables)
        msg = f"{shown(other.path)}: {len(other.segments)} {word} where {shown(first.path)} has"
        named = f" (id {other.places[where - 1]!r})" if tables and where <= len(other.places) else ""
        msg = f"{msg} {len(first.segments)}; {word[:-1]} {where}{named} is the first that differs"
        remedy = "give files of the same rows" if word == "rows" else "give the Arabic with --source FILE"
        raise InputError(f"{msg}; {remedy}")
    if tables and first.places != other.places:
        where = _first_difference(first, other, tables=True)
        ids = f"{other.places[where - 1]!r} where {shown(first.path)} has {first.places[where - 1]!r}"
        msg = f"{shown(other.path)}: row {where} has the id {ids}"
        raise InputError(f"{msg}; give both files the same rows in the same order")


def _has_ids(texts: Texts) -> bool:
    """Whether these are rows whose file names them: a row without an id has its number."""
    numbers = tuple(map(str, range(1, len(texts.places) + 1)))
    return texts.whole is None and texts.places != numbers


def _first_difference(first: Texts, other: Texts, *, tables: bool) -> int:
    """The 1-based number of the first rows with different ids, or of the first line blank in one file."""
    pairs = (
        zip(first.places, other.places, strict=False)
        if tables
        else zip(*(map(bool, map(str.strip, each.segments)) for each in (first, other)), strict=False)
    )
    shorter = min(len(first.segments), len(other.segments))
    return next((k for k, (one, two) in enumerate(pairs, start=1) if one != two), shorter + 1)


def _refuse_long(texts: Sequence[Texts], metrics: Sequence[str]) -> None:
    for each in texts:
        for place, text in zip(each.places, each.segments, strict=True):
            if (much := too_long(text, metrics)) is not None:
                where = f"{'row' if each.whole is None else 'line'} {shown(place)}"
                msg = f"{shown(each.path)}: {where}: {much} in one segment; write one sentence on each"
                raise InputError(msg)


def _refuse_blank(columns: Sequence[Sequence[str]], references: Sequence[Texts]) -> None:
    for column, reference in zip(columns, references, strict=True):
        if not any(map(str.strip, column)):
            msg = f"{shown(reference.path)}: has no text in its references; give a human translation"
            raise InputError(msg)
