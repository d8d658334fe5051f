"""Word files (.docx, .docm, .dotx): read in the order of reading, written back with nothing else changed.

python-docx 1.2 was tried: saving an untouched file writes its XML parts anew (declaration, quotes, order of
attributes), leaves out parts that it finds no relation to, and packs all of it in another order. Here the
changed characters are spliced into their part, and the part into its archive; python-docx is an oracle of the
tests, which hold its paragraphs against these.

Headers and footers are left out: what they repeat on every page is no part of the article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from html import escape as escape_html
from typing import TYPE_CHECKING

from tqa.errors import InputError, OutputError
from tqa.formats.docx.package import open_package
from tqa.formats.docx.space import spaced
from tqa.formats.docx.stories import joined, read_stories
from tqa.formats.patchwork import least
from tqa.formats.raw import RawText
from tqa.formats.read import file_name, shown
from tqa.formats.splice import apply_edits
from tqa.model import Edit
from tqa.positions import place_behind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tqa.config.reading import Reading
    from tqa.formats.annotation import Remark
    from tqa.formats.docx.package import Package
    from tqa.formats.docx.stories import Story, Text
    from tqa.model import Document, Language
    from tqa.positions import Place

# What XML cannot hold, and line ends and tabs, for which Word has elements.
_NO_TEXT = re.compile("[\\x00-\\x1f\\x7f\\x85\\u2028\\u2029\\ud800-\\udfff\\ufffc\\ufffe\\uffff]")
_QUOTED = 32


@dataclass(frozen=True)
class DocxCarrier:
    """Writes a Word file back; `content` is its text as it was read from `stories`."""

    package: Package
    stories: tuple[Story, ...]
    content: Text

    @property
    def name(self) -> str:
        """The format's name."""
        return "docx"

    def render(self, document: Document, edits: Sequence[Edit]) -> bytes:
        """The file with `edits` made: nothing else in the parts with text changes, no other part does at all.

        Raises:
            OutputError: if an edit brings a character that no XML file can hold.
            ValueError: if the edits overlap, are not sorted or change more than text.
        """
        path = document.path
        changes = self.content.patchwork.changes(
            edits, document.text, lambda text, raw: _escaped(text, raw, path)
        )
        if not changes:
            return self.package.archive.data
        contents: dict[str, bytes] = {}
        for story in self.stories:
            own = [
                Edit(each.span.shift(-story.base), each.text)
                for each in changes
                if story.base <= each.span.start < story.end
            ]
            if own:
                all_of_them = spaced(story, own)
                contents[story.part.name] = story.part.encoded(apply_edits(story.part.text, all_of_them))
        return self.package.archive.replaced(contents)

    def can_make(self, document: Document, edit: Edit) -> bool:
        """Whether the edit changes text alone, and brings what can stand in a line of Word's."""
        small = least(edit, document.text)
        return all(self.content.patchwork.can_make(each) and not _NO_TEXT.search(each.text) for each in small)

    def place(self, document: Document, offset: int) -> Place:
        """The paragraph as a line, the columns in it, and where a person finds it.

        Raises:
            ValueError: if the offset lies outside the text.
        """
        if not 0 <= offset <= len(document.text):
            msg = f"offset {offset} outside a text of {len(document.text)} code points"
            raise ValueError(msg)
        number = max(0, bisect_right(self.content.blocks, offset, key=lambda block: block.span.start) - 1)
        block = self.content.blocks[number]
        before = document.text[block.span.start : offset]
        named = self.content.paragraphs[number].spot or f"paragraph {number + 1}"
        spot = f"{named} “{_start_of(block.span.of(document.text))}”"
        return place_behind(before, number + 1, spot=spot)

    def reread(self, data: bytes, path: str) -> RawText:
        """The content of the changed file."""
        return _read(data, path)

    def annotate(self, document: Document, remarks: Sequence[Remark]) -> bytes:
        """The file with each remark as a comment of its own, and those of an earlier run taken out."""
        from tqa.formats.docx.comments import annotated  # noqa: PLC0415 - seldom asked for

        return annotated(self.package, self.stories, self.content, document, remarks)


def read(data: bytes, path: str | Path, language: Language, reading: Reading) -> RawText:  # noqa: ARG001 - the file says all
    """The text of a Word file whose content is `data`, and the carrier that writes it back.

    Raises:
        InputError: if it is no Word file, is damaged, encrypted or a bomb, or holds no text.
    """
    return _read(data, file_name(path))


def _read(data: bytes, path: str) -> RawText:
    package = open_package(data, path)
    stories = read_stories(package)
    content = joined(stories)
    if not content.text.strip():
        raise InputError(f"{shown(path)}: is empty; give a file that holds text")
    return RawText(content.text, DocxCarrier(package, stories, content), path, content.blocks)


def _escaped(text: str, verbatim: bool, path: str) -> str:
    wrong = _NO_TEXT.search(text)
    if wrong is not None:
        msg = f"{shown(path)}: U+{ord(wrong[0]):04X} cannot stand in a line of a Word file"
        raise OutputError(f"{msg}; take it out of the new text")
    return text.replace("]]>", "]]]]><![CDATA[>") if verbatim else escape_html(text, quote=False)


def _start_of(text: str) -> str:
    """The first words of a paragraph, on one line."""
    line = " ".join(text.split())
    if len(line) <= _QUOTED:
        return line
    words = line[: _QUOTED + 1].rpartition(" ")[0]
    return f"{words or line[:_QUOTED]}…"
