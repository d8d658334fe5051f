"""Findings written into the target's own file, where its format has a place for remarks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.model import Document, Severity, Span


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of `span` of the target document.

    `text` is all of it on one line, the rule and the proposal included; `rule` and `severity` are for formats
    that keep them apart.
    """

    span: Span
    rule: str
    severity: Severity
    text: str


# All that ends a line for `str.splitlines`, and so for one reader or another.
_LINE_END = re.compile(r"\s*[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\s*")


def on_one_line(text: str) -> str:
    """The text of a remark for a format where the end of a line ends the remark as well."""
    return _LINE_END.sub(" ", text)


AUTHOR = "tqa"
"""Whom remarks are from, which also tells them from those of people when they are written anew."""


@runtime_checkable
class Annotates(Protocol):
    """A carrier whose format has a place for remarks."""

    def annotate(self, document: Document, remarks: Sequence[Remark]) -> bytes:
        """The file with `remarks` (in order of the text) in it, and those of an earlier run taken out.

        Every other byte is kept; without remarks, now or before, the file is the same.

        Raises:
            OutputError: if the file's encoding cannot hold a remark.
        """
