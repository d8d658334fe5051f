"""Numbers written in digits: one canonical form whatever the digits and separators."""

from __future__ import annotations

import re

from tqa.language.arabic import DIGITS

_TO_ASCII = str.maketrans({**DIGITS, "٫": ".", "٬": ","})
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def number_value(text: str) -> str:
    """Canonical digits: "٥٬٢٠٠", "5,200" and "5200" are all "5200"; a trailing ".0" and leading zeros go."""
    ascii_ = text.translate(_TO_ASCII)
    if _GROUPED.fullmatch(ascii_):
        ascii_ = ascii_.replace(",", "")
    if "." in ascii_ and ascii_.count(".") == 1:
        ascii_ = ascii_.rstrip("0").rstrip(".")
    return ascii_.lstrip("0") or "0"
