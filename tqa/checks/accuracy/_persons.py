"""Whom an article names: whether a name of one side is found on the other, by sound, somewhere in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tqa.checks.accuracy._name_support import called, english_stems
from tqa.checks.accuracy._names import arabic_name, begins_sentence, english_names, is_capitalised
from tqa.checks.accuracy._offices import arabic_offices
from tqa.checks.accuracy._report_frames import reports_in_english
from tqa.checks.accuracy._report_words import ARABIC_MEN
from tqa.checks.lazy import lazy
from tqa.language.soundalike import alike_pairs, arabic_skeletons, latin_skeleton, look_alike
from tqa.language.tokens import ARABIC, LATIN
from tqa.lexicon.proper import exonyms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from tqa.checks.accuracy._report_frames import Frame
    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token

# So much alike (in nats), an Arabic and an English word are surely one name, among all words of an article.
_SURELY = 6.0
# The Arabic's speaker is named in the English of the article; he is not, but has two words that are names.
_NAMED, _LIKELY = 0.8, 0.4
_SHORTEST = 3
# Prepositions written with the word.
_JOINING = ("ب", "ل")
_JOINED = ("و", *_JOINING)


@dataclass(frozen=True, slots=True)
class Speaker:
    """The Arabic words that name a speaker, how surely they do, and his name elsewhere in the English."""

    tokens: tuple[int, ...]
    sure: float
    english: str


class Persons:
    """The names of an article. Nothing is worked out before it is asked for, as it seldom is."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._known: dict[str, bool] = {}

    @lazy
    def _arabic(self) -> list[str]:
        words = {token.norm for unit in self._units for token in unit.source_words if token.kind is ARABIC}
        return sorted(word for word in words if len(word) >= _SHORTEST)

    @lazy
    def _english(self) -> dict[str, str]:
        """Matching form → form as written of the English words that have a capital wherever they stand."""
        found: dict[str, str] = {}
        small: set[str] = set()
        for unit in self._units:
            speakers = {i for frame in reports_in_english(unit) for i in frame.name}
            speakers.update(name.index for name in english_names(unit, starts=True))
            for index, token in enumerate(unit.target_tokens):
                if token.kind is not LATIN:
                    continue
                if token.text.islower():
                    small.add(token.norm)
                # At the start of a sentence any word has a capital, and few are known for names.
                elif _may_be_name(token) and (
                    index in speakers or not begins_sentence(unit.target_tokens, index)
                ):
                    found[token.norm] = token.text
        return {norm: text for norm, text in found.items() if norm not in small}

    @lazy
    def offices(self) -> Counter[str]:
        """How many Arabic words of the article may stand for each office."""
        arabic = (token for unit in self._units for token in unit.source_words if token.kind is ARABIC)
        return Counter(office for token in arabic for office in arabic_offices(token))

    def knows(self, token: Token) -> bool:
        """Whether an English word is a name that an Arabic word of the article surely spells: of a person.

        The names of countries and towns speak for many.
        """
        if token.norm not in self._english:
            return False
        known = self._known.get(token.norm)
        if known is None:
            heard = alike_pairs(self._arabic, [token.norm], _SURELY)
            stems = frozenset(english_stems(token.norm))
            known = bool(heard) and all(exonyms(self._arabic[row], "").isdisjoint(stems) for row, _ in heard)
            self._known[token.norm] = known
        return known

    def speaker(self, unit: Unit, frame: Frame) -> Speaker | None:
        """The person in whose mouth a report of the Arabic puts it; None where it may be no person."""
        tokens = unit.source_tokens
        core = [
            i
            for i in frame.core
            if tokens[i].kind is ARABIC
            and len(tokens[i].norm) >= _SHORTEST
            and not exonyms(tokens[i].norm, "")
        ]
        names = sorted(self._english)
        heard = alike_pairs([tokens[i].norm for i in core], names, _SURELY)
        # Whom he tells it is not who speaks: قال النجار لقبلان.
        told = [row for row, column in sorted(heard) if _is_joined(tokens[core[row]].norm, [names[column]])]
        heard = {(row, column): value for (row, column), value in heard.items() if not told or row < told[0]}
        if heard:
            last = max(row for row, _ in heard)
            _, column = max((value, column) for (row, column), value in heard.items() if row == last)
            name = _name_to(unit, frame, core[last], {core[row] for row, _ in heard})
            return Speaker(name, _NAMED, self._english[names[column]]) if name else None
        likely = [i for i in core if arabic_name(tokens[i], unit.lexicon) and tokens[i].norm[:2] != "ال"]
        for one, two in pairwise(likely):
            if two == one + 1 and one == frame.core[0]:
                return Speaker((one, two), _LIKELY, "")
        return None

    def are_one(self, unit: Unit, arabic: Sequence[int], english: Sequence[int]) -> bool:
        """Whether the article has both names side by side, as those of one person: سكوت and “Morrison”."""
        ours = [unit.source_tokens[i].norm for i in arabic]
        theirs = [unit.target_tokens[i].norm for i in english]
        before, behind = self._beside
        words = sorted({each for word in ours for each in before.get(word, ()) if len(each) >= _SHORTEST})
        if alike_pairs(words, theirs, _SURELY):
            return True
        words = sorted({each for word in ours for each in behind.get(word, ()) if len(each) >= _SHORTEST})
        if any(not _is_joined(words[row], theirs) for row, _ in alike_pairs(words, theirs, _SURELY)):
            return True
        names = {each for word in theirs for table in self._beside_names for each in table.get(word, ())}
        return bool(alike_pairs(ours, sorted(names.difference(theirs)), _SURELY))

    @lazy
    def _beside(self) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        return _neighbours(unit.source_tokens for unit in self._units)

    @lazy
    def _beside_names(self) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        return _neighbours(unit.target_tokens for unit in self._units)


