"""A negation of the Arabic that the English has lost, or one in the English that the Arabic does not have.

What it does: looks for «لا», «لم», «لن», «ليس», «دون», «عدم», «غير» and what they deny, and asks whether
something renders that in the English: a negation of grammar (not, never, without), a word with a negative
prefix or ending (unclear, homeless), a word that governs what is denied (“failed to”, “lack of”), or a plain
word that means the contrary («دون انقطاع» “continuously”). Each renders one Arabic negation, or several that
are joined. Where nothing does, a model of how human translators render negations tells how likely it is that
they would have put an open one there, by the negation, what it denies, the words near by, and how much of the
sentence pair is left unexplained. Where the English of what is denied is unknown, its place is told by the
words around it. Idioms are left alone: «لا يزال» (still), «لا بد» (must), «لا سيما» (especially), «لا … إلا»
(only), «ليس فقط» (not only), «ليس بعيداً» (near), «لا يقل عن» (at least), «حال دون» (prevent). The other way
round, an English not, no, never or without is reported where no Arabic word denies. Sub-rules: `lost`,
`added`.

Why it matters: the sentence says the opposite, and reads well.

Example: «لم يحضر الوزير الجلسة» → “The minister attended the session”

Better: “The minister did not attend the session”

Fix safety: display. How English denies it best is for the translator to say.

Known false positives: translators turn a sentence around («لم يصمد» “gave way”), and no list holds all such
words; most of the rest are clauses that were left out altogether. The confidence is the probability that the
polarity differs, in output of machine translation that loses a negation in one of 300 sentences. Words that
mean a negation by themselves («نفى», «مرفوض») are not followed. None fails a run unless the user asks for it.

Measured precision: no finding, recall 0.00 (1 error) on detection/gold.jsonl (python
benchmarks/detection.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.accuracy._added_negation import added
from tqa.checks.accuracy._lost_negation import lost_negations
from tqa.checks.accuracy._negation_model import lost_probability
from tqa.checks.accuracy._negative_words import WORD, openness
from tqa.checks.accuracy._negators_ar import denies
from tqa.checks.accuracy._polarity import has_meaning
from tqa.checks.rule import Hit, define
from tqa.language.tokens import MARK
from tqa.model import Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.accuracy._lost_negation import Negation
    from tqa.checks.accuracy._polarity import Denial
    from tqa.checks.rule import Options
    from tqa.checks.unit import Unit

# As likely as not: in 20,187 outputs of machine translation there was none, in 5,838 human translations one,
# which is too few to tell.
_ADDED = 0.5
_AUXILIARIES = frozenset(
    (
        "am", "is", "are", "was", "were", "be", "been", "do", "does", "did", "have", "has", "had", "can",
        "could", "may", "might", "must", "shall", "should", "will", "would",
    )
)  # fmt: skip
_ENDS = frozenset('.,;:!?()“”"')
_AUXILIARY_REACH = 3
_BETWEEN = 6
# Longer beads are no sentences: links are none, and every word would be far from every other.
_MOST_TOKENS = 400


def check(unit: Unit, options: Options) -> Iterator[Hit]:  # noqa: ARG001 - every rule takes options
    """Negations of `unit` that only one side has."""
    if not unit.source or not unit.target or len(unit.source_tokens) > _MOST_TOKENS:
        return
    for negation in lost_negations(unit):
        yield _lost(unit, negation, lost_probability(negation.features))
    for target, source in added(unit):
        yield _added(unit, target, source)


def _lost(unit: Unit, negation: Negation, probability: float) -> Hit:
    denial = negation.denial
    place = _verb(unit, denial) if denial.rank else negation.place
    negator = denial.negator
    span = Span(unit.source_tokens[negator.index].span.start, unit.source_tokens[negator.scope[0]].span.end)
    word = _stretch(unit, denial, negation.place if place is None else place)
    return Hit(
        word,
        f"The Arabic denies it: «{span.of(unit.source)}». Nothing near “{word.of(unit.target)}” does.",
        source_span=span,
        confidence=round(probability, 2),
        part="lost",
    )


def _stretch(unit: Unit, denial: Denial, place: int) -> Span:
    """Where the negation should stand: the English of what is denied, from its auxiliary on if it has one.

    Where the verb itself is unknown, it is between two words that are known.
    """
    tokens = unit.target_tokens
    first, last = place, place
    if denial.rank and denial.negator.kind in ("verb", "be"):
        near = [anchor for anchor in denial.anchors if abs(anchor - place) <= _BETWEEN]
        first, last = min([place, *near]), max([place, *near])
    reach = _AUXILIARY_REACH * 2 if denial.rank else _AUXILIARY_REACH
    for index in range(first - 1, max(-1, first - 1 - reach), -1):
        if tokens[index].text in _ENDS:
            break
        if tokens[index].norm in _AUXILIARIES:
            first = index
            break
    return Span(tokens[first].span.start, tokens[last].span.end)


def _verb(unit: Unit, denial: Denial) -> int | None:
    """The English of the word right behind the negation, by its place if by nothing better."""
    first = denial.negator.scope[0]
    for link in unit.evident_links_of_source(first) or unit.links.of_source(first):
        if unit.target_tokens[link.target].kind is not MARK and has_meaning(unit, link.target):
            return link.target
    if denies(unit.source_tokens[first], unit.lexicon):
        # «لم يستبعد» and “ruled out”: what is denied is itself a word that denies.
        words = (n for n, token in enumerate(unit.target_tokens) if openness(token.norm) == WORD)
        return next(words, None)
    return None


def _added(unit: Unit, target: int, source: int) -> Hit:
    word = unit.target_tokens[target].span
    said = unit.source_tokens[source].span
    return Hit(
        word,
        f"“{word.of(unit.target)}” denies what the Arabic says: «{said.of(unit.source)}».",
        source_span=said,
        confidence=_ADDED,
        part="added",
    )


RULE = define(
    __name__,
    __doc__,
    severity=Severity.CRITICAL,
    category="accuracy/mistranslation/polarity",
    check=check,
    parts=("added", "lost"),
    gates=False,
    min_confidence=0.35,
    compares=True,
)
