"""A person, place or organisation whose name is another than the Arabic gives, or that the Arabic lacks.

What it does: looks for English names (words with a capital that English does not write small) that nothing in
the Arabic stands for: no word that the lexicon or the table of exonyms calls so (المجر is “Hungary”), none
that sounds like it in any usual spelling, alone, joined with its neighbour or as part of a longer one, and no
Latin letters. Sub-rules: `other` (an Arabic name at that place that nothing renders), `unfounded` (a name
without one), `symbol` (a document symbol or web address changed or lost), `abbreviation` (one in Latin
letters that English neither keeps nor spells out, or a peace operation of another country), `case` (one name
with and without a capital in a sentence) and `glossary` (one of your own `names`, “Arabic = English | other
English”, that the English calls otherwise).

Why it matters: the wrong man is accused, the wrong country at war; a name is what readers search for and what
lawyers write about.

Example: «وصل حسين إلى عمّان» → “Tariq arrived in Amman”

Better: “Hussein arrived in Amman”

Fix safety: suggested for symbols and your own names; for others none, as only the writer knows the spelling.

Known false positives: names that the translator adds to be clear (“the Syrian regime” for «النظام») and that
no sentence of the article has, so that a name in the place of another of the article is let pass; short
forms (“Juve”), Latin names of plants and animals, places with quite another name in English that neither
lexicon nor table has, and Arabic with its words run together. Misspelt names that still sound right, such as
“Ronic” for Raonic, and names translated
as words (“Elias Joy” for «إلياس فرح») are beyond it.

Measured precision: 0.88 (8 findings), recall 0.07 (76 errors) on detection/gold.jsonl (python
benchmarks/detection.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.accuracy._glossary import entries, heard_at, is_said, mentions
from tqa.checks.accuracy._missions import foreign_missions
from tqa.checks.accuracy._name_support import (
    article_words,
    english_name_stems,
    is_named,
    not_rendered,
    not_spelt,
    place,
    renders,
    unexplained,
    unheard,
)
from tqa.checks.accuracy._names import MAYBE, Name, arabic_name, begins_sentence, english_names, is_sentence
from tqa.checks.accuracy._symbols import changed_symbols, lost_abbreviations
from tqa.checks.accuracy._two_cases import two_cases
from tqa.checks.rule import Hit, define, replace
from tqa.language.stems import english_stem
from tqa.language.tokens import Kind
from tqa.model import Applicability, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.accuracy._glossary import Entry
    from tqa.checks.rule import Options
    from tqa.checks.unit import ArticleView, Unit

# A word that nobody can have written: several run together, in which any name may hide.
_RUN_TOGETHER = 20
# Lighter words are no names (Lexicon.arabic_weight).
_CONTENT = 0.25
# How far from its place, in English words, the wrong name may stand: for an Arabic name, and for any word.
_NEAR_NAME, _NEAR_WORD = 6, 3
# How sure a finding is, by the Arabic word in whose place the name stands: surely a name, perhaps one, any
# word that nothing renders, none; and none where the capital may be owed to the place. Of names replaced in
# human translations 85 % and more reach 0.4.
_BY_NAME, _BY_UNKNOWN, _BY_WORD, _BY_NONE, _AT_START = 1.0, 0.85, 0.65, 0.5, 0.35
_SURE = 0.8
# The sureness of English names that a table has.
_KNOWN = 0.85
_CLOSING = frozenset("\"”»’'")
_MONEY = frozenset({"pound", "dinar", "dirham", "riyal", "rial", "lira", "dollar"})


def check_article(view: ArticleView, options: Options) -> Iterator[tuple[Unit, Hit]]:
    """Names that the Arabic does not bear out; what another sentence of the article names may be added."""
    said: frozenset[str] | None = None
    for unit in view.units:
        for hit in _check(unit, options):
            if hit.part in ("other", "unfounded") and len(view.units) > 1:
                said = article_words(view.units) if said is None else said
                if is_named(hit.span.of(unit.target), said, unit.lexicon):
                    continue
            yield unit, hit


def _check(unit: Unit, options: Options) -> Iterator[Hit]:
    if not is_sentence(unit):
        return
    known = entries("name-mismatch", options)
    yield from _against_glossary(unit, known)
    yield from _latin(unit)
    names = english_names(unit)
    if not names:
        return
    yield from _cases(unit, names)
    own = {english_stem(word.lower()) for entry in known for form in entry.english for word in form.split()}
    wanted = [name for name in names if english_stem(unit.target_tokens[name.index].norm) not in own]
    new = _without_source(unit, wanted)
    if new:
        yield from _unlike(unit, new)


def _without_source(unit: Unit, names: Sequence[Name]) -> list[Name]:
    """Those of the English names that nothing in the Arabic stands for, by looks that get dearer."""
    left = set(unexplained(unit, [name.index for name in names]))
    if not left or any(len(token.norm) > _RUN_TOGETHER for token in unit.source_words):
        return []
    wanted = [name for name in names if name.index in left]
    if any(name.sure == MAYBE for name in wanted) and not _has_open_name(unit):
        wanted = [name for name in wanted if name.sure != MAYBE]
    heard = set(unheard(unit, [name.index for name in wanted]))
    return [name for name in wanted if name.index in heard]


def _has_open_name(unit: Unit) -> bool:
    """Whether anything in the Arabic is surely a name that no English word translates.

    Only in the place of one is a word that may be no name reported.
    """
    lexicon = unit.lexicon
    stems: frozenset[str] | None = None
    for token in unit.source_tokens:
        if arabic_name(token, lexicon) >= _SURE:
            stems = english_name_stems(unit) if stems is None else stems
            if not renders(unit, token, stems):
                return True
    return False


def _unlike(unit: Unit, names: Sequence[Name]) -> Iterator[Hit]:
    """English names without a counterpart, each with the Arabic word in whose place it stands."""
    lexicon = unit.lexicon
    sure = {
        i: arabic_name(token, lexicon)
        for i, token in enumerate(unit.source_tokens)
        if token.kind is Kind.ARABIC and lexicon.arabic_weight(lexicon.split(token.text)[1]) >= _CONTENT
    }
    places = {i: place(unit, i) for i in not_rendered(unit, list(sure))}
    # Sounds are asked about last, and where it matters.
    near_by = [i for i, at in places.items() if any(abs(at - name.index) <= _NEAR_NAME for name in names)]
    places = {i: places[i] for i in not_spelt(unit, near_by)}
    for name in names:
        if _is_aid(unit, name.index):
            continue
        token = unit.target_tokens[name.index]
        near = [
            i for i, at in places.items() if abs(at - name.index) <= (_NEAR_NAME if sure[i] else _NEAR_WORD)
        ]
        if name.sure == MAYBE:
            near = [i for i in near if sure[i] >= _SURE and abs(places[i] - name.index) <= _NEAR_WORD]
            if not near:
                continue
        best = min(
            near, key=lambda i: (sure[i] <= 0, abs(places[i] - name.index) - 10 * sure[i]), default=None
        )
        if best is None or not sure[best]:
            begins = begins_sentence(unit.target_tokens, name.index)
            if name.sure < _KNOWN and _ends_title(unit, name.index):
                continue
            trust = _BY_WORD if best is not None else _AT_START if begins else _BY_NONE
            message = f"No name in the Arabic stands behind “{token.text}”."
            yield Hit(token.span, message, confidence=round(name.sure * trust, 2), part="unfounded")
        else:
            arabic = unit.source_tokens[best]
            yield Hit(
                token.span,
                f"«{arabic.text}» has become “{token.text}”, which does not sound like it.",
                source_span=arabic.span,
                confidence=round(name.sure * (_BY_NAME if sure[best] >= _SURE else _BY_UNKNOWN), 2),
                part="other",
            )
        if best is not None:
            del places[best]


def _is_aid(unit: Unit, index: int) -> bool:
    """Whether a name helps the foreign reader: "Egyptian pounds", "Iraq's Dhi Qar province"."""
    after = unit.target_tokens[index + 1] if index + 1 < len(unit.target_tokens) else None
    if after is None or after.kind is not Kind.LATIN:
        return False
    owns = unit.target_tokens[index].norm.endswith("'s")
    return after.norm.removesuffix("s") in _MONEY or (owns and after.text[0].isupper())


def _ends_title(unit: Unit, index: int) -> bool:
    """Whether a closing quotation mark follows a word: “The Stone Staircase” may well be about no name."""
    return any(token.text in _CLOSING for token in unit.target_tokens[index + 1 : index + 3])


def _latin(unit: Unit) -> Iterator[Hit]:
    """What the Arabic writes in Latin letters, and peace operations."""
    for changed in changed_symbols(unit):
        said = changed.source.of(unit.source)
        if changed.target is not None:
            yield Hit(
                changed.target,
                f"The Arabic refers to “{said}”; the English to “{changed.target.of(unit.target)}”.",
                source_span=changed.source,
                fixes=(replace(changed.target, said, Applicability.SUGGESTED, "as the Arabic gives it"),),
                confidence=0.9,
                part="symbol",
            )
        else:
            index = next(
                i for i, token in enumerate(unit.source_tokens) if token.span.end > changed.source.start
            )
            message = f"“{said}”, which the Arabic gives, is missing."
            yield Hit(_spot(unit, index), message, changed.source, confidence=0.7, part="symbol")
    for index in lost_abbreviations(unit):
        token = unit.source_tokens[index]
        message = f"“{token.text}”, which the Arabic gives in Latin letters, is missing."
        yield Hit(_spot(unit, index), message, token.span, confidence=0.5, part="abbreviation")
    for mission, country in foreign_missions(unit):
        token, arabic = unit.target_tokens[mission], unit.source_tokens[country]
        message = (
            f"“{token.text}” serves in a country that the Arabic, which has «{arabic.text}», does not name."
        )
        yield Hit(token.span, message, arabic.span, confidence=0.5, part="abbreviation")


def _cases(unit: Unit, names: Sequence[Name]) -> Iterator[Hit]:
    for first, second in two_cases(unit, names):
        one, two = unit.target_tokens[first].text, unit.target_tokens[second]
        span = Span(unit.target_tokens[second - 1].span.start, two.span.end)
        yield Hit(
            span,
            f"“{two.text}” is part of a name that the same sentence writes with “{one}”.",
            fixes=(replace(two.span, one, Applicability.SUGGESTED, "as the first time"),),
            severity=Severity.MINOR,
            confidence=0.6,
            part="case",
        )


def _against_glossary(unit: Unit, known: Sequence[Entry]) -> Iterator[Hit]:
    """Names of the user's own that the English calls otherwise."""
    for entry, first, last in mentions(unit, known):
        if any(is_said(unit, form) for form in entry.english):
            continue
        heard = heard_at(unit, entry)
        said = Span(unit.source_tokens[first].span.start, unit.source_tokens[last].span.end)
        yield Hit(
            heard or _spot(unit, first),
            f"«{said.of(unit.source)}» should be “{entry.english[0]}”, as your list of names has it.",
            source_span=said,
            fixes=()
            if heard is None
            else (replace(heard, entry.english[0], Applicability.SUGGESTED, "your list of names"),),
            part="glossary",
        )


def _spot(unit: Unit, i: int) -> Span:
    """The English word at the place of the Arabic token `i`."""
    index = min(max(round(place(unit, i)), 0), len(unit.target_tokens) - 1)
    return unit.target_tokens[index].span


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MAJOR,
    category="accuracy/mistranslation/name",
    check_article=check_article,
    options={"names": ()},
    parts=("abbreviation", "case", "glossary", "other", "symbol", "unfounded"),
    gates=False,
    min_confidence=0.4,
    yields_to=("terminology",),
    compares=True,
)
