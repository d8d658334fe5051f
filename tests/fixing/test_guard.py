"""What no fix may do to a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.fixing.guard import harm
from tqa.model import Applicability, Edit, Fix, Span

SAFE = Fix(Applicability.SAFE, (Edit(Span(0, 0), ""),))
SUGGESTED = Fix(Applicability.SUGGESTED, (Edit(Span(0, 0), ""),))

HARMLESS = [
    ("He said said no.", "He said no."),
    ("The the minister", "The minister"),
    ("as well as On the way", "as well as on the way"),
    ("however , he left", "however, he left"),
    ("However he left", "however he left"),
    ("Baghdad Baghdad is calm", "Baghdad is calm"),
    ("the Committee &apos; s report", "the Committee's report"),
    ("met Sha &apos; bi there", "met Sha'bi there"),
    ("in Sana&#8217;a", "in Sana’a"),
    ("in Sana& # 8217 ;a", "in Sana’a"),
    ("R&amp;amp;D of &lt;b&gt;Basra&lt;/b&gt;", "R&D of Basra"),
    ("<a href='News2011.html'>Basra</a> fell", "Basra fell"),
    ("Fran&ccedil;ois met them", "François met them"),
    ("He said “we will will stay”.", "He said “we will stay”."),
    ("He said “we will stay ” .", "He said “we will stay”."),
    ('He said "we will stay.', "He said we will stay."),
    ("the mayor of MÃ¼nchen said", "the mayor of München said"),
    ("Ankaraâ€™s offer", "Ankara’s offer"),
    ("5,200 men , 3.5 %", "5,200 men, 3.5%"),
    ("", ""),
    ("text", ""),
]


@pytest.mark.parametrize(("before", "after"), HARMLESS)
def test_harmless(before, after):
    assert harm(before, after, SAFE, "some-rule") is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("12 men", "13 men"),
        ("12 men", "men"),
        ("5 ,200 men", "5,200 men"),
        ("5,200 men", "5.200 men"),
        ("in 2011 2011", "in"),
        ("on 5 May on 5 May", "on 5 May"),
        ("men", "12 men"),
        ("1.5 million", "15 million"),
        ("٣ رجال", "٤ رجال"),
    ],
)
@pytest.mark.parametrize("fix", [SAFE, SUGGESTED])
def test_no_fix_changes_a_number(before, after, fix):
    assert harm(before, after, fix, "some-rule") == "it would change a number"


@pytest.mark.parametrize(
    ("source", "allowed"), [("في ٥ مايو", True), ("من ٥ إلى ٥ مايو", False), ("في الخامس من مايو", False)]
)
def test_a_doubled_number_goes_where_the_source_has_it_once(source, allowed):
    said = harm("on 5 May on 5 May", "on 5 May", SAFE, "repeated-phrase", source)
    assert said == (None if allowed else "it would change a number")


@pytest.mark.parametrize(
    "rule", ["number-mismatch", "number-mismatch.magnitude", "date-mismatch", "boilerplate"]
)
def test_rules_that_are_about_numbers_may_change_them(rule):
    assert harm("12 men", "13 men", SUGGESTED, rule) is None


def test_a_rule_whose_name_only_begins_like_one_may_not():
    assert harm("12 men", "13 men", SUGGESTED, "number-mismatched") == "it would change a number"


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("said Hassan in Basra", "said in Basra", "hassan"),
        ("said the UN envoy", "said the envoy", "un"),
        ("a man, Ali, said", "a man, said", "ali"),
        ("Basra fell", "fell", "basra"),
        ("the al-Qatarneh family", "the al- family", "qatarneh"),
    ],
)
def test_a_safe_fix_takes_no_name(before, after, name):
    assert harm(before, after, SAFE, "some-rule") == f"it would remove the name “{name}”"
    assert harm(before, after, SUGGESTED, "some-rule") is None


def test_a_safe_fix_adds_no_name():
    assert harm("in the city", "in the city of Basra", SAFE, "some-rule") == "it would add the name “basra”"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("He said “we will stay”.", "He said “we shall stay”."),
        ("He said «we will stay».", "He said «we stay»."),
        ('He said "we will we will stay".', 'He said "we will stay".'),
        ("“no” and “never ever”", "“no” and “ever”"),
    ],
)
def test_a_safe_fix_rewords_no_quotation(before, after):
    assert harm(before, after, SAFE, "some-rule") == "it would reword a quotation"
    assert harm(before, after, SUGGESTED, "some-rule") is None


@given(st.text(max_size=60))
def test_what_changes_nothing_harms_nothing(text):
    assert harm(text, text, SAFE, "some-rule") is None


@given(st.text("&#;<>aA5xX“” \n", max_size=80), st.text("&#;<>aA5xX“” \n", max_size=80))
def test_any_text_can_be_judged(before, after):
    said = harm(before, after, SAFE, "some-rule")
    assert said is None or said.startswith("it would ")


def test_judging_is_linear_on_hostile_text():
    hostile = "<a " * 20_000 + "&#" * 20_000 + "“" * 20_000 + "A'" * 20_000
    assert harm(hostile, hostile, SAFE, "some-rule") is None
