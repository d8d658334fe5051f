"""Words for offices in both languages, with the offices that each may stand for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tqa.language.arabic import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tqa.language.tokens import Token

# Office: Arabic words without article; English words. A word may stand for several offices, as رئيس does: one
# who speaks changes only where two words have none in common.
SPEAKS_FOR = "spokesperson"
_OFFICES = """
minister: وزير وزيرة; minister secretary chancellor
premier: رئيس رئيسة; premier prime pm
head: رئيس رئيسة مدير مديرة قائد قائدة زعيم زعيمة أمين أمينة \
عميد عميدة ناظر ناظرة; president head chief chair \
chairman chairwoman chairperson boss ceo leader captain director manager principal speaker commander mayor \
secretary dean headmaster headmistress executive governor
spokesperson: متحدث متحدثة ناطق ناطقة; spokesman spokeswoman spokesperson speaker
ambassador: سفير سفيرة; ambassador
envoy: مبعوث مبعوثة موفد; envoy representative
governor: محافظ محافظة والي حاكم; governor mayor
mayor: عمدة; mayor governor
lawyer: محامي محامية محام; lawyer attorney solicitor barrister counsel
judge: قاضي قاضية قاض; judge justice magistrate
prosecutor: مدعي محامي محام; prosecutor attorney
coach: مدرب مدربة; coach manager trainer boss
doctor: طبيب طبيبة; doctor physician surgeon specialist
witness: شاهد شاهدة; witness eyewitness
"""


@cache
def _tables() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    arabic: dict[str, set[str]] = {}
    english: dict[str, set[str]] = {}
    for line in _OFFICES.replace("\\\n", "").strip().splitlines():
        office, _, words = line.partition(":")
        ours, _, theirs = words.partition(";")
        for word in ours.split():
            arabic.setdefault(fold(word), set()).add(office)
        for word in theirs.split():
            english.setdefault(word, set()).add(office)
    return (
        {word: frozenset(offices) for word, offices in arabic.items()},
        {word: frozenset(offices) for word, offices in english.items()},
    )


def arabic_offices(token: Token) -> frozenset[str]:
    """The offices that an Arabic word may stand for, with or without clitics and article."""
    table = _tables()[0]
    word = token.norm
    for prefix in ("", "و", "ف", "ب", "ل"):
        for article in ("", "ال", "ل"):
            if word.startswith(prefix + article) and word[len(prefix + article) :] in table:
                return table[word[len(prefix + article) :]]
    return frozenset()


def english_offices(token: Token) -> frozenset[str]:
    """The offices that an English word may stand for."""
    return _tables()[1].get(token.norm.removesuffix("'s").removesuffix("'"), frozenset())
