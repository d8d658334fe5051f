"""Words for offices in both languages, with the offices that each may stand for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tqa.language.arabic import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tqa.language.tokens import Token

SPEAKS_FOR = "spokesperson"
"""The office of those who speak for another one, which stands beside theirs."""
# Office: Arabic words without article; English words. A word may stand for several offices, as رئيس, "head"
# and "chief" do: it is another office only where two words have none in common. The lists are generous, since
# the press calls a presiding judge (رئيس المحكمة) a judge, an ambassador an envoy and a مدير فني a coach.
_OFFICES = """
minister: وزير وزيرة; minister secretary chancellor head chief
premier: رئيس رئيسة; premier prime pm minister
head: رئيس رئيسة مدير مديرة قائد قائدة زعيم زعيمة أمين أمينة عميد عميدة ناظر ناظرة; \
president head chief chair chairman chairwoman chairperson boss ceo leader captain director manager \
principal speaker commander mayor secretary dean headmaster headmistress executive governor
spokesperson: متحدث متحدثة ناطق ناطقة; spokesman spokeswoman spokesperson speaker
ambassador: سفير سفيرة مبعوث مبعوثة; ambassador head chief
envoy: مبعوث مبعوثة موفد سفير سفيرة; envoy representative
governor: محافظ والي حاكم; governor mayor head
mayor: عمدة; mayor governor
lawyer: محامي محامية محام; lawyer attorney solicitor barrister counsel
judge: قاضي قاضية قاض رئيس رئيسة; judge justice magistrate head chief
prosecutor: مدعي محامي محام رئيس رئيسة; prosecutor attorney head chief
coach: مدرب مدربة مدير مديرة; coach manager trainer boss head
doctor: طبيب طبيبة; doctor physician surgeon specialist head chief
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
