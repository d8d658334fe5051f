"""Sentence splitting for Arabic and English news, with offsets.

A line is a paragraph (hard-wrapped text is recognised and its lines joined). Inside a paragraph a sentence ends at . ! ? ؟ … with the
closing quotes and brackets that follow, unless the stop belongs to an abbreviation, an initial or a list number, or what follows goes on in the same sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.language.arabic import fold, is_arabic
from tqa.language.furniture import is_furniture
from tqa.model import BlockKind, Language, Segment, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# A headline has no final stop and is no longer than this.
_LONGEST_HEADING = 25
_CLOSERS = "\"'”’»)]｣›"
_STOP = re.compile(rf"[.!?؟…۔]+(?:[ \u00a0]?[”»)\]]|[{_CLOSERS}])*")
_LINE = re.compile(r"[^\r\n]+")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt maj brig adm cmdr gov sen rep rev hon pres st mt ft jr sr vs etc no nos vol ch fig art para pp ed eds"
    " jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp dept univ est approx cf viz al e.g i.e a.m p.m u.s u.n u.k u.a.e e.u ph.d m.d b.a m.a".split()
)
# After these a capital may open a new sentence, so the next word decides.
_MAY_END = frozenset("etc inc ltd co corp jr sr no a.m p.m u.s u.n u.k u.a.e e.u ph.d m.d b.a m.a al".split())
_OPENERS = frozenset(
    "the a an he she it they we i you this that these those there in on at but and for from with after before as when while if according meanwhile however his her its their"
    " our my some many most all one no not what who how why where since during despite among both another each".split()
)
_ARABIC_INITIAL = re.compile(r"(?:^|[\s(«\"“])(?:[\u0621-\u064a]|هـ|ق\.م|أ\.د)$")
_LATIN_INITIAL = re.compile(r"(?:^|[\s(\[“\"‘.])[A-Z]$")
_LIST_NUMBER = re.compile(r"^\W*(?:[0-9\u0660-\u0669]{1,3}|[A-Za-z]|[ivx]{1,4})$")
_LAST_WORD = re.compile(r"[^\s(\[“\"‘«]+$")
_SAYING = re.compile(r"(?:قال|قالت|يقول|تقول|سال|تساءل|تساءلت|صاح|هتف|اضاف|تابع|علق|رد)\b")
_WRAPPED_WIDTH = range(40, 121)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    span: Span
    block: int


def split_document(text: str, language: Language) -> tuple[Segment, ...]:
    """Segments of a text: sentences, headings and web-page furniture, each with its paragraph number."""
    segments: list[Segment] = []
    for paragraph in _paragraphs(text):
        body = paragraph.span.of(text)
        if is_furniture(body, language):
            segments.append(Segment(paragraph.span, BlockKind.FURNITURE, paragraph.block))
            continue
        sentences = split_sentences(body, language)
        kind = BlockKind.HEADING if len(sentences) == 1 and _is_heading(body) else BlockKind.SENTENCE
        segments.extend(Segment(span.shift(paragraph.span.start), kind, paragraph.block) for span in sentences)
    return tuple(segments)


def split_sentences(paragraph: str, language: Language) -> tuple[Span, ...]:
    """Spans of the sentences of one paragraph, white space trimmed; together they hold every other character."""
    spans: list[Span] = []
    start = 0
    for match in _STOP.finditer(paragraph):
        if match.start() < start:
            continue
        end = _end_of(paragraph, match)
        if _is_boundary(paragraph, start, match, end, language):
            spans.extend(_trimmed(paragraph, start, end))
            start = end
    spans.extend(_trimmed(paragraph, start, len(paragraph)))
    return tuple(spans)


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip()]
    groups: list[list[Span]] = []
    for line in lines:
        if groups and text[groups[-1][-1].end : line.start].count("\n") < 2 and "\n" in text[groups[-1][-1].end : line.start]:
            groups[-1].append(line)
        else:
            groups.append([line])
    wrapped = _is_wrapped(text, groups)
    block = 0
    for group in groups:
        for piece in [Span(group[0].start, group[-1].end)] if wrapped else group:
            body = piece.of(text)
            lead = len(body) - len(body.lstrip())
            yield _Paragraph(Span(piece.start + lead, piece.start + len(body.rstrip())), block)
            block += 1


def _is_wrapped(text: str, groups: list[list[Span]]) -> bool:
    """Lines cut at a column: neighbours of a similar, page-like width that mostly do not end a sentence."""
    inner = [line for group in groups for line in group[:-1]]
    if len(inner) < 3:
        return False
    fitting = sum(len(line) in _WRAPPED_WIDTH for line in inner)
    unfinished = sum(not _STOP.search(line.of(text).rstrip()[-3:]) for line in inner)
    return fitting >= 0.8 * len(inner) and unfinished >= 0.6 * len(inner)


def _is_heading(body: str) -> bool:
    return not re.search(rf"[.!?؟…۔:;؛,،][{_CLOSERS}\s]*$", body) and len(body.split()) <= _LONGEST_HEADING


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    body = text[start:end]
    if not body.strip():
        return []
    return [Span(start + len(body) - len(body.lstrip()), start + len(body.rstrip()))]


def _end_of(text: str, match: re.Match[str]) -> int:
    """End of the stop; a straight quote that stands apart (`region. " He`) closes when an odd number was open."""
    end = match.end()
    apart = re.match(r"[ \u00a0]\"(?=\s|$)", text[end : end + 3])
    if apart and text.count('"', 0, end) % 2 == 1:
        return end + apart.end()
    return end


def _is_boundary(text: str, start: int, match: re.Match[str], end: int, language: Language) -> bool:
    rest = text[end:]
    if not rest.strip():
        return True
    if not rest[0].isspace():
        return False
    following = rest.lstrip()
    stop = match.group()
    before = text[start : match.start()]
    if stop.startswith(".") and not stop.startswith("..") and _stop_belongs_to_word(before, following, stop):
        return False
    if language is Language.ARABIC:
        return _arabic_goes_on(stop, following)
    return not (following[0].islower() or following[0] in ",;:)")


def _arabic_goes_on(stop: str, following: str) -> bool:
    """Arabic has no capitals: an ellipsis goes on, and so does a quoted question that its reporting verb follows."""
    if stop.startswith(("…", "..")):
        return following[0] in "«“\""
    if stop[-1] in _CLOSERS and stop[0] in "!?؟" and _SAYING.match(fold(following[:12])):
        return False
    return following[0] not in ",،;؛:)"


def _stop_belongs_to_word(before: str, following: str, stop: str) -> bool:
    if len(stop) > 1 and stop[1] in _CLOSERS:
        return False
    if _LIST_NUMBER.match(before) or _LATIN_INITIAL.search(before):
        return True
    if before and is_arabic(before[-1]):
        return bool(_ARABIC_INITIAL.search(before[-6:]))
    found = _LAST_WORD.search(before[-20:])
    word = found.group().lower() if found else ""
    if word not in _ABBREVIATIONS:
        return False
    if word == "no":
        return following[0].isdigit()
    next_word = re.match(r"[A-Za-z]+", following.lstrip("“\"'‘(["))
    opens = bool(next_word) and next_word is not None and next_word.group().lower() in _OPENERS and next_word.group()[0].isupper()
    return not (word in _MAY_END and opens)
