"""A negation of the Arabic that the English has lost, or one in the English that the Arabic does not have.

What it does: looks for «لا», «لم», «لن», «ليس», «دون», «عدم», «غير» and what they deny, and asks whether a
word that denies stands near its English: a negation of grammar (not, never, without), a word with a negative
prefix or ending (unclear, homeless) or meaning (refuse, lack). Each English word renders one Arabic negation,
or several that are joined. Idioms are left alone: «لا يزال» (still), «لا بد» (must), «لا سيما» (especially),
«لا … إلا» (only), «ليس فقط» (not only), «لا يقل عن» (at least), «حال دون» (prevent). The other way round,
an English not, no, never or without is reported where no Arabic word denies. Sub-rules: `lost`, `added`.

Why it matters: the sentence says the opposite, and reads well.

Example: «لم يحضر الوزير الجلسة» → “The minister attended the session”

Better: “The minister did not attend the session”

Fix safety: display. How English denies it best is for the translator to say.

Known false positives: translators turn a sentence around («لا يناسب» “is toxic to”, «لا تنتهي» “ongoing”),
and such words have no negative form to know them by. Hence the confidence: high where what the Arabic denies
is plainly there in English, low where the lexicon does not know it or the English has a negation to spare
elsewhere; below 0.6 a finding stays silent, and none fails a run unless the user asks for it.

Measured precision: Not measured yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.accuracy._added_negation import added
from tqa.checks.accuracy._negative_words import AFFIX, GRAMMAR, WORD, openness
from tqa.checks.accuracy._negators_ar import denies
from tqa.checks.accuracy._polarity import Denial, has_meaning, unrendered
from tqa.checks.rule import Hit, define
from tqa.language.tokens import Kind
from tqa.model import Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.rule import Options
    from tqa.checks.unit import Unit

# Confidence by how many words of meaning stand between the negation and the first that has an English: the
# shares that were right on machine translation, rounded. غير denies the next word or nothing.
_SURE = {"other": (0.8, 0.35, 0.3)}
_SURE_ELSE = (0.8, 0.65, 0.55)
_UNKNOWN = {"verb": 0.5, "be": 0.5, "lack": 0.4, "without": 0.5, "other": 0.3}
# Where no Arabic word denies at all, and where one does but far from there.
_ADDED, _ADDED_FAR = 0.6, 0.4
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
    for denial, spare in unrendered(unit):
        hit = _lost(unit, denial, spare)
        if hit is not None:
            yield hit
    for target, source, sure in added(unit):
        yield _added(unit, target, source, sure=sure)


def _lost(unit: Unit, denial: Denial, spare: int) -> Hit | None:
    place = _verb(unit, denial) if denial.rank else denial.anchors[0]
    if place is None:
        place = denial.anchors[0] if denial.anchors else _beside(unit, denial)
    if place is None:
        return None
    negator = denial.negator
    span = Span(unit.source_tokens[negator.index].span.start, unit.source_tokens[negator.scope[0]].span.end)
    word = _stretch(unit, denial, place)
    sure = _SURE.get(negator.kind, _SURE_ELSE)
    confidence = sure[min(denial.rank, len(sure) - 1)] if denial.anchors else _UNKNOWN[negator.kind]
    return Hit(
        word,
        f"The Arabic denies it: «{span.of(unit.source)}». Nothing near “{word.of(unit.target)}” does.",
        source_span=span,
        confidence=round(confidence * _spared(denial, spare), 2),
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


def _spared(denial: Denial, spare: int) -> float:
    """What a negation that the English has to spare leaves of the confidence.

    A word with a negative prefix seldom renders a negated verb, and nothing else renders غير so often.
    """
    if spare == GRAMMAR:
        return 0.65 if denial.rank == 0 and denial.negator.kind == "without" else 0.5
    if spare == AFFIX:
        return 0.8 if denial.rank < 2 and denial.negator.kind in ("verb", "be") else 0.5
    return 1.0


def _verb(unit: Unit, denial: Denial) -> int | None:
    """The English of the word right behind the negation, by its place if by nothing better."""
    for link in unit.links.of_source(denial.negator.scope[0]):
        if unit.target_tokens[link.target].kind is not Kind.MARK and has_meaning(unit, link.target):
            return link.target
    if denies(unit.source_tokens[denial.negator.scope[0]], unit.lexicon):
        # «لم يستبعد» and “ruled out”: what is denied is itself a word that denies.
        words = (n for n, token in enumerate(unit.target_tokens) if openness(token.norm) == WORD)
        return next(words, None)
    return None


def _beside(unit: Unit, denial: Denial) -> int | None:
    """An English word that renders something beside the negation, by its place if by nothing better."""
    index = denial.negator.index
    for place in (*denial.negator.scope, *range(index - 1, max(-1, index - 4), -1)):
        for link in unit.links.of_source(place):
            if unit.target_tokens[link.target].kind is not Kind.MARK:
                return link.target
    return None


def _added(unit: Unit, target: int, source: int, *, sure: bool) -> Hit:
    word = unit.target_tokens[target].span
    said = unit.source_tokens[source].span
    return Hit(
        word,
        f"“{word.of(unit.target)}” denies what the Arabic says: «{said.of(unit.source)}».",
        source_span=said,
        confidence=_ADDED if sure else _ADDED_FAR,
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
    min_confidence=0.6,
)
