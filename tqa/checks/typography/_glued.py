"""Sentences and words run together behind a mark: "arrest.The", "law,regardless", "said:“We"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.checks.rule import Hit, replace
from tqa.checks.typography._text import REACH, chunk_at, is_technical, straight_quotes, word_before, word_list
from tqa.model import Applicability, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = re.compile(r"(?<=[\w)\]”\"’%])[.!?](?:[”)]|\")?(?=[A-Z“])")
_COMMA = re.compile(r"(?<=[a-z]),(?=[A-Za-z])")
_COLON = re.compile(r"(?<=[a-z])[:,](?=“)")
_LIST_OF_TWO = re.compile(
    r"[\"'“‘(]*[A-Za-z]+(?:['’\-][A-Za-z]+)*,[A-Za-z]+(?:['’\-][A-Za-z]+)*[.,;:!?”\"')]*"
)
# What a finding shows of the words on either side.
_LEFT = re.compile(r"[^\W_]+[^\w\s]*$|[^\w\s]+$")
_RIGHT = re.compile(r"[“\"(]?[^\W_]+")
_WORD = re.compile(r"“?([A-Z][A-Za-z]*(?:['’\-][A-Za-z]+)*)(?=$|[^A-Za-z0-9_.]|[.](?:\s|$))")


def sentences(text: str, source: str) -> Iterator[Hit]:
    """Places where a space is missing behind a sentence's end, a comma, or the colon before a quotation.

    What the source writes in one piece as well ("Node.Value") is a name.
    """
    quotes = straight_quotes(text)
    for match in _END.finditer(text):
        if match.group().endswith('"') and not (quotes.certain and match.end() - 1 in quotes.closers):
            continue
        applicability = _ends_sentence(text, match, source)
        if applicability:
            yield _hit(text, match, applicability, f"A space is missing behind “{match.group()}”.")
    for match in _COMMA.finditer(text):
        if len(word_before(text, match.start())) > 2 and _LIST_OF_TWO.fullmatch(
            chunk_at(text, match.start())
        ):
            yield _hit(text, match, Applicability.SAFE, "A space is missing behind “,”.")
    for match in _COLON.finditer(text):
        if not is_technical(chunk_at(text, match.start())):
            yield _hit(text, match, Applicability.SAFE, f"A space is missing behind “{match.group()}”.")


def _ends_sentence(text: str, match: re.Match[str], source: str) -> Applicability | None:
    """How sure it is that a sentence ends here; None where the stop belongs to a name or an abbreviation."""
    following = _WORD.match(text[match.end() : match.end() + REACH])
    if following is None or is_technical(chunk_at(text, match.start())):
        return None
    right = following.group(1)
    left = word_before(text, match.start())
    if (
        not _opens_sentence(right)
        or (left and not _may_end(left))
        or f"{left}{match.group()}{right}" in source
    ):
        return None
    certain = (
        not left or left.islower() or left[0].isdigit() or right.lower() in word_list("sentence-openers")
    )
    return Applicability.SAFE if certain else Applicability.SUGGESTED


def _opens_sentence(word: str) -> bool:
    if word.lower() in word_list("name-suffixes"):
        return False
    if word.isupper():
        return word in ("A", "I") or 2 < len(word) < 8
    return len(word) > 1 and (word[1:].islower() or word[1] in "'’-" or any(mark in word for mark in "'’-"))


def _may_end(word: str) -> bool:
    """A word of two letters or more, a year or a percentage; initials and "U.S" may not."""
    return "." not in word and (
        len(word) == 4
        if word.isdigit()
        else len(word) > 1 and not word.isupper() and word[0].isalpha() and not word[-1].isdigit()
    )


def _hit(text: str, match: re.Match[str], applicability: Applicability, message: str) -> Hit:
    left = _LEFT.search(text[max(0, match.start() - REACH) : match.start()])
    right = _RIGHT.match(text[match.end() : match.end() + REACH])
    span = Span(
        match.start() - (len(left.group()) if left else 0), match.end() + (len(right.group()) if right else 0)
    )
    fix = replace(Span(match.end(), match.end()), " ", applicability, "Put the missing space.")
    return Hit(span, message, fixes=(fix,))
