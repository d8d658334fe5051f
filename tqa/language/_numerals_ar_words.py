"""The closed class of Arabic number words, in the matching form of `tqa.language.arabic.fold`."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from tqa.language.quantities import THIRD


class Role(Enum):
    """What a word does inside a spelled-out number."""

    UNIT = auto()  # 1 to 10, the "ten" of 11 to 19 included
    TENS = auto()
    HUNDRED = auto()  # 100, or the hundred of "three hundred"
    HUNDREDS = auto()  # 200, and the glued 300 to 900
    SCALE = auto()
    PLURAL_SCALE = auto()  # counts behind 3 to 10, else means "thousands"
    DUAL_SCALE = auto()
    OPEN_SCALE = auto()  # ألفا: "thousand" behind a number, "two thousand" (or, misspelt, "a thousand") alone
    FRACTION = auto()
    PLURAL_FRACTION = auto()
    ORDINAL = auto()
    LOOSE = auto()  # "several", "dozens", "hundreds"
    DECADE = auto()


class NumberWord(NamedTuple):
    """One word's part in a number: `joined` by و, with the `article`, behind a preposition (`preposed`)."""

    role: Role
    value: Decimal
    joined: bool = False
    article: bool = False
    preposed: bool = False


_THOUSAND, _MILLION, _BILLION, _TRILLION = (Decimal(10) ** power for power in (3, 6, 9, 12))

_UNITS = {
    0: "صفر",  # a month too, but a nought is compared with nothing
    1: "واحد واحده احد احدي",
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثنتان ثنتين",
    3: "ثلاث ثلاثه",
    4: "اربع اربعه",
    5: "خمس خمسه",
    6: "ست سته",
    7: "سبع سبعه",
    8: "ثمان ثماني ثمانيه",
    9: "تسع تسعه",
    10: "عشر عشره",
}
_ORDINALS = {
    1: "اول اولي حادي حاديه",
    2: "ثاني ثانيه ثان",
    3: "ثالث ثالثه",
    4: "رابع رابعه",
    5: "خامس خامسه",
    6: "سادس سادسه",
    7: "سابع سابعه",
    8: "ثامن ثامنه",
    9: "تاسع تاسعه",
    10: "عاشر عاشره",
}
_TENS = dict(zip(range(20, 100, 10), ["عشر", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع"], strict=True))
_HUNDREDS = {3: "ثلاث", 4: "اربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان ثماني", 9: "تسع"}
# Scale: its plurals; dual forms; forms that are a dual only where no number stands before them.
_SCALES = {
    _THOUSAND: ("الف", "الاف الوف", "الفان الفين الفي", "الفا"),
    _MILLION: ("مليون", "ملايين", "مليونان مليونين مليوني", "مليونا"),
    _BILLION: (
        "مليار بليون",
        "مليارات بلايين",
        "ملياران مليارين ملياري بليونان بليونين بليوني",
        "مليارا بليونا",
    ),
    _TRILLION: (
        "تريليون ترليون",
        "تريليونات ترليونات",
        "تريليونان تريليونين تريليوني ترليونان ترليونين",
        "تريليونا ترليونا",
    ),
}
_FRACTIONS = {
    "نصف": Decimal("0.5"),
    "ربع": Decimal("0.25"),
    "ثلث": THIRD,
    **dict.fromkeys(["ثلثا", "ثلثي", "ثلثان", "ثلثين"], 2 * THIRD),
}
_PLURAL_FRACTIONS = {
    "ارباع": Decimal("0.25"),
    "اخماس": Decimal("0.2"),
    "اسداس": Decimal(1) / 6,
    "اسباع": Decimal(1) / 7,
    "اثمان": Decimal("0.125"),
    "اتساع": Decimal(1) / 9,
    "اعشار": Decimal("0.1"),
}
_LOOSE = "عشرات ميات مايات بضع بضعه نيف"

# "I am not", which would read as "for six".
_OTHER_WORDS = frozenset(["لست", "ولست", "فلست"])
# Proclitics, and whether the article is among them.
_PROCLITICS = {"ال": True, "لل": True, "ب": False, "ل": False, "ك": False, "بال": True, "كال": True}


def _table() -> dict[str, tuple[Role, Decimal]]:
    table: dict[str, tuple[Role, Decimal]] = {}

    def enter(role: Role, value: Decimal | int, forms: str) -> None:
        table.update(dict.fromkeys(forms.split(), (role, Decimal(value))))

    for value, forms in _UNITS.items():
        enter(Role.UNIT, value, forms)
    for value, forms in _ORDINALS.items():
        enter(Role.ORDINAL, value, forms)
    for value, stem in _TENS.items():
        enter(Role.TENS, value, f"{stem}ون {stem}ين")
        enter(Role.DECADE, value, f"{stem}ينيات {stem}ينات")
    enter(Role.HUNDRED, 100, "ميه مايه")
    enter(Role.HUNDREDS, 200, "ميتان ميتين ميتا ميتي مايتان مايتين مايتا مايتي")
    for value, stems in _HUNDREDS.items():
        for stem in stems.split():
            enter(Role.HUNDREDS, value * 100, f"{stem}ميه {stem}مايه")
    for scale, (single, plural, dual, open_) in _SCALES.items():
        enter(Role.SCALE, scale, single)
        enter(Role.PLURAL_SCALE, scale, plural)
        enter(Role.DUAL_SCALE, scale, dual)
        enter(Role.OPEN_SCALE, scale, open_)
    table.update({word: (Role.FRACTION, value) for word, value in _FRACTIONS.items()})
    table.update({word: (Role.PLURAL_FRACTION, value) for word, value in _PLURAL_FRACTIONS.items()})
    enter(Role.LOOSE, 0, _LOOSE)
    return table


_WORDS = _table()
NUMBER_FORMS = (
    frozenset(
        conjunction + clitic + word
        for conjunction in ("", "و", "ف")
        for clitic in ("", *_PROCLITICS)
        for word in _WORDS
    )
    - _OTHER_WORDS
)
"""Every number word with all that may be written onto it, so that other words need not be taken apart."""


def number_word(folded: str) -> NumberWord | None:
    """The number word that a folded word is, with conjunction, preposition and article split off."""
    return _taken_apart(folded) if folded in NUMBER_FORMS else None


@lru_cache(maxsize=4096)
def _taken_apart(folded: str) -> NumberWord | None:
    if word := _WORDS.get(folded):
        return NumberWord(*word)
    joined = folded[:1] in ("و", "ف")
    for rest in (folded, folded[1:]) if joined else (folded,):
        is_joined = rest is not folded
        if is_joined and (word := _WORDS.get(rest)):
            return NumberWord(*word, joined=True)
        for clitic, article in _PROCLITICS.items():
            if rest.startswith(clitic) and (word := _WORDS.get(rest[len(clitic) :])):
                return NumberWord(*word, joined=is_joined, article=article, preposed=clitic != "ال")
    return None
