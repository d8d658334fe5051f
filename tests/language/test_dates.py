"""Dates of both languages: what is read, where it stands, and what is no date."""

import calendar
import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqa.language.dates import Calendar, spoken, weekday_of
from tqa.language.dates_ar import arabic_dates, arabic_weekdays
from tqa.language.dates_en import english_dates, english_weekdays
from tqa.language.tokens import tokenize

MONTHS = list(calendar.month_name)[1:]
LEVANT = [
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول",
    "تشرين الثاني", "كانون الأول",
]  # fmt: skip
GULF = [
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
    "ديسمبر",
]  # fmt: skip
ALGERIA = [
    "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
]  # fmt: skip
MOROCCO = [
    "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
]  # fmt: skip
HIJRI = [
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان",
    "شوال", "ذي القعدة", "ذي الحجة",
]  # fmt: skip
ORDINALS = [
    "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر",
    "الحادي عشر", "الثاني عشر", "الثالث عشر", "الرابع عشر", "الخامس عشر", "السادس عشر", "السابع عشر",
    "الثامن عشر", "التاسع عشر", "العشرين", "الحادي والعشرين", "الثاني والعشرين", "الثالث والعشرين",
    "الرابع والعشرين", "الخامس والعشرين", "السادس والعشرين", "السابع والعشرين", "الثامن والعشرين",
    "التاسع والعشرين", "الثلاثين", "الحادي والثلاثين",
]  # fmt: skip
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
DATES = st.dates(datetime.date(1925, 1, 1), datetime.date(2190, 12, 31))


def arabic(text):
    return [(date.span.of(text), spoken(date)) for date in arabic_dates(tokenize(text))]


def english(text):
    return [(date.span.of(text), spoken(date)) for date in english_dates(tokenize(text))]


@pytest.mark.parametrize(
    "names", [LEVANT, GULF, ALGERIA, MOROCCO], ids=["Levant", "Gulf", "Algeria", "Morocco"]
)
@pytest.mark.parametrize("clitic", ["", "و", "ل", "ب"])
def test_every_region_names_twelve_months(names, clitic):
    read = [arabic(f"{clitic}{name} 2015") for name in names]
    assert read == [
        [(f"{clitic}{name} 2015", f"{month} 2015")] for name, month in zip(names, MONTHS, strict=True)
    ]


@pytest.mark.parametrize(
    "pattern", ["{}/{}", "{} / {}", "{} ({})", "{} - {}", "{} {}", "{1}/{0}", "{1} ({0})"]
)
def test_two_names_of_a_month_are_one_date(pattern):
    for one, two, month in zip(LEVANT, GULF, MONTHS, strict=True):
        name = pattern.format(one, two)
        assert arabic(f"في 7 {name} 1999 تقريبا") == [(f"7 {name} 1999", f"7 {month} 1999")]


def test_two_months_with_a_slash_are_two():
    assert arabic("في تموز/آب 2006") == [("تموز", "July"), ("آب 2006", "August 2006")]


def test_days_as_ordinals():
    for day, words in enumerate(ORDINALS, 1):
        assert arabic(f"وافتتح في {words} من تموز الماضي") == [(f"{words} من تموز", f"{day} July")]


