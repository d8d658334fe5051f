"""What date-mismatch compares, beyond the cases of its YAML file."""

import datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.language.test_dates import DATES, LEVANT
from tqa.checks.accuracy._date_pairs import compare
from tqa.checks.accuracy._date_style import month_like, number_like, weekday_like
from tqa.checks.accuracy.date_mismatch import RULE
from tqa.checks.unit import Unit
from tqa.language.dates import Calendar
from tqa.language.tokens import tokenize
from tqa.lexicon.lexicon import Lexicon

LEXICON = Lexicon.open()


def hits(source, target):
    return list(RULE.check(Unit(source, target, LEXICON), RULE.options))


def arabic(date):
    return f"وصل الوفد في {date.day} {LEVANT[date.month - 1]} {date.year} إلى المدينة"


def english(date, form):
    written = date.strftime(form).replace("May.", "May")
    return f"The delegation arrived in the city on {written}, a source said"


FORMS = st.sampled_from(["%d %B %Y", "%B %d, %Y", "%b. %d, %Y"])


@given(DATES, FORMS)
@settings(max_examples=150)
def test_the_same_date_is_silent(date, form):
    assert hits(arabic(date), english(date, form)) == []


@given(DATES, st.integers(1, 12), FORMS)
@settings(max_examples=150)
def test_another_month_is_found_and_mended(date, month, form):
    assume(month != date.month and date.day < 29)
    right, wrong = english(date, form), english(date.replace(month=month), form)
    (hit,) = hits(arabic(date), wrong)
    assert hit.part == "month"
    (edit,) = hit.fixes[0].edits
    fixed = wrong[: edit.span.start] + edit.text + wrong[edit.span.end :]
    if form.startswith("%b"):
        # As the Associated Press shortens months, and not as C does.
        assert hits(arabic(date), fixed) == []
    else:
        assert fixed == right


@given(DATES, st.integers(1, 28), FORMS)
@settings(max_examples=150)
def test_another_day_is_found(date, day, form):
    assume(day != date.day)
    assert [hit.part for hit in hits(arabic(date), english(date.replace(day=day), form))] == ["day"]


@given(DATES, st.integers(1930, 2100))
@settings(max_examples=150)
def test_another_year_is_found(date, year):
    assume(year != date.year and date.day < 29)
    assert [hit.part for hit in hits(arabic(date), english(date.replace(year=year), "%d %B %Y"))] == ["year"]


@given(DATES, st.integers(1, 6))
@settings(max_examples=100)
def test_only_a_weekday_that_fits_may_be_added(date, step):
    right = f"The delegation arrived on {date.strftime('%A, %B %d, %Y')}."
    wrong = right.replace(f"{date:%A}", f"{date + datetime.timedelta(step):%A}")
    assert hits(arabic(date), right) == []
    assert [hit.part for hit in hits(arabic(date), wrong)] == ["coherence"]


@pytest.mark.parametrize(
    ("text", "month", "expected"),
    [
        ("October", 3, "March"),
        ("OCTOBER", 3, "MARCH"),
        ("Oct.", 3, "March"),
        ("Oct", 3, "Mar"),
        ("Sept.", 11, "Nov."),
        ("Nov.", 9, "Sept."),
        ("May", 9, "September"),
        ("March", 1, "January"),
    ],
)
def test_a_month_takes_the_form_of_the_other(text, month, expected):
    assert month_like(text, month, Calendar.GREGORIAN) == expected


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("5", 3, "3"),
        ("5th", 3, "3rd"),
        ("1st", 12, "12th"),
        ("first", 22, "twenty-second"),
        ("First", 2, "Second"),
        ("fifth", 40, None),
    ],
)
def test_a_day_takes_the_form_of_the_other(text, value, expected):
    assert number_like(text, value) == expected


def test_a_weekday_takes_the_form_of_the_other():
    assert [weekday_like(text, 2) for text in ("Monday", "Mon", "MONDAY")] == [
        "Wednesday",
        "Wed",
        "WEDNESDAY",
    ]


def test_the_figures_of_a_date_that_differ_are_told_so_that_numbers_need_not():
    source, target = tokenize("في 13 أيار وفي 4 تموز حضر 20"), tokenize("On May 30 and June 4, 20 came")
    arabic_figures, english_figures = compare(source, target).figures
    assert [source[index].text for index in arabic_figures] == ["13"]
    assert [target[index].text for index in english_figures] == ["30"]


def test_a_month_of_several_days_is_reported_once():
    found = hits("في 7 و 19 آب/أغسطس", "on 7 and 19 July")
    assert [(hit.part, hit.fixes[0].edits[0].text) for hit in found] == [("month", "August")]


def test_more_dates_left_over_on_one_side_say_nothing():
    assert hits("في آذار ثم في أيار وفي تموز", "In April and in May") == []


def test_a_raised_figure_is_no_day():
    found = hits("وقع ذلك في 3 مايو 2020 على مساحة 10 ²", "It happened on 4 May 2020 on 10 ²")
    assert [(hit.part, hit.span.start) for hit in found] == [("day", 15)]


def test_other_days_of_other_months_are_paired_by_the_day():
    found = hits("في 3 آذار وفي 9 أيار وفي 12 تموز", "on 3 April and on 9 May")
    assert [(hit.span, hit.part) for hit in found] == [(found[0].span, "month")]
    assert found[0].fixes[0].edits[0].text == "March"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("3 آذار " * 30_000, "April 3 " * 30_000),
        ("الثلاثاء " * 50_000, "Monday " * 50_000),
        ("آ" * 1_000_000, "March" * 200_000),
        ("5 آذار\x00\ud800", "May 5\x00\udfff"),
    ],
)
def test_hostile_pairs_are_judged(source, target):
    for hit in hits(source, target):
        assert hit.span.end <= len(target)
        assert hit.source_span.end <= len(source)
