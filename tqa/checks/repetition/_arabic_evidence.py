"""What stands behind a doubled English word: two Arabic words, one repeated, or nothing that can be told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from tqa.language.stems import english_stem
from tqa.language.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token

# Evidence at which an Arabic word counts as a translation of the English one.
_TRANSLATES = 0.08
# A word with a better claim elsewhere in the sentence is explained by that.
_EXPLAINED = 0.25
# Words between two coordinated Arabic words: the first may carry an adjective, a genitive or a relative
# phrase.
_REACH = 4
_WITHOUT_VOWELS = str.maketrans("", "", "اوي")
_BREAKS = frozenset(".:؛;؟?!")
_OR = frozenset({"او", "ام", "و"})
# "and not": the conjunction stands on the negation before the second word.
_NOR = frozenset({"ولا", "ولم", "ولن", "وليس", "وبلا", "ودون"})


class Verdict(Enum):
    """What the Arabic says about the doubled word."""

    TWO_WORDS = "two different words"
    ONE_KNOWN = "one known word beside one the lexicon does not know"
    SAID_ONCE = "the Arabic has the word fewer times"
    BOTH_SEXES = "one word for a man and for a woman"
    REPEATED = "the Arabic repeats the word"
    UNKNOWN = "no evidence"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The verdict, with the Arabic tokens behind it in order: one for each English word where two are known.

    `partner` is the one of them that the lexicon does not know.
    """

    verdict: Verdict
    tokens: tuple[int, ...] = ()
    partner: int | None = None


def weigh(unit: Unit, heads: Sequence[int]) -> Evidence:
    """What the Arabic of `unit` says about the English tokens `heads`, which share a stem."""
    behind = sorted({i for (i, _), value in unit.evidence_of(heads).items() if value >= _TRANSLATES})
    near = _near(unit, behind, heads)
    pairs = list(_coordinated(unit, near))
    repeated = next(_repetitions(unit, near), None)
    if repeated is not None:
        sexes = _is_man_and_woman(unit, *repeated)
        return Evidence(Verdict.BOTH_SEXES if sexes else Verdict.REPEATED, repeated)
    if pairs:
        sexes = _is_man_and_woman(unit, *pairs[0])
        return Evidence(Verdict.BOTH_SEXES if sexes else Verdict.TWO_WORDS, pairs[0])
    if _repeats_somewhere(unit, heads):
        return Evidence(Verdict.REPEATED)
    for i in near:
        partner = _unexplained_partner(unit, i, heads)
        if partner is not None:
            return Evidence(Verdict.ONE_KNOWN, (min(i, partner), max(i, partner)), partner)
    if behind and len(behind) < _occurrences(unit, heads):
        return Evidence(Verdict.SAID_ONCE, (near[0] if near else behind[0],))
    return Evidence(Verdict.UNKNOWN, tuple(near[:1]))


def _occurrences(unit: Unit, heads: Sequence[int]) -> int:
    stem = english_stem(unit.target_tokens[heads[0]].norm)
    return sum(t.kind is Kind.LATIN and english_stem(t.norm) == stem for t in unit.target_tokens)


def _near(unit: Unit, behind: Sequence[int], heads: Sequence[int]) -> list[int]:
    """Candidates in order of distance from where the English words stand in their sentence."""
    place = (heads[0] + heads[-1] + 1) / 2 / max(len(unit.target_tokens), 1)
    return sorted(behind, key=lambda i: (abs((i + 0.5) / max(len(unit.source_tokens), 1) - place), i))


def _coordinated(unit: Unit, candidates: Sequence[int]) -> Iterator[tuple[int, int]]:
    for first, second in _pairs_near(candidates):
        if joined(unit, first, second):
            yield first, second


