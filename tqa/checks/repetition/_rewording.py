"""Ways out of a doubled coordination: *vary* one of the words, or *merge* the two into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.rule import replace
from tqa.language.english import article_for, base_form, inflect_like
from tqa.language.stems import english_stem
from tqa.lexicon.senses import senses_of, shared_entries
from tqa.model import Applicability, Edit, Fix, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.repetition._arabic_evidence import Evidence
    from tqa.checks.repetition._coordination import Doubling
    from tqa.checks.unit import Unit

_MOST_VARIATIONS = 2
# Two English words that render this many Arabic words alike mean nearly the same.
_SYNONYMS = 2
_POS = {"v": "VERB", "n": "NOUN", "a": "ADJ", "d": "ADV"}
# The adverb with which English news strengthens one verb where Arabic pairs two.
_STRENGTHENED = {
    "condemn": "strongly",
    "denounce": "strongly",
    "deplore": "strongly",
    "reject": "categorically",
    "refuse": "categorically",
    "support": "fully",
    "back": "fully",
    "welcome": "warmly",
    "urge": "strongly",
    "oppose": "firmly",
    "criticize": "sharply",
    "praise": "highly",
}
# A form that may be a noun as well ("support") is a verb behind one of these.
# fmt: off
_BEFORE_VERB = frozenset({
    "i", "you", "he", "she", "it", "we", "they", "who", "which", "that", "also", "to", "will",
    "would", "shall", "should", "can", "could", "may", "might", "must", "not", "do", "did", "does",
})
# fmt: on


def varied(unit: Unit, doubling: Doubling, evidence: Evidence) -> Iterator[Fix]:
    """Fixes that give one of the words another rendering of its own Arabic word, inflected alike."""
    if doubling.width != 1 or len(doubling.heads) != 2 or len(evidence.tokens) != 2:
        return
    options = sorted(_renderings(unit, doubling, evidence), key=lambda option: option[0])
    seen: set[str] = set()
    for _, head, word in options:
        edits = _swap(unit, head, word)
        result = f"{head}:{word}"
        if result not in seen and len(seen) < _MOST_VARIATIONS:
            seen.add(result)
            yield Fix(
                Applicability.SUGGESTED,
                edits,
                f"vary: “{word}” for «{_arabic_of(unit, doubling, evidence, head)}»",
            )


def _arabic_of(unit: Unit, doubling: Doubling, evidence: Evidence, head: int) -> str:
    return unit.source_tokens[evidence.tokens[doubling.heads.index(head)]].text


def _renderings(
    unit: Unit, doubling: Doubling, evidence: Evidence
) -> Iterator[tuple[tuple[bool, int, int], int, str]]:
    """(order, English token, new word): near-synonyms first, then the better rendering of its Arabic."""
    for position, (head, behind) in enumerate(zip(doubling.heads, evidence.tokens, strict=True)):
        word = unit.target_tokens[head].norm
        clitics, stem = unit.lexicon.split(unit.source_tokens[behind].text)
        for sense in senses_of(stem, unit.lexicon):
            # Words that only look alike share a stem; the entry that is meant gave the English word.
            base = next(
                (english for english in sense.english if english_stem(english) == english_stem(word)), None
            )
            if base is None or (sense.pos == "v" and clitics.endswith(("ال", "لل"))):
                continue
            pos = _POS[sense.pos]
            for rank, english in enumerate(sense.english):
                new = inflect_like(english, word, base, pos)
                if new is not None and english_stem(english) != english_stem(word):
                    yield (shared_entries(base, english) < _SYNONYMS, rank, position), head, new


def _swap(unit: Unit, head: int, word: str) -> tuple[Edit, ...]:
    token = unit.target_tokens[head]
    new = word[0].upper() + word[1:] if token.text[0].isupper() else word
    edits = [Edit(token.span, new)]
    before = unit.target_tokens[head - 1] if head else None
    if before is not None and before.norm in ("a", "an") and before.norm != article_for(word):
        article = article_for(word)
        edits.insert(0, Edit(before.span, article.capitalize() if before.text[0].isupper() else article))
    return tuple(edits)


def merged(unit: Unit, doubling: Doubling) -> Iterator[Fix]:
    """Fixes that say the word once, strengthened where English would do so."""
    tokens = unit.target_tokens
    start, end = tokens[doubling.first].span.start, tokens[doubling.last].span.end
    kept = Span(start, tokens[doubling.first + doubling.width - 1].span.end).of(unit.target)
    adverb = _adverb(unit, doubling) if doubling.same and doubling.width == 1 else None
    if adverb is not None:
        text = f"{adverb} {kept}" if kept[0].islower() else f"{adverb.capitalize()} {kept.lower()}"
        yield replace(Span(start, end), text, Applicability.SUGGESTED, f"merge: “{text}”")
        return
    if _closes_list(unit, doubling):
        comma = tokens[doubling.first - 1].span.start
        yield replace(Span(comma, end), f" and {kept}", Applicability.SUGGESTED, f"merge: “{kept}” once")
        return
    yield replace(Span(start, end), kept, Applicability.SUGGESTED, f"merge: “{kept}” once")


def _adverb(unit: Unit, doubling: Doubling) -> str | None:
    """The adverb that strengthens the doubled word, where it is a verb: "support" after "provide" is none."""
    word = unit.target_tokens[doubling.first].norm
    base = base_form(word, "VERB")
    if base is None or base not in _STRENGTHENED:
        return None
    before = unit.target_tokens[doubling.first - 1].norm if doubling.first else ""
    if base_form(word, "NOUN") is not None and before not in _BEFORE_VERB:
        return None
    return _STRENGTHENED[base]


def _closes_list(unit: Unit, doubling: Doubling) -> bool:
    """Whether the doubling ends a list ("Kenya, Somalia and Somalia"), which must keep its "and"."""
    tokens, first = unit.target_tokens, doubling.first
    if (
        first < 3
        or tokens[first - 1].text != ","
        or doubling.last - first != 2
        or tokens[first + 1].norm != "and"
    ):
        return False
    return any(token.text == "," for token in tokens[max(0, first - 5) : first - 1])
