"""What a check makes of a unit goes with the unit, without the collector's help."""

import gc

import pytest
import yaml

from tests.checks.test_cases import CASES, article_of
from tqa.checks.accuracy._coverage import plain_coverage
from tqa.checks.run import check_beads
from tqa.checks.unit import Unit
from tqa.config import Config
from tqa.pipeline import shipped_lexicon

ACCURACY = (
    "addition",
    "mistranslation",
    "name-mismatch",
    "negation-mismatch",
    "omission",
    "quotation-mismatch",
)


def articles():
    for rule in ACCURACY:
        document = yaml.safe_load((CASES / f"{rule}.yml").read_text(encoding="utf-8"))
        yield from (article_of(case) for case in document["cases"])


def unreachable(articles):
    """Objects that only the collector could free after a check of all rules."""
    for article in articles:
        check_beads(article, article.beads, shipped_lexicon(), Config())
    return gc.collect()


def test_no_cycle_is_left_by_any_rule():
    whole = list(articles())
    # What is read and remembered at first use may leave some.
    unreachable(whole)
    gc.collect()
    gc.disable()
    try:
        assert unreachable(whole) == 0
    finally:
        gc.enable()


def test_a_coverage_does_not_outlive_its_unit():
    unit = Unit("افتتح الوزير المعرض الدولي.", "The minister opened the exhibition.", shipped_lexicon())
    covered = plain_coverage(unit)
    assert covered.unit is unit
    del unit
    with pytest.raises(ReferenceError, match="gone"):
        _ = covered.unit
