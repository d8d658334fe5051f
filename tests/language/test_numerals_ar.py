from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqa.language.numerals_ar import arabic_quantities
from tqa.language.quantities import Form, QuantityKind
from tqa.language.tokens import tokenize

UNITS = [
    "",
    "واحد",
    "اثنان",
    "ثلاثة",
    "أربعة",
    "خمسة",
    "ستة",
    "سبعة",
    "ثمانية",
    "تسعة",
    "عشرة",
    "أحد عشر",
    "اثنا عشر",
]
TENS = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمائة", "خمسمئة", "ستمائة", "سبعمئة", "ثمانمئة", "تسعمائة"]


def quantities(text):
    return arabic_quantities(tokenize(text))


def values(text):
    return [quantity.value for quantity in quantities(text) if not quantity.approximate]


def spell(number):
    """Masculine nominative spelling of 1 to 999,999,999, as grammar books build it."""
    parts = []
    for scale, single, dual, plural in (
        (10**6, "مليون", "مليونان", "ملايين"),
        (1000, "ألف", "ألفان", "آلاف"),
    ):
        count, number = divmod(number, scale)
        if count == 1:
            parts.append(single)
        elif count == 2:
            parts.append(dual)
        elif count:
            parts.append(f"{spell(count)} {plural if 3 <= count <= 10 else single}")
    hundreds, rest = divmod(number, 100)
    if hundreds:
        parts.append(HUNDREDS[hundreds])
    if 0 < rest < 13:
        parts.append(UNITS[rest])
    elif 0 < rest < 20:
        parts.append(f"{UNITS[rest - 10]} عشر")
    elif rest:
        parts.append(" و".join(filter(None, [UNITS[rest % 10], TENS[rest // 10]])))
    return " و".join(parts)


@given(st.integers(3, 999_999_999))
def test_spelled_numbers_have_their_value(number):
    assert values(f"بلغ {spell(number)} تقريبا") == [number]


@given(
    st.integers(1, 999_999_999),
    st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]),
    st.sampled_from([",", "٬", "\u00a0", " "]),
)
def test_grouped_digits_have_their_value(number, digits, mark):
    text = f"{number:,}".replace(",", mark).translate(str.maketrans("0123456789", digits))
    assert number in quantities(f"بلغ {text} طنا")[0].readings


@given(st.integers(1000, 999_999_999))
def test_groups_in_visual_order(number):
    text = " ".join(reversed(f"{number:,}".split(",")))
    assert number in quantities(f"بلغ {text} طنا")[0].readings


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مليونان", 2_000_000),
        ("ملياري دولار", 2 * 10**9),
        ("مليونا دولار", 2_000_000),
        ("ألفا دولار", 2000),
        ("مئتا رجل", 200),
        ("مائتين وخمسين", 250),
        ("وخمسة وعشرون", 25),
        ("بخمس وعشرين", 25),
        ("للثلاثين", 30),
        ("نصف مليون", 500_000),
        ("مليون ونصف", 1_500_000),
        ("مليون ونصف المليون", 1_500_000),
        ("مليار وربع المليار", 1_250_000_000),
        ("اثنين ونصف مليون", 2_500_000),
        ("٢٫٥ مليون", 2_500_000),
        ("300 ألف", 300_000),
        ("3 ملايين و500 ألف", 3_500_000),
        ("5 آلاف و 300", 5300),
        ("ألف وتسعمئة وثمانية وتسعين", 1998),
        ("اثنتا عشرة", 12),
        ("ست مئة", 600),
        ("ثلاثة أرباع", "0.75"),
        ("مليوناً ومئتي ألف", 1_200_000),
        ("ثلاثمئة مليار", 3 * 10**11),
        ("ألف مليار", 10**12),
        ("بليون", 10**9),
        ("ترليونين", 2 * 10**12),
        ("خمسة وستين وثلاثمائة", 365),
        ("الحادي والعشرين", 21),
        ("السادس عشر", 16),
    ],
)
def test_value(text, value):
    assert values(text) == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("٣٫٥ في المئة", QuantityKind.PERCENT, "3.5"),
        ("خمسة بالمائة", QuantityKind.PERCENT, 5),
        ("٪٧", QuantityKind.PERCENT, 7),
        ("7 نقاط مئوية", QuantityKind.PERCENT, 7),
        ("الثالث", QuantityKind.ORDINAL, 3),
        ("الساعة العاشرة", QuantityKind.CLOCK, 10),
        ("في العاشرة والنصف", QuantityKind.CLOCK, "10.3"),
        ("الساعة السابعة إلا ربعا", QuantityKind.CLOCK, "6.45"),
        ("الساعة الخامسة وعشر دقائق", QuantityKind.CLOCK, "5.1"),
        ("الساعة 4.40", QuantityKind.CLOCK, "4.4"),
        ("ثلاثينيات القرن التاسع عشر", QuantityKind.DECADE, 1830),
        ("ستينيات القرن الماضي", QuantityKind.DECADE, 1960),
        ("54 - واقترحت اللجنة", QuantityKind.MARKER, 54),
        ("الوثيقة S/85", QuantityKind.LABEL, 85),
    ],
)
def test_kind(text, kind, value):
    (quantity,) = quantities(text)
    assert (quantity.kind, quantity.value) == (kind, Decimal(value))


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("الساعة 45/9", "9.45"),
        ("عام ونصف", "1.5"),
        ("ثلاثة عقود", 30),
        ("خلال عقدين", 20),
        ("ربع ساعة", 15),
        ("الثمانينيات", 1980),
    ],
)
def test_reading(text, reading):
    assert Decimal(reading) in quantities(text)[0].readings