def test_islamic_months_are_kept_apart():
    for number, name in enumerate(HIJRI, 1):
        (date,) = arabic_dates(tokenize(f"في 9 {name} 1440 هـ"))
        assert (date.calendar, date.month.value, date.year.value) == (Calendar.HIJRI, number, 1440)
        assert weekday_of(date) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في ٣ آذار/مارس ٢٠١٩", [("٣ آذار/مارس ٢٠١٩", "3 March 2019")]),
        ("يوم الثلاثاء، 5 من شهر مارس من عام 2024", [("5 من شهر مارس من عام 2024", "5 March 2024")]),
        ("مارس 5، 2024", [("مارس 5، 2024", "5 March 2024")]),
        ("من 1 إلى 10 تشرين الأول", [("1 إلى 10 تشرين الأول", "October")]),
        (
            "15 رمضان 1445 هـ الموافق 25 مارس 2024م",
            [("15 رمضان 1445 هـ", "15 Ramadan 1445"), ("25 مارس 2024", "25 March 2024")],
        ),
        ("وقع في ٢٠٢٤/٣/١٢ صباحا", [("٢٠٢٤/٣/١٢", "12 March 2024")]),
        ("وقع في 25-4-2024 مساء", [("25-4-2024", "25 April 2024")]),
        ("وفي الأسبوع الأول من آذار", [("آذار", "March")]),
        ("ثلاثة كيلوغرامات و 40 تموز", [("تموز", "July")]),
        ("قبل 2003 بسنة", []),
        ("الوثيقة S/2010/85 والرقم 12/40/2010 و 1/2", []),
        ("كانون النار وتشرين وحدها", []),
        ("شهر رمضان", [("رمضان", "Ramadan")]),
        ("قال رمضان إن صفر اليدين محرم", []),
        ("باب البيت", []),
        ("بآب المقبل", [("بآب", "August")]),
    ],
)  # fmt: skip
def test_arabic_dates(text, expected):
    assert arabic(text) == expected


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("في مارس", True),
        ("مارس الماضي", True),
        ("5 مارس", True),
        ("مارس/آذار", True),
        ("مارس الضغط على الحكومة", False),
        ("نيسان تبيع سياراتها", False),
        ("منذ نيسان", True),
        ("تيريزا ماي", False),
        ("قال أب لطفلين", False),
        ("حرب آب", True),
    ],
)
def test_months_that_are_other_words_are_told_by_what_stands_beside(text, certain):
    assert [date.certain for date in arabic_dates(tokenize(text))] == [certain]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 3 April 2019.", [("3 April 2019", "3 April 2019")]),
        ("March 3, 2024, in Doha", [("March 3, 2024", "3 March 2024")]),
        ("the 3rd of March", [("3rd of March", "3 March")]),
        ("the twenty-third of July 1952", [("twenty-third of July 1952", "23 July 1952")]),
        ("On Nov. 3rd, 2012", [("Nov. 3rd, 2012", "3 November 2012")]),
        ("on Sept 11", [("Sept 11", "11 September")]),
        ("It opened on 5 Dec. The next day", [("5 Dec", "5 December")]),
        ("5 and 22 August", [("5 and 22 August", "August")]),
        ("between March 5 and 6 April", [("March 5", "5 March"), ("6 April", "6 April")]),
        ("March 5 and 6 people", [("March 5", "5 March")]),
        ("in mid-October", [("October", "October")]),
        ("the June-July war", [("June", "June"), ("July", "July")]),
        ("12/3/2024 and 2024-03-12", [("12/3/2024", "12 March 2024"), ("2024-03-12", "12 March 2024")]),
        ("15 Ramadan 1445 AH", [("15 Ramadan 1445 AH", "15 Ramadan 1445")]),
        ("the 9th of Dhu al-Hijjah", [("9th of Dhu al-Hijjah", "9 Dhu al-Hijjah")]),
        ("on 12 Dhul-Hijjah", [("12 Dhul-Hijjah", "12 Dhu al-Hijjah")]),
        ("Rabi II 1440", [("Rabi II 1440", "Rabi al-Thani 1440")]),
        ("May's ministers may march; Jan and Dec agreed", [("May", "May")]),
        ("Ramadan Sobhi scored", []),
        ("version 2.3.4 and 24/7", []),
    ],
)  # fmt: skip
def test_english_dates(text, expected):
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("in May", True),
        ("the end of May", True),
        ("since March", True),
        ("the end of March", True),
        ("over by March", True),
        ("in around May", True),
        ("May 3", True),
        ("between May and June", True),
        ("the allies of May", False),
        ("Theresa May said", False),
        ("the March on Rome", False),
    ],
)
def test_may_and_march_are_told_by_what_stands_beside(text, certain):
    assert english_dates(tokenize(text))[0].certain is certain


