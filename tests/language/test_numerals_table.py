"""The numbers of `data/numerals.tsv`, checked by hand, against what both readers make of them."""

from decimal import Decimal
from pathlib import Path

import pytest

from tqa.language.numerals_ar import arabic_quantities
from tqa.language.numerals_en import english_quantities
from tqa.language.quantities import QuantityKind
from tqa.language.tokens import tokenize

READERS = {"ar": arabic_quantities, "en": english_quantities}
KINDS = {
    "%": QuantityKind.PERCENT,
    "o": QuantityKind.ORDINAL,
    "c": QuantityKind.CLOCK,
    "d": QuantityKind.DECADE,
    "m": QuantityKind.MARKER,
    "l": QuantityKind.LABEL,
}
# Shares are cut off after the sixth digit.
NEARLY = Decimal("0.00001")


def rows():
    lines = (Path(__file__).parent / "data" / "numerals.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


def expected(entry):
    """Kind, value and whether it is left open, of one entry: "48o", "2/3", "~1000"."""
    kind = KINDS.get(entry[-1], QuantityKind.CARDINAL)
    top, _, bottom = entry.removeprefix("~").rstrip("".join(KINDS)).partition("/")
    return kind, Decimal(top) / Decimal(bottom or 1), entry.startswith("~")


def test_the_table_is_as_long_as_promised_and_says_nothing_twice():
    texts = [row[:2] for row in rows()]
    assert len(texts) >= 300
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(("language", "text", "numbers"), rows())
def test_a_number_of_the_table(language, text, numbers):
    found = READERS[language](tokenize(text))
    wanted = [expected(entry) for entry in numbers.split(", ") if entry != "-"]
    assert [(each.kind, each.approximate) for each in found] == [(kind, open_) for kind, _, open_ in wanted]
    for quantity, (_, value, _) in zip(found, wanted, strict=True):
        assert any(abs(reading - value) < NEARLY for reading in quantity.readings), quantity.readings
