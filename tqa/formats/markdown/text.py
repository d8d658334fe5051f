"""Markdown texts: CommonMark with the tables, footnotes and front matter that editors add to it.

pyromark 0.10 parses (pulldown-cmark, in Rust) since it alone gives a range for each piece of text:
markdown-it-py 4 knows the lines of blocks only, tree-sitter-markdown 0.5 parses a paragraph twice and leaves
emphasis that spans lines to its caller, and mistletoe writes the whole file anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.encoding import decode
from tqa.formats.extras import needed
from tqa.formats.markdown.paragraphs import paragraphs
from tqa.formats.patch_carrier import PatchCarrier, reads_back
from tqa.formats.raw import RawText
from tqa.formats.read import MAX_TEXT, file_name, shown
from tqa.formats.stretch import joined
from tqa.model import Language

if TYPE_CHECKING:
    from pathlib import Path

    from tqa.config.reading import Reading
    from tqa.model import Document, Edit

_EXTENSIONS = (
    "GFM", "TABLES", "FOOTNOTES", "STRIKETHROUGH", "TASKLISTS", "HEADING_ATTRIBUTES",
    "YAML_STYLE_METADATA_BLOCKS", "PLUSES_DELIMITED_METADATA_BLOCKS",
)  # fmt: skip
_MARKUP = re.compile(r"[\\`*_\[\]~|]|<(?=[A-Za-z/!?])|&(?=[A-Za-z#])")
_LINE_MARKUP = re.compile(r"^(\s*(?:\d{1,9}(?=[.)](?:\s|$)))?)(?=[-+#>=.)](?:\s|$)|[#>])")


@dataclass(frozen=True)
class MarkdownCarrier(PatchCarrier):
    """Writes a Markdown text back; what an edit makes of the markup around it is looked at before."""

    def can_make(self, document: Document, edit: Edit) -> bool:
        """Whether the changed file reads as the text with the edit made, and nothing else."""
        breaks = "\n" in edit.text or "\r" in edit.text
        return not breaks and super().can_make(document, edit) and reads_back(self, document, edit)


def read(data: bytes, path: str | Path, language: Language, reading: Reading) -> RawText:  # noqa: ARG001 - the protocol
    """The text of a Markdown file whose content is `data`, with the carrier that writes it back.

    Raises:
        InputError: it is no text, holds nothing but code and markup or more than can be an article, or
            pyromark is not installed.
    """
    return _read(data, file_name(path), language=language)


def _read(data: bytes, path: str, *, language: Language) -> RawText:
    side = "source" if language is Language.ARABIC else "target"
    library = needed("pyromark", path, "Markdown", f"read it as it stands with --{side}-format text")
    decoded = decode(data, path)
    if len(decoded.text) > MAX_TEXT:
        msg = f"{shown(path)}: holds more than {MAX_TEXT:,} characters"
        raise InputError(f"{msg}; split it into an article a file")
    options = library.Options(0)
    for name in _EXTENSIONS:
        options |= getattr(library.Options, f"ENABLE_{name}")
    events = library.events_with_range(decoded.text, options=options)
    text, patchwork, blocks = joined(paragraphs(decoded.text, events, language))
    if not blocks:
        raise InputError(f"{shown(path)}: holds markup but no text; give a file with an article in it")
    carrier = MarkdownCarrier(
        name="markdown",
        decoded=decoded,
        patchwork=patchwork,
        escape=_escape,
        spot=_spot,
        reader=partial(_read, language=language),
    )
    return RawText(text, carrier, path, blocks)


def _escape(text: str, verbatim: bool) -> str:  # noqa: ARG001 - all text knows escapes
    """New text with a backslash before what Markdown could read as markup, at the start of a line too."""
    return _LINE_MARKUP.sub(r"\1\\", _MARKUP.sub(r"\\\g<0>", text))


def _spot(document: Document, offset: int) -> str:  # noqa: ARG001 - line and column say it
    return ""
