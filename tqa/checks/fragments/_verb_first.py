"""A reporting verb before and after its subject: "Said Najib said", "He said Munir, a teacher, said that"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tqa.checks.fragments._lists import word_list
from tqa.checks.fragments._reporting import PRONOUNS, count_arabic, is_past_report, report_end
from tqa.checks.fragments._stream import QUOTES
from tqa.checks.rule import Hit, replace
from tqa.language.stems import english_stem
from tqa.language.tokens import Kind
from tqa.model import Applicability, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.fragments._stream import Stream

_LONGEST_SUBJECT = 14
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "its", "their", "one", "another", "this"))
_SAID = "said"
_OBJECTS = frozenset(("me", "us", "him", "her", "them", "you"))
_ARABIC_NAME = frozenset(("سعيد", "السعيد", "وسعيد"))


def verb_first_hits(stream: Stream) -> Iterator[tuple[int, Hit]]:
    """Clauses whose speaker stands between two reporting verbs, with the index of the first."""
    first_words = _first_words()
    named_said: bool | None = None
    for index, token in enumerate(stream.tokens):
        if token.norm not in first_words or not stream.opens_sentence(index):
            continue
        if is_past_report(token):
            second = _second_verb(stream, _told_end(stream, _verb_end(stream, index)) + 1, index)
            if second is None or not _is_one_verb(stream, index, second):
                continue
            if named_said is None:
                named_said = _uses_name_said(stream)
            if not (token.norm == _SAID and stream.is_upper(index) and named_said):
                yield index, _verb_subject_verb(stream, index, second)
        elif (
            token.norm in PRONOUNS
            and stream.same_unit(index, index + 2)
            and is_past_report(stream.tokens[index + 1])
            and stream.is_upper(_verb_end(stream, index + 1) + 1)
        ):
            second = _second_verb(stream, _verb_end(stream, index + 1) + 1, index)
            if second is not None and _is_one_report(stream, index, second):
                yield index, _pronoun_subject_verb(stream, index, second)


@cache
def _first_words() -> frozenset[str]:
    """The words that such a clause may begin with."""
    return PRONOUNS | word_list("reporting_finite")


def _verb_end(stream: Stream, verb: int) -> int:
    """The last word of the reporting verb at `verb`: its particle, where it has one ("pointed out")."""
    last = report_end(stream, verb, finite=True)
    return verb if last is None else last


def _told_end(stream: Stream, last: int) -> int:
    """The last word of the pronoun, "me" or "to him", that goes with the verb that ends at `last`."""
    preposition = stream.norm(last + 1) == "to"
    pronoun = last + 1 + preposition
    if stream.norm(pronoun) not in _OBJECTS or not stream.same_unit(last, pronoun):
        return last
    # "Told her brother told": a possessive, unless another determiner or a name follows.
    owns = stream.norm(pronoun) == "her"
    free = stream.norm(pronoun + 1) in _DETERMINERS or stream.is_upper(pronoun + 1)
    return last if owns and not free else pronoun


def _second_verb(stream: Stream, first: int, begin: int) -> int | None:
    """The reporting verb behind the noun phrase that begins at `first`; its commas come in pairs."""
    commas = 0
    for index in range(first, first + _LONGEST_SUBJECT):
        if not stream.same_unit(begin, index):
            return None
        token = stream.tokens[index]
        if is_past_report(token):
            return (
                index
                if index > first and commas in (0, 2) and (commas == 0 or stream.norm(index - 1) == ",")
                else None
            )
        if token.text == ",":
            commas += 1
        elif (
            token.norm in word_list("clause_words")
            or (token.kind is Kind.MARK and token.text not in ".()/&")
            or (token.text == "." and stream.ends_sentence(index))
        ):
            return None
    return None


def _is_one_verb(stream: Stream, first: int, second: int) -> bool:
    """Whether one verb stands twice, or the second clearly leads on to what is said."""
    same = english_stem(stream.norm(first)) == english_stem(stream.norm(second))
    following = stream.norm(_verb_end(stream, second) + 1)
    return same or following in ("that", ":") or following in QUOTES


def _uses_name_said(stream: Stream) -> bool:
    """Whether Said is somebody's name here: by the Arabic, or capitalised inside an English sentence."""
    if any(token.norm in _ARABIC_NAME for unit in stream.units for token in unit.source_tokens):
        return True
    return any(
        token.text == "Said"
        and not stream.opens_sentence(index)
        and stream.tokens[index - 1].kind is Kind.LATIN
        for index, token in enumerate(stream.tokens)
    )


def _verb_subject_verb(stream: Stream, verb: int, second: int) -> Hit:
    unit, tokens = stream.unit(verb), stream.tokens
    first, last = _verb_end(stream, verb), _verb_end(stream, second)
    told = _told_end(stream, first)
    subject = tokens[told + 1]
    span = Span(tokens[verb].span.start, tokens[last].span.end)
    letter = subject.text[0].upper() if stream.is_upper(verb) else subject.text[0]
    # Without the Arabic, "Said Najib" may be the name of a man.
    bare_name = (
        tokens[verb].text == "Said"
        and all(stream.is_upper(index) for index in range(told + 1, second))
        and not unit.source
    )
    same = english_stem(tokens[verb].norm) == english_stem(tokens[second].norm)
    # "Said the minister to the press said": the hearer stands within the subject, or an adviser to somebody.
    asks = any(stream.norm(index) == "to" for index in range(told + 1, second))
    # Whom it was said to must not get lost: it stands behind the second verb too, or no fix is certain.
    kept = stream.norm(told + 1) != "to" and _same_words(stream, first + 1, last + 1, told - first)
    fix = replace(
        Span(span.start, subject.span.start + 1),
        letter,
        Applicability.SAFE if same and not (asks or bare_name) else Applicability.SUGGESTED,
        "English puts the speaker before the verb, once.",
    )
    return Hit(
        span,
        f"“{stream.text(verb, first)}” and “{stream.text(second, last)}” both report the same speech.",
        fixes=(fix,) if kept else (),
        confidence=0.6 if bare_name else 0.9,
    )


def _same_words(stream: Stream, one: int, two: int, count: int) -> bool:
    """Whether the `count` words from `one` on stand again from `two` on."""
    return all(stream.norm(one + offset) == stream.norm(two + offset) for offset in range(count))


def _is_one_report(stream: Stream, begin: int, second: int) -> bool:
    """Whether "He said Khalil said" reports one speech: by the Arabic, or by a quotation behind it."""
    unit = stream.unit(begin)
    if english_stem(stream.norm(begin + 1)) != english_stem(stream.norm(second)):
        return False
    if unit.source and count_arabic(unit.source_tokens) > 1:
        return False
    return any(
        stream.same_unit(begin, place) and stream.tokens[place].text in QUOTES
        for place in (_verb_end(stream, second) + 1, _verb_end(stream, second) + 2)
    )


def _pronoun_subject_verb(stream: Stream, begin: int, second: int) -> Hit:
    tokens = stream.tokens
    end, last = _verb_end(stream, begin + 1), _verb_end(stream, second)
    span = Span(tokens[begin].span.start, tokens[last].span.end)
    gone = Span(span.start, tokens[end + 1].span.start)
    first = stream.text(begin, end)
    fix = replace(gone, "", Applicability.SUGGESTED, f"“{first}” names no speaker of its own.")
    return Hit(
        span,
        f"“{first}” and “{stream.text(second, last)}” both report the same speech.",
        fixes=(fix,),
        confidence=0.8,
    )
