"""Calques that need more than a fixed phrase: what is received, watched, exposed; days; roots said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.fluency._context import BE_AND_HAVE, PREPOSITIONS
from tqa.checks.fluency._lists import word_set
from tqa.language.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.fluency._context import Sentence
    from tqa.checks.rule import Hit

_DAYS = word_set("days")
_HARM = word_set("harm")
# Human stock phrases of the shape "X of the X" (king of kings) and kinship, where both are meant.
_OF_ITSELF = word_set("of-itself")
_MEDIA = word_set("media")
_SEEN = word_set("seen")
_ADVERBS = {
    "clear": "clearly", "big": "greatly", "large": "greatly", "great": "greatly", "direct": "directly",
    "significant": "significantly", "continuous": "continuously", "permanent": "permanently",
    "final": "finally", "complete": "completely", "general": "generally", "official": "officially",
    "regular": "regularly",
    "effective": "effectively", "sudden": "suddenly", "random": "randomly", "noticeable": "noticeably",
    "remarkable": "remarkably", "gradual": "gradually", "serious": "seriously", "intensive": "intensively",
    "positive": "positively", "negative": "negatively", "rapid": "rapidly", "temporary": "temporarily",
}  # fmt: skip
_REACH = 12
_LONGEST_NAME = 8
_BEHIND_NOUN = PREPOSITIONS | BE_AND_HAVE | {"that", "which", "who", "brought", "found", "and"}


def formula_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """A calque that begins at the word at `index`."""
    return _CHECKS[sentence.norm(index)](sentence, index)


def may_begin(norms: Sequence[str], index: int) -> bool:
    """A cheap look at the commonest of the words: does what stands around it fit its calque?"""
    word, following = norms[index], norms[index + 1 : index + 3]
    if word == "of":
        return index > 0 and norms[index - 1] in following
    if word == "in":
        return following[:1] == ["a"]
    return word != "that" or following[:1] in (["was"], ["were"])


def _copy_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """“in a statement received by the agency, a copy of it”."""
    if sentence.norm(index + 1) != "of" or sentence.norm(index + 2) not in ("it", "which"):
        return
    before = [sentence.norm(each) for each in range(max(0, index - _REACH), index)]
    around = before + [sentence.norm(each) for each in range(index + 3, index + 9)]
    if not _MEDIA & set(before) or not {"received", "obtained"} & set(around):
        return
    if sentence.norm(index + 2) == "which" and "received" not in before:
        return  # "a statement, a copy of which the paper received" is English
    first = index - 1 if sentence.norm(index - 1) == "a" else index
    yield sentence.hit(
        first, index + 2, "", "English says who received the statement, and leaves out the copy"
    )


def _seen_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """“in a statement, which was followed by River News”: تابعته."""
    verb, by = sentence.norm(index + 2), sentence.norm(index + 3)
    if sentence.norm(index + 1) not in ("was", "were") or verb not in _SEEN or by != "by":
        return
    before = {sentence.norm(each) for each in range(max(0, index - _REACH), index)}
    agency = index + 4 < len(sentence.tokens) and sentence.tokens[index + 4].text[0].isupper()
    if before & _MEDIA and agency:
        yield sentence.hit(index, index + 3, "seen by", "the formula is “seen by”, or is left out")


def _exposed_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """“was exposed to an attack”: تعرض."""
    be = sentence.norm(index - 1)
    if sentence.norm(index + 1) != "to" or be not in ("was", "were", "been") or "تعرض" not in sentence.arabic:
        return
    for place in range(index + 2, min(index + 6, len(sentence.tokens))):
        if not sentence.is_word(place) or sentence.norm(place) in PREPOSITIONS:
            return
        if sentence.norm(place) in _HARM:
            first = index - 1
            yield sentence.hit(
                first, index + 1, "suffered", "one suffers, or comes under, what تعرض tells of"
            )
            return


def _itself_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """“any remains of the remains”: two Arabic nouns of one meaning, or one said twice for “any of”."""
    noun = sentence.norm(index - 1)
    place = index + 1 + (sentence.norm(index + 1) in ("the", "these", "those"))
    if noun != sentence.norm(place) or len(noun) < 4 or noun in _OF_ITSELF:
        return
    if not sentence.is_lower(index - 1) or not sentence.is_lower(place):
        return
    following = sentence.norm(place + 1)
    if not (sentence.is_end(place + 1) or following in _BEHIND_NOUN or following.endswith("ed")):
        return  # another noun: "the base unit of the unit group"
    determiner = sentence.norm(index - 2)
    right, first = sentence.text(index + 1, place), index - 1
    if determiner in ("any", "no", "some"):  # أي بقايا من البقايا
        right, first = f"{'none' if determiner == 'no' else determiner} of {right}", index - 2
    yield sentence.hit(first, place, right, "English says the noun once")


def _each_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """“the ministers of each of Egypt and Jordan”: كل من."""
    if sentence.norm(index + 1) != "of" or not _is_name(sentence, index + 2):
        return
    place = index + 3
    while place < index + _LONGEST_NAME and _is_name(sentence, place):
        place += 1
    if sentence.norm(place) not in ("and", ",") or not _is_name(sentence, place + 1):
        return
    if not any(word in sentence.arabic for word in ("كل من", "كلا من")):
        return
    both = sentence.norm(place) == "and" and sentence.norm(index - 1) not in PREPOSITIONS
    shown = "Both " if sentence.tokens[index].text[0].isupper() else "both "
    right = (shown if both else "") + sentence.text(index + 2, index + 2)
    yield sentence.hit(index, index + 2, right, "كل من only announces the list")


def _is_name(sentence: Sentence, index: int) -> bool:
    return sentence.is_word(index) and sentence.tokens[index].text[0].isupper()


def _day_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """“said today, Saturday, that”: اليوم السبت."""
    place = index + 1 + (sentence.norm(index + 1) == ",")
    if sentence.norm(place) not in _DAYS or not sentence.tokens[place].text.istitle():
        return
    comma = sentence.norm(place + 1) == ","
    if (
        not comma
        and not sentence.is_end(place + 1)
        and sentence.norm(place + 1) not in PREPOSITIONS | {"that"}
    ):
        return  # "today Monday night football"
    right = "on " + sentence.tokens[place].text
    if sentence.tokens[index].text[0].isupper():
        right = right.capitalize().replace(sentence.norm(place), sentence.tokens[place].text)
    last = place + (
        comma and place == index + 2 and sentence.is_lower(place + 2) and not sentence.opens(index)
    )
    yield sentence.hit(index, last, right, "اليوم with the day's name is the day alone")


def _shape_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """“in a clear form”: بشكل."""
    adjective, noun = sentence.norm(index + 2), sentence.norm(index + 3)
    if sentence.norm(index + 1) != "a" or noun not in ("form", "shape") or adjective not in _ADVERBS:
        return
    after = sentence.norm(index + 4)
    if after in ("of", "that", "which") or not any(word in sentence.arabic for word in ("بشكل", "بصوره")):
        return
    yield sentence.hit(index, index + 3, _ADVERBS[adjective], "بشكل makes an adverb")


def _between_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """“between the ministry and between the union”: بين … وبين."""
    for place in range(index + 2, min(index + 8, len(sentence.tokens) - 1)):
        if not sentence.is_word(place):
            return
        if sentence.norm(place) == "and":
            one = not sentence.norm(place - 1).endswith("s")
            if sentence.norm(place + 1) == "between" and one:
                right = sentence.text(place, place)
                yield sentence.hit(place, place + 1, right, "“between” is said once")
            return


def _named_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """“the so-called Ahmad”: المدعو."""
    if sentence.norm(index - 1) != "the" or not _is_name(sentence, index + 1):
        return
    if any(word in sentence.arabic for word in ("المدعو", "المدعوه")):
        name = sentence.tokens[index + 1].text
        yield sentence.hit(index - 1, index + 1, name, "المدعو only introduces a name; “so-called” doubts it")


def _deprived_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """“the deprivation of farmers of their land”: حرمان."""
    if sentence.norm(index + 1) != "of":
        return
    for place in range(index + 3, min(index + 10, len(sentence.tokens))):
        if sentence.tokens[place].kind is Kind.MARK or sentence.norm(place) in ("and", "or"):
            return
        if sentence.norm(place) == "of":
            if sentence.norm(place + 1) in ("their", "his", "her", "its"):
                why = "English says that somebody is deprived of something"
                yield sentence.hit(index, place + 1, "", why)
            return


_CHECKS = {
    "copy": _copy_hits, "which": _seen_hits, "that": _seen_hits, "exposed": _exposed_hits, "of": _itself_hits,
    "each": _each_hits, "today": _day_hits, "tomorrow": _day_hits, "in": _shape_hits,
    "between": _between_hits, "so-called": _named_hits, "deprivation": _deprived_hits,
}  # fmt: skip
TRIGGERS = frozenset(_CHECKS)
