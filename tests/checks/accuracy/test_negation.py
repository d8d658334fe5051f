"""The model behind negation-mismatch: what it sees of a negation, and what it makes of it."""

import pytest

from tqa.checks.accuracy._lost_negation import lost_negations
from tqa.checks.accuracy._negation_model import lost_probability, negation_weights
from tqa.checks.unit import Unit
from tqa.pipeline import shipped_lexicon


def negations(arabic, english):
    return list(lost_negations(Unit(arabic, english, shipped_lexicon()), all_of_them=True))


@pytest.mark.parametrize(
    ("arabic", "with_it", "without_it"),
    [
        (
            "لم يحضر الوزير الجلسة.",
            "The minister did not attend the session.",
            "The minister did attend the session.",
        ),
        (
            "دخل الجنود القرية دون مقاومة.",
            "The soldiers entered the village without resistance.",
            "The soldiers entered the village with resistance.",
        ),
        ("ليست المدرسة مغلقة اليوم.", "The school is not closed today.", "The school is closed today."),
    ],
)
def test_a_negation_looks_the_same_with_and_without_its_rendering(arabic, with_it, without_it):
    """The model learns from rendered negations what to expect of lost ones."""
    (rendered,), (lost,) = negations(arabic, with_it), negations(arabic, without_it)
    assert rendered.rendered
    assert not lost.rendered
    # Length in words is all that may differ.
    assert {name.split()[0] for name in set(rendered.features) ^ set(lost.features)} <= {"ratio", "length"}


def test_another_way_of_saying_it_makes_a_loss_less_likely():
    arabic = "لا يؤمن الناخبون بوعود الحكومة."
    (plain,) = negations(arabic, "Voters believe the promises of the government.")
    (doubted,) = negations(arabic, "Voters doubt the promises of the government.")
    assert lost_probability(doubted.features) < lost_probability(plain.features) - 0.1


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "لم تتوصل الأطراف إلى اتفاق بشأن الحدود.",
            "The parties failed to reach an agreement on the borders.",
        ),
        (
            "أدى عدم صيانة السد إلى انهياره.",
            "The failure of the company to maintain the dam led to its collapse.",
        ),
        (
            "انتقد عدم تحلي بعض الصحف بالمسؤولية.",
            "He criticised the lack of responsibility of some newspapers.",
        ),
    ],
)
def test_a_word_that_governs_what_is_denied_renders_the_negation(arabic, english):
    assert negations(arabic, english) == []


def test_a_word_that_is_itself_denied_renders_nothing():
    (negation,) = negations("لم يمنع المطر إقامة المباراة.", "Rain prevented the match from taking place.")
    assert not negation.rendered


def test_a_negation_without_known_english_is_found_by_its_place():
    (lost,) = negations("قال المزارع إنه لن يتزحزح.", "The farmer said that he would budge.")
    (rendered,) = negations("قال المزارع إنه لن يتزحزح.", "The farmer said that he would not budge.")
    assert not lost.denial.anchors
    assert rendered.rendered
    assert not lost.rendered


def test_a_clause_left_out_is_no_lost_negation():
    """That is for the rule about omissions to say."""
    arabic = "وصل الوزير إلى المدينة صباحاً، ولم يتبرم."
    assert negations(arabic, "The minister arrived in the city in the morning.") == []


def test_two_negations_take_each_other_back():
    assert negations("ولم يأت النجاح بدون ثمن.", "This success came at a price.") == []


def test_probabilities_are_probabilities():
    names = list(negation_weights())
    for features in ((), names, ["no such feature"], ["meant by"]):
        assert 0 <= lost_probability(features) <= 1


def test_shipped_weights_are_small():
    assert 100 <= len(negation_weights()) <= 2000
