"""Ways out of a doubled coordination: *vary* one of the words, or *merge* the two into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.repetition._arabic_evidence import Verdict
from tqa.checks.repetition._coordination import closes_list
from tqa.checks.rule import replace
from tqa.language.arabic import fold
from tqa.language.english import article_for, base_form, inflect_like
from tqa.language.stems import english_stem
from tqa.lexicon.senses import senses_of, shared_entries
from tqa.model import Applicability, Edit, Fix, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.repetition._arabic_evidence import Evidence
    from tqa.checks.repetition._coordination import Doubling
    from tqa.checks.unit import Unit
    from tqa.lexicon.senses import Sense

_MOST_VARIATIONS = 2
# Two English words that render this many Arabic words alike mean nearly the same.
_SYNONYMS = 2
_POS = {"v": "VERB", "n": "NOUN", "a": "ADJ", "d": "ADV"}
_ARABIC_PREPOSITIONS = frozenset(
    fold(word) for word in ("إلى", "في", "من", "على", "عن", "مع", "بعد", "قبل", "دون")
)
# Endings of English words that name what somebody is or does.
_PERSONS = ("er", "or", "ist", "ent", "ant", "ian", "ee", "ive", "zen", "ese", "dual")
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
    if evidence.verdict is Verdict.BOTH_SEXES and _names_person(unit, doubling):
        yield _both_sexes(unit, doubling)
        return
    options = sorted(_renderings(unit, doubling, evidence), key=lambda option: option[0])
    # A word that shares one meaning only ("factor" for "worker") is no help beside a better one.
    best = options[0][0][0] if options else 0
    most = 1 if best else _MOST_VARIATIONS
    seen: set[tuple[int, str]] = set()
    for (fit, *_), head, word in options:
        if fit == best and (head, word) not in seen and len(seen) < most:
            seen.add((head, word))
            yield Fix(
                Applicability.SUGGESTED,
                _swap(unit, head, word),
                f"vary: “{word}” for «{_arabic_of(unit, doubling, evidence, head)}»",
            )


def _names_person(unit: Unit, doubling: Doubling) -> bool:
    return unit.target_tokens[doubling.last].norm.removesuffix("s").endswith(_PERSONS)


def _both_sexes(unit: Unit, doubling: Doubling) -> Fix:
    """What English says for طلاب وطالبات: "male and female students"."""
    tokens = unit.target_tokens
    span = Span(tokens[doubling.first].span.start, tokens[doubling.last].span.end)
    opener = "Male" if tokens[doubling.first].text[0].isupper() else "male"
    text = f"{opener} and female {tokens[doubling.last].text}"
    return replace(span, text, Applicability.SUGGESTED, f"vary: “{text}”")


def _arabic_of(unit: Unit, doubling: Doubling, evidence: Evidence, head: int) -> str:
    return unit.source_tokens[evidence.tokens[doubling.heads.index(head)]].text


def _renderings(
    unit: Unit, doubling: Doubling, evidence: Evidence
) -> Iterator[tuple[tuple[int, bool, int, int], int, str]]:
    """(order, English token, new word), best first: see the comments on where each comes from."""
    words = [unit.target_tokens[head].norm for head in doubling.heads]
    senses = [list(_possible_senses(unit, behind)) for behind in evidence.tokens]
    meant = [any(_means(sense, word) for sense in each) for each, word in zip(senses, words, strict=True)]
    for position, (head, word) in enumerate(zip(doubling.heads, words, strict=True)):
        for sense in senses[position]:
            if not meant[position] and meant[1 - position]:
                # Only the other Arabic word means this: the chief meaning of this one is what was lost.
                new = _chief_meaning(sense, word)
                if new is not None:
                    likely = _certainty(unit, evidence.tokens[position], sense)
                    yield (-1, False, -likely, position), head, new
                continue
            # Near-synonyms, then the better rendering of the Arabic.
            base, pos = _meant(sense, word)
            for rank, english in enumerate(sense.english):
                new = inflect_like(english, word, base, pos) if base else None
                if new is not None and english_stem(english) != english_stem(word):
                    near = shared_entries(base, english) >= _SYNONYMS
                    if near or pos == _POS[sense.pos]:
                        yield (_misfit(word, new, fits=near or not rank), not near, rank, position), head, new


def _possible_senses(unit: Unit, behind: int) -> Iterator[Sense]:
    """The entries that an Arabic word may have in its place."""
    clitics, stem = unit.lexicon.split(unit.source_tokens[behind].text)
    no_verb = clitics.endswith(("ال", "لل")) or _follows_preposition(unit, behind)
    return (sense for sense in senses_of(stem, unit.lexicon) if sense.pos != "v" or not no_verb)


def _follows_preposition(unit: Unit, index: int) -> bool:
    """Whether the Arabic word can be no verb for the preposition before it."""
    return index > 0 and unit.source_tokens[index - 1].norm in _ARABIC_PREPOSITIONS


def _chief_meaning(sense: Sense, word: str) -> str | None:
    """The first rendering of the entry in the form of the English word, where it has that form."""
    pos = _POS[sense.pos]
    base = base_form(word, pos)
    return inflect_like(sense.english[0], word, base, pos) if base else None


def _certainty(unit: Unit, behind: int, sense: Sense) -> int:
    """How surely the Arabic word means what the entry says first, per thousand: homographs share a stem."""
    stem = unit.lexicon.split(unit.source_tokens[behind].text)[1]
    return round(1000 * unit.lexicon.probability(stem, sense.english[0]))


def _means(sense: Sense, word: str) -> bool:
    """Whether the entry has the English word among its renderings."""
    stem = english_stem(word)
    return any(english_stem(english) == stem for english in sense.english)


def _meant(sense: Sense, word: str) -> tuple[str, str]:
    """Base form and tag under which the entry explains the English word; "" where it does not.

    Words that only look alike share a stem; the entry that is meant gave the English word. A verbal noun may
    have become a verb: «وقف», "halt", behind "stopping".
    """
    stem = english_stem(word)
    base = next((english for english in sense.english if english_stem(english) == stem), "")
    if base or sense.pos != "n":
        return base, _POS[sense.pos]
    return base_form(word, "VERB") or "", "VERB"


def _misfit(word: str, new: str, *, fits: bool) -> int:
    """0 for a near-synonym, or the chief meaning of the Arabic, in the same form; else more."""
    gerund_lost = word.endswith("ing") and not new.partition(" ")[0].endswith("ing")
    return 2 * gerund_lost + (not fits)


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
    # Where the forms differ, what follows goes with the second: "the killed and killing of civilians".
    first = doubling.first if doubling.same else doubling.last - doubling.width + 1
    kept = Span(tokens[first].span.start, tokens[first + doubling.width - 1].span.end).of(unit.target)
    adverb = _adverb(unit, doubling) if doubling.same and doubling.width == 1 else None
    if adverb is not None:
        text = f"{adverb} {kept}" if kept[0].islower() else f"{adverb.capitalize()} {kept.lower()}"
        yield replace(Span(start, end), text, Applicability.SUGGESTED, f"merge: “{text}”")
        return
    if closes_list(tokens, doubling):
        comma = tokens[doubling.first - 1].span.start
        joint = tokens[doubling.first + 1].norm
        yield replace(Span(comma, end), f" {joint} {kept}", Applicability.SUGGESTED, f"merge: “{kept}” once")
        return
    if any(token.norm == "nor" for token in tokens[doubling.first : doubling.last]):
        return  # "neither" or "not" before it would have to go too
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
