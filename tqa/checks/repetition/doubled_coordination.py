"""Two different Arabic words became one English word on both sides of a conjunction.

What it does: Finds an English word joined to itself by and, or, nor or a comma ("condemn and condemn", "the
tribes and tribes", "accepted, accepted"; inflection, article and preposition may stand between) and asks
the word links what stands behind it. Two different Arabic words that both translate it make the finding
certain, and so does one word for a man and for a woman («طلاب وطالبات», "students and students"); a word
that the Arabic itself repeats makes it silent.
Why it matters: Arabic news prose loves pairs of near-synonyms; an engine that renders both by its first
choice leaves a sentence that no editor would print and that drops half of what was said.
Example: نستنكر وندين هذه العمليات → We condemn and condemn these operations
Better: We denounce and condemn these operations
Fix safety: Suggested, never applied unasked. *Vary* puts another rendering of the word in, inflected alike,
where the sense list knows one; *merge* leaves the word once.
Known false positives: A repetition that is right in English though the Arabic uses two words ("control and
control measures"); names that the lexicon cannot tell apart.
Measured precision: 0.97 (39 findings), recall 0.97 (37 errors) on detection/gold.jsonl (python
benchmarks/detection.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.repetition._arabic_evidence import Evidence, Verdict, adjacent, weigh
from tqa.checks.repetition._coordination import Doubling, closes_list, doublings, inflected_alike, is_content
from tqa.checks.repetition._rewording import merged, varied
from tqa.checks.rule import Hit, define
from tqa.model import Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.rule import Options
    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token

_CONFIDENCE = {
    Verdict.TWO_WORDS: 0.97,
    Verdict.BOTH_SEXES: 0.9,
    Verdict.ONE_KNOWN: 0.85,
    Verdict.SAID_ONCE: 0.85,
    Verdict.UNKNOWN: 0.6,
}
_MOST_WEIGHED = 200
# What follows a second word that heads a phrase of its own: "crimes and crimes against", "Code and Code of".
_COMPLEMENT = frozenset(
    [
        "of",
        "that",
        "which",
        "who",
        "whose",
        "against",
        "for",
        "related",
        "relating",
        "concerning",
        "between",
        "under",
    ]
)
# Between the words, a preposition makes a phrase of its own ("to camels and from camels"); these do not.
_PRONOUNS = ("ها", "هم", "هما", "هن")
_PLAIN_JOINT = frozenset((",", "and", "or", "nor", "&", "the", "a", "an"))


def check(unit: Unit, options: Options) -> Iterator[Hit]:  # noqa: ARG001 - the shape every rule shares
    """Hits for the doubled coordinations of one unit."""
    found = doublings(unit)
    # In a text with hundreds of doublings, asking the Arabic about each would never end.
    has_arabic = not unit.alone and bool(unit.source) and len(found) <= _MOST_WEIGHED
    for doubling in found:
        evidence = weigh(unit, doubling.heads) if has_arabic else Evidence(Verdict.UNKNOWN)
        if _is_artifact(unit, doubling, evidence):
            yield _hit(unit, doubling, evidence)


def _is_artifact(unit: Unit, doubling: Doubling, evidence: Evidence) -> bool:
    verdict = evidence.verdict
    if verdict is Verdict.REPEATED or _opens_other_phrase(unit, doubling, evidence):
        return False
    if verdict is Verdict.BOTH_SEXES:
        return doubling.same and not doubling.bare
    if verdict is Verdict.TWO_WORDS:
        return True
    tokens = unit.target_tokens
    if not inflected_alike(tokens[doubling.heads[0]].norm, tokens[doubling.heads[1]].norm):
        return False
    own_phrase = doubling.last + 1 < len(tokens) and tokens[doubling.last + 1].norm in _COMPLEMENT
    if verdict is Verdict.UNKNOWN:
        # Nothing but the English speaks, so only the plainest shape counts.
        between = tokens[doubling.heads[0] + doubling.width : doubling.heads[1]]
        plain = all(token.norm in _PLAIN_JOINT for token in between)
        # The last item of a list heads no phrase that the items before it do not share.
        listed = bool(unit.source) and len(between) == 1 and closes_list(tokens, doubling)
        return doubling.same and not doubling.bare and plain and (listed or not own_phrase)
    return not own_phrase or _one_coordination(unit, evidence)


def _one_coordination(unit: Unit, evidence: Evidence) -> bool:
    """Whether the unknown Arabic word stands beside the known one, or is joined to its genitive phrase."""
    if evidence.verdict is not Verdict.ONE_KNOWN:
        return False
    first, second = evidence.tokens
    # حرص الحكومة واهتمامها: the pronoun takes up the genitive between the two.
    genitive = evidence.partner == second or unit.source_tokens[second].norm.endswith(_PRONOUNS)
    return adjacent(unit, first, second) or (genitive and second - first <= 2)


def _opens_other_phrase(unit: Unit, doubling: Doubling, evidence: Evidence) -> bool:
    """Whether the second word visibly belongs to another phrase, whatever the Arabic says.

    A name ("local unions and Unions Libres"), the modifier of the next noun ("cars and car
    smuggling"), singular or plural
    left open ("location or locations"), an apposition or a list of one family behind a bare comma ("ski, ski
    touring"). A change of form ("killed and killing") counts unless two Arabic words stand side by side.
    """
    tokens = unit.target_tokens
    first, second = tokens[doubling.heads[0]], tokens[doubling.heads[1]]
    named = second.text[0].isupper() and first.text[0].islower()
    # "SARS-CoV and SARS-CoV-2"
    end = tokens[doubling.last].span.end
    longer = unit.target[end : end + 1] in ("-", "‐", "‑")
    if named or longer or _leaves_number_open(tokens, doubling):
        return True
    neighbours = _side_by_side(unit, evidence)
    if neighbours and evidence.verdict is Verdict.TWO_WORDS and not (doubling.bare or doubling.same):
        return False
    # "oxygen support, and supporting other organs"
    if second.norm.endswith("ing") and not (first.norm.endswith("ing") or neighbours):
        return True
    return _is_modifier_or_list(tokens, doubling)


def _is_modifier_or_list(tokens: Sequence[Token], doubling: Doubling) -> bool:
    following = tokens[doubling.last + 1] if doubling.last + 1 < len(tokens) else None
    modifies = following is not None and is_content(following)
    if doubling.bare:
        return modifies or not doubling.same or doubling.heads[1] - doubling.heads[0] != doubling.width + 1
    return modifies and not doubling.same


def _leaves_number_open(tokens: Sequence[Token], doubling: Doubling) -> bool:
    first, second = tokens[doubling.heads[0]].norm, tokens[doubling.heads[1]].norm
    plural = first + "s" == second or second + "s" == first
    return plural and tokens[doubling.first + doubling.width].norm == "or"


def _side_by_side(unit: Unit, evidence: Evidence) -> bool:
    """Whether the two Arabic words are neighbours, as a word and the modifier of the next never are."""
    pair = evidence.verdict in (Verdict.TWO_WORDS, Verdict.ONE_KNOWN)
    return pair and adjacent(unit, evidence.tokens[0], evidence.tokens[1])


def _hit(unit: Unit, doubling: Doubling, evidence: Evidence) -> Hit:
    tokens = unit.target_tokens
    span = Span(tokens[doubling.first].span.start, tokens[doubling.last].span.end)
    behind = [unit.source_tokens[i] for i in evidence.tokens]
    source_span = Span(behind[0].span.start, behind[-1].span.end) if behind else None
    word = tokens[doubling.heads[0]].text.lower()
    fixes = (*varied(unit, doubling, evidence), *merged(unit, doubling))
    return Hit(
        span,
        _message(word, [token.text for token in behind], evidence.verdict, unit),
        source_span=source_span,
        fixes=fixes,
        confidence=_CONFIDENCE[evidence.verdict] if unit.source else 0.5,
    )


def _message(word: str, behind: list[str], verdict: Verdict, unit: Unit) -> str:
    if verdict in (Verdict.TWO_WORDS, Verdict.ONE_KNOWN, Verdict.BOTH_SEXES):
        return f"«{behind[0]}» and «{behind[1]}» both became “{word}”"
    if verdict is Verdict.SAID_ONCE:
        return f"“{word}” stands twice; the Arabic has «{behind[0]}» only once"
    if unit.source:
        return f"“{word}” is joined to itself; the Arabic does not repeat a word here"
    return f"“{word}” is joined to itself; there is no Arabic to compare"


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MAJOR,
    category="accuracy/mistranslation",
    check=check,
)
