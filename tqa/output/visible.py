"""Making text from articles fit to show: nothing hidden, nothing that a terminal obeys, Arabic isolated."""

from __future__ import annotations

import re
import unicodedata

FSI, RLI, PDI = "\u2068", "\u2067", "\u2069"

# Controls, bidi controls, zero-width and tag characters, lone surrogates: everything that a terminal obeys or
# hides. ZWNJ and ZWJ stay, because they belong to ordinary spelling and to emoji.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u070f\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_HAS_RTL = re.compile(f"[{_RTL}]")
# What « » enclose goes as a whole, with the numbers at its ends. Elsewhere a stretch of Arabic reaches over
# anything but Latin letters and quotation marks, so that words quoted one by one stay apart.
_BETWEEN = rf"[^{_RTL}A-Za-z\u00aa-\u058f«»“”]*"
_RUN = re.compile(rf"(?<=«)(?=[^«»{_RTL}]*+[{_RTL}])[^«»]++(?=»)|[{_RTL}]++(?:{_BETWEEN}+[{_RTL}]++)*+")


def visible(text: str) -> str:
    """`text` with every control and invisible character as an escape such as ⟨U+202E⟩."""
    return _HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def right_to_left(text: str) -> bool:
    """Whether `text` has a character of a right-to-left script."""
    return _HAS_RTL.search(text) is not None


def isolated(text: str) -> str:
    """Left-to-right `text`, already made visible, with each Arabic stretch between FSI and PDI."""
    return _RUN.sub(lambda match: f"{FSI}{match[0]}{PDI}", text)


def shown(text: str) -> str:
    """Any text made fit for a left-to-right line: first visible, then isolated."""
    return isolated(visible(text))


def cells(text: str) -> int:
    """Terminal cells that `text` takes: combining characters none, East Asian wide ones and emoji two."""
    if text.isascii():
        return len(text)
    return sum(map(_cell, text))


def _cell(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
