"""Which English word renders which Arabic negation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.accuracy._negative_words import AFFIX, GRAMMAR, WORD, governs, openness
from tqa.checks.accuracy._polarity import guesses
from tqa.checks.accuracy._said_otherwise import said_otherwise
from tqa.language.tokens import LATIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tqa.checks.accuracy._polarity import Cue, Denial
    from tqa.checks.unit import Unit

# How far (in words) an English negation may stand before what the Arabic one denies, by how openly it denies,
# and how far behind: "not" stands in front, "unclear" is the word itself.
_BEFORE = {GRAMMAR: 8, AFFIX: 3, WORD: 4}
_BEHIND = {GRAMMAR: 4, AFFIX: 4, WORD: 4}
# "Failure by the parties to reach": what عدم is may stand further off.
_BEFORE_LACK = 8
# What غير denies stands right behind it in both languages.
_BEFORE_OTHER, _BEHIND_OTHER = 5, 2
# «ليس» stands in front of its subject, "is not" behind it.
_BEHIND_SUBJECT = 10
# "No traces of … were found".
_BEFORE_SUBJECT = 12
_SUBJECTS = frozenset(("no", "none", "nothing", "nobody", "neither"))
# "Inability" renders «عدم القدرة» wherever it stands, though "ability" stands elsewhere too.
_LONGEST_PREFIX = 3
# How far (in words) a word that denies one thing reaches to a second.
_REACH_SHARED = 15
# How far apart (in Arabic words) one word that is denied twice may be denied once in English.
_REACH_REPEATED = 12
_REACH_JOINED = 25
_ENDS = frozenset(".;?!؛؟")
# How far the guessed place of a negation may be off.
_GUESSED = 10
_UNKNOWN = 9
# How far a word that renders nothing else may be from where it should be: one of grammar; one with a prefix,
# for غير and دون, which stand for adjectives ("unresolved"), elsewhere where what is denied is not known by
# its English, and where it is.
_LEFT_GRAMMAR, _LEFT_ADJECTIVE, _LEFT_WITHOUT, _LEFT_UNKNOWN, _LEFT = 25, 40, 25, 15, 6
# How far from what is denied a word that means the contrary stands.
_NEAR_OTHERWISE = 10
# What a clause of its own opens with behind "and".
_CONJUNCTIONS = frozenset(("and", "but"))
_PRONOUNS = frozenset(("i", "you", "he", "she", "it", "we", "they", "this", "that", "there"))
_FINITE = frozenset(
    (
        "has", "have", "had", "is", "are", "was", "were", "can", "could", "may", "might", "must", "shall",
        "should", "will", "would", "does", "did",
    )
)  # fmt: skip
_ARTICLES = frozenset(("la", "las", "le", "lo", "los"))


def matched(
    unit: Unit, found: Sequence[Denial], there: Sequence[Cue], is_free: Callable[[Cue], bool]
) -> Mapping[int, int]:
    """Which English word renders which Arabic negation: index of the cue → of the denial.

    First come words that are one with what they deny ("illegal"), then negations that cannot share a word
    with what stands before them, then those whose own English is known, then the nearest. Whether an English
    word is free is dear to tell, and asked when its turn comes.
    """
    owner: dict[int, int] = {}
    taken: set[int] = set()
    pairs = [
        (
            there[m].renders == -1,
            _is_joined(unit, found[n].negator.index),
            found[n].rank if found[n].anchors else _UNKNOWN,
            far,
            n,
            m,
        )
        for far, n, m in _pairs(unit, found, there)
    ]
    for *_, n, m in sorted(pairs):
        if n not in taken and m not in owner and is_free(there[m]):
            owner[m] = n
            taken.add(n)
    return owner


def reaches(unit: Unit, denial: Denial, cue: Cue) -> bool:
    """Whether an English word that denies stands near enough to render an Arabic negation."""
    return cue.renders in (-1, denial.negator.scope[0]) and any(
        _within(unit, denial, anchor, cue) for anchor in denial.places
    )


def left_over(
    unit: Unit,
    found: Sequence[Denial],
    there: Sequence[Cue],
    owner: Mapping[int, int],
    is_free: Callable[[Cue], bool],
) -> Mapping[int, int]:
    """The same for what `matched` left on both sides: a negation that renders nothing else, further off.

    The English of what is denied may be taken for another word: the "law" of another clause, where “illicit”
    renders «غير المشروع».
    """
    taken = set(owner.values())
    pairs = []
    for n, denial in enumerate(found):
        if n in taken:
            continue
        own = (-1, denial.negator.scope[0])
        # Where places are yet to be found, that is dearer than to tell what is free.
        free = [
            m
            for m, cue in enumerate(there)
            if m not in owner and cue.renders in own and (denial.guesses or is_free(cue))
        ]
        if not free:
            continue
        places = (*denial.anchors, *(denial.guesses or guesses(unit, denial.negator)))
        for m in free:
            far = min(abs(place - there[m].index) for place in places)
            if far <= _reach_left(denial, there[m]):
                pairs.append((far, n, m))
    more: dict[int, int] = {}
    for _, n, m in sorted(pairs):
        if n not in taken and m not in more and is_free(there[m]):
            more[m] = n
            taken.add(n)
    return more


def _reach_left(denial: Denial, cue: Cue) -> int:
    if cue.openness == GRAMMAR:
        return _LEFT_GRAMMAR
    if denial.negator.kind == "other":
        return _LEFT_ADJECTIVE
    if denial.negator.kind == "without":
        return _LEFT_WITHOUT
    return _LEFT_UNKNOWN if denial.rank else _LEFT


def is_said_otherwise(unit: Unit, denial: Denial) -> bool:
    """Whether a plain word near where it should be means what the Arabic says with a negation."""
    english = said_otherwise(unit.source_tokens[denial.negator.scope[0]].norm)
    if english is None:
        return False
    said = [index for index, norm in enumerate(unit.target_norms) if english.match(norm) is not None]
    if not said:
        return False  # Places are dear to find.
    places = (*denial.places, *guesses(unit, denial.negator))
    return any(abs(place - index) <= _NEAR_OTHERWISE for place in places for index in said)


def is_article(unit: Unit, denial: Denial) -> bool:
    """Whether لا spells the article of a foreign name: "La Paz"."""
    return unit.source_tokens[denial.negator.index].norm.lstrip("و") == "لا" and any(
        token.norm in _ARTICLES for token in unit.target_tokens
    )


def _pairs(unit: Unit, found: Sequence[Denial], there: Sequence[Cue]) -> Iterator[tuple[int, int, int]]:
    """How far each negation is from each that may render it, where that is near enough."""
    for n, denial in enumerate(found):
        for m, cue in enumerate(there):
            if cue.renders not in (-1, denial.negator.scope[0]):
                continue
            distances = [
                abs(anchor - cue.index) for anchor in denial.places if _within(unit, denial, anchor, cue)
            ]
            if distances:
                yield min(distances), n, m


def _within(unit: Unit, denial: Denial, anchor: int, cue: Cue) -> bool:
    ahead = anchor - cue.index
    word = unit.target_tokens[cue.index].norm
    stem = unit.target_tokens[anchor].norm
    if cue.openness == AFFIX and word.endswith(stem) and 0 < len(word) - len(stem) <= _LONGEST_PREFIX:
        return True
    if not denial.anchors:
        return abs(ahead) <= _GUESSED
    if denial.negator.kind == "other":
        return -_BEHIND_OTHER <= ahead <= _BEFORE_OTHER
    if denial.negator.kind == "be" and cue.openness == GRAMMAR:
        return -_BEHIND_SUBJECT <= ahead <= _BEFORE[GRAMMAR]
    if denial.negator.kind == "lack" and cue.openness == WORD:
        return -_BEHIND[WORD] <= ahead <= _BEFORE_LACK
    before = _BEFORE_SUBJECT if word in _SUBJECTS else _BEFORE[cue.openness]
    return -_BEHIND[cue.openness] <= ahead <= before


def shares(unit: Unit, denial: Denial) -> bool:
    """Whether a word that denies something before it denies this too: "no … or …", "neither … nor …".

    Arabic says the second negation again, with و or أو in front of it.
    """
    if not _is_joined(unit, denial.negator.index):
        return False
    ends = [index for index, token in enumerate(unit.target_tokens) if token.text in _ENDS]
    denying = [
        index
        for index, token in enumerate(unit.target_tokens)
        if token.kind is LATIN and (openness(token.norm) == GRAMMAR or governs(token.norm))
    ]
    ends += _new_clauses(unit)
    return any(
        0 < anchor - index <= _REACH_SHARED and not any(index < end < anchor for end in ends)
        for index in denying
        for anchor in denial.places
    )


def _new_clauses(unit: Unit) -> list[int]:
    """Where "and" or "but" opens a clause with a finite verb of its own: "and will", "but it has"."""
    found = []
    for index in unit.places_of(_CONJUNCTIONS):
        first, second = (*unit.target_norms[index + 1 : index + 3], "", "")[:2]
        if first in _FINITE or (first in _PRONOUNS and second in _FINITE):
            found.append(index)
    return found


def is_repeated(unit: Unit, found: Sequence[Denial], n: int, owner: Mapping[int, Cue]) -> bool:
    """Whether another negation of the same word is rendered nearby, by one English word for both.

    «الاتجار غير المشروع والعبور غير المشروع» is "illegal trade and border crossing"; said again with و before
    it, «لا يشترط … ولا يشترط», it may stand a clause further on.
    """
    tokens, split = unit.source_tokens, unit.lexicon.split
    one = found[n].negator
    stem = split(tokens[one.scope[0]].text)[1]
    reach = _REACH_JOINED if _is_joined(unit, one.index) else _REACH_REPEATED
    return any(
        m != n
        and m in owner
        and abs(two.negator.index - one.index) <= reach
        and split(tokens[two.negator.scope[0]].text)[1] == stem
        for m, two in enumerate(found)
    )


def _is_joined(unit: Unit, index: int) -> bool:
    """Whether an Arabic negation goes on with what stands before it in the sentence."""
    before = unit.source_tokens[index - 1] if index else None
    if before is None or before.text in _ENDS:
        return False
    return unit.source_tokens[index].norm.startswith("و") or before.norm in ("او", "ام")
