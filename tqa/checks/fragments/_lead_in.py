"""The reporting clauses around a quotation: the lead-in before it and the clause trailing behind it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from tqa.checks.fragments._lists import word_list
from tqa.checks.fragments._reporting import ADVERBS, PRONOUNS, ends_report, is_reporting, report_end
from tqa.checks.fragments._stream import QUOTES
from tqa.language.tokens import Kind

if TYPE_CHECKING:
    from tqa.checks.fragments._stream import Stream

# How far the verb may stand before its quotation: "said in a statement received by (X), a copy of it, that".
_REACH = 20
_OBJECTS = {"him": "he", "her": "she", "them": "they", "it": "it", "me": "", "us": ""}
_LONGEST_SUBJECT = 10
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "its", "their", "this"))
# Verbs of several words that only somebody who speaks can do: "pointed out", "spelled out".
_TRANSITIVE_ENDS = frozenset(("out", "known"))
_PREPOSITIONS = frozenset(
    ("in", "on", "at", "to", "of", "for", "from", "with", "by", "during", "after", "before", "through")
)


@dataclass(frozen=True)
class LeadIn:
    """The clause that announces a quotation; its verb runs from token `verb` to `last` ("pointed out").

    `subject` is a pronoun, or "" where a noun or nothing is the subject.
    `told` says whether a pronoun names who is told; `hearer` is that person as a subject ("" for "me").
    `names` are the names in the subject.
    """

    verb: int
    last: int
    subject: str
    hearer: str = ""
    told: bool = False
    participle: bool = False
    inanimate: bool = False
    names: frozenset[str] = frozenset()


class Ending(Enum):
    """How the sentence goes on behind a trailing clause."""

    BARE = "bare"
    CONTINUED = "continued"
    INTERRUPTED = "interrupted"
    EXTENDED = "extended"


@dataclass(frozen=True)
class Trailing:
    """The clause behind a quotation: its first and last word, and its pronoun subject ("" for a noun)."""

    first: int
    last: int
    subject: str
    ending: Ending
    names: frozenset[str] = frozenset()


def lead_in(stream: Stream, opening: int) -> LeadIn | None:
    """The clause that directly announces the quotation that opens at token `opening`, or None."""
    delimiter = stream.norm(opening - 1)
    if opening == 0 or (delimiter not in (",", ":", "that") and not ends_report(stream, opening - 1)):
        return None
    for index in range(opening - 1, max(-1, opening - 1 - _REACH), -1):
        token = stream.tokens[index]
        if token.text in QUOTES or stream.ends_sentence(index) or stream.unit(index).heading:
            return None
        last = report_end(stream, index)
        if last is not None and (
            last > index
            or not token.norm.endswith("s")
            or stream.norm(index - 1) in PRONOUNS
            or stream.is_upper(index - 1)
        ):
            return _lead_in_at(stream, index, last)
    return None


def _lead_in_at(stream: Stream, verb: int, last: int) -> LeadIn | None:
    hearer = stream.norm(last + 1)
    told = hearer in _OBJECTS
    object_of = _OBJECTS.get(hearer, "")
    if report_end(stream, verb, finite=True) is None:
        return LeadIn(verb, last, "", object_of, told, participle=True)
    index = verb - 1
    # A noun may end in "ly" too: "the family", "the rally".
    while stream.norm(index) in ADVERBS or (
        stream.norm(index).endswith("ly") and stream.norm(index - 1) not in _DETERMINERS
    ):
        index -= 1
    subject = stream.norm(index)
    if (
        not stream.same_unit(index, verb)
        or stream.ends_sentence(index)
        or subject in ("i", "we", "you", "who", "which", "that", "and")
    ):
        # "… and added: “A”": the subject stands further left; a first person reports on himself.
        return LeadIn(verb, last, "", object_of, told, participle=True) if subject == "and" else None
    if last > verb and stream.norm(last) not in _TRANSITIVE_ENDS:
        # "The rally went on, “despite the rain,” he said"; "the ruling made clear that “…,” he said".
        person = subject in ("he", "she", "they") or (subject not in PRONOUNS and stream.is_upper(index))
        if not person:
            return None
    if subject in PRONOUNS:
        return LeadIn(verb, last, subject, object_of, told)
    names = _names_before(stream, index)
    if names is None:
        return None
    inanimate = subject in word_list("documents")
    return LeadIn(verb, last, "", object_of, told, inanimate=inanimate, names=names)


def _names_before(stream: Stream, index: int) -> frozenset[str] | None:
    """The names in the subject that ends at token `index`; None where the clause interrupts a quotation."""
    names = set()
    for place in range(index, max(-1, index - _LONGEST_SUBJECT), -1):
        if not stream.same_unit(place, index) or stream.ends_sentence(place):
            break
        if stream.tokens[place].text in QUOTES:
            if _closes_sentence(stream, place):
                break
            # "“A,” Jones said, “B,” …": the quotation goes on, and the clause stands inside it.
            return None
        if stream.is_upper(place):
            names.add(stream.norm(place))
    return frozenset(names)


def _closes_sentence(stream: Stream, quote: int) -> bool:
    """Whether a new sentence begins behind the closing mark: “left.” The …, not “left,” Jones said."""
    if not stream.is_upper(quote + 1):
        return False
    inner = stream.norm(quote - 1)
    # Behind "left?”" a capital may be that of the speaker's name.
    return inner == "." or (
        inner in ("!", "?", "…") and stream.norm(quote + 1) in word_list("function_words")
    )


def trailing_clause(stream: Stream, closing: int) -> Trailing | None:
    """The reporting clause right behind the quotation that closes at token `closing`, or None."""
    first = closing + 1
    inner = stream.norm(closing - 1)
    if stream.norm(first) == ",":
        inner = ","
        first += 1
    if not stream.same_unit(closing, first):
        return None
    if stream.norm(first) in PRONOUNS:
        return _after_pronoun(stream, first)
    if inner in (".", "…") or (stream.is_upper(first) and inner in ("!", "?")):
        return None
    last = report_end(stream, first, finite=True)
    if last is not None:
        return _verb_and_subject(stream, first, last)
    return _subject_and_verb(stream, first)


def _after_pronoun(stream: Stream, first: int) -> Trailing | None:
    verb = first + 1
    while stream.norm(verb) in ADVERBS:
        verb += 1
    last = report_end(stream, verb, finite=True)
    if last is None or not stream.same_unit(first, last):
        return None
    ending = _ending(stream, last)
    if ending is Ending.EXTENDED and last > verb and stream.norm(last) == "on":
        return None  # "he went on to Cairo"
    if ending is None or (stream.is_upper(first) and ending is not Ending.BARE):
        return None  # a new sentence of its own
    return Trailing(first, last, stream.norm(first), ending)


def _ending(stream: Stream, last: int) -> Ending | None:
    """How the sentence goes on behind token `last`; None where the clause leads on to a speech of its own."""
    following = last + 1
    if (
        not stream.same_unit(last, following)
        or stream.ends_sentence(following)
        or stream.norm(following) == ")"
    ):
        return Ending.BARE
    mark = stream.tokens[following].text
    if mark in QUOTES or mark == ":" or stream.norm(following) == "that":
        return None
    if mark == ",":
        return Ending.INTERRUPTED if stream.norm(following + 1) in QUOTES else Ending.CONTINUED
    return Ending.EXTENDED


def _verb_and_subject(stream: Stream, verb: int, last: int) -> Trailing | None:
    """The clause "added the minister" up to the end of the sentence."""
    if stream.norm(last + 1) in _PREPOSITIONS or stream.norm(last + 1) in PRONOUNS:
        return None
    names: set[str] = set()
    for index in range(last + 1, last + 2 + _LONGEST_SUBJECT):
        if not stream.same_unit(verb, index) or stream.ends_sentence(index):
            if index == last + 1:
                return None
            return Trailing(verb, index - 1, "", Ending.BARE, frozenset(names))
        token = stream.tokens[index]
        if token.kind is not Kind.LATIN or is_reporting(token.norm) or token.norm in ("that", "who", "and"):
            return None
        if stream.is_upper(index):
            names.add(token.norm)
    return None


def _subject_and_verb(stream: Stream, first: int) -> Trailing | None:
    """The clause "the minister said" that ends the sentence."""
    if stream.norm(first) not in ("the", "his", "her") and not stream.is_upper(first):
        return None
    names: set[str] = set()
    for index in range(first, first + _LONGEST_SUBJECT):
        if not stream.same_unit(first, index):
            return None
        token = stream.tokens[index]
        if token.kind is not Kind.LATIN or token.norm in ("that", "who", "and", "which"):
            return None
        last = report_end(stream, index, finite=True)
        if index > first and last is not None:
            bare = _ending(stream, last) is Ending.BARE
            return Trailing(first, last, "", Ending.BARE, frozenset(names)) if bare else None
        if stream.is_upper(index):
            names.add(token.norm)
    return None
