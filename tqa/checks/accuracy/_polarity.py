"""Which negation of the Arabic no negation of the English renders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.checks.accuracy._negative_words import AFFIX, GRAMMAR, NONE, WORD, openness
from tqa.checks.accuracy._negators_ar import Negator, denies, negators
from tqa.checks.once import once_per_unit
from tqa.language.stems import english_stem
from tqa.language.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token

# Verbs and nouns that carry no meaning of their own: what is denied stands behind them.
LIGHT = re.compile(
    "[يتن]?كو?ن(?:ا|وا|ت|ون)?|كان(?:ت|وا)?|[يت]تم|تم|[يت]جري?|[يت]وجد|وجود|هناك|ثمه|اي|ايه|من|في|علي|الي|عن|ان|انه|انها|"
    "ل|[يت]عود?(?:وا)?|[يت]عد|لدي|لديه|لديها|لديهم|قد|بعد|بها|به|فيه|فيها|له|لها|لهم|لنا|لي|قيام|حتي|هذا|هذه|ذلك"
)
# With these «حال دون» and its like are rendered, whose verb may stand far from دون.
_PREVENT = re.compile("prevent|preclu|imped|hinder|hamper|stop|block|obstruct")
# What عدم is, though these render غياب and its like as well.
_LACK = re.compile("lack|absen|fail")
# Rarer than function words (Lexicon.english_weight: 0 to 1).
_CONTENT = 0.15
# A link from which on a word like "unknown" surely renders another Arabic word than a negated one.
_SURE = 0.25


@dataclass(frozen=True, slots=True)
class Cue:
    """An English word that denies, by its token, and how openly.

    `renders` is the Arabic token that it denies as one word with it, as "informal" does «رسمي»; -1 for none.
    """

    index: int
    openness: int
    renders: int = -1


@dataclass(frozen=True, slots=True)
class Denial:
    """An Arabic negation, and where its English should be.

    `anchors` are the English tokens of what it denies, nearest first; `rank` counts the words of meaning in
    between that have no English.
    """

    negator: Negator
    anchors: tuple[int, ...]
    rank: int


def denials(unit: Unit) -> tuple[Denial, ...]:
    """The Arabic negations of a sentence pair."""
    found = tuple(negators(unit.source_tokens))
    meant = _meant(unit) if found else {}
    return tuple(_placed(unit, negator, meant) for negator in found)


@once_per_unit
def denied_evidence(unit: Unit) -> Mapping[tuple[int, int], float]:
    """The unit's evidence of what its Arabic negations may deny: all that most pairs are asked about."""
    return unit.evidence_for({place for each in negators(unit.source_tokens) for place in each.scope})


def _placed(unit: Unit, negator: Negator, meant: Mapping[int, Sequence[int]]) -> Denial:
    anchors: list[int] = []
    rank, words = 0, 0
    for place in negator.scope:
        token = unit.source_tokens[place]
        if LIGHT.fullmatch(token.norm):
            continue
        found = meant.get(place, ())
        anchors += found
        words += bool(found)
        rank += not anchors
        if words == 2:
            break
    return Denial(negator, tuple(anchors), rank)


def _meant(unit: Unit) -> Mapping[int, Sequence[int]]:
    """Arabic token that may be denied → the English tokens of meaning that may render it, likeliest first."""
    table: dict[int, list[int]] = {}
    evidence = denied_evidence(unit)
    for i, j in sorted(evidence, key=lambda pair: (pair[0], -evidence[pair])):
        if has_meaning(unit, j):
            table.setdefault(i, []).append(j)
    return table


def has_meaning(unit: Unit, index: int) -> bool:
    """Whether an English token is rarer than words of grammar are, and none that denies."""
    token = unit.target_tokens[index]
    if openness(token.norm) == GRAMMAR:
        return False
    return token.kind is not Kind.MARK and unit.lexicon.english_weight(english_stem(token.norm)) >= _CONTENT


def cues(unit: Unit, found: Sequence[Denial]) -> tuple[Cue, ...]:
    """The English words that deny and render no Arabic word that means the same."""
    anchors = {anchor for one in found for anchor in one.anchors}
    lack = any(one.negator.kind == "lack" for one in found)
    first = {one.negator.scope[0] for one in found}
    without = any(one.negator.kind == "without" for one in found)
    result = []
    for index, token in enumerate(unit.target_tokens):
        level = _openness(unit.target_tokens, index) if token.kind is Kind.LATIN else NONE
        if level == NONE:
            continue
        if level == AFFIX and index not in anchors and not token.norm.startswith("non"):
            spent = _denies_another(unit, found, index)
        elif (
            level == WORD
            and not (without and _PREVENT.match(token.norm))
            and not (lack and _LACK.match(token.norm))
        ):
            spent = _renders_another(unit, found, index)
        else:
            spent = False
        if not spent:
            result.append(Cue(index, level, _rendered(unit, index, first) if level == AFFIX else -1))
    return tuple(result)


