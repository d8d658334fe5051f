"""Names for the characters that a reader cannot see, so that the page can show them as labelled chips."""

from __future__ import annotations

import re
import unicodedata

_LABELS = {
    "\u00a0": "NBSP",
    "\u00ad": "SHY",
    "\u0640": "tatweel",
    "\u061c": "ALM",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u2028": "LS",
    "\u2029": "PS",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u202f": "NNBSP",
    "\u2060": "WJ",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}

# Tab, LF and CR lay text out and are left alone; the Arabic number signs (U+0600..0605) are Cf, but visible.
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"
_SURROGATES = "\ud800-\udfff"
_FORMATS = "\u00ad\u061c\u180e\u200b-\u200f\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_TAGS = "\U000e0000-\U000e007f"

# The emoji behind a joiner is one picture: only other joiners are worth a label.
_EMOJI = "\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"

INVISIBLES = re.compile(
    rf"(?!(?<=[{_EMOJI}])\u200d[{_EMOJI}])"
    rf"([\u0640{_CONTROLS}{_BIDI_CONTROLS}{_SURROGATES}{_FORMATS}{_SPACES}{_TAGS}])\1*"
)
"""A stretch of one invisible character (tatweel counts: readers take it for part of a letter)."""

UNPRINTABLE = re.compile(f"[{_CONTROLS}{_BIDI_CONTROLS}{_SURROGATES}]")
"""What must not reach the page itself: it breaks the page, cannot be encoded, or turns the text around it."""

_WHITESPACE = re.compile(r"\r\n|\s")
_WHITESPACE_NAMES = {" ": "space", "\t": "tab", "\n": "line break", "\r": "line break", "\r\n": "line break"}


def label(char: str) -> str:
    """The short name of an invisible character, such as "RLM"; its code point where it has no short name."""
    return _LABELS.get(char) or f"U+{ord(char):04X}"


def hint(char: str) -> str:
    """The full name of an invisible character, such as "U+200F RIGHT-TO-LEFT MARK"."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()


def whitespace_label(text: str) -> str:
    """What a text of white space alone consists of, such as "line break, 2 × space"; "" for other text."""
    if not text.isspace():
        return ""
    names = [_WHITESPACE_NAMES.get(char) or label(char) for char in _WHITESPACE.findall(text)]
    counts = {name: names.count(name) for name in dict.fromkeys(names)}
    return ", ".join(name if count == 1 else f"{count} × {name}" for name, count in counts.items())
