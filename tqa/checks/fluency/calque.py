"""Arabic turns of phrase carried into English word by word.

What it does: finds the formulae of Arabic news that English does not have: “in a statement received by the
agency, a copy of it”, “today, Saturday,”, “from his side,”, “each of Egypt and Jordan”, “was exposed to an
attack”, “in what concerns”, “remains of the remains”, “It is worth mentioning that”, and a third “for his
part” in one article (`most-for-his-part` sets how many may stand).

Why it matters: the words are English, the sentence is not; readers stumble and know it for a translation.

Example: From his side, the minister said today, Saturday, that the dam is full.

Better: For his part, the minister said on Saturday that the dam is full.

Fix safety: suggested, since a formula can often be left out altogether, which only an editor may decide.

Known false positives: technical prose that means the phrase by the letter (“on the effect of”), without the
Arabic to tell by; most formulae of that kind are asked for only where their Arabic stands in the source.

Measured precision: 1.00 (10 findings), recall 0.32 (31 errors) on detection/gold.jsonl (python
benchmarks/detection.py). What it misses are single words chosen badly, which no pattern tells. One finding in
20,270 human pairs (bitext ntrex, flores, un, pud, geneval, tico19, xquad, sdg, syrian-archive, tunisia-law
and the references of mt/un), none in ntrex, flores and pud.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.fluency._context import Sentence
from tqa.checks.fluency._formulae import TRIGGERS, formula_hits, may_begin
from tqa.checks.fluency._phrases import phrase_hits
from tqa.checks.rule import Hit, define
from tqa.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.rule import Options
    from tqa.checks.unit import ArticleView, Unit

_POSSESSIVES = frozenset(("his", "her", "its", "their"))
_TRIGGERS = TRIGGERS | {"part"}


def _check(view: ArticleView, options: Options) -> Iterator[tuple[Unit, Hit]]:
    most, said = options["most-for-his-part"], 0
    for unit in view.units:
        sentence = Sentence(unit)
        hits = list(phrase_hits(unit, "calque-phrases"))
        norms = unit.target_norms
        for index in unit.places_of(_TRIGGERS):
            if norms[index] in TRIGGERS:
                hits += formula_hits(sentence, index) if may_begin(norms, index) else ()
            elif _is_for_his_part(sentence, index):
                said += 1
                if isinstance(most, int) and said > most:
                    why = f"the formula stands {said} times in the article by now"
                    hits.append(sentence.hit(index - 2, index, "", why))
        end = -1
        for hit in sorted(hits, key=lambda each: (each.span, each.message)):
            if hit.span.start >= end:  # one formula, one finding
                yield unit, hit
                end = hit.span.end


def _is_for_his_part(sentence: Sentence, index: int) -> bool:
    return sentence.norm(index - 2) == "for" and sentence.norm(index - 1) in _POSSESSIVES


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MINOR,
    category="style/unidiomatic-style",
    check_article=_check,
    options={"most-for-his-part": 2},
)