def _elsewhere(unit: Unit, found: Sequence[Denial]) -> frozenset[int]:
    """The Arabic tokens that are not about one of the negations."""
    own = {near for one in found for near in range(one.negator.index - 2, one.negator.index + 7)}
    return frozenset(range(len(unit.source_tokens))) - own


def _denies_another(unit: Unit, found: Sequence[Denial], index: int) -> bool:
    """Whether an English word renders an Arabic one that denies, and is none of the negations."""
    denying = {i for i in _elsewhere(unit, found) if denies(unit.source_tokens[i], unit.lexicon)}
    if not denying:
        return False
    # All word links are dear, and are needed for a word without evidence alone.
    links = unit.evident_links_of_target(index) or unit.links.of_target(index)
    return any(link.probability >= _SURE and link.source in denying for link in links)


def _renders_another(unit: Unit, found: Sequence[Denial], index: int) -> bool:
    """Whether there is evidence that an English word renders an Arabic one away from the negations."""
    away = _elsewhere(unit, found) - {one.negator.index for one in found}
    return any(link.source in away for link in unit.evident_links_of_target(index))


def _rendered(unit: Unit, index: int, first: Collection[int]) -> int:
    """Which of the Arabic words `first` the English token denies; -1 for none or several."""
    found = {source for source in first if (source, index) in denied_evidence(unit)}
    return found.pop() if len(found) == 1 else -1


def _openness(tokens: Sequence[Token], index: int) -> int:
    """How openly a token denies, by the words about it: "yet to", "rather than", "far from", "don&#39;t"."""
    word = tokens[index].norm
    behind = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    level = openness(word)
    if level == AFFIX and tokens[index].text.isupper() and word.startswith("un"):
        return NONE  # UNODC
    phrase = _PHRASES.get((word, behind), NONE)
    if word == "t" and index and tokens[index - 1].text in ";'’":
        phrase = GRAMMAR
    if behind == "to" and word.startswith("remain"):
        phrase = GRAMMAR
    return max(level, phrase)


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
_PHRASES = {
    ("rather", "than"): GRAMMAR,
    ("yet", "to"): GRAMMAR,
    ("other", "than"): AFFIX,
    ("far", "from"): AFFIX,
}
# How far (in words) a word that denies one thing reaches to a second.
_REACH_SHARED = 15
_ENDS = frozenset(".;?!؛؟")
_ARTICLES = frozenset(("la", "las", "le", "lo", "los"))


def matched(unit: Unit, found: Sequence[Denial], there: Sequence[Cue]) -> Mapping[int, int]:
    """Which English word renders which Arabic negation: index of the cue → of the denial.

    First come those that cannot share a word with what stands before them, then those whose own English is
    known, then the nearest.
    """
    owner: dict[int, int] = {}
    taken: set[int] = set()
    pairs = [
        (_is_joined(unit, found[n].negator.index), found[n].rank, far, n, m)
        for far, n, m in _pairs(found, there)
    ]
    for _, _, _, n, m in sorted(pairs):
        if n not in taken and m not in owner:
            owner[m] = n
            taken.add(n)
    return owner


def is_article(unit: Unit, denial: Denial) -> bool:
    """Whether لا spells the article of a foreign name: "La Paz"."""
    return unit.source_tokens[denial.negator.index].norm.lstrip("و") == "لا" and any(
        token.norm in _ARTICLES for token in unit.target_tokens
    )


def _pairs(found: Sequence[Denial], there: Sequence[Cue]) -> Iterator[tuple[int, int, int]]:
    """How far each negation is from each that may render it, where that is near enough."""
    for n, denial in enumerate(found):
        for m, cue in enumerate(there):
            if cue.renders not in (-1, denial.negator.scope[0]):
                continue
            distances = [
                abs(anchor - cue.index)
                for anchor in denial.anchors
                if _within(denial, anchor - cue.index, cue)
            ]
            if distances:
                yield min(distances), n, m


def _within(denial: Denial, ahead: int, cue: Cue) -> bool:
    if denial.negator.kind == "other":
        return -_BEHIND_OTHER <= ahead <= _BEFORE_OTHER
    if denial.negator.kind == "be" and cue.openness == GRAMMAR:
        return -_BEHIND_SUBJECT <= ahead <= _BEFORE[GRAMMAR]
    if denial.negator.kind == "lack" and cue.openness == WORD:
        return -_BEHIND[WORD] <= ahead <= _BEFORE_LACK
    return -_BEHIND[cue.openness] <= ahead <= _BEFORE[cue.openness]


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
        if token.kind is Kind.LATIN and openness(token.norm) in (GRAMMAR, WORD)
    ]
    if not denial.anchors:
        return bool(denying)
    return any(
        0 < anchor - index <= _REACH_SHARED and not any(index < end < anchor for end in ends)
        for index in denying
        for anchor in denial.anchors
    )


def _is_joined(unit: Unit, index: int) -> bool:
    """Whether an Arabic negation goes on with what stands before it in the sentence."""
    before = unit.source_tokens[index - 1] if index else None
    if before is None or before.text in _ENDS:
        return False
    return unit.source_tokens[index].norm.startswith("و") or before.norm in ("او", "ام")
