"""Where English terms are found, and where not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.glossary.english import (
    compiled,
    is_derived,
    is_form,
    occurrences,
    parts_of,
    stands_plainly,
)
from tqa.glossary.terms import Target
from tqa.language.tokens import tokenize


def found(term, text, *, case=False, **how):
    parts = parts_of(tokenize(text))
    return [
        (span.of(text), right) for span, right in occurrences(compiled(Target(term, case=case)), parts, **how)
    ]


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("ceasefire", "The cease-fire held", "cease-fire"),
        ("ceasefire", "Two cease fires held", "cease fires"),
        ("cease-fire", "The ceasefire's end", "ceasefire"),
        ("Ministry of Interior", "the Ministry of the Interior said", "Ministry of the Interior"),
        ("the World Bank", "World Bank loans", "World Bank"),
        ("refugee", "refugees' camp", "refugees"),
        ("spokesman", "Both spokesmen said", "spokesmen"),
        ("crisis", "the crises", "crises"),
        ("child", "the children", "children"),
        ("study", "three studies", "studies"),
        ("plan", "it was planned", "planned"),
        ("People’s Assembly", "the People's Assembly", "People's Assembly"),
        ("UN", "the U.N. said", "U.N"),
        ("WHO", "the WHO said", "WHO"),
        ("NGO", "many NGOs left", "NGOs"),
        ("Health & Safety", "Health and Safety rules", "Health and Safety"),
        ("G7", "the G7 met", "G7"),
        ("non-governmental organisation", "non governmental organisations", "non governmental organisations"),
    ],
)
def test_found(term, text, expected):
    assert [piece for piece, _ in found(term, text)] == [expected]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("WHO", "the man who left"),
        ("US", "they told us"),
        ("IT", "it is"),
        ("council", "counsel"),
        ("court", "courtesy"),
        ("port", "report, airport, portal"),
        ("university", "the universe"),
        ("Security Council", "security for the Council"),
        ("organ", "organisation"),
        ("rat", "rates"),
    ],
)
def test_not_found(term, text):
    assert found(term, text) == []


@pytest.mark.parametrize(
    ("term", "text", "right"),
    [
        ("Security Council", "the Security Council", True),
        ("Security Council", "the Security Councils", True),
        ("Security Council", "the security council", False),
        ("Security Council", "the Security council", False),
        ("Security Council", "SECURITY COUNCIL", True),
        ("refugee", "Refugees came", True),
        ("refugee", "“Refugees came”", True),
        ("refugee", "the Refugees came", False),
        ("iPhone", "the Iphone", False),
        ("iPhone", "IPhone sales", True),
    ],
)
def test_capitals(term, text, right):
    assert [well for _, well in found(term, text, case=True)] == [right]
    assert [well for _, well in found(term, text)] == [True]


def test_a_heading_may_have_capitals():
    assert found("refugee", "More Refugees Come", case=True, heading=True) == [("Refugees", True)]


@pytest.mark.parametrize(
    ("term", "case", "text", "plain"),
    [
        ("truce", False, "A Truce.", True),
        ("truce", False, "truces", False),
        ("truce", False, "untruce, truce", True),
        ("iPhone", True, "the iphone", False),
        ("WHO", False, "who", False),
        ("WHO", False, "the WHO", True),
        ("World Bank", False, "the world bank", True),
    ],
)
def test_what_stands_plainly(term, case, text, plain):
    assert stands_plainly(Target(term, case=case), text, text.lower()) == plain


@given(st.text("abcU -", min_size=1, max_size=6), st.text("abcU -s", max_size=30), st.booleans())
def test_what_stands_plainly_is_found(term, text, case):
    target = Target(term.strip(), case=case)
    if compiled(target).lows and stands_plainly(target, text, text.lower()):
        assert found(target.text, text, case=case)


def test_a_comma_parts_what_must_be_whole():
    assert found("regime change", "the regime, change", whole=True) == []
    assert found("regime change", "the regime, change") != []


@pytest.mark.parametrize(
    ("term", "text", "derived"),
    [
        ("Egypt", "Egyptian officials", True),
        ("China", "the Chinese", True),
        ("disarmament", "to disarm them", True),
        ("terrorism", "terrorist acts", True),
        ("company", "companion", False),
        ("Mali", "malice", False),
        ("World Bank", "World Banker", False),
    ],
)
def test_derived(term, text, derived):
    assert is_derived(compiled(Target(term)), parts_of(tokenize(text))) == derived


@given(st.text("abcdefgh'-. ", max_size=40), st.text("abcdefghs'-. ,", max_size=80))
def test_spans_lie_in_the_text(term, text):
    if compiled(Target(term)).lows:
        for piece, _ in found(term, text):
            assert piece


@given(st.text("abcdefgstn", min_size=3, max_size=9))
def test_a_word_is_a_form_of_itself_and_its_plural(word):
    assert is_form(word, word)


@pytest.mark.parametrize(
    ("unit", "each"),
    [("the ", 0), ("council ", 0), ("security ", 0), ("a-", 0), ("s", 0), ("security the council ", 1)],
)
def test_long_texts(unit, each):
    count = 100_000 // len(unit)
    assert len(found("security council", unit * count)) == count * each
