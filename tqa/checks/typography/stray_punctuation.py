"""Marks that are doubled, contradict each other, stand alone, or belong to another script.

What it does: finds “,,”, “. .”, “;.”, “.,” behind a whole word, a stop behind a quotation that already holds
one, a stop or comma with a space between it and the closing quotation mark, empty brackets, Arabic marks in
English, and French quotation marks among English ones.
Why it matters: such marks are debris of the source's layout, of its footnotes, or of its script; no house
style has them.
Example: The directorate listed five ministries، the banks,, and the port ().
Better: The directorate listed five ministries, the banks, and the port.
Fix safety: safe where only one mark can be meant; suggested where an editor must choose between two, and
before the capital of a new sentence.
Known false positives: names that end in a mark of their own, abbreviations that the list does not know.
Measured precision: 1.00 (7 findings), recall 1.00 (9 errors) on detection/gold.jsonl (python
benchmarks/detection.py).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.checks.dropped import is_dropped
from tqa.checks.rule import Hit, define, replace
from tqa.checks.typography import _foreign_marks
from tqa.checks.typography._text import (
    REACH,
    SPACES,
    char_before,
    char_behind,
    chunk_at,
    ends_entity,
    is_abbreviation,
    is_technical,
    word_before,
    word_list,
)
from tqa.model import Applicability, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.rule import Options
    from tqa.checks.unit import Unit

_SAFE, _SUGGESTED = Applicability.SAFE, Applicability.SUGGESTED
_S = f"[{SPACES}]"
_RUN = re.compile(rf"(?<=[^\s,;:.])(?:,(?:{_S}?,)+|;(?:{_S}?;)+)(?![,;])")
_CAPITAL = re.compile(rf"{_S}*[“\"(]?([A-Z][a-z'’]{{0,20}})")
_COLONS = re.compile(r"(?<!:):{3,}(?!:)|(?<=[a-z]):{2}(?=\s|$)")
_STOPS = re.compile(rf"(?<=[\w)\]”\"’%])\.(?:{_S}{{1,2}}\.|\.)(?!{_S}*\.)(?=\s|$)")
_PAIR = re.compile(rf"(?<=[\w)\]”\"’%])([.,;:!?]){_S}?([.,;:])(?=[\s”\"’)]|$)")
_QUOTED_STOP = re.compile(rf"(?<=[\w)\]’%])([.,!?…])([”\"])({_S}?)([.,])(?![.\d])")
_APART = re.compile(rf"(?<=[\w)%’])([”\"]){_S}+([.,])(?=\s|$)")
_EMPTY = re.compile(rf"{_S}?\({_S}?\)")
_ARABIC_EMPTY = re.compile(r"[\u0600-\u06ff\d).”\"»][ ]?\([ ]?\)")
_DOUBLED_QUOTE = re.compile(
    r"(?<!“)““(?!“)|(?<!”)””(?!”)|(?<![^\s(\[])\"\"(?=\w)|(?<=[\w.,!?%)’'])\"\"(?=[\s.,;:!?)\]]|$)"
)
# A cheap look before all of these, by what any of them begins with: one class of characters, since that is
# searched for several times as fast as alternatives are.
_SUSPECT = re.compile(
    rf"[.,;:!?…“”\"({_foreign_marks.MARKS}]"
    rf"(?:(?<=[.,;:!?]){_S}*[.,;:]|(?<=[.,!?…])[”\"]{_S}?[.,]|(?<=[”\"]){_S}+[.,]|(?<=\(){_S}?\)"
    rf"|(?<=“)“|(?<=”)”|(?<=\")\"|(?<=[{_foreign_marks.MARKS}]))"
)
_LONGEST_QUOTATION = 1_000
# What stays of two marks that contradict each other. A pair that is not here is legitimate or handled
# elsewhere.
_KEPT = {
    ",.": (".", _SAFE),
    ";.": (".", _SAFE),
    ",;": (";", _SAFE),
    ",:": (":", _SAFE),
    ".,": (",", _SUGGESTED),
    ".;": (";", _SUGGESTED),
    ".:": (":", _SUGGESTED),
    ";,": (";", _SUGGESTED),
    ":,": (":", _SUGGESTED),
    ":;": (":", _SUGGESTED),
    ":.": (":", _SUGGESTED),
    ";:": (":", _SUGGESTED),
    "?.": ("?", _SUGGESTED),
    "!.": ("!", _SUGGESTED),
}


def check(unit: Unit, options: Options) -> Iterator[Hit]:  # noqa: ARG001 - no options
    """All stray marks of the unit, in order of the text."""
    text = unit.target
    if unit.is_plain or not _SUSPECT.search(text) or is_dropped(unit):
        return
    hits = [
        *_runs(text),
        *_colons(unit),
        *_stops(unit),
        *_contradictions(text),
        *_quoted_stops(text),
        *_apart(text),
        *_empty(unit),
    ]
    hits += [*_doubled_quotes(text), *_foreign_marks.arabic(text), *_foreign_marks.guillemets(text)]
    yield from sorted(hits, key=lambda hit: hit.span)


def _runs(text: str) -> Iterator[Hit]:
    for match in _RUN.finditer(text):
        mark = match.group()[0]
        if not is_technical(chunk_at(text, match.start())):
            kept, applicability = _one_of_run(text, match)
            yield _hit(Span(*match.span()), kept, applicability, f"“{mark}” is doubled.")


def _one_of_run(text: str, match: re.Match[str]) -> tuple[str, Applicability]:
    """What a doubled mark stands for: before the capital of a new sentence perhaps a full stop."""
    mark = match.group()[0]
    following = _CAPITAL.match(text, match.end())
    if following is None:
        return mark, _SAFE
    if following[1].lower() in word_list("sentence-openers"):
        return ("." if mark == "," else mark), _SUGGESTED
    # "Cairo,, Alexandria" is a list of names; behind a common word a name may open a sentence.
    return mark, _SAFE if word_before(text, match.start())[:1].isupper() else _SUGGESTED


def _colons(unit: Unit) -> Iterator[Hit]:
    """A list mark "::" that grew a colon, or a doubled colon where the source has no such mark."""
    for match in _COLONS.finditer(unit.target):
        listed = "::" in unit.source
        if (
            (len(match.group()) == 2 and listed)
            or ":::" in unit.source
            or is_technical(chunk_at(unit.target, match.start()))
        ):
            continue
        if listed and not match.start():
            yield _hit(Span(*match.span()), "::", _SAFE, "The list mark has a colon too many.")
        else:
            yield _hit(
                Span(*match.span()), ":", _SUGGESTED if not match.start() else _SAFE, "The colon is doubled."
            )


def _stops(unit: Unit) -> Iterator[Hit]:
    """Two full stops: neither a stop nor an ellipsis."""
    text = unit.target
    for match in _STOPS.finditer(text):
        word = word_before(text, match.start())
        following = char_behind(text, match.end())
        if (len(word) == 1 and word.isalpha() and " " in match.group()) or is_technical(
            chunk_at(text, match.start())
        ):
            continue
        dots = ".." in unit.source or "…" in unit.source
        if following and (dots or following.islower()):
            yield _hit(
                Span(*match.span()), "...", _SUGGESTED, "Two full stops are neither a stop nor an ellipsis."
            )
        else:
            yield _hit(Span(*match.span()), ".", _SUGGESTED if dots else _SAFE, "The full stop is doubled.")


def _contradictions(text: str) -> Iterator[Hit]:
    for match in _PAIR.finditer(text):
        first, second = match.groups()
        if first + second not in _KEPT or (first == ";" and ends_entity(text, match.start(1) + 1)):
            continue
        kept, applicability = _KEPT[first + second]
        if first == "." and char_behind(text, match.end()).isupper():
            kept = first
        word = word_before(text, match.start())
        if (
            first == "."
            and (not word or not word.islower() or is_abbreviation(word))
            and not _is_apart(match)
        ):
            continue
        if (first == "." and word and is_abbreviation(word)) or is_technical(chunk_at(text, match.start())):
            continue
        yield _hit(
            Span(*match.span()), kept, applicability, f"“{first}” and “{second}” contradict each other."
        )


def _is_apart(match: re.Match[str]) -> bool:
    return len(match.group()) > 2


def _quoted_stops(text: str) -> Iterator[Hit]:
    """A stop behind a closing quotation mark before which there is one already."""
    for match in _QUOTED_STOP.finditer(text):
        inner, quote, gap, outer = match.groups()
        word = word_before(text, match.start())
        if (inner == "." and word and is_abbreviation(word)) or (inner in "?!…" and not gap):
            continue
        if outer == ".":
            kept, applicability = (inner if inner != "," else ".") + quote, _SAFE
        elif inner in "?!…":
            kept, applicability = inner + quote + outer, _SAFE
        else:
            kept, applicability = "," + quote, _SAFE if inner == "," else _SUGGESTED
        yield _hit(
            Span(*match.span()),
            kept,
            applicability,
            "There is a stop on either side of the closing quotation mark.",
        )


def _apart(text: str) -> Iterator[Hit]:
    """`results” .`: the mark goes inside a quotation that is a sentence of its own, else close behind it."""
    for match in _APART.finditer(text):
        quote, mark = match.groups()
        kept = mark + quote if _quotes_sentence(text, match.start(), quote) else quote + mark
        yield _hit(
            Span(*match.span()), kept, _SAFE, f"“{mark}” stands apart behind the closing quotation mark."
        )


def _quotes_sentence(text: str, end: int, quote: str) -> bool:
    opener = text.rfind("“" if quote == "”" else '"', max(0, end - _LONGEST_QUOTATION), end)
    if opener < 0:
        return True  # the quotation began in an earlier sentence
    return text[opener + 1 : opener + 2].isupper() and char_before(text, opener) in ("", ":", ",", ".")


def _empty(unit: Unit) -> Iterator[Hit]:
    """Brackets with nothing in them: what is left of a footnote. `main()` is a function's name."""
    text = unit.target
    for match in _EMPTY.finditer(text):
        start, end = match.span()
        attached = start > 0 and text[start] == "(" and text[start - 1].isalnum()
        if attached and (not _ARABIC_EMPTY.search(unit.source) or is_technical(chunk_at(text, start))):
            continue
        word = word_before(text, start)
        if word and re.search(rf"\b{re.escape(word)}[ ]?\([ ]?\)", unit.source, re.IGNORECASE):
            continue
        if char_before(text, start) in tuple(".!?") and text[end : end + 1] == ".":
            end += 1
        elif not char_before(text, start):
            end += len(text[end : end + REACH]) - len(text[end : end + REACH].lstrip(SPACES))
        yield _hit(Span(start, end), "", _SAFE, "The brackets are empty.")


def _doubled_quotes(text: str) -> Iterator[Hit]:
    for match in _DOUBLED_QUOTE.finditer(text):
        yield _hit(Span(*match.span()), match.group()[0], _SAFE, "The quotation mark is doubled.")


def _hit(span: Span, replacement: str, applicability: Applicability, message: str) -> Hit:
    return Hit(
        span, message, fixes=(replace(span, replacement, applicability, "Leave the mark that is meant."),)
    )


RULE = define(
    __name__, __doc__, severity=Severity.MINOR, category="linguistic-conventions/punctuation", check=check
)
