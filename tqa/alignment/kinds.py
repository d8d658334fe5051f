"""What a line is besides prose: web-page furniture, a credit line, a date line, a heading.

Such lines are where the two sides of an article differ most: one page carries the by-line and the other does
not. They are not cut out beforehand, since a by-line or a date may well have its partner; the aligner weighs
their kind instead.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tqa.language.arabic import fold
from tqa.language.furniture import is_furniture
from tqa.model import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_CREDIT = 90
_LONGEST_DATE = 60
_LONGEST_HEADING = 40


class LineKind(IntEnum):
    """Kinds in the order in which they are tried."""

    PROSE = 0
    FURNITURE = 1
    CREDIT = 2
    DATE = 3
    HEADING = 4


# Who wrote, edited, translated or filmed, and for which agency: what newsrooms put above and below a text.
_ARABIC_CREDIT = (
    "بقلم", "كتب", "كتبت", "كتبه", "اعداد", "تحرير", "ترجمه", "تصوير", "مراسل", "مراسله", "متابعه", "تقرير",
    "حوار", "المصدر", "مصدر الصوره", "خاص",
)  # fmt: skip
_ENGLISH_CREDIT = (
    "by", "reporting by", "editing by", "additional reporting by", "written by", "edited by", "translated by",
    "photo by", "photograph by", "source", "image source", "image caption",
)  # fmt: skip
_ARABIC_AGENCY = (
    "وكالات", "رويترز", "ا ف ب", "اف ب", "ا ب", "د ب ا", "سانا", "واس", "وام", "بترا", "سبوتنيك", "الاناضول",
)  # fmt: skip
_ENGLISH_AGENCY = (
    "agencies", "reuters", "afp", "ap", "dpa", "upi", "tass", "xinhua", "anadolu", "sana", "spa", "wam",
    "petra", "associated press", "agence france-presse",
)  # fmt: skip
_MONTHS_AND_DAYS = {
    Language.ARABIC: (
        "يناير فبراير مارس ابريل نيسان مايو ايار يونيو يونيه حزيران يوليو يوليه تموز اغسطس اب "
        "سبتمبر ايلول اكتوبر نوفمبر ديسمبر كانون تشرين شباط اذار الاول الثاني جانفي فيفري افريل "
        "ماي جوان جويليه اوت محرم صفر ربيع جمادي رجب شعبان رمضان شوال ذو القعده الحجه هجري هجريه "
        "ميلادي ه م السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه يوم الساعه ص صباحا مساء "
        "بتوقيت غرينتش مكه المكرمه اخر تحديث نشر نشرت في بتاريخ تاريخ النشر حدث منذ"
    ),
    Language.ENGLISH: (
        "january february march april may june july august september october november december "
        "jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday "
        "friday saturday sunday mon tue wed thu fri sat sun am pm a.m. p.m. gmt utc est edt bst "
        "published posted updated on at last date the of st nd rd th"
    ),
}
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+\.?)*")
_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?؟…][\"'”’»)\]]*\s*$")


def line_kinds(texts: Sequence[str], language: Language) -> list[LineKind]:
    """The kind of each line, PROSE for anything that reads like a sentence."""
    return [line_kind(text, language) for text in texts]


@lru_cache(maxsize=4096)
def line_kind(text: str, language: Language) -> LineKind:
    """The kind of one line."""
    line = text.strip()
    if _is_date(line, language):
        return LineKind.DATE
    if is_furniture(line, language):
        return LineKind.FURNITURE
    if _is_credit(line, language):
        return LineKind.CREDIT
    if len(line) <= _LONGEST_HEADING and not _SENTENCE_END.search(line):
        return LineKind.HEADING
    return LineKind.PROSE


def _is_date(line: str, language: Language) -> bool:
    if len(line) > _LONGEST_DATE or not _DIGIT.search(line):
        return False
    known = _date_words(language)
    return all(word in known for word in _WORD.findall(_plain(line, language)))


@cache
def _date_words(language: Language) -> frozenset[str]:
    return frozenset(_MONTHS_AND_DAYS[language].split())


def _is_credit(line: str, language: Language) -> bool:
    if len(line) > _LONGEST_CREDIT or _SENTENCE_END.search(line):
        return False
    plain = _plain(line, language)
    openers = _ARABIC_CREDIT if language is Language.ARABIC else _ENGLISH_CREDIT
    if any(
        plain == opener or plain.startswith((f"{opener} ", f"{opener}:", f"{opener} :")) for opener in openers
    ):
        # "By" opens a sentence as well; a credit has no more than a few names behind it.
        return len(plain.split()) <= (6 if ":" not in plain and ";" not in plain else 12)
    agencies = _ARABIC_AGENCY if language is Language.ARABIC else _ENGLISH_AGENCY
    last = plain.rstrip(")] ").rpartition("(")[2] if "(" in plain else re.split(r"\s[-–—/]\s", plain)[-1]
    return len(plain.split()) <= 6 and last.strip(" .-–—") in agencies


def _plain(line: str, language: Language) -> str:
    return fold(line) if language is Language.ARABIC else line.lower()
