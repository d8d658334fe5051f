"""Changed text elements of Word: white space at their ends is not shown unless they say so."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from tqa.formats.docx.paragraphs import SPACE
from tqa.formats.splice import apply_edits
from tqa.model import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.formats.docx.paragraphs import TextElement
    from tqa.formats.docx.stories import Story

PRESERVE = ' xml:space="preserve"'

_NAME = re.compile(r"<[^\s/>]+")
_ANY = re.compile(r"""\sxml:space\s*=\s*(?:"[^"]*"|'[^']*')""")


def spaced(story: Story, edits: Sequence[Edit]) -> list[Edit]:
    """The `edits` (sorted) of a story's part, and those that keep white space which they bring to an end."""
    changes: list[Edit] = []
    elements = [element for element in story.elements if element.shown[1] > element.shown[0]]
    starts = [element.shown[0] for element in elements]
    touched: dict[int, list[Edit]] = {}
    for edit in edits:
        touched.setdefault(bisect_right(starts, edit.span.start) - 1, []).append(edit)
    for index, own in touched.items():
        element = elements[index]
        start, end = element.shown
        inside = [Edit(edit.span.shift(-start), edit.text) for edit in own]
        now = apply_edits(story.part.text[start:end], inside)
        if "]]>" in now and "<" not in now:
            # A ">" that was there may come behind brackets now, which XML knows as the end of a section.
            changes.append(Edit(Span(start, end), now.replace("]]>", "]]&gt;")))
        else:
            changes += own
        if not element.preserve and now != now.strip(SPACE):
            changes += preserving(story.part.text, element)
    return sorted(changes, key=lambda edit: edit.span)


def preserving(text: str, element: TextElement) -> Iterator[Edit]:
    """What makes an element show white space at its ends: that which it has now goes, as it is not shown."""
    name = _NAME.match(text, element.tag)
    if name is None:
        msg = f"no tag at {element.tag}"
        raise ValueError(msg)
    said = _ANY.search(text, name.end(), element.content[0])
    yield Edit(Span(said.start(), said.end()) if said else Span(name.end(), name.end()), PRESERVE)
    (start, end), (first, last) = element.content, element.shown
    if start < first:
        yield Edit(Span(start, first), "")
    if last < end:
        yield Edit(Span(last, end), "")
