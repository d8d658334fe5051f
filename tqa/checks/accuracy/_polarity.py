"""Which negation of the Arabic no negation of the English renders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.checks.accuracy._negative_words import AFFIX, GRAMMAR, NONE, WORD, openness
from tqa.checks.accuracy._negators_ar import NEGATORS, Negator, denies, negators
from tqa.checks.once import once_per_unit
from tqa.language.stems import english_stem
from tqa.language.tokens import LATIN, MARK

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

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
# As above, for words like "prevent", which may well render the word behind the negation together with it.
_SPENT = 0.5
# How many linked words tell the place of one that has no link.
_NEIGHBOURS = 5

_PHRASES = {
    ("rather", "than"): GRAMMAR,
    ("yet", "to"): GRAMMAR,
    ("other", "than"): AFFIX,
    ("far", "from"): AFFIX,
    ("short", "of"): AFFIX,
}


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
    between that have no English. Where none has, `guesses` are English tokens about which it should be by
    the places of its neighbours.
    """

    negator: Negator
    anchors: tuple[int, ...]
    rank: int
    guesses: tuple[int, ...] = ()

    @property
    def places(self) -> tuple[int, ...]:
        """The anchors, or the guesses."""
        return self.anchors or self.guesses


def denials(unit: Unit) -> tuple[Denial, ...]:
    """The Arabic negations of a sentence pair."""
    found = unit_negators(unit)
    meant = _meant(unit) if found else {}
    return tuple(_placed(unit, negator, meant) for negator in found)


@once_per_unit
def unit_negators(unit: Unit) -> tuple[Negator, ...]:
    """The Arabic words of a sentence pair that deny something, in order; most pairs have none."""
    return () if NEGATORS.isdisjoint(unit.source_forms) else tuple(negators(unit.source_tokens))


@once_per_unit
def denied_evidence(unit: Unit) -> Mapping[tuple[int, int], float]:
    """The unit's evidence of what its Arabic negations may deny: all that most pairs are asked about."""
    return unit.evidence_for({place for each in unit_negators(unit) for place in each.scope})


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
    return Denial(negator, tuple(anchors), rank, () if anchors else guesses(unit, negator))


def guesses(unit: Unit, negator: Negator) -> tuple[int, ...]:
    """Where the English of a negation should be, by the links of the words around it: English tokens.

    The nearest, and the middle one of the nearest, as single links go astray.
    """
    near = sorted((abs(link.source - negator.index), link.target) for link in unit.evident.links)
    near = near[:_NEIGHBOURS]
    if not near:
        return (negator.index * len(unit.target_tokens) // len(unit.source_tokens),)
    return near[0][1], sorted(target for _, target in near)[len(near) // 2]


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
    return token.kind is not MARK and unit.lexicon.english_weight(english_stem(token.norm)) >= _CONTENT


def cues(unit: Unit, found: Sequence[Denial]) -> tuple[Cue, ...]:
    """The English words that deny, those that render another Arabic word of their own included."""
    first = {one.negator.scope[0] for one in found}
    result = []
    for index, token in enumerate(unit.target_tokens):
        level = _openness(unit.target_tokens, index) if token.kind is LATIN else NONE
        if level != NONE:
            result.append(Cue(index, level, _rendered(unit, index, first) if level == AFFIX else -1))
    return tuple(result)


def is_spent(unit: Unit, found: Sequence[Denial], cue: Cue) -> bool:
    """Whether an English word that denies renders an Arabic word that means the same, and none of `found`.

    It is asked of the few that could render one of those, as the links that tell are dear.
    """
    norm = unit.target_tokens[cue.index].norm
    if cue.openness == AFFIX:
        if norm.startswith("non") or any(cue.index in one.anchors for one in found):
            return False
        return _denies_another(unit, found, cue.index)
    if cue.openness == WORD:
        kinds = {one.negator.kind for one in found}
        if ("without" in kinds and _PREVENT.match(norm)) or ("lack" in kinds and _LACK.match(norm)):
            return False
        return _renders_another(unit, found, cue.index)
    return False


def _elsewhere(unit: Unit, found: Sequence[Denial]) -> frozenset[int]:
    """The Arabic tokens that are not about one of the negations."""
    own = {near for one in found for near in range(one.negator.index - 2, one.negator.index + 7)}
    return frozenset(range(len(unit.source_tokens))) - own


def _denies_another(unit: Unit, found: Sequence[Denial], index: int) -> bool:
    """Whether an English word renders an Arabic one that denies, and is none of the negations."""
    tokens, away = unit.source_tokens, _elsewhere(unit, found)
    links = unit.evident_links_of_target(index)
    if not links:
        denying = [i for i in away if denies(tokens[i], unit.lexicon)]
        # All word links are dear, and by its place is linked what has no other link alone.
        if all(unit.evident_links_of_source(i) for i in denying):
            return False
        links = unit.links.of_target(index)
    return any(
        link.probability >= _SURE and link.source in away and denies(tokens[link.source], unit.lexicon)
        for link in links
    )


def _renders_another(unit: Unit, found: Sequence[Denial], index: int) -> bool:
    """Whether an English word renders an Arabic one that is no negation: surely, or away from them all."""
    away, negations = _elsewhere(unit, found), {one.negator.index for one in found}
    return any(
        link.source not in negations and (link.probability >= _SPENT or link.source in away)
        for link in unit.evident_links_of_target(index)
    )


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
