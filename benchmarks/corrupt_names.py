"""Names in English replaced by others: a word that is always capitalised gives way to another of its kind.

A word counts as a name where the file writes it with a capital inside sentences and never without, and where
a word of the Arabic sounds like it or is known to be called so; it is one of a person, a people or a place by
what stands beside it. The new name comes from elsewhere in the same file
and shares no beginning with a word of the sentence that it is put into. Abbreviations, months, weekdays and
titles are left alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from corruption_pairs import measure_pairs

from tqa.language.names import name_similarity
from tqa.language.stems import english_stem
from tqa.language.tokens import Kind, tokenize
from tqa.lexicon.bitext import read_pairs
from tqa.lexicon.proper import exonyms

RULES = ("name-mismatch",)
WORD = re.compile(r"(?<![\w'’.-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w-])")
CAPITALISED = """
January February March April May June July August September October November December Monday Tuesday
Wednesday Thursday Friday Saturday Sunday President Minister Prime Secretary General Council
Security Committee Commission Assembly United Nations Government State States Mission Republic
Mister Mr Mrs Ms Dr Sir Lord Lady Professor Doctor King Queen Prince Princess God Christmas Internet
Representative Ambassador Resolution Special Article Annex Protocol Convention Charter Member
Members
"""
NO_NAMES = frozenset(CAPITALISED.split())
PEOPLE = re.compile(r"(?:ian|ean|ish|ese|i|an|ch)s?$")
PLACE_BEFORE = frozenset(
    {"in", "at", "from", "near", "to", "towards", "of", "across", "outside", "around", "into"}
)
MOST_CAPITALS = 0.6


def inside(english):
    """Matches of the capitalised words that do not begin a sentence; none in a heading."""
    words = list(WORD.finditer(english))
    if sum(match.group()[0].isupper() for match in words) > MOST_CAPITALS * len(words):
        return []
    return [
        match
        for match in words
        if match.group()[0].isupper() and re.search(r"[\w,] $", english[: match.start()]) is not None
    ]


def kind_of(english, match):
    """Whether a name is that of a people, a place, or most likely a person."""
    before = english[: match.start()].split()
    if PEOPLE.search(match.group()) and english[match.end() :].lstrip()[:1].islower():
        return "people"
    return "place" if before and before[-1] in PLACE_BEFORE else "person"


def names_of(pairs):
    """The names of a file by kind, each with how often it is met."""
    small = {word for _, english in pairs for word in WORD.findall(english) if word[0].islower()}
    kinds = defaultdict(Counter)
    for arabic, english in pairs:
        for match in inside(english):
            word = match.group()
            if is_name(word) and word.lower() not in small and spoken(arabic, word):
                kinds[word][kind_of(english, match)] += 1
    table = defaultdict(list)
    for word, counts in sorted(kinds.items()):
        table[counts.most_common(1)[0][0]].append(word)
    return {word: max(counts, key=counts.get) for word, counts in kinds.items()}, table


def is_name(word):
    """Whether a capitalised word may be a name at all."""
    return len(word) > 3 and word[1:].islower() and word not in NO_NAMES


def spoken(arabic, word):
    """Whether an Arabic word has the name: by sound, or as a country or city is called."""
    return any(
        name_similarity(token.norm, word.lower()) > 0
        or english_stem(word.lower()) in exonyms(token.norm, token.norm)
        for token in tokenize(arabic)
        if token.kind is Kind.ARABIC
    )


def measure(path, rng):
    """Errors made in `path`, and found."""
    kinds, names = names_of(list(read_pairs([path])))

    def corrupt(arabic, english, rng):
        chosen = [
            match for match in inside(english) if match.group() in kinds and spoken(arabic, match.group())
        ]
        if not chosen:
            return None
        match = rng.choice(chosen)
        taken = {word.lower()[:3] for word in WORD.findall(english)}
        others = [word for word in names[kinds[match.group()]] if word.lower()[:3] not in taken]
        if not others:
            return None
        return english[: match.start()] + rng.choice(others) + english[match.end() :]

    return measure_pairs(path, rng, corrupt, RULES)
