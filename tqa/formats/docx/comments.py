"""Findings as comments in the margin of a Word file, as Word and LibreOffice show them.

python-docx 1.2 was tried: it writes all parts anew, comments on whole runs only and dates each comment. Here
the marks go around the very words, for which a run is cut in two as Word does it, and there is no date, so
that the same findings make the same file. Word knows no comments in text boxes and notes: these are put where
the box hangs or the note is referred to.
"""

from __future__ import annotations

from bisect import bisect_right
from html import escape
from typing import TYPE_CHECKING

from tqa.errors import OutputError
from tqa.formats.annotation import AUTHOR
from tqa.formats.docx.anchors import Cuts
from tqa.formats.docx.marks import CommentReader, MarkReader
from tqa.formats.docx.names import CONTENT_TYPES, Names, before_end, listed, new_comments, related_to
from tqa.formats.docx.package import open_package, rels_of
from tqa.formats.docx.space import PRESERVE
from tqa.formats.docx.stories import joined, read_stories
from tqa.formats.read import shown
from tqa.formats.safe_xml import FORBIDDEN
from tqa.formats.splice import apply_edits
from tqa.model import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.formats.annotation import Remark
    from tqa.formats.docx.package import Package
    from tqa.formats.docx.stories import Placed, Story, Text
    from tqa.model import Document

# Word's ids are numbers of 32 bits.
_DIGITS = 9


def annotated(
    package: Package, stories: Sequence[Story], content: Text, document: Document, remarks: Sequence[Remark]
) -> bytes:
    """The file with each remark as a comment, and those that tqa made before taken out.

    Raises:
        InputError: the part with the comments is damaged.
        OutputError: the file is built so oddly that comments would change its text.
    """
    main = stories[0].part
    own, first = _comments(package)
    if not remarks and not own:
        return package.archive.data
    marks = MarkReader(main.text, {name for name, _ in own})
    package.tell(main, marks)
    names = Names.of(main.text)
    if remarks and not content.placed:
        raise _odd(document)
    cuts = Cuts(main.text, names)
    for number, remark in enumerate(remarks, first):
        cuts.add(number, *_ends(content, remark.span))
    edits = [*(Edit(span, "") for span in marks.found), *cuts.edits()]
    edits.sort(key=lambda edit: edit.span)
    contents = {main.name: main.encoded(apply_edits(main.text, edits))}
    spoken = [(number, remark.text) for number, remark in enumerate(remarks, first)]
    contents |= _changed_parts(package, names, [span for _, span in own], spoken)
    data = package.archive.replaced(contents)
    if joined(read_stories(open_package(data, package.path))).text != document.text:
        raise _odd(document)
    return data


def _odd(document: Document) -> OutputError:
    msg = f"{shown(document.path)}: is built so oddly that comments would change its text"
    return OutputError(f"{msg}; open it in Word and save it again")


def _comments(package: Package) -> tuple[list[tuple[str, Span]], int]:
    """The comments that tqa made, each with its place in their part; the first number that is free."""
    name = package.related("comments")
    if name is None:
        return [], 0
    part = package.part(name)
    reader = CommentReader(part.text)
    package.tell(part, reader)
    own = [(each.id, each.span) for each in reader.found if each.author == AUTHOR]
    others = (each.id for each in reader.found if each.author != AUTHOR)
    taken = [int(each) for each in others if each.isascii() and each.isdecimal() and len(each) <= _DIGITS]
    return own, max(taken, default=-1) + 1


def _ends(content: Text, span: Span) -> tuple[tuple[Placed, int], tuple[Placed, int]]:
    """The characters that a remark begins and ends with: so many of these stand before its ends."""
    first, last = span.start, max(span.start, span.end - 1)
    if not len(span) and first and content.text[first - 1] != "\n":
        # What is missing is missing behind a word.
        first = last = first - 1
    placed = content.placed
    start = max(0, bisect_right(placed, first, key=lambda each: each.start) - 1)
    if first >= placed[start].end and start + 1 < len(placed):
        start += 1
    first = max(first, placed[start].start)
    end = max(start, bisect_right(placed, last, key=lambda each: each.start) - 1)
    before = min(first, placed[start].end - 1) - placed[start].start
    after = min(max(last, first) + 1, placed[end].end) - placed[end].start
    return (placed[start], before), (placed[end], after)


def _changed_parts(
    package: Package, names: Names, own: Sequence[Span], spoken: Sequence[tuple[int, str]]
) -> dict[str, bytes]:
    """The part with the comments, and where it is new what tells of it."""
    name = package.related("comments")
    if name is not None:
        part = package.part(name)
        left = apply_edits(part.text, [Edit(span, "") for span in own])
        added = _elements(Names.of(part.text), spoken)
        return {part.name: part.encoded(before_end(left, added) if added else left)}
    name, empty = new_comments(package, names)
    types = package.part(CONTENT_TYPES)
    contents = {name: before_end(empty, _elements(names, spoken)).encode()}
    contents[types.name] = types.encoded(listed(types.text, name))
    rels = rels_of(package.main)
    if package.archive.find(rels) is None:
        contents[rels] = related_to(None, package, name).encode()
    else:
        relations = package.part(rels)
        contents[relations.name] = relations.encoded(related_to(relations.text, package, name))
    return contents


def _elements(names: Names, spoken: Sequence[tuple[int, str]]) -> str:
    return "".join(_element(names, number, text) for number, text in spoken)


def _element(names: Names, number: int, text: str) -> str:
    words = escape(FORBIDDEN.sub("\ufffd", text), quote=False)
    told = f"<{names.element}t{PRESERVE}>{words}</{names.element}t>"
    mark = names.wrap("r", f"<{names.element}annotationRef/>")
    paragraph = names.wrap("p", mark + names.wrap("r", told))
    at = names.attribute
    said = f'{names.declaration} {at}id="{number}" {at}author="{AUTHOR}" {at}initials="{AUTHOR}"'
    return f"<{names.element}comment{said}>{paragraph}</{names.element}comment>"
