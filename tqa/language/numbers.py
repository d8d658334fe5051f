"""Numbers written in digits: one canonical form whatever the digits and separators."""

from __future__ import annotations

import re

from tqa.language.arabic import DIGITS

_TO_ASCII = str.maketrans({**DIGITS, "٫": ".", "٬": ","})
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
# A decimal comma, as the press of the Maghreb and Lebanon writes it.
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}")
_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
_LEADING_ZEROS = re.compile(r"^0+(?=[0-9])")


def number_value(text: str) -> str:
    """Canonical digits of a number token, for comparing two of them.

    "٥٬٢٠٠", "5,200" and "5200" are all "5200", "٣,٥" and "3.50" both "3.5"; leading zeros and a trailing ".0"
    go. What is no plain number, such as a time or a date, keeps its separators.
    """
    digits = text.translate(_TO_ASCII)
    if _GROUPED.fullmatch(digits):
        digits = digits.replace(",", "")
    elif _DECIMAL_COMMA.fullmatch(digits):
        digits = digits.replace(",", ".")
    if _DECIMAL.fullmatch(digits):
        digits = digits.rstrip("0").rstrip(".")
    return _LEADING_ZEROS.sub("", digits)
