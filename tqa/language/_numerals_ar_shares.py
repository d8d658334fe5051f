"""Arabic shares from a fifth to a tenth, most of which are written like the numbers from five to ten."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from tqa.language.tokens import ARABIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.language.tokens import Token

_PARTS = {"خمس": 5, "سدس": 6, "سبع": 7, "ثمن": 8, "تسع": 9, "عشر": 10}
_PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "نا", "كم")
_SHARE = re.compile(
    r"(?:[وف]?(?:(?P<article>[بك]?ال|لل)|[بلك])?)"
    rf"(?P<stem>{'|'.join(_PARTS)})(?:(?P<dual>[اي])|(?P<pronoun>{'|'.join(_PRONOUNS)}))?"
)
SHARE_FORMS = frozenset(
    conjunction + clitic + stem + ending
    for conjunction in ("", "و", "ف")
    for clitic in ("", "ال", "بال", "كال", "لل", "ب", "ل", "ك")
    for stem in _PARTS
    for ending in ("", "ا", "ي", *_PRONOUNS)
)
"""The matching forms for which `share_readings` can be other than empty."""
_DAMMA = re.compile(r"[خستثع]\u0651?\u064f")
_TANWIN = "\u064b"
# Shorter words in ال are particles; these are the longer ones, and the counted thousands.
_NOT_NOUNS = frozenset(["الذي", "التي", "الذين", "الان", "الاف", "الوف", "اللذين", "اللتين"])
_SHORTEST_NOUN = 4
_OWNED = re.compile(r"\w{3,20}(?:ها|هم|هن|هما|نا)")


def share_readings(tokens: Sequence[Token], at: int) -> tuple[Decimal, ...]:
    """What the word at `at` may be worth as a share, likeliest first; empty where it can be none.

    Args:
        tokens: of the whole text.
        at: index of an Arabic word.

    Returns:
        The share ("a fifth": 0.2), the number written alike (5) and the percentage (20). The number comes
        first where the sentence makes it as likely: with the article and before "من" («خمس من النساء»).
    """
    token = tokens[at]
    match = _SHARE.fullmatch(token.norm)
    if match is None:
        return ()
    vowelled = _DAMMA.search(token.text) is not None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    definite = behind is not None and behind.kind is ARABIC and _is_definite(behind.norm)
    number, count = Decimal(_PARTS[match["stem"]]), 2 if match["dual"] else 1
    if match["pronoun"] == "ه" and not (vowelled and token.text.endswith("ه")):
        return ()  # «خمسه» is "five", its last letter written without the dots
    if match["dual"] and (_TANWIN in token.text or not (vowelled or definite)):
        return ()
    share, percentage = count / number, count * 100 / number
    if vowelled or match["dual"] or match["pronoun"] or (definite and not match["article"]):
        return (share, percentage) if match["dual"] else (share, number, percentage)
    if match["article"] or (behind is not None and (behind.norm == "من" or _OWNED.fullmatch(behind.norm))):
        return (number, share, percentage)
    return ()


def is_price(token: Token) -> bool:
    """Whether a word without vowels is "price" at least as likely as "an eighth" (both ثمن)."""
    match = _SHARE.fullmatch(token.norm)
    return match is not None and match["stem"] == "ثمن" and _DAMMA.search(token.text) is None


def _is_definite(norm: str) -> bool:
    return norm.startswith("ال") and len(norm) >= _SHORTEST_NOUN and norm not in _NOT_NOUNS
