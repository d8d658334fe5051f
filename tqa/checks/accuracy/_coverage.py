"""Which content words of the Arabic are accounted for in the English, and which English ones stand free.

Worked out in steps, since most pairs of sentences are complete: first from the lexicon's own tables, which is
cheap; then, where that leaves words open, from weaker opinions of the lexicon and words of one family
("regulate" and "regulatory"); last from names.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import ref

from tqa.alignment.links import LEAST_EVIDENCE
from tqa.checks.accuracy._content_words import arabic_content, arabic_known, english_content, english_known
from tqa.checks.accuracy._short_forms import short_forms
from tqa.checks.lazy import lazy
from tqa.checks.once import once_per_unit
from tqa.language.names import name_pairs
from tqa.language.stems import english_stem, proclitic_splits, strip_endings
from tqa.language.tokens import ARABIC, LATIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token
    from tqa.lexicon.lexicon import Lexicon

# An opinion of the lexicon this weak still says that the word may be meant.
_WEAK = 0.004
# From this on, words of its family and compounds with it count as well, if it has so many letters.
_LIKELY, _SHORTEST = 0.02, 4
# Only words so long are taken apart.
_COMPOUND, _LONGEST = 7, 40
# English words of one family share so many letters.
_FAMILY = 5
# Names that sound less alike are told apart.
_SOUNDS_ALIKE = 0.3


@dataclass(slots=True)
class Content:
    """One Arabic content word: its token, stem and weight, and the English tokens that may render it.

    `known` is the probability of the likeliest translation the lexicon has, so how far the lack of any says
    something; `weak` means that only a weak opinion or a family likeness speaks for `places`.
    """

    token: int
    stem: str
    weight: float
    places: tuple[int, ...] = ()
    known: float = 0.0
    weak: bool = False

    @property
    def covered(self) -> bool:
        """Whether anything in the English may render it."""
        return bool(self.places)


@dataclass(frozen=True)
class Coverage:
    """The Arabic content words of a unit in order, and the English stems with their tokens.

    The unit remembers its coverage, so that a coverage which held on to its unit would keep both, and all
    their words, until Python looks for cycles: 8 % of the time of a check.
    """

    of: ref[Unit]
    words: Sequence[Content]
    stems: Mapping[str, Sequence[int]]

    @property
    def unit(self) -> Unit:
        """The unit that this is the coverage of.

        Raises:
            ReferenceError: nobody else has kept it.
        """
        unit = self.of()
        if unit is None:
            msg = "the unit of this coverage is gone"
            raise ReferenceError(msg)
        return unit

    @lazy
    def free(self) -> Sequence[int]:
        """The English content tokens that may render none of the words."""
        return free_english(self.unit, self.words)

    @lazy
    def open(self) -> int:
        """How many of the words nothing renders."""
        return sum(not word.places for word in self.words)


# As what is remembered of content words.
@lru_cache(maxsize=4)
def _sure_known(_lexicon: Lexicon) -> dict[str, tuple[tuple[str, ...], float]]:
    return {}


def arabic_words(unit: Unit) -> list[Content]:
    """The content words of the Arabic, none of them looked for yet."""
    known = arabic_known(unit.lexicon)
    found = []
    for index, (text, norm, kind, _, _) in enumerate(unit.source_tokens):
        if kind is not ARABIC:
            continue
        if text in known:
            content = known[text]
        else:
            content = known[text] = arabic_content(text, norm, unit.lexicon)
        if content is not None:
            found.append(Content(index, *content))
    return found


@once_per_unit
def english_stems(unit: Unit) -> Mapping[str, Sequence[int]]:
    """Stem → the English tokens that have it; the parts of a hyphenated word count each."""
    tokens = unit.target_tokens
    stems: dict[str, Sequence[int]] = {}
    for norm, places in unit.target_places.items():
        if tokens[places[0]].kind is not LATIN:
            continue
        stem = english_stem(norm)
        stems[stem] = [*stems[stem], *places] if stem in stems else places
        if "-" in norm:
            for stem in map(english_stem, filter(None, norm.split("-"))):
                stems[stem] = [*stems[stem], *places] if stem in stems else places
    return stems


def _sure_translations(stem: str, lexicon: Lexicon) -> tuple[tuple[str, ...], float]:
    """The English stems that the lexicon gives for an Arabic one without doubt, and its best probability."""
    row = lexicon.translations(stem)
    sure = tuple([english for english, value in row.items() if value >= LEAST_EVIDENCE])
    return sure, max(row.values(), default=0.0)


def look_up(words: Sequence[Content], stems: Mapping[str, Sequence[int]], lexicon: Lexicon) -> list[Content]:
    """Fill in what the lexicon says of each word; gives back the words that it leaves open."""
    known = _sure_known(lexicon)
    left = []
    for word in words:
        found = known.get(word.stem)
        if found is None:
            found = known[word.stem] = _sure_translations(word.stem, lexicon)
        sure, best = found
        places = [j for english in sure if english in stems for j in stems[english]]
        if places:
            places.sort()
            word.places = tuple(places)
        else:
            word.places = ()
            word.known = best
            left.append(word)
    return left


def look_closer(
    unit: Unit,
    left: Sequence[Content],
    stems: Mapping[str, Sequence[int]],
    english: Sequence[Token] | None = None,
) -> None:
    """Look for all else that may render the words that the lexicon leaves open.

    Args:
        unit: the words' own.
        left: the words.
        stems: those of the English, as `english_stems` gives them.
        english: the tokens of the English; those of `unit` by default.
    """
    english = unit.target_tokens if english is None else english
    look_wider(unit, left, stems, english)
    look_for_names(unit, [word for word in left if not word.places or word.weak], english)


def look_wider(
    unit: Unit, left: Sequence[Content], stems: Mapping[str, Sequence[int]], english: Sequence[Token]
) -> None:
    """Weak opinions of the lexicon, words of one family, compounds, other readings and short forms."""
    families: dict[str, list[int]] = {}
    for stem, places in stems.items():
        families.setdefault(stem[:_FAMILY], []).extend(places)
    long = [
        (token.norm, j)
        for j, token in enumerate(english)
        if token.kind is LATIN and _COMPOUND <= len(token.norm) <= _LONGEST
    ]
    shorts = short_forms(unit.lexicon)
    for word in left:
        row = unit.lexicon.translations(word.stem)
        weak: set[int] = set()
        for stem, value in row.items():
            if value >= _WEAK and stem in stems:
                weak.update(stems[stem])
            if value >= _LIKELY and len(stem) >= _SHORTEST:
                weak.update(families.get(stem[:_FAMILY], ()))
                weak.update(j for text, j in long if stem in text)
        weak.update(_other_readings(unit, word, stems))
        short = shorts.get(word.stem)
        if short is not None:
            weak.update(j for j, token in enumerate(english) if token.norm.startswith(short))
        word.places, word.weak = tuple(sorted(weak)), bool(weak)


def look_for_names(unit: Unit, left: Sequence[Content], english: Sequence[Token]) -> None:
    """Capitalised English words that sound like the words left."""
    if not left:
        return
    names = [j for j, token in enumerate(english) if token.kind is LATIN and token.text[0].isupper()]
    first, second, _ = name_pairs(
        [unit.source_tokens[word.token].norm for word in left],
        [english[j].norm for j in names],
        _SOUNDS_ALIKE,
    )
    named: dict[int, list[int]] = {}
    for a, b in zip(first.tolist(), second.tolist(), strict=True):
        named.setdefault(a, []).append(names[b])
    for number, places in named.items():
        left[number].places, left[number].weak = tuple(places), False


def _other_readings(unit: Unit, word: Content, stems: Mapping[str, Sequence[int]]) -> Iterator[int]:
    """English tokens that another way of cutting the word would lead to: بلغم is "by a mine" as well."""
    for _, rest in proclitic_splits(unit.source_tokens[word.token].norm):
        for stem in {rest, strip_endings(rest)} - {word.stem}:
            for english, value in unit.lexicon.translations(stem).items():
                if value >= LEAST_EVIDENCE:
                    yield from stems.get(english, ())


def free_english(unit: Unit, words: Sequence[Content]) -> list[int]:
    """The English content tokens that may render none of the Arabic words."""
    taken = {j for word in words for j in word.places}
    return [j for j in content_places(unit) if j not in taken]


@once_per_unit
def content_places(unit: Unit) -> Sequence[int]:
    """The English content tokens, in order."""
    lexicon, tokens = unit.lexicon, unit.target_tokens
    known = english_known(lexicon)
    places: list[int] = []
    for norm, at in unit.target_places.items():
        if tokens[at[0]].kind is not LATIN:
            continue
        if known[norm] if norm in known else english_content(norm, lexicon):
            places += at
    places.sort()
    return places


@once_per_unit
def plain_coverage(unit: Unit) -> Coverage:
    """What the lexicon's own translations account for: a cheap look."""
    words, stems = arabic_words(unit), english_stems(unit)
    look_up(words, stems, unit.lexicon)
    return Coverage(ref(unit), words, stems)


@once_per_unit
def wider_coverage(unit: Unit) -> Coverage:
    """What weak opinions of the lexicon and likenesses account for as well."""
    plain = plain_coverage(unit)
    words = [word if word.places else replace(word) for word in plain.words]
    look_wider(unit, [word for word in words if not word.places], plain.stems, unit.target_tokens)
    return Coverage(ref(unit), words, plain.stems)


@once_per_unit
def coverage(unit: Unit) -> Coverage:
    """What is accounted for, names included."""
    wider = wider_coverage(unit)
    words = [replace(word) if word.weak or not word.places else word for word in wider.words]
    look_for_names(unit, [word for word in words if word.weak or not word.places], unit.target_tokens)
    return Coverage(ref(unit), words, wider.stems)
