"""An English side that is not empty, and yet has no word or mark."""

from __future__ import annotations

import pytest

import tqa

ARABIC = "وقال الوزير في مؤتمر صحفي إن بلاده تريد علاقات طيبة مع جميع جيرانها."


@pytest.mark.parametrize("english", ["\u202e\u202e\u202e", "\u200b", "\ufeff \u2060", "\x07", "\u0301"])
def test_it_is_checked_like_any_other(english):
    pair, *_ = tqa.check_pairs([(ARABIC, english), (ARABIC, "He said so.")])
    assert all(finding.span.end <= len(english) for finding in pair)
    assert "omission" in {finding.rule for finding in pair}


def test_an_article_of_nothing_else():
    found = tqa.check_pairs([(ARABIC, "\u202e")])
    assert [finding.text for finding in found[0] if finding.rule == "omission"] == ["\u202e"]