def _neighbours(
    sentences: Iterable[Sequence[Token]],
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Word → the words directly before it, and directly behind it; of English ones those with a capital."""
    before: dict[str, set[str]] = {}
    behind: dict[str, set[str]] = {}
    for tokens in sentences:
        for one, two in pairwise(tokens):
            if _may_be_beside(one) and _may_be_beside(two):
                before.setdefault(two.norm, set()).add(one.norm)
                behind.setdefault(one.norm, set()).add(two.norm)
    return before, behind


def _may_be_beside(token: Token) -> bool:
    return token.kind is ARABIC or (token.kind is LATIN and is_capitalised(token.text))


def _may_be_name(token: Token) -> bool:
    return len(token.norm) >= _SHORTEST and is_capitalised(token.text) and not token.text.isupper()


def _name_to(unit: Unit, frame: Frame, last: int, heard: Collection[int]) -> tuple[int, ...]:
    """The words of the name that ends at `last`; empty where somebody else's name it is (محامي سالم).

    A name is that of the speaker where it comes first, or a noun with the article before it ends his title.
    """
    tokens, first = unit.source_tokens, last
    while first - 1 in frame.core and (
        first - 1 in heard or arabic_name(tokens[first - 1], unit.lexicon) > 0
    ):
        first -= 1
    given = first - 1
    if given - 1 in frame.core and tokens[given - 1].norm.startswith("ال") and tokens[given].kind is ARABIC:
        # A given name that the lexicon takes for a word: الباحثة ليلى منصوري; but not المتحدث باسم منصوري.
        first = first if tokens[given].norm.startswith(_JOINING) else given
    name = tuple(range(first, last + 1))
    if first == frame.core[0]:
        return name
    if first - 1 not in frame.core or not tokens[first - 1].norm.startswith("ال"):
        return ()
    title = tokens[first - 1]
    appositive = all(tokens[i].norm.startswith("ال") for i in range(frame.core[0], first))
    return name if appositive or not (title.norm in ARABIC_MEN or arabic_offices(title)) else ()


def _is_joined(arabic: str, names: Sequence[str]) -> bool:
    """Whether a word is "and" or "to" with a name: وسالم is another man than the one before him."""
    heard = alike_pairs([arabic, arabic[1:]], names) if arabic.startswith(_JOINED) else {}
    whole = max((value for (row, _), value in heard.items() if row == 0), default=0.0)
    return any(row == 1 and value >= whole for (row, _), value in heard.items())


def shares_a_name(unit: Unit, arabic: Sequence[int], english: Sequence[int]) -> bool:
    """Whether any of the Arabic words may be what an English one with a capital says, by the loosest look."""
    source = [unit.source_tokens[i] for i in arabic]
    target = [unit.target_tokens[i] for i in english]
    target = [token for token in target if token.kind is LATIN and is_capitalised(token.text)]
    if not source or not target:
        return False
    # The cheapest look first, which most names pass.
    skeletons = [each for token in target if (each := latin_skeleton(token.norm))]
    words = [token for token in source if token.kind is ARABIC]
    if any(look_alike(arabic_skeletons(token.norm), each) for token in words for each in skeletons):
        return True
    stems = {stem for token in target for stem in english_stems(token.norm)}
    if any(token.kind is LATIN and not stems.isdisjoint(english_stems(token.norm)) for token in source):
        return True
    names = [called(token.text, token.norm, unit.lexicon) for token in words]
    if any(name.has(stem) for name in names for stem in stems):
        return True
    norms, latin = [token.norm for token in words], [token.norm for token in target]
    return bool(alike_pairs([*norms, *_two_in_one(norms)], [*latin, *_two_in_one(latin)]))


def _two_in_one(words: Sequence[str]) -> list[str]:
    """Each two words in a row as one: عبد الله is “Abdullah”."""
    return [one + two for one, two in pairwise(words)]
