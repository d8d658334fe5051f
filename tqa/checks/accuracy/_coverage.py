"""Which content words of the Arabic are accounted for in the English, and which English ones stand free.

Worked out in steps, since most pairs of sentences are complete: first from the lexicon's own tables, which is
cheap; then, where that leaves words open, from weaker opinions of the lexicon and words of one family
("regulate" and "regulatory"); last from names.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from weakref import ref

from tqa.alignment.links import LEAST_EVIDENCE
from tqa.checks.accuracy._content_words import arabic_content, arabic_known, english_known, english_word
from tqa.checks.accuracy._short_forms import short_forms
from tqa.checks.lazy import lazy
from tqa.checks.once import once_per_unit
from tqa.language.names import name_pairs
from tqa.language.stems import proclitic_splits, strip_endings
from tqa.language.tokens import ARABIC, LATIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token

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


class Content(NamedTuple):
    """One Arabic content word: its token, stem and weight, and the English tokens that may render it.

    `known` is the probability of the likeliest translation the lexicon has, so how far the lack of any says
    something, `sure` holds the English stems that it gives without doubt; `weak` means that only a weak
    opinion or a family likeness speaks for `places`.
    """

    token: int
    stem: str
    weight: float
    known: float
    sure: Sequence[str]
    places: Sequence[int]
    weak: bool

    @property
    def covered(self) -> bool:
        """Whether anything in the English may render it."""
        return bool(self.places)


# As for tokens: half the time of calling the class, of which a unit has dozens.
_new = tuple.__new__


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


def arabic_words(unit: Unit, stems: Mapping[str, Sequence[int]] | None = None) -> list[Content]:
    """The content words of the Arabic, each looked for among the English stems; without these, not yet."""
    known, lexicon = arabic_known(unit.lexicon), unit.lexicon
    stems = {} if stems is None else stems
    found = []
    for index, (text, norm, kind, _, _) in enumerate(unit.source_tokens):
        if kind is not ARABIC:
            continue
        if text in known:
            content = known[text]
        else:
            content = known[text] = arabic_content(text, norm, lexicon)
        if content is not None:
            stem, weight, best, sure = content
            places = _rendering(sure, stems)
            found.append(_new(Content, (index, stem, weight, best, sure, places, False)))
    return found


def _placed(word: Content, places: Sequence[int], *, weak: bool) -> Content:
    token, stem, weight, known, sure, _, _ = word
    return _new(Content, (token, stem, weight, known, sure, places, weak))


def _rendering(sure: Sequence[str], stems: Mapping[str, Sequence[int]]) -> Sequence[int]:
    """The English tokens that have one of the stems, in order."""
    places: Sequence[int] = ()
    for english in sure:
        if english in stems:
            places = sorted((*places, *stems[english])) if places else stems[english]
    return places


class _English(NamedTuple):
    """The English tokens by their stems, and those with content, in order."""

    stems: Mapping[str, Sequence[int]]
    content: Sequence[int]


@once_per_unit
def _english(unit: Unit) -> _English:
    lexicon, tokens = unit.lexicon, unit.target_tokens
    known = english_known(lexicon)
    stems: dict[str, Sequence[int]] = {}
    content: list[int] = []
    for norm, places in unit.target_places.items():
        if norm in known:
            word = known[norm]
        else:
            word = known[norm] = english_word(norm, lexicon) if tokens[places[0]].kind is LATIN else None
        if word is None:
            continue
        stem, parts, has_content = word
        stems[stem] = sorted([*stems[stem], *places]) if stem in stems else places
        for stem in parts:
            stems[stem] = sorted([*stems[stem], *places]) if stem in stems else places
        if has_content:
            content += places
    content.sort()
    return _English(stems, content)


def english_stems(unit: Unit) -> Mapping[str, Sequence[int]]:
    """Stem → the English tokens that have it, in order; the parts of a hyphenated word count each."""
    return _english(unit).stems


def content_places(unit: Unit) -> Sequence[int]:
    """The English content tokens, in order."""
    return _english(unit).content


def looked_up(words: Sequence[Content], stems: Mapping[str, Sequence[int]]) -> list[Content]:
    """The words, each looked for among the stems of another English text."""
    return [_placed(word, _rendering(word.sure, stems), weak=False) for word in words]


def looked_closer(
    unit: Unit,
    words: Sequence[Content],
    stems: Mapping[str, Sequence[int]],
    english: Sequence[Token] | None = None,
) -> list[Content]:
    """The words, where those that the lexicon leaves open are looked for in all other ways.

    Args:
        unit: the words' own.
        words: the words.
        stems: those of the English, as `english_stems` gives them.
        english: the tokens of the English; those of `unit` by default.
    """
    english = unit.target_tokens if english is None else english
    return _with_names(unit, _looked_wider(unit, words, stems, english), english)


def _looked_wider(
    unit: Unit, words: Sequence[Content], stems: Mapping[str, Sequence[int]], english: Sequence[Token]
) -> list[Content]:
    """Weak opinions of the lexicon, words of one family, compounds, other readings and short forms."""
    families: dict[str, list[int]] = {}
    for stem, places in stems.items():
        families.setdefault(stem[:_FAMILY], []).extend(places)
    long = [
        (token.norm, j)
        for j, token in enumerate(english)
        if token.kind is LATIN and _COMPOUND <= len(token.norm) <= _LONGEST
    ]
    # One search spares nearly all stems the look at each word.
    compounds = " ".join([text for text, _ in long])
    shorts = short_forms(unit.lexicon)
    found = []
    for word in words:
        if word.places:
            found.append(word)
            continue
        weak: set[int] = set()
        for stem, value in unit.lexicon.translations(word.stem).items():
            if value >= _WEAK and stem in stems:
                weak.update(stems[stem])
            if value >= _LIKELY and len(stem) >= _SHORTEST:
                weak.update(families.get(stem[:_FAMILY], ()))
                if stem in compounds:
                    weak.update([j for text, j in long if stem in text])
        weak.update(_other_readings(unit, word, stems))
        short = shorts.get(word.stem)
        if short is not None:
            weak.update([j for j, token in enumerate(english) if token.norm.startswith(short)])
        found.append(_placed(word, sorted(weak), weak=True) if weak else word)
    return found


def _with_names(unit: Unit, words: Sequence[Content], english: Sequence[Token]) -> list[Content]:
    """Capitalised English words that sound like the words still open, or that little speaks for."""
    left = [number for number, word in enumerate(words) if word.weak or not word.places]
    found = list(words)
    if not left:
        return found
    names = [j for j, token in enumerate(english) if token.kind is LATIN and token.text[0].isupper()]
    first, second, _ = name_pairs(
        [unit.source_tokens[words[number].token].norm for number in left],
        [english[j].norm for j in names],
        _SOUNDS_ALIKE,
    )
    named: dict[int, list[int]] = {}
    for a, b in zip(first.tolist(), second.tolist(), strict=True):
        named.setdefault(left[a], []).append(names[b])
    for number, places in named.items():
        found[number] = _placed(words[number], places, weak=False)
    return found


def _other_readings(unit: Unit, word: Content, stems: Mapping[str, Sequence[int]]) -> Iterator[int]:
    """English tokens that another way of cutting the word would lead to: بلغم is "by a mine" as well."""
    for _, rest in proclitic_splits(unit.source_tokens[word.token].norm):
        for stem in {rest, strip_endings(rest)} - {word.stem}:
            row = unit.lexicon.translations(stem)
            if not stems.keys().isdisjoint(row):
                yield from [
                    j for e, value in row.items() if value >= LEAST_EVIDENCE for j in stems.get(e, ())
                ]


def free_english(unit: Unit, words: Sequence[Content]) -> list[int]:
    """The English content tokens that may render none of the Arabic words."""
    taken = set(chain.from_iterable([word.places for word in words]))
    return [j for j in content_places(unit) if j not in taken]


@once_per_unit
def plain_coverage(unit: Unit) -> Coverage:
    """What the lexicon's own translations account for: a cheap look."""
    stems = english_stems(unit)
    return Coverage(ref(unit), arabic_words(unit, stems), stems)


@once_per_unit
def wider_coverage(unit: Unit) -> Coverage:
    """What weak opinions of the lexicon and likenesses account for as well."""
    plain = plain_coverage(unit)
    words = _looked_wider(unit, plain.words, plain.stems, unit.target_tokens)
    return Coverage(ref(unit), words, plain.stems)


@once_per_unit
def coverage(unit: Unit) -> Coverage:
    """What is accounted for, names included."""
    wider = wider_coverage(unit)
    return Coverage(ref(unit), _with_names(unit, wider.words, unit.target_tokens), wider.stems)
