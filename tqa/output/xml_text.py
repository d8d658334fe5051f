"""Any text as XML 1.0 character data, although XML cannot hold every character."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Callable

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# The complement of the Char production of XML 1.0 (section 2.2).
_INVALID = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Parsers turn a bare carriage return into a line feed; terminals obey C1 and bidi controls; U+0085, U+2028
# and U+2029 end a line for many readers. A reference stands for the same character.
_REFERENCED = re.compile("[\r\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def character_data(text: str, instead: Callable[[str], str]) -> str:
    """`text` as the content of an element; `instead` gives the markup for a character that XML forbids."""
    safe = _referenced(escape(text))
    return _INVALID.sub(lambda match: instead(match[0]), safe)


def attribute(value: str) -> str:
    """`value` in its quotes; characters that XML forbids become U+FFFD."""
    return _INVALID.sub("\ufffd", _referenced(quoteattr(value)))


def forbidden(text: str) -> list[str]:
    """The characters of `text` that XML cannot hold, each once, in order of their code points."""
    return sorted(set(_INVALID.findall(text)))


def _referenced(escaped: str) -> str:
    return _REFERENCED.sub(lambda match: f"&#x{ord(match[0]):X};", escaped)
