"""Which names of a bead have a counterpart on the other side, by lexicon, exonym, letters or sound."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tqa.checks.accuracy._names import arabic_name
from tqa.checks.once import once_per_unit
from tqa.language.arabic import fold
from tqa.language.soundalike import (
    ALIKE,
    TELLING,
    alike_pairs,
    arabic_skeletons,
    consonant_lines,
    has_skeleton,
    latin_skeleton,
    look_alike,
    similar_lines,
)
from tqa.language.stems import english_stem
from tqa.language.tokens import ARABIC, LATIN, matching_form
from tqa.lexicon.proper import exonym_beginnings, exonyms, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token
    from tqa.lexicon.lexicon import Lexicon

# Below this an opinion of the lexicon is noise.
_OPINION = 0.002
# Of a stem seen this seldom, every word of its few sentences is a little likely.
_FEW, _OPINION_OF_FEW = 3, 0.2
# So much less likely than the best, a translation is none of a name.
_SHARE_OF_BEST = 0.1
# Likely enough that the people's name may be meant as well.
_NAMING = 0.1
# "Hungary" and "Hungarian" share so many letters, as most places and their people do.
_SHARED = 4
# Of two words read as one, and of parts of a word, there are many: they must sound more alike (in nats).
_JOINED = 6.0
# So much alike (in nats), two words are one name, whatever else there is.
_CLEARLY = 9.0
# A part of a word that may be a name: two words written as one, or a long name of which English says half.
_LONG, _LEAST_PART = 7, 3


@dataclass(frozen=True, slots=True)
class Called:
    """What an Arabic word may be called in English: stems, and the first letters of names."""

    stems: frozenset[str]
    beginnings: tuple[str, ...]

    def has(self, stem: str) -> bool:
        """Whether an English stem is among them, or that of a country for its people."""
        return stem in self.stems or stem[:_SHARED] in self.beginnings


@lru_cache(maxsize=32768)
def called(text: str, norm: str, lexicon: Lexicon) -> Called:
    """What the Arabic word `text`, in matching form `norm`, may be called."""
    stem = lexicon.split(text, norm)[1]
    known = exonyms(norm, stem)
    translations = lexicon.translations(stem)
    least = _least_opinion(stem, lexicon)
    opinions = {english for english, value in translations.items() if value >= least}
    names = known | {english for english in opinions if translations[english] >= _NAMING}
    beginnings = {each[:_SHARED] for each in names if len(each) >= _SHARED}
    return Called(known | opinions, tuple(sorted(beginnings)))


@lru_cache(maxsize=32768)
def _least_opinion(stem: str, lexicon: Lexicon) -> float:
    """From which probability on a translation may be what an Arabic stem is called."""
    least = _OPINION_OF_FEW if lexicon.known(stem) < _FEW else _OPINION
    return max(least, _SHARE_OF_BEST * max(lexicon.translations(stem).values(), default=0.0))


@lru_cache(maxsize=32768)
def english_stems(norm: str) -> tuple[str, ...]:
    """The stems of an English word and of its parts between hyphens."""
    bare = plain(norm.removesuffix("'s").removesuffix("'"))
    return tuple(dict.fromkeys(english_stem(part) for part in (bare, *bare.split("-")) if part))


def unexplained(unit: Unit, indices: Sequence[int]) -> list[int]:
    """Those of the English tokens at `indices` that nothing in the Arabic is called, or clearly sounds like.

    Cheap looks, which leave one name in ten: see `unheard` for those.
    """
    left = _untranslated(unit, indices)
    if left:
        # Most others show at their consonants, a hundred times faster than letter by letter.
        left = _unlike_in_shape(unit, left)
    return _unsaid(unit, left) if left else []


def unheard(unit: Unit, left: Sequence[int]) -> list[int]:
    """Those of the English tokens `left` by `unexplained` that nothing in the Arabic sounds like."""
    if not left:
        return []
    norms = [token.norm for token in unit.source_tokens if token.kind is ARABIC]
    weak: dict[int, list[int]] = {}
    sure = set()
    for (row, column), ratio in alike_pairs(norms, [unit.target_tokens[j].norm for j in left]).items():
        if ratio >= _CLEARLY:
            sure.add(left[column])
        else:
            weak.setdefault(left[column], []).append(row)
    return [j for j in left if j not in sure and not _heard(unit, j, norms, weak.get(j, ()))]


def _untranslated(unit: Unit, indices: Sequence[int]) -> list[int]:
    """Those that are no translation of an Arabic word: the cheapest look, which most names do not pass."""
    lexicon = unit.lexicon
    rows = [(stem, lexicon.translations(stem)) for stem in unit.source_stems if stem]
    left = []
    for j in indices:
        mine = english_stems(unit.target_tokens[j].norm)
        if not any(
            each in row and row[each] >= _least_opinion(stem, lexicon) for stem, row in rows for each in mine
        ):
            left.append(j)
    return left


def _unlike_in_shape(unit: Unit, indices: Sequence[int]) -> list[int]:
    """Those whose consonants are not those of an Arabic word, nor nearly those of an Arabic name."""
    words = [token for token in unit.source_tokens if token.kind is ARABIC]
    norms = [token.norm for token in words]
    lines = consonant_lines(norms)
    skeletons = {j: latin_skeleton(unit.target_tokens[j].norm) for j in indices}
    left = [j for j in indices if len(skeletons[j]) < TELLING or not has_skeleton(norms, lines, skeletons[j])]
    return [
        j
        for j in left
        if not any(
            look_alike(arabic_skeletons(norms[number]), skeletons[j])
            and arabic_name(words[number], unit.lexicon)
            for number in similar_lines(lines, skeletons[j])
        )
    ]


def not_rendered(unit: Unit, indices: Sequence[int]) -> list[int]:
    """Those of the Arabic tokens at `indices` that no English word may be the name or translation of."""
    stems = english_name_stems(unit)
    return [i for i in indices if not renders(unit, unit.source_tokens[i], stems)]


def not_spelt(unit: Unit, indices: Sequence[int]) -> list[int]:
    """Those of the Arabic tokens at `indices` that no English word sounds like."""
    if not indices:
        return []
    latin = [token.norm for token in unit.target_tokens if token.kind is LATIN]
    heard = {row for row, _ in alike_pairs([unit.source_tokens[i].norm for i in indices], latin)}
    return [i for row, i in enumerate(indices) if row not in heard]


@once_per_unit
def english_name_stems(unit: Unit) -> frozenset[str]:
    """The stems of all English words and of their parts between hyphens."""
    latin = [norm for norm, at in unit.target_places.items() if unit.target_tokens[at[0]].kind is LATIN]
    return frozenset([stem for norm in latin for stem in english_stems(norm)])


def renders(unit: Unit, token: Token, stems: AbstractSet[str]) -> bool:
    """Whether one of these English stems is what an Arabic word may be called."""
    names = called(token.text, token.norm, unit.lexicon)
    return not names.stems.isdisjoint(stems) or any(names.has(stem) for stem in stems)


def _unsaid(unit: Unit, indices: Sequence[int]) -> list[int]:
    """Those of the `_untranslated` that neither the exonyms nor Latin letters in the Arabic give.

    Nor is the name of a people, of which the lexicon has the country.
    """
    mine = {j: english_stems(unit.target_tokens[j].norm) for j in indices}
    if not any(stem[:_SHARED] in exonym_beginnings(_SHARED) for stems in mine.values() for stem in stems):
        # Most are the exonym of no word, so that those of the words at hand need not be found.
        beginnings = {each for stem in unit.source_stems if stem for each in _likely(stem, unit.lexicon)}
        stems = set[str]()
    else:
        arabic = [token for token in unit.source_tokens if token.kind is ARABIC]
        names = [called(token.text, token.norm, unit.lexicon) for token in arabic]
        beginnings = {each for name in names for each in name.beginnings}
        stems = set[str]().union(*(name.stems for name in names))
    stems.update(*(english_stems(token.norm) for token in unit.source_tokens if token.kind is LATIN))
    return [
        j
        for j in indices
        if stems.isdisjoint(mine[j]) and not any(stem[:_SHARED] in beginnings for stem in mine[j])
    ]


@lru_cache(maxsize=32768)
def _likely(stem: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The first letters of the likely translations of an Arabic stem."""
    row = lexicon.translations(stem)
    least = max(_NAMING, _least_opinion(stem, lexicon))
    return tuple([each[:_SHARED] for each, value in row.items() if value >= least and len(each) >= _SHARED])


