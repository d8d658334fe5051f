"""“a” or “an”, two determiners where one belongs, determiners that do not fit the number of their noun."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tqa.checks.fluency._context import BE_AND_HAVE, PREPOSITIONS
from tqa.checks.fluency._lists import plural_of, singular_of, word_set
from tqa.language.english import article_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tqa.checks.fluency._context import Sentence
    from tqa.checks.rule import Hit

_ARTICLES = frozenset(("a", "an", "the"))
_POSSESSIVES = frozenset(("its", "their", "his", "our", "my", "your"))
_POINTING = frozenset(("this", "these", "those"))
_COUNTING = frozenset(("every", "each", "any"))
_SINGULAR = frozenset(("each", "every", "another"))
_SECOND = _ARTICLES | _POSSESSIVES | _POINTING | _COUNTING
_PLURAL = frozenset(("these", "those", "many", "several", "various", "numerous"))
# An article before these is the letter, or another slip than its form.
_NO_NOUN_PHRASE = PREPOSITIONS | BE_AND_HAVE | word_set("no-noun-phrase")
# What shows that the noun phrase ends with its noun.
_BEHIND_NOUN = PREPOSITIONS | BE_AND_HAVE | {"which", "who"}
# "an" before an h whose syllable has no stress is old-fashioned, not wrong; an American herb has no h.
_EITHER = re.compile(
    r"h(?:ist|otel|abit|eroic|orrif|ilar|ypoth|ered|erb|allucin|yster|omage|armon|umble)|urb"
)
# Spoken with "you" or "w" though English spelling hides it, or foreign words of any sound.
_DOUBTFUL = re.compile(r"una?n(?=im)|unesco|uni[ -]|uga|uta|uto|uyg|uig|oua|oui|u-|urin|ubu|ubi|usu|ur[eo]")
_TITLE = frozenset(("cappella", "priori", "posteriori", "la", "fortiori", "contrario"))


def determiner_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """What is wrong with the determiner at `index`."""
    word = sentence.norm(index)
    if not sentence.is_word(index + 1) or not sentence.spaced(index):
        return
    if word in ("a", "an"):
        yield from _article_hits(sentence, index)
    if sentence.norm(index + 1) in _SECOND:
        yield from _double_hits(sentence, index)
    if word in _SINGULAR or word in _PLURAL:
        yield from _number_hits(sentence, index)


def _article_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    article, following = sentence.tokens[index], sentence.tokens[index + 1]
    if article.text == "AN" or (article.text == "A" and not sentence.opens(index)):
        return  # a letter: "categories A and C"
    before = sentence.unit.target[article.start - 1 : article.start]
    if before and not (before.isspace() or before in '(“"—–'):
        return  # the end of a name: "Qur’a", "V&A"
    word = following.norm
    plain = word.split("-")[0]
    if word in _NO_NOUN_PHRASE or len(plain) < 3 or not plain.isascii() or not plain.isalpha():
        return
    if _EITHER.match(word) or _DOUBTFUL.match(word) or not re.search("[aeiouy]", plain):
        return
    if not following.text.islower() and (not following.text.istitle() or plain[0] in "uho"):
        return  # acronyms, and names of unsure sound
    if following.text.istitle() and index and sentence.tokens[index - 1].text[0].isupper():
        return  # a foreign name: "Banc an Rí"
    right = article_for(word)
    if right != article.norm:
        shown = right.capitalize() if article.text[0].isupper() else right
        # "an" may be a mistyped "and", "a" is rarely anything else.
        why = f"“{right}” stands before the sound of “{following.text}”"
        yield sentence.hit(index, index + 1, f"{shown} {following.text}", why, safe=right == "an")


def _double_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    first, second = sentence.norm(index), sentence.norm(index + 1)
    if not sentence.is_lower(index + 1) or not sentence.is_word(index + 2) or not sentence.spaced(index + 1):
        return
    if first == "a" and not (sentence.is_lower(index) or sentence.opens(index)):
        return
    if sentence.norm(index + 2) in _TITLE or sentence.norm(index + 2) in PREPOSITIONS | BE_AND_HAVE:
        return
    clash = (
        (first in _ARTICLES and second in _POSSESSIVES | _POINTING | _COUNTING)
        or (first in _ARTICLES and second in _ARTICLES and first != second and {first, second} != {"a", "an"})
        or (first in _POSSESSIVES and second in _POSSESSIVES | _POINTING and first != second)
        # "his" may be what somebody is left with: "made it his the day he came".
        or (first in _POSSESSIVES - {"his"} and second == "the")
    )
    if clash:
        kept = second if first in _ARTICLES and second not in _ARTICLES else first
        shown = kept.capitalize() if sentence.tokens[index].text[0].isupper() else kept
        yield sentence.hit(index, index + 1, shown, "one of the two determiners is enough")


def _number_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    word, noun = sentence.norm(index), sentence.norm(index + 1)
    if sentence.unit.target[sentence.tokens[index + 1].span.end :][:1] in ("'", "’", "-"):
        return
    closes = sentence.is_end(index + 2) or sentence.norm(index + 2) in _BEHIND_NOUN
    if not closes or not sentence.is_lower(index + 1) or not sentence.spaced(index):
        return
    if word in _SINGULAR and noun in singular_of():
        right, number = singular_of()[noun], "a singular"
    elif word in _PLURAL and noun in plural_of():
        right, number = plural_of()[noun], "a plural"
    else:
        return
    yield sentence.hit(index, index + 1, f"{sentence.tokens[index].text} {right}", f"“{word}” takes {number}")


TRIGGERS = _ARTICLES | _POSSESSIVES | _SINGULAR | _PLURAL


@lru_cache(maxsize=16384)
def _may_follow_a(word: str) -> bool:
    return word in _SECOND or (len(word) > 2 and article_for(word) != "a")


@lru_cache(maxsize=16384)
def _may_follow_an(word: str) -> bool:
    return word in _SECOND or (len(word) > 2 and article_for(word) != "an")


# What must follow these for anything to be wrong.
MAY_FOLLOW: Mapping[str, Callable[[str], bool]] = {
    **dict.fromkeys({"the"} | _POSSESSIVES, _SECOND.__contains__),
    "a": _may_follow_a,
    "an": _may_follow_an,
    **dict.fromkeys(_SINGULAR, lambda word: word in _SECOND or word in singular_of()),
    **dict.fromkeys(_PLURAL, lambda word: word in _SECOND or word in plural_of()),
}
