"""The names of months and weekdays in both languages, in matching form.

Months have several names across the Arab world: Levantine and Iraqi (كانون الثاني), Egyptian and Gulf
(يناير), Algerian and Tunisian (جانفي), Moroccan (غشت). The names follow the Unicode CLDR calendar data for
the Arabic locales; the UN writes two of them side by side. The months that Libya had from 1986 to 2011 are
left out: they are everyday words (الماء, الصيف), and those texts give the usual name too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HIJRI_MONTHS = (
    "Muharram",
    "Safar",
    "Rabi al-Awwal",
    "Rabi al-Thani",
    "Jumada al-Ula",
    "Jumada al-Akhira",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu al-Qadah",
    "Dhu al-Hijjah",
)

_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "ول", "وب", "فب", "فل")
# One line a month, January first.
_ARABIC_MONTHS = """
يناير جانفي
فبراير فيفري شباط
اذار
ابريل افريل
مايو ايار
يونيو يونيه حزيران
يوليو يوليه يوليوز جويليه تموز
اغسطس اوغسطس غشت اغشت
سبتمبر شتنبر شتمبر ايلول
اكتوبر اوكتوبر
نوفمبر نونبر
ديسمبر دجنبر دجمبر
"""
# These are other words too: he practised, a car, the politician May, the maize of Iraq, a given name, "out"
# and "father".
_DOUBTFUL_MONTHS = {"مارس": 3, "نيسان": 4, "ماي": 5, "مايس": 5, "جوان": 6, "اوت": 8, "اب": 8}
_NUMBERED_MONTHS = {("كانون", 1): 12, ("كانون", 2): 1, ("تشرين", 1): 10, ("تشرين", 2): 11}
NUMBERS_OF_MONTHS = {"الاول": 1, "اول": 1, "الثاني": 2, "ثاني": 2, "ثان": 2}

_HIJRI_WORDS = {"محرم": 1, "المحرم": 1, "صفر": 2, "رجب": 7, "شعبان": 8, "رمضان": 9, "شوال": 10}
_HIJRI_PAIRS = {
    ("ربيع", "الاول"): 3,
    ("ربيع", "الثاني"): 4,
    ("ربيع", "الاخر"): 4,
    ("جمادي", "الاولي"): 5,
    ("جمادي", "الاول"): 5,
    ("جمادي", "الثانيه"): 6,
    ("جمادي", "الثاني"): 6,
    ("جمادي", "الاخره"): 6,
    ("جمادي", "الاخر"): 6,
    ("ذو", "القعده"): 11,
    ("ذي", "القعده"): 11,
    ("ذو", "الحجه"): 12,
    ("ذي", "الحجه"): 12,
}
# Folded; الثلثاء is how Lebanon writes Tuesday.
_ARABIC_WEEKDAYS = {
    "اثنين": 0,
    "ثلاثاء": 1,
    "ثلثاء": 1,
    "اربعاء": 2,
    "خميس": 3,
    "جمعه": 4,
    "سبت": 5,
    "احد": 6,
    # The Sunday papers keep their names.
    "صنداي": 6,
}
_UNITS = {
    "الاول": 1,
    "الحادي": 1,
    "الثاني": 2,
    "الثالث": 3,
    "الرابع": 4,
    "الخامس": 5,
    "السادس": 6,
    "السابع": 7,
    "الثامن": 8,
    "التاسع": 9,
    "العاشر": 10,
}


def _with_clitics(names: Mapping[str, int]) -> dict[str, int]:
    return {clitic + name: value for name, value in names.items() for clitic in _CLITICS}


def _weekdays() -> dict[str, int]:
    names: dict[str, int] = {}
    for word, value in _ARABIC_WEEKDAYS.items():
        if word == "صنداي":
            names[word] = value
            continue
        names |= {clitic + word: value for clitic in ("ال", "وال", "فال", "بال", "كال", "لل", "ولل", "وبال")}
    return names


def _numbered(lines: Iterable[str]) -> dict[str, int]:
    return {name: number for number, line in enumerate(lines, 1) for name in line.split()}


ARABIC_MONTHS: Mapping[str, int] = _with_clitics(_numbered(_ARABIC_MONTHS.strip().splitlines()))
DOUBTFUL_ARABIC_MONTHS: Mapping[str, int] = _with_clitics(_DOUBTFUL_MONTHS)
NUMBERED_ARABIC_MONTHS: Mapping[tuple[str, int], int] = {
    (clitic + name, number): value
    for (name, number), value in _NUMBERED_MONTHS.items()
    for clitic in _CLITICS
}
HIJRI_WORDS: Mapping[str, int] = _with_clitics(_HIJRI_WORDS)
HIJRI_PAIRS: Mapping[tuple[str, str], int] = {
    (clitic + first, second): value for (first, second), value in _HIJRI_PAIRS.items() for clitic in _CLITICS
}
ARABIC_WEEKDAYS: Mapping[str, int] = _weekdays()
ARABIC_ORDINALS: Mapping[str, int] = _UNITS

_FULL_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
SHORT_MONTHS: Mapping[str, int] = {
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1) if len(name) > 3},
    "sept": 9,
}
_FULL_WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
SHORT_WEEKDAYS: Mapping[str, int] = {
    **{name[:3].lower(): number for number, name in enumerate(WEEKDAYS)},
    "tues": 1,
    "wednes": 2,
    "thur": 3,
    "thurs": 3,
}
_BEFORE_HYPHEN = ("mid-", "early-", "late-", "pre-", "post-", "end-")


def _forms(names: Mapping[str, int], plural: str) -> dict[str, tuple[tuple[int, int, int], ...]]:
    """Matching form → what it names, as (number, first character, end) each: "june-july" names two."""
    forms: dict[str, tuple[tuple[int, int, int], ...]] = {}
    for name, value in names.items():
        end = len(name)
        for ending in ("", "'s", plural, "-long"):
            forms[name + ending] = ((value, 0, end),)
        for head in _BEFORE_HYPHEN:
            forms[head + name] = ((value, len(head), len(head) + end),)
        for other, number in names.items():
            forms[f"{name}-{other}"] = ((value, 0, end), (number, end + 1, end + 1 + len(other)))
    return forms


ENGLISH_MONTHS = _forms(_FULL_MONTHS, "")
ENGLISH_WEEKDAYS = _forms(_FULL_WEEKDAYS, "s")

# English news writes the months of the Islamic calendar in many ways.
HIJRI_ENGLISH_WORDS: Mapping[str, int] = {
    "muharram": 1, "moharram": 1, "safar": 2, "rajab": 7, "shaban": 8, "sha'ban": 8, "shaaban": 8,
    "sha'aban": 8, "ramadan": 9, "ramadhan": 9, "ramazan": 9, "shawwal": 10, "shawal": 10,
}  # fmt: skip
HIJRI_ENGLISH_HEADS: Mapping[str, str] = {
    **dict.fromkeys(("rabi", "rabi'", "rabi'a", "rabia", "rabee"), "rabi"),
    **dict.fromkeys(("jumada", "jumaada", "jamada"), "jumada"),
    **dict.fromkeys(("dhu", "dhul", "dhu'l", "dhul-", "zu", "zul"), "dhu"),
}
HIJRI_ENGLISH_TAILS: Mapping[tuple[str, str], int] = {
    **{("rabi", tail): 3 for tail in ("i", "awwal", "awal", "ula")},
    **{("rabi", tail): 4 for tail in ("ii", "thani", "akhir", "akhar")},
    **{("jumada", tail): 5 for tail in ("i", "ula", "awwal", "oula")},
    **{("jumada", tail): 6 for tail in ("ii", "thani", "akhira", "akhirah", "thaniya", "thaniyah", "akhir")},
    **{("dhu", tail): 11 for tail in ("qadah", "qa'dah", "qada", "qa'da", "qi'dah", "qidah", "qaada")},
    **{("dhu", tail): 12 for tail in ("hijjah", "hijja", "hija", "hijah")},
}
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third
twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first
"""
ENGLISH_ORDINALS: Mapping[str, int] = {name: number for number, name in enumerate(_ORDINALS.split(), 1)}
