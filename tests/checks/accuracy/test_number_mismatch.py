from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqa.checks.accuracy._number_pairs import pair_up, unmatched
from tqa.checks.accuracy._number_style import plain, rewritten
from tqa.checks.accuracy.number_mismatch import RULE
from tqa.checks.unit import Unit
from tqa.language.numerals_ar import arabic_quantities
from tqa.language.numerals_en import english_quantities
from tqa.language.tokens import tokenize
from tqa.lexicon.lexicon import Lexicon

LEXICON = Lexicon.open()


def hits(source, target):
    return list(RULE.check(Unit(source, target, LEXICON), RULE.options))


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("٧٥٠ مليون", "750 billion", "750 million"),
        ("٢٫٥ مليار", "$2.5m", "2.5bn"),
        ("1.3 مليون", "13 million", "1.3 million"),
        ("11 مليون", "41million", "11million"),
        ("45 ألف", "54,000", "45,000"),
        ("6500", "5,600", "6,500"),
        ("1978", "1987", "1978"),
        ("2017", "20,170", "2017"),
        ("34", "43rd", "34th"),
        ("21", "12th", "21st"),
        ("٤٧٫٥ في المئة", "37.5 percent", "47.5 percent"),
        ("٤٧٫٥ في المئة", "37.5%", "47.5%"),
        ("الساعة العاشرة والنصف", "10:45 p.m.", "10:30"),
        ("الساعة 7", "4 pm", "7"),
        ("ثلاثينيات القرن التاسع عشر", "1930s", "1830s"),
        ("الثمانينيات", "1970s", None),
        ("ثلاثة ملايين", "two million", "3 million"),
        ("999 مليون", "twenty million", "999 million"),
    ],
)
def test_rewritten_keeps_the_form(source, target, expected):
    (one,) = arabic_quantities(tokenize(source))
    (two,) = english_quantities(tokenize(target))
    assert rewritten(one, one.span.of(source), two, two.span.of(target)) == expected


@given(st.decimals(0, 10**15, places=2))
def test_plain_says_the_value(value):
    assert Decimal(plain(value).replace(",", "")) == value


@given(st.integers(3, 10**9))
def test_equal_figures_are_silent(number):
    assert hits(f"بلغ العدد {number} طنا", f"The number reached {number:,} tonnes") == []


@given(st.integers(1000, 10**7), st.integers(1, 3))
def test_a_wrong_power_of_ten_is_magnitude(number, power):
    found = hits(f"بلغ العدد {number} طنا", f"The number reached {number * 10**power:,} tonnes")
    assert [hit.part for hit in found] == ["magnitude"]


def test_a_share_in_words_is_its_percentage_but_two_percentages_are_compared():
    half = arabic_quantities(tokenize("نصف المقاعد"))
    assert unmatched(half, english_quantities(tokenize("50 percent of the seats"))) == ()
    exact = arabic_quantities(tokenize("34.85 في المائة"))
    assert unmatched(exact, english_quantities(tokenize("34.8 percent"))) == exact


def test_texts_that_do_not_belong_together_are_not_paired():
    source = arabic_quantities(tokenize(" ، ".join(str(n) for n in range(100, 140))))
    target = english_quantities(tokenize(" ; ".join(str(n) for n in range(200, 240))))
    assert pair_up(source, target) == ()


@settings(max_examples=60)
@given(
    st.text(alphabet=st.sampled_from("٠١25،.:-% ألفمليونو\u200f\ud800"), max_size=60),
    st.text(alphabet=st.sampled_from("0125,.:-% amilontwyh$\u202e\udfff"), max_size=60),
)
def test_any_pair_is_judged_and_every_hit_lies_in_its_text(source, target):
    for hit in hits(source, target):
        assert 0 <= hit.span.start < hit.span.end <= len(target)
        assert hit.source_span is None or hit.source_span.end <= len(source)
        for fix in hit.fixes:
            assert all(edit.span.end <= len(target) and edit.text for edit in fix.edits)


def test_pairs_without_numbers_are_silent():
    unit = Unit(
        "قال الوزير إن الاجتماع كان مفيدا " * 5, "The minister said the meeting was useful " * 5, LEXICON
    )
    assert not list(RULE.check(unit, RULE.options))