def _pairs_near(candidates: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of candidates within reach of each other, in order of the candidates; linear in their number."""
    rank = {index: place for place, index in enumerate(candidates)}
    for i in candidates:
        near = (k for k in range(i - _REACH - 2, i + _REACH + 3) if rank.get(k, -1) > rank[i])
        for k in sorted(near, key=rank.__getitem__):
            yield min(i, k), max(i, k)


def _repetitions(unit: Unit, candidates: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Candidates that are one word said again, perhaps with words of their own: جرائم حرب وجرائم ضد."""
    tokens = unit.source_tokens
    for first, second in _pairs_near(candidates):
        if _same_word(unit, first, second):
            between = range(first + 1, second + 1)
            if any(has_conjunction(unit, n) or tokens[n].text in "،," for n in between):
                yield first, second


def joined(unit: Unit, first: int, second: int) -> bool:
    """Whether و, أو or a comma joins Arabic tokens `first` and `second` within reach of a coordination."""
    tokens = unit.source_tokens
    between = tokens[first + 1 : second]
    if second - first > _REACH + 1 or any(token.text in _BREAKS for token in between):
        return False
    return has_conjunction(unit, second) or any(token.text in "،," for token in between)


def adjacent(unit: Unit, first: int, second: int) -> bool:
    """Whether the Arabic tokens stand side by side, but for a conjunction written as a word."""
    return second - first == 1 or (second - first == 2 and unit.source_tokens[first + 1].norm in _OR | _NOR)


def has_conjunction(unit: Unit, index: int) -> bool:
    """Whether و or ف is written onto the Arabic token, or أو stands before it."""
    tokens = unit.source_tokens
    if index and (tokens[index - 1].norm in _OR or tokens[index - 1].norm in _NOR):
        return True
    clitics, stem = unit.lexicon.split(tokens[index].text)
    # A word that the lexicon does not know at all and that opens with و is far more often "and …" than a
    # stem in و.
    return clitics.startswith("و") or (not clitics and stem.startswith("و") and not unit.lexicon.known(stem))


def _same_word(unit: Unit, i: int, k: int) -> bool:
    left, right = (unit.lexicon.split(unit.source_tokens[n].text)[1] for n in (i, k))
    return left == right


def _is_man_and_woman(unit: Unit, first: int, second: int) -> bool:
    """Whether neighbours of one root name a man and a woman: ممثل وممثلة, مواطنون ومواطنات, طلاب وطالبات."""
    if not adjacent(unit, first, second):
        return False
    stems = [unit.lexicon.split(unit.source_tokens[index].text)[1] for index in (first, second)]
    endings = _ending(unit, first), _ending(unit, second)
    if stems[0] == stems[1]:
        return set(endings) in ({"", "ة"}, {"ون", "ات"}, {"ين", "ات"})
    broken, sound = (stem.translate(_WITHOUT_VOWELS) for stem in stems)
    return endings == ("", "ات") and broken == sound


def _ending(unit: Unit, index: int) -> str:
    """What the Arabic token has behind its light stem, as written."""
    text = unit.source_tokens[index].text
    clitics, stem = unit.lexicon.split(text)
    return text[len(clitics) + len(stem) :]


def _repeats_somewhere(unit: Unit, heads: Sequence[int]) -> bool:
    """Whether a word is joined to itself near where the English is: side by side, or one that is unknown."""
    seen: dict[str, int] = {}
    place = (heads[0] + heads[-1] + 1) / 2 / max(len(unit.target_tokens), 1)
    for i, token in enumerate(unit.source_tokens):
        if not _is_content(token):
            continue
        stem = unit.lexicon.split(token.text)[1]
        before = seen.get(stem)
        seen[stem] = i
        if before is None or i - before > _REACH + 1 or not joined(unit, before, i):
            continue
        distance = abs((i + 0.5) / len(unit.source_tokens) - place)
        if distance < 0.2 and not unit.lexicon.known(stem):
            return True
        # تخسر وتخسر says the same word twice on purpose, whatever the lexicon thinks of it.
        if distance < 0.35 and i - before == 1 and _best_elsewhere(unit, i, heads) < _EXPLAINED:
            return True
    return False


def _is_content(token: Token) -> bool:
    return token.kind is Kind.ARABIC and len(token.norm) > 2


def _best_elsewhere(unit: Unit, index: int, heads: Sequence[int]) -> float:
    stem = english_stem(unit.target_tokens[heads[0]].norm)
    return max(
        (
            link.probability
            # A link by place alone explains nothing.
            for link in unit.evident.of_source(index)
            if english_stem(unit.target_tokens[link.target].norm) != stem
        ),
        default=0.0,
    )


def _unexplained_partner(unit: Unit, index: int, heads: Sequence[int]) -> int | None:
    """A content word coordinated with Arabic token `index` for which no other English word stands."""
    tokens = unit.source_tokens
    after = [k for k in range(index + 1, min(len(tokens), index + _REACH + 1)) if _may_join(unit, k)]
    before = list(range(index - 1, max(-1, index - _REACH - 1), -1)) if _may_join(unit, index) else []
    for k in after[:1] + before:
        first, second = min(index, k), max(index, k)
        if (
            _is_content(tokens[k])
            and _may_join(unit, second)
            and not any(token.text in _BREAKS for token in tokens[first:second])
            and _best_elsewhere(unit, k, heads) < _EXPLAINED
        ):
            return k
    return None


def _may_join(unit: Unit, index: int) -> bool:
    """Whether the token may be "and" with a word, also where the lexicon takes its و for part of a stem."""
    norm = unit.source_tokens[index].norm
    return has_conjunction(unit, index) or (norm.startswith("و") and len(norm) > 3)