@pytest.mark.parametrize(
    "text", ["عشرات الجرحى", "مئات الآلاف", "بضعة آلاف", "آلاف وآلاف", "ملايين الناخبين"]
)
def test_open_numbers(text):
    assert quantities(text)
    assert all(quantity.approximate for quantity in quantities(text))


@pytest.mark.parametrize(
    "text",
    [
        "تشرين الثاني/نوفمبر",
        "في كانون الأول",
        "ولربيع الأول",
        "جمادى الآخرة",
        "يوم الأحد",
        "الثلاثاء والأربعاء والخميس",
        "الفئة ألف",
        "ألف وباء",
        "لست أدري",
        "وزير الخارجية",
        "",
        "\u0000\ud800\u202e😀",
    ],
)
def test_no_numbers(text):
    assert quantities(text) == ()


def test_numbers_of_a_list_stay_apart():
    assert values("ثلاثة ملايين وخمسة ملايين") == [3_000_000, 5_000_000]
    assert values("خمسة وثلاثة") == [5, 3]
    assert values("73 طفلا و 39 امرأة") == [73, 39]


def test_a_range_shares_its_scale_and_its_percent():
    first, second = quantities("من 10 إلى 15 مليون")
    assert Decimal(10_000_000) in first.readings
    assert (second.value, second.form, second.scale) == (15_000_000, Form.SCALED, 10**6)
    assert [quantity.kind for quantity in quantities("20-30 في المئة")] == [QuantityKind.PERCENT] * 2


def test_tashkeel_tatweel_and_presentation_forms():
    assert values("خَمْسَةٌ وعِشْرُون") == [25]
    assert values("مليـــونان") == [2_000_000]
    assert values("ﺧﻤﺴﺔ") == [5]


@given(
    st.lists(
        st.sampled_from(
            [
                "مليون",
                "و",
                "وثلاثة",
                "آلاف",
                "نصف",
                "000",
                "5",
                "الساعة",
                "عشر",
                "%",
                "وخمسون",
                "ألفا",
                "القرن",
                "ستينيات",
            ]
        ),
        max_size=30,
    )
)
def test_any_order_of_number_words_is_read_without_overlap(words):
    tokens = tokenize(" ".join(words))
    found = arabic_quantities(tokens)
    for one, two in pairwise(found):
        assert one.last < two.first
    for quantity in found:
        assert quantity.value in quantity.readings
        assert quantity.span.start == tokens[quantity.first].span.start


@settings(max_examples=60)
@given(
    st.text(alphabet=st.one_of(st.characters(), st.sampled_from("٠١5،.:/-% ألفمليونو\u064b")), max_size=80)
)
def test_any_text_is_read(text):
    for quantity in quantities(text):
        assert quantity.span.end <= len(text)


@pytest.mark.parametrize("piece", ["مليون ", "ثلاثة ملايين و", "000 ", "الساعة ", "آلاف ", "5-"])
def test_many_repetitions(piece):
    tokens = tokenize(piece * 20_000)
    assert all(quantity.last < len(tokens) for quantity in arabic_quantities(tokens))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("خُمس القوى العاملة", "0.2"),
        ("خمس القوى العاملة", "0.2"),
        ("خُمُس سكان العالم", "0.2"),
        ("وثُمن السكان", "0.125"),
        ("ثمنهم", "0.125"),
        ("تسعهم", Decimal(1) / 9),
        ("السُّدس", Decimal(1) / 6),
        ("سبع الأرض", Decimal(1) / 7),
        ("عُشرها", "0.1"),
        ("خمسا السكان", "0.4"),
        ("خمسي السكان", "0.4"),
    ],
)
def test_shares(text, value):
    (quantity,) = quantities(text)
    assert quantity.value == Decimal(value)
    assert {Decimal(value), quantity.value * 100} <= {
        round(one, 20) for one in quantity.readings
    } | quantity.readings


@pytest.mark.parametrize(("text", "value"), [("الدول الخمس", 5), ("خمس من النساء", 5), ("عشر من القرى", 10)])
def test_a_number_that_may_be_a_share(text, value):
    (quantity,) = quantities(text)
    assert quantity.value == value
    assert {1 / Decimal(value), 100 / Decimal(value)} <= quantity.readings


@pytest.mark.parametrize(
    ("text", "value"), [("خمس سنوات", 5), ("خمسه", 5), ("خمس عشرة", 15), ("عشر آلاف", 10_000), ("خمس إلى", 5)]
)
def test_numbers_that_are_no_shares(text, value):
    (quantity,) = quantities(text)
    assert quantity.readings == {value}