def _heard(unit: Unit, j: int, norms: Sequence[str], rows: Sequence[int]) -> bool:
    """Whether the English word sounds like one or two words of the Arabic, or a part of one.

    A word that is clearly another name of the English does not count.

    Args:
        unit: the bead.
        j: the English token.
        norms: the Arabic words.
        rows: those that it sounds like alone.
    """
    target = unit.target_tokens
    word = target[j].norm
    if any(not _is_taken(unit, norms[row], j) for row in rows):
        return True
    forms = [target[k].norm + word for k in (j - 1, j - 2) if k >= 0 and target[k].kind is LATIN]
    forms += [word + target[k].norm for k in (j + 1,) if k < len(target) and target[k].kind is LATIN]
    pieces = [*_joined(norms, 2), *_joined(norms, 3), *_parts(norms)]
    return bool(alike_pairs(norms, forms, _JOINED) or alike_pairs(pieces, [word], _JOINED))


def _is_taken(unit: Unit, arabic: str, j: int) -> bool:
    """Whether another English word than token `j` more clearly stands for an Arabic word."""
    mine = unit.target_tokens[j].norm
    if sum(token.norm == arabic for token in unit.source_tokens) > 1:
        return False
    others = [
        token
        for k, token in enumerate(unit.target_tokens)
        if k != j and token.kind is LATIN and token.text[:1].isupper() and token.norm != mine
    ]
    names = called(arabic, arabic, unit.lexicon)
    if any(not names.stems.isdisjoint(english_stems(token.norm)) for token in others):
        return True
    ratios = alike_pairs([arabic], [mine, *(token.norm for token in others)], ALIKE)
    return any(ratio > ratios.get((0, 0), ALIKE) for (_, column), ratio in ratios.items() if column)


