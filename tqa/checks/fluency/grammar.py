"""Plain slips of English grammar, of the kinds that can be told for certain.

What it does: finds “a” for “an”, two determiners where one belongs (“the their”), determiners and verbs that
do not fit the number of their noun (“each countries”, “it have”), verb forms after modals, “do” and “have”
(“may constitutes”, “does not provides”), prepositions that English does not use (“despite of”, “in the same
time”), a pronoun that repeats the relative (“a town which he visited it”), “since three years”, “on March
2004”, “more easier”.

Why it matters: one slip of this kind tells the reader that no editor has seen the text.

Example: Such acts may constitutes a crime, despite of the truce.

Better: Such acts may constitute a crime, despite the truce.

Fix safety: “a” becomes “an” unasked, outside quotations; every other fix is suggested, since the sentence may
have been meant in another way (“an” may be a mistyped “and”).

Known false positives: dialect and deliberate errors in direct speech; relative clauses that end in a modal or
in “to” right before a verb.

Measured precision: 0.90 (10 findings), recall 0.12 (80 errors) on detection/gold.jsonl (python
benchmarks/detection.py). Most of the rest are wrong tenses and broken sentences, which only a reader of the
Arabic sees. 13 findings in 20,270 human pairs (bitext ntrex, flores, un, pud, geneval, tico19, xquad, sdg,
syrian-archive, tunisia-law and the references of mt/un), all of them slips, none in ntrex, flores and pud.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.fluency import _determiners, _relatives, _times, _verbs
from tqa.checks.fluency._context import Sentence
from tqa.checks.fluency._phrases import phrase_hits
from tqa.checks.rule import Hit, define
from tqa.model import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tqa.checks.rule import Options
    from tqa.checks.unit import Unit

    _Check = Callable[[Sentence, int], Iterator[Hit]]

# Each check is asked only where a word that it begins at stands, and of the commonest words only where what
# follows may be wrong.
_CHECKS: tuple[tuple[frozenset[str], _Check, Mapping[str, Callable[[str], bool]]], ...] = (
    (_determiners.TRIGGERS, _determiners.determiner_hits, _determiners.MAY_FOLLOW),
    (_verbs.TRIGGERS, _verbs.verb_hits, _verbs.MAY_FOLLOW),
    (_relatives.TRIGGERS, _relatives.relative_hits, {}),
    (_times.TRIGGERS, _times.time_hits, _times.MAY_FOLLOW),
    (_times.MODIFIERS, _times.modifier_hits, {}),
)
_BY_WORD = {
    word: tuple((check, follows.get(word)) for triggers, check, follows in _CHECKS if word in triggers)
    for word in frozenset().union(*(triggers for triggers, _, _ in _CHECKS))
}
_TRIGGERS = frozenset(_BY_WORD)


def _check(unit: Unit, _options: Options) -> Iterator[Hit]:
    sentence = Sentence(unit)
    hits = list(phrase_hits(unit, "grammar-phrases"))
    norms = unit.target_norms
    for index in unit.places_of(_TRIGGERS):
        following = norms[index + 1] if index + 1 < len(norms) else ""
        for check, may_follow in _BY_WORD[norms[index]]:
            if may_follow is None or may_follow(following):
                hits += check(sentence, index)
    end = -1
    for hit in sorted(hits, key=lambda each: (each.span, each.message)):
        if hit.span.start >= end:  # one slip, one finding
            yield hit
            end = hit.span.end


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MINOR,
    category="linguistic-conventions/grammar",
    check=_check,
)