@given(DATES, st.sampled_from([LEVANT, GULF, ALGERIA, MOROCCO]), st.booleans())
@settings(max_examples=200)
def test_what_is_written_is_read_in_arabic(date, names, eastern):
    written = f"{date.day} {names[date.month - 1]} {date.year}"
    text = f"وصل الوفد في {written.translate(ARABIC_DIGITS) if eastern else written} إلى المدينة"
    (read,) = arabic_dates(tokenize(text))
    assert (read.day.value, read.month.value, read.year.value) == (date.day, date.month, date.year)
    assert weekday_of(read) == date.weekday()
    assert len(read.span.of(text)) == len(written)


@given(
    DATES, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%dth of %B, %Y", "%b. %d, %Y", "%d %b %Y", "%Y-%m-%d"])
)
@settings(max_examples=200)
def test_what_is_written_is_read_in_english(date, form):
    # May is never shortened, whatever C thinks.
    written = date.strftime(form).replace("May.", "May")
    text = f"The delegation arrived on {written}, in the evening."
    (read,) = english_dates(tokenize(text))
    assert (read.day.value, read.year.value) == (date.day, date.year)
    readings = {read.month.value, read.day.value} if read.swappable else {read.month.value}
    assert date.month in readings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("يوم الأحد والإثنين", [(6, True), (0, True)]),
        ("والتقى الاثنين قبل سفرهما", [(0, False)]),
        ("مساء الاثنين", [(0, True)]),
        ("الاثنين 4 مارس", [(0, True)]),
        ("للأربعاء وبالخميس", [(2, True), (3, True)]),
        ("صلاة الجمعة في السبت", [(4, True), (5, True)]),
        ("أحد عشر وثلاثة وخمسة", []),
    ],
)
def test_arabic_weekdays(text, expected):
    assert [(day.value, day.certain) for day in arabic_weekdays(tokenize(text))] == expected


def test_english_weekdays_stand_inside_longer_words():
    text = "Monday's talks, the Friday-Sunday break, Wednesdays; sunday and sat"
    assert [day.span.of(text) for day in english_weekdays(tokenize(text))] == [
        "Monday",
        "Friday",
        "Sunday",
        "Wednesday",
    ]


@pytest.mark.parametrize(
    "text", ["Tue, 5 March 2024", "Tuesday the 5th of March 2024", "Tuesday (March 5, 2024)"]
)
def test_a_weekday_belongs_to_the_date_behind_it(text):
    (date,) = english_dates(tokenize(text))
    assert date.weekday.value == weekday_of(date) == 1


def test_a_weekday_belongs_to_the_arabic_date_behind_it():
    (date,) = arabic_dates(tokenize("يوم الثلاثاء الموافق 5 آذار 2024"))
    assert date.weekday.value == weekday_of(date) == 1


@pytest.mark.parametrize(
    "text", ["31 April 2024", "5 March", "March 2024", "5 March 1850", "5 and 6 March 2024", "5/3/2024"]
)
def test_no_weekday_is_told_of_less_than_a_day(text):
    (date,) = english_dates(tokenize(text))
    assert weekday_of(date) is None


@pytest.mark.parametrize(
    "text",
    ["March " * 50_000, "5 and " * 50_000 + "May", "1/1/2000" * 50_000, "March-" * 50_000, "Rabi-" * 50_000,
     "Tuesday, " * 50_000, "May\x00\ud800 5\u202e March" * 20_000],
)  # fmt: skip
def test_hostile_english_is_read(text):
    tokens = tokenize(text)
    assert all(date.last < len(tokens) for date in english_dates(tokens))
    assert all(day.span.end <= len(text) for day in english_weekdays(tokens))


@pytest.mark.parametrize(
    "text",
    [
        "آذار/مارس " * 50_000,
        "5 و " * 50_000 + "آب",
        "تشرين " * 50_000,
        "ذي " * 50_000,
        "من شهر " * 50_000 + "تموز",
        "مار\u0640\u0640س\u202e 5 \x00" * 20_000,
    ],
)
def test_hostile_arabic_is_read(text):
    tokens = tokenize(text)
    assert all(date.span.end <= len(text) for date in arabic_dates(tokens))
    assert all(day.span.end <= len(text) for day in arabic_weekdays(tokens))