def _joined(norms: Sequence[str], count: int) -> Iterator[str]:
    """Each `count` words in a row as one."""
    for first in range(len(norms) - count + 1):
        yield "".join(norms[first : first + count])


def _parts(norms: Sequence[str]) -> Iterator[str]:
    """Beginnings and ends of long words."""
    for norm in norms:
        if len(norm) >= _LONG:
            length = min(len(norm), 2 * _LONG)
            for cut in range(_LEAST_PART + 1, length - 1):
                yield norm[:cut]
                yield norm[-cut:]


def article_words(units: Sequence[Unit]) -> frozenset[str]:
    """The Arabic words of an article, as written."""
    return frozenset(token.text for unit in units for token in unit.source_words if token.kind is ARABIC)


def is_named(text: str, arabic: AbstractSet[str], lexicon: Lexicon) -> bool:
    """Whether one of the Arabic words of an article is called, or sounds, like an English name."""
    stems = english_stems(matching_form(text, LATIN))
    if any(called(word, fold(word), lexicon).has(stem) for word in arabic for stem in stems):
        return True
    norms = sorted({fold(word) for word in arabic})
    return bool(alike_pairs(norms, [matching_form(text, LATIN)]))


def place(unit: Unit, i: int) -> float:
    """Where in the English the Arabic token `i` has its place by its neighbours' links, as a token index."""
    found = _nearest(unit, i, -1), _nearest(unit, i, 1)
    places = [each for each in found if each is not None]
    if places:
        return sum(places) / len(places)
    return (i + 0.5) / len(unit.source_tokens) * len(unit.target_tokens)


def _nearest(unit: Unit, i: int, step: int) -> float | None:
    for near in range(i + step, i + 4 * step, step):
        if 0 <= near < len(unit.source_tokens):
            # Several words are asked about: making the links of each alone would take longer.
            for link in unit.evident.of_source(near):
                return link.target - step * abs(near - i) * 0.5
    return None
