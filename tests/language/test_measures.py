from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.language.measures import Measure, MeasureType, converts, english_form
from tqa.language.numerals_ar import arabic_quantities
from tqa.language.numerals_en import english_quantities
from tqa.language.quantities import ranges_of
from tqa.language.tokens import tokenize

KILOMETER = Measure(MeasureType.LENGTH, "kilometre", Decimal(1000))
MILE = Measure(MeasureType.LENGTH, "mile", Decimal("1609.344"))
EURO = Measure(MeasureType.CURRENCY, "euro")
DOLLAR = Measure(MeasureType.CURRENCY, "dollar")


def named(text, read):
    """All measures of the only quantity of a text, in short, and the characters that name them."""
    (quantity,) = read(tokenize(text))
    measures = [f"{each.type} {each.name} {each.variety}".strip() for each in quantity.measures]
    return measures, quantity.measure_span.of(text) if quantity.measure_span else ""


@pytest.mark.parametrize(
    ("text", "measures", "words"),
    [
        ("٧٥٠ مليون دولار", ["currency dollar"], "دولار"),
        ("ألفا دولار أميركي", ["currency dollar us"], "دولار أميركي"),
        ("٣ آلاف جنيه إسترليني", ["currency pound britain"], "جنيه إسترليني"),
        ("500 ليرة", ["currency pound", "currency lira"], "ليرة"),
        ("500 ليرة سورية", ["currency pound syria", "currency lira syria"], "ليرة سورية"),
        ("20 ديناراً عراقياً", ["currency dinar iraq"], "ديناراً عراقياً"),
        ("7 من الدولارات", ["currency dollar"], "الدولارات"),
        ("٣٠ ريالاً", ["currency riyal", "currency real"], "ريالاً"),
        ("100 $", ["currency dollar"], "$"),
        ("12 كم", ["length kilometre"], "كم"),
        ("12 كيلو متراً", ["length kilometre"], "كيلو متراً"),
        ("12 كيلو", ["length kilometre", "mass kilogram"], "كيلو"),
        ("40 كيلومتراً مربعاً", ["area square kilometre"], "كيلومتراً مربعاً"),
        ("40 متر مكعب", ["volume cubic metre"], "متر مكعب"),
        ("خمسون ميلاً بحرياً", ["length nautical mile", "length mile"], "ميلاً بحرياً"),
        ("٢٥ درجة مئوية", ["temperature degree celsius"], "درجة مئوية"),
        ("25 درجة", ["temperature degree"], "درجة"),
        ("مليونا برميل", ["volume barrel"], "برميل"),
        ("ثلاثمئة دونم", ["area dunum"], "دونم"),
        ("20 فداناً", ["area acre", "area feddan"], "فداناً"),
        ("ثمانية أيام", ["duration day"], "أيام"),
        ("الثلاثون كيلومتراً", ["length kilometre"], "كيلومتراً"),
        ("50 في المئة دولار", [], ""),
        ("50 شخصاً", [], ""),
        ("50", [], ""),
    ],
)
def test_arabic_measures(text, measures, words):
    assert named(text, arabic_quantities) == (measures, words)


@pytest.mark.parametrize(
    ("text", "measures", "words"),
    [
        ("$750 million", ["currency dollar"], "$"),
        ("US$ 20", ["currency dollar us"], "US$"),
        ("A$20", ["currency dollar australia"], "A$"),
        ("USD 1,800,000", ["currency dollar us"], "USD"),
        ("1,800 SYP", ["currency pound syria"], "SYP"),
        ("20 Canadian dollars", ["currency dollar canada"], "Canadian dollars"),
        ("20 pounds sterling", ["currency pound britain"], "pounds sterling"),
        ("20 pounds", ["currency pound", "mass pound"], "pounds"),
        ("€20", ["currency euro"], "€"),
        ("3.5 million euros", ["currency euro"], "euros"),
        ("20 km", ["length kilometre"], "km"),
        ("20km", ["length kilometre"], "km"),
        ("a 20-kilometer road", ["length kilometre"], "-kilometer"),
        ("a twenty-mile road", ["length mile"], "mile"),
        ("a 50-year-old house", ["duration year"], "-year"),
        ("20 square miles", ["area square mile"], "square miles"),
        ("20 sq. km", ["area square kilometre"], "sq. km"),
        ("20 cubic meters", ["volume cubic metre"], "cubic meters"),
        ("20 nautical miles", ["length nautical mile", "length mile"], "nautical miles"),
        ("20°C", ["temperature degree celsius"], "°C"),
        ("20 degrees Fahrenheit", ["temperature degree fahrenheit"], "degrees Fahrenheit"),
        ("20 degrees", ["temperature degree"], "degrees"),
        ("two million barrels", ["volume barrel"], "barrels"),
        ("eight weeks", ["duration week"], "weeks"),
        ("20 percent", [], ""),
        ("20 people", [], ""),
        ("20", [], ""),
    ],
)
def test_english_measures(text, measures, words):
    found, characters = named(text, english_quantities)
    assert found == measures
    assert characters.lstrip("-") == words.lstrip("-")


