"""A piece without a finite verb behind a full stop that the Arabic does not have.

Systems that translate a long sentence in pieces close the first of them with a full stop and open the next
with a capital: "nine people injured. Military personnel at the border." What betrays the piece is that no
English word in it can be its verb; where one might be, as in "the security services plan", nothing is said.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tqa.checks.fragments._lists import word_list
from tqa.checks.rule import Hit, replace
from tqa.language.english import base_form
from tqa.language.sentences import split_sentences
from tqa.language.tokens import Kind, Token
from tqa.model import Applicability, Language, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.unit import Unit

_ARABIC_BREAKS = frozenset((".", "..", "...", "…", "!", "?", "؟", "؛", ";", ":", "|"))
_ENDS = (".", "!", "?", ";")
_CLOSERS = "”’\"'»)]"
_CLOSERS_BEFORE_STOP = 4
_SHORTEST_VERB = 3
_SHORT_VERBS = frozenset(("go", "do"))
# Before the stop there must be a clause, not a list number, a heading or an abbreviation.
_FEWEST_BEFORE = 5
# A single word left over is told apart by its place alone.
_FEWEST_WORDS = 2
_PRONOUNS = frozenset(("i", "you", "he", "she", "it", "we", "they", "who", "which", "that", "what", "there"))
# An adjective ends like this, so that the word behind it is a noun: "basic services".
_ADJECTIVE = ("al", "ive", "ic", "ous", "ary", "able", "ible", "ful", "less", "ian", "ese", "ish")
_ADVERBS = frozenset(
    ("nevertheless", "nonetheless", "regardless", "doubtless", "also", "still", "even", "well")
)


def verbless_hits(unit: Unit) -> Iterator[Hit]:
    """Sentences of the English, but for the first, that have no verb, where the Arabic is one sentence."""
    if unit.heading or unit.furniture or not unit.source:
        return
    if "." not in unit.target[:-1] or not _is_one_sentence(unit):
        return
    sentences = split_sentences(unit.target, Language.ENGLISH)
    if len(sentences) < 2:
        return
    tokens = [token for token in unit.target_tokens if token.kind is not Kind.MARK]
    before: list[Token] = []
    last = 0
    for sentence in sentences:
        first = last
        while last < len(tokens) and tokens[last].start < sentence.end:
            last += 1
        words = tokens[first:last]
        if _is_piece(unit, sentence, words) and _may_precede(unit, before) and not has_finite_verb(words):
            yield _hit(unit, before[-1], words)
        before = words


def _is_one_sentence(unit: Unit) -> bool:
    """Whether no mark inside the Arabic ends a sentence or opens a list."""
    tokens = unit.source_tokens
    if "\n" in unit.source.strip() or not tokens:
        return False
    words = [index for index, token in enumerate(tokens) if token.kind is not Kind.MARK]
    inside = tokens[words[0] : words[-1]] if words else ()
    return bool(words) and not any(token.text in _ARABIC_BREAKS for token in inside)


def _is_piece(unit: Unit, sentence: Span, words: Sequence[Token]) -> bool:
    """Whether the sentence begins with a capital word and closes with a mark, as a heading does not."""
    text = sentence.of(unit.target)
    opens = (
        len(words) >= _FEWEST_WORDS and words[0].kind is Kind.LATIN and words[0].span.start == sentence.start
    )
    whole = text.count("(") == text.count(")")  # "(sect. VI.C)"
    return opens and whole and text[0].isupper() and text.rstrip(_CLOSERS).endswith(_ENDS)


def _may_precede(unit: Unit, before: Sequence[Token]) -> bool:
    """Whether a clause of running text ends with the token, so that its full stop is no abbreviation's."""
    if len(before) < _FEWEST_BEFORE:
        return False
    last = before[-1]
    return (
        unit.target[last.span.end : last.span.end + _CLOSERS_BEFORE_STOP].lstrip(_CLOSERS)[:1] == "."
        and len(last.text) > 1
        and "." not in last.text
        and last.norm not in word_list("abbreviations")
    )


def has_finite_verb(words: Sequence[Token]) -> bool:
    """Whether any of the English words may be the finite verb of its clause; rather one too many.

    Args:
        words: words and numbers of one sentence, without marks.
    """
    return any(_may_be_verb(words, index) for index in range(len(words)))


def _may_be_verb(words: Sequence[Token], index: int) -> bool:
    word = words[index].norm.replace("’", "'")
    if _is_surely_verb(word):
        return True
    before = words[index - 1] if index else None
    # A capital inside the sentence makes a name.
    named = before is not None and words[index].text[0].isupper()
    if named or len(word) < _SHORTEST_VERB or not word.isalpha() or word.endswith(("ing", "ly")):
        return False
    if before is not None and (before.kind is Kind.NUMBER or _takes_noun(before.norm)):
        return False
    verb, noun, known = _readings(word)
    return verb and (before is None or not ((noun or not known) and _is_adjective(before.norm)))


def _is_surely_verb(word: str) -> bool:
    """Whether the word is an auxiliary, a past tense that is nothing else, or a pronoun with one ("it's")."""
    listed = (
        word in _SHORT_VERBS
        or word in word_list("finite_auxiliaries")
        or word in word_list("irregular_pasts")
    )
    return listed or word.endswith("n't") or ("'" in word and word.partition("'")[0] in _PRONOUNS)


def _takes_noun(norm: str) -> bool:
    """Whether a noun, an infinitive or a participle follows the word, and no finite verb."""
    return norm in word_list("before_nouns") or norm.endswith(("'s", "’s"))


@lru_cache(maxsize=4096)
def _readings(word: str) -> tuple[bool, bool, bool]:
    """(may be a verb, may be a noun, is in the table of forms); an unknown one in -s or -ed may be a verb."""
    verb, noun = base_form(word, "VERB") is not None, base_form(word, "NOUN") is not None
    known = verb or noun or base_form(word, "ADJ") is not None
    if not known:
        verb = word.endswith(("s", "ed")) and not word.endswith(("ss", "us"))
    return verb, noun, known


@lru_cache(maxsize=4096)
def _is_adjective(word: str) -> bool:
    if word.endswith("ly") or word in _ADVERBS:
        return False
    adjective = word.endswith(_ADJECTIVE) or base_form(word, "ADJ") is not None
    return adjective and base_form(word, "NOUN") is None


def _hit(unit: Unit, last: Token, words: Sequence[Token]) -> Hit:
    first = words[0]
    span = Span(last.span.end, first.span.end)
    stop = unit.target.index(".", last.span.end)
    name = len(first.text) > 1 and first.text.isupper()
    opener = first.text if name else first.text[0].lower() + first.text[1:]
    gap = unit.target[stop + 1 : first.span.start]
    fix = replace(
        Span(stop, first.span.end), gap + opener, Applicability.SUGGESTED, "The Arabic is a single sentence."
    )
    return Hit(
        Span(last.span.start, span.end),
        f"The full stop after “{last.text}” cuts the sentence: what follows has no verb.",
        fixes=(fix,),
        confidence=0.8,
    )
