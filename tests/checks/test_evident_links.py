"""The links of one token, made alone, are those that it has among all links of the bead."""

from __future__ import annotations

import pytest

from tqa.checks.unit import Unit
from tqa.pipeline import shipped_lexicon

PAIRS = [
    (
        "أعلنت وزارة الصحة في عمّان أن الوزير لم يوقع القرار رقم ١٢ مع سامر الخطيب.",
        "The health ministry in Amman said the minister had not signed decision no. 12 with Samer al-Khatib.",
    ),
    (
        "نستنكر وندين الهجوم على القرية.",
        "We condemn and condemn the attack on the village and the villagers.",
    ),
    ("اشترى الوزير زبرجدا ومزرعة كبيرة", "The minister bought peridot and a large farm"),
    ("", "Nothing stands behind this."),
]


def unit_of(pair: tuple[str, str]) -> Unit:
    return Unit(*pair, shipped_lexicon())


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[1][:12])
def test_links_of_one_token_are_those_of_the_bead(pair: tuple[str, str]) -> None:
    whole = unit_of(pair)
    assert whole.links.links or not pair[0]
    assert unit_of(pair).evident.links == tuple(filter(whole.links.has_evidence, whole.links.links))
    for index in range(len(whole.source_tokens)):
        evident = tuple(filter(whole.links.has_evidence, whole.links.of_source(index)))
        assert unit_of(pair).evident_links_of_source(index) == evident
        # With evidence there is no link by place beside it.
        assert not evident or evident == whole.links.of_source(index)
    for index in range(len(whole.target_tokens)):
        evident = tuple(filter(whole.links.has_evidence, whole.links.of_target(index)))
        assert unit_of(pair).evident_links_of_target(index) == evident
        assert not evident or evident == whole.links.of_target(index)


@pytest.mark.parametrize("pair", PAIRS[:1])
def test_a_unit_that_has_its_links_is_asked_for_them(pair: tuple[str, str]) -> None:
    one, other = unit_of(pair), unit_of(pair)
    assert one.links
    count = len(one.source_tokens), len(one.target_tokens)
    assert [one.evident_links_of_source(i) for i in range(count[0])] == [
        other.evident_links_of_source(i) for i in range(count[0])
    ]
    assert [one.evident_links_of_target(j) for j in range(count[1])] == [
        other.evident_links_of_target(j) for j in range(count[1])
    ]
