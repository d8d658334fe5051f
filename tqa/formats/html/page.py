"""HTML pages: the article in them, without the page around it.

A page is read by a tokenizer of our own (see `tokens`), so that a fix changes its own characters and
every other byte stays. Formatting leaves no trace in the text; white space is collapsed as browsers do it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.html.article import Choice, Page, choose
from tqa.formats.html.encoding import decode_page
from tqa.formats.html.extract import require_searchable
from tqa.formats.html.names import REPORT_MARK
from tqa.formats.html.references import escape
from tqa.formats.html.slots import slots
from tqa.formats.html.tokens import TokenKind
from tqa.formats.html.tree import events
from tqa.formats.patch_carrier import PatchCarrier, reads_back
from tqa.formats.raw import RawText
from tqa.formats.read import MAX_TEXT, file_name, shown
from tqa.formats.stretch import Paragraph, joined

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from tqa.config.reading import Reading
    from tqa.formats.encoding import Decoded
    from tqa.formats.html.slots import Slot
    from tqa.model import Document, Edit, Language


@dataclass(frozen=True)
class PageCarrier(PatchCarrier):
    """Writes a page back; `choices` say which of its stretches are the document, by their indices."""

    choices: Mapping[int, Choice] = field(default_factory=dict)

    def can_make(self, document: Document, edit: Edit) -> bool:
        """Whether the changed page reads as the text with the edit made, and nothing else."""
        return super().can_make(document, edit) and reads_back(self, document, edit)


def read(data: bytes, path: str | Path, language: Language, reading: Reading) -> RawText:
    """The article of the page whose content is `data`, with the carrier that writes it back.

    Raises:
        InputError: it is no text, is a report of tqa, holds no text or more than can be an article, the
            selector matches nothing, or a library of the extra `formats` is missing.
    """
    name = file_name(path)
    decoded = decode_page(data, name)
    happenings = events(decoded.text, name)
    if sum(event.end - event.start for event in happenings if event.kind is TokenKind.TEXT) > MAX_TEXT:
        msg = f"{shown(path)}: holds more than {MAX_TEXT:,} characters of text"
        raise InputError(f"{msg}; save the article's part of the page alone")
    if happenings and any(REPORT_MARK in event.element.attributes for event in happenings[:1]):
        what = "is a report that tqa wrote, not an article"
        raise InputError(f"{shown(path)}: {what}; give the text that the report was made of")
    if not reading.selector:
        require_searchable(happenings, name)
    stretches = list(slots(decoded.text, happenings))
    choices = choose(Page(decoded.text, name, happenings, stretches), language, reading.selector)
    return _assembled(decoded, stretches, choices, name)


def without_shared_boxes(source: RawText, target: RawText) -> tuple[RawText, RawText]:
    """Both sides without the furniture that stands in a box which both pages have.

    Such a box is the template's, in either language, and nothing that was pasted into the text.
    """
    first, second = source.carrier, target.carrier
    if not (isinstance(first, PageCarrier) and isinstance(second, PageCarrier)):
        return source, target
    boxes = [{choice.box for choice in carrier.choices.values()} for carrier in (first, second)]
    shared = boxes[0] & boxes[1] - {""}
    return _without(source, first, shared), _without(target, second, shared)


def _without(raw: RawText, carrier: PageCarrier, boxes: Collection[str]) -> RawText:
    if not boxes:
        return raw
    page = carrier.decoded.text
    kept = {index: choice for index, choice in carrier.choices.items() if choice.box not in boxes}
    return _assembled(carrier.decoded, list(slots(page, events(page, raw.path))), kept, raw.path)


def _again(data: bytes, path: str, *, choices: Mapping[int, Choice]) -> RawText:
    """A page whose text was changed: its tags are the same, and so is what of it is the article."""
    decoded = decode_page(data, path)
    stretches = list(slots(decoded.text, events(decoded.text, path)))
    return _assembled(decoded, stretches, choices, path)


def _assembled(
    decoded: Decoded, stretches: Sequence[Slot], choices: Mapping[int, Choice], path: str
) -> RawText:
    """The text of the chosen stretches, one below the other."""
    chosen = [slot for slot in stretches if slot.index in choices]
    text, patchwork, blocks = joined(
        Paragraph(slot.text, slot.pieces, choices[slot.index].kind) for slot in chosen
    )
    carrier = PageCarrier(
        name="html",
        decoded=decoded,
        patchwork=patchwork,
        escape=partial(escape, encoding=decoded.encoding),
        spot=partial(_spot, xpaths=tuple(slot.element.xpath for slot in chosen)),
        reader=partial(_again, choices=choices),
        choices=choices,
    )
    return RawText(text, carrier, path, blocks)


def _spot(document: Document, offset: int, *, xpaths: Sequence[str]) -> str:
    """The XPath of the block that holds the code point at `offset`."""
    index = bisect_right(document.blocks, offset, key=lambda block: block.span.start) - 1
    return xpaths[max(index, 0)]
