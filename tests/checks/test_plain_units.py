"""In plain type no rule about marks finds anything, so that they need not look."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqa.checks.registry import all_rules
from tqa.checks.typography import punctuation_spacing, stray_punctuation
from tqa.checks.unit import Unit
from tqa.pipeline import shipped_lexicon

RULES = ("markup-leftover", "punctuation-spacing", "stray-punctuation")
PIECES = ["The", "bank", "12", "5,000", "don’t", "2-1", "(", ")", ".", ",", ":", "!", "%", " ", "-", "/", "’"]
PLAIN = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)


def unit_of(text: str) -> Unit:
    return Unit("", text, shipped_lexicon(), alone=True)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The bank (of Oman) lent 5,000 riyals, or 3.5% more: it isn't much.", True),
        ("Two  spaces.", False),
        ("A mark , alone", False),
        ("R&amp;D", False),
        ("“Yes”", False),
        ("one,two", False),
        ("a line\nmore", False),
        ("zero\u200bwidth", False),
        ("", False),
    ],
)
def test_what_is_plain(text, plain):
    assert unit_of(text).is_plain is plain


@given(PLAIN)
def test_rules_about_marks_find_nothing_in_plain_type(text):
    unit = unit_of(text)
    if unit.is_plain:
        unit.__dict__["is_plain"] = False  # so that the rules look all the same
        for name in RULES:
            rule = all_rules()[name]
            assert rule.check is not None
            assert not list(rule.check(unit, rule.options)), name


MARKS = ["The", "bank", "a", "R/2", "5", *" \n\u00a0.,;:!?…“”\"'()[]-–/«»،؟&"]


@pytest.mark.parametrize(
    "module", [punctuation_spacing, stray_punctuation], ids=lambda module: module.__name__
)
@settings(max_examples=400)
@given(text=st.lists(st.sampled_from(MARKS), min_size=1, max_size=10).map("".join))
def test_what_is_not_suspect_has_nothing_wrong_with_it(module, text):
    if not module._SUSPECT.search(text):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "_SUSPECT", re.compile(""))
            assert not list(module.check(Unit("", text, shipped_lexicon(), alone=True), {}))


@pytest.mark.parametrize(
    "text", ["a" * 1_000_000, "a-" * 500_000 + "a", "1," * 500_000, "(a) " * 250_000 + "&"]
)
def test_long_texts_are_judged(text):
    assert unit_of(text).is_plain is (text[-1] != "&")
