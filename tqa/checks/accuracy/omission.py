"""Arabic that the English leaves out: a whole sentence, or content words inside one.

What it does: `sentence` reports an Arabic sentence that no English stands for, be it alone in the alignment
or beside another sentence that took its place, and a heading dropped before the number of its paragraph. It
looks for the words of the sentence in the neighbouring English first. `words` reports two content words or
more in a row that nothing in the English renders: no word that the lexicon knows for them or thinks possible,
no word of the same family, no name that sounds like them, no short form such as “EU”, and no English word
left over where they should stand. It is surer where the English breaks off without a full stop. By-lines,
dates and web-page furniture do not count; headings, and all sentences of a text that is mostly missing, have
a low confidence.

Why it matters: a reader cannot see what is missing, and often it is a condition, a denial or half the news.

Example: «أغلقت السلطات الميناء. وفتحت النيابة تحقيقاً في الحادث.» → “The authorities closed the port.”

Better: “The authorities closed the port. The prosecution opened an investigation into the accident.”

Fix safety: display. The missing words have to be translated.

Known false positives: what a translator says in one word or leaves to the context (“sunrise” for «شروق
الشمس», “the group” for a name said before); idioms; Arabic that explains what English readers know. Single
words are not reported, nor is anything where an acronym stands. The findings do not fail a run unless you
set `gate = true`; a lower `min-confidence` shows more of them.

Measured precision: 1.00 (5 findings), recall 0.15 (40 errors) on detection/gold.jsonl (python
benchmarks/detection.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.accuracy._additions import free_runs
from tqa.checks.accuracy._coverage import coverage, plain_coverage, wider_coverage
from tqa.checks.accuracy._gaps import gaps, has_acronym, longest_gap, may_have_gaps
from tqa.checks.accuracy._inner_sentences import lost_heading, lost_sentences, may_hold_several
from tqa.checks.accuracy._lone_sentences import lone_sources
from tqa.checks.quoted import shortened
from tqa.checks.rule import Hit, define
from tqa.model import Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.accuracy._coverage import Coverage
    from tqa.checks.accuracy._inner_sentences import LostSentence
    from tqa.checks.rule import Options
    from tqa.checks.unit import ArticleView, Unit

_FEWEST_WORDS = 3
# A longer text is no sentence, and takes too long to be looked at word by word.
_MOST_TOKENS = 1_000
# The end of a sentence is surely missing where the English also breaks off.
_ENDS = (".", "!", "?", "؟", "…", ":", ";", "؛")
_CLOSERS = "\"'”’»)]"
# Each English word without Arabic, wherever it stands, may render one or two of the missing ones.
_FREE = 1.5
# A run of so many words may be a clause that the translator moved to another sentence.
_CLAUSE = 4
_LIKELY, _CUT_OFF = 0.6, 0.9


def check(view: ArticleView, options: Options) -> Iterator[tuple[Unit, Hit]]:  # noqa: ARG001 - every rule takes options
    """Arabic sentences of the article, and words of its sentences, that the English leaves out."""
    for unit, confidence in lone_sources(view):
        yield unit, _sentence(unit, Span(0, len(unit.source)), Span(0, 0), confidence)
    for k, unit in enumerate(view.units):
        if unit.source and unit.target and not unit.furniture:
            for hit in _inside(unit, (*view.units[max(0, k - 1) : k], *view.units[k + 1 : k + 2])):
                yield unit, hit


def _inside(unit: Unit, beside: Sequence[Unit]) -> Iterator[Hit]:
    if not _is_sentence(unit):
        return
    plain = plain_coverage(unit)
    if len(plain.words) < _FEWEST_WORDS:
        return
    lost = list(_lost(plain))
    if not lost and not _may_lack_words(unit, plain):
        return
    covered = coverage(unit)
    lost = list(_lost(covered))
    for each in lost:
        yield _sentence(unit, each.source, each.target, each.confidence)
    for gap in gaps(covered):
        source = gap.source_span(covered)
        size = 1 + gap.last - gap.first
        if size <= max(1, _FREE * len(covered.free)) or _may_stand_beside(size, beside):
            continue
        if not any(each.source.overlaps(source) for each in lost):
            likely = gap.probability
            if likely >= _LIKELY and gap.last == len(covered.words) - 1 and _is_cut_off(unit):
                likely = max(likely, _CUT_OFF)
            yield _words(unit, source, gap.target_span(unit), likely)


def _may_lack_words(unit: Unit, plain: Coverage) -> bool:
    """Whether a gap, or a sentence among several, may be left in the end, by looks that get dearer."""
    several = may_hold_several(unit)
    if not may_have_gaps(plain) or (has_acronym(unit) and not several):
        return False
    wider = wider_coverage(unit)
    if not may_have_gaps(wider):
        return False
    # Names may yet shorten a gap and explain words with a capital, no others.
    tokens = unit.target_tokens
    free = sum(not tokens[j].text[0].isupper() for j in wider.free)
    return several or longest_gap(wider) > max(1, _FREE * free)


def _is_sentence(unit: Unit) -> bool:
    return max(len(unit.source_tokens), len(unit.target_tokens)) <= _MOST_TOKENS


def _may_stand_beside(size: int, beside: Sequence[Unit]) -> bool:
    """Whether a neighbouring sentence has a stretch of English left over that may render so many words."""
    if size < _CLAUSE:
        return False
    near = [unit for unit in beside if unit.target and _is_sentence(unit)]
    return any(found >= size / 2 for unit in near for *_, found in free_runs(unit, coverage(unit).free))


def _is_cut_off(unit: Unit) -> bool:
    """Whether the English stops without the full stop that the Arabic has."""
    return _ends(unit.source) and not _ends(unit.target)


def _ends(text: str) -> bool:
    """Whether a mark that closes a sentence stands last, but for closing quotation marks and brackets."""
    return text.rstrip().rstrip(_CLOSERS).endswith(_ENDS)


def _lost(covered: Coverage) -> Iterator[LostSentence]:
    if may_hold_several(covered.unit):
        yield from lost_sentences(covered)
    heading = lost_heading(covered)
    if heading is not None:
        yield heading


def _sentence(unit: Unit, source: Span, target: Span, confidence: float) -> Hit:
    return Hit(
        target,
        f"The English leaves out «{shortened(source.of(unit.source))}».",
        source_span=source,
        confidence=confidence,
        part="sentence",
    )


def _words(unit: Unit, source: Span, target: Span, confidence: float) -> Hit:
    return Hit(
        target,
        f"Nothing in the English renders «{shortened(source.of(unit.source))}».",
        source_span=source,
        severity=Severity.MINOR,
        confidence=confidence,
        part="words",
    )


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MAJOR,
    category="accuracy/omission",
    check_article=check,
    parts=("sentence", "words"),
    gates=False,
    min_confidence=0.8,
    yields_to=("name-mismatch", "number-mismatch"),
    compares=True,
)