@pytest.mark.parametrize(
    ("measure", "like", "of", "form"),
    [
        (KILOMETER, "miles", MILE, "kilometers"),
        (KILOMETER, "mile", MILE, "kilometer"),
        (KILOMETER, "mi", MILE, "km"),
        (MILE, "km", KILOMETER, "mi"),
        (EURO, "$", DOLLAR, "€"),
        (DOLLAR, "euros", EURO, "dollars"),
        (Measure(MeasureType.LENGTH, "foot"), "miles", MILE, "feet"),
        (Measure(MeasureType.CURRENCY, "yuan"), "euros", EURO, "yuan"),
        (Measure(MeasureType.CURRENCY, "dinar"), "$", DOLLAR, None),
        (Measure(MeasureType.CURRENCY, "dollar", variety="canada"), "€", EURO, None),
        (EURO, "bucks", DOLLAR, None),
    ],
)
def test_english_form(measure, like, of, form):
    assert english_form(measure, like, of) == form


@given(st.decimals(1, 10**6, places=1))
def test_a_conversion_is_one_in_both_directions_and_no_other_value_is(value):
    miles = value * KILOMETER.size / MILE.size
    assert converts(value, KILOMETER, miles, MILE)
    assert converts(miles, MILE, value, KILOMETER)
    assert not converts(value, KILOMETER, value, MILE)
    assert not converts(value, KILOMETER, miles, EURO)


def test_temperatures_convert_with_their_zero():
    celsius, fahrenheit = (
        Measure(MeasureType.TEMPERATURE, "degree", variety=scale) for scale in ("celsius", "fahrenheit")
    )
    assert converts(Decimal(40), celsius, Decimal(104), fahrenheit)
    assert converts(Decimal(104), fahrenheit, Decimal(40), celsius)
    assert not converts(Decimal(40), celsius, Decimal(72), fahrenheit)


def test_currencies_do_not_convert():
    assert not converts(Decimal(100), EURO, Decimal(110), DOLLAR)


@pytest.mark.parametrize("word", ["about", "nearly", "some"])
def test_hedged_numbers_are_marked_in_english(word):
    assert [each.hedged for each in english_quantities(tokenize(f"{word} 300 of 400"))] == [True, False]


@pytest.mark.parametrize("word", ["نحو", "حوالي", "قرابة", "زهاء"])
def test_hedged_numbers_are_marked_in_arabic(word):
    assert [each.hedged for each in arabic_quantities(tokenize(f"{word} 300 من 400"))] == [True, False]


@pytest.mark.parametrize(
    ("text", "read", "ends"),
    [
        ("من 10 إلى 15 عاماً", arabic_quantities, [(10, 15)]),
        ("٥-٧ أيام", arabic_quantities, [(5, 7)]),
        ("بين خمسة وسبعة", arabic_quantities, [(5, 7)]),
        ("بين 5 و7", arabic_quantities, [(5, 7)]),
        ("خمسة رجال و7 نساء", arabic_quantities, []),
        ("5 و7", arabic_quantities, []),
        ("10 to 15 years", english_quantities, [(10, 15)]),
        ("10–15%", english_quantities, [(10, 15)]),
        ("between 5 and 7", english_quantities, [(5, 7)]),
        ("1950-53", english_quantities, [(1950, 53)]),
        ("5 and 7", english_quantities, []),
        ("15 to 10", english_quantities, []),
        ("5 to 7 to 9", english_quantities, [(5, 7)]),
        ("dozens to 100", english_quantities, []),
    ],
)
def test_ranges(text, read, ends):
    tokens = tokenize(text)
    found = ranges_of(read(tokens), tokens)
    assert [(each.low.value, each.high.value) for each in found] == ends
    assert all(each.span.start <= each.low.span.start for each in found)


@pytest.mark.parametrize(
    "piece",
    ["5 كيلو ", "كيلو ", "5 من ", "$", "5 sq. ", "5 square ", "five-kilometer-", "5°", "US$5-", "5 to "],
)
def test_many_repetitions_are_read(piece):
    tokens = tokenize(piece * 20_000)
    for read in (arabic_quantities, english_quantities):
        found = read(tokens)
        assert all(each.last < len(tokens) for each in found)
        assert len(ranges_of(found, tokens)) <= len(found)
