"""Every rule is documented, and named by its file."""

import pytest

from tqa.checks.registry import all_rules
from tqa.checks.rule import SECTIONS, define
from tqa.model import Severity


@pytest.mark.parametrize("rule", list(all_rules().values()), ids=lambda rule: rule.name)
def test_rule_documents_itself(rule):
    assert rule.info.summary.endswith(".")
    assert tuple(rule.info.sections) == SECTIONS
    assert all(rule.info.sections.values())
    assert rule.info.category.count("/") >= 1
    assert rule.name == rule.info.name == rule.info.name.lower()


def test_rule_needs_exactly_one_check():
    with pytest.raises(ValueError, match="exactly one"):
        define("tqa.checks.family.name", "Doc.", severity=Severity.MINOR, category="a/b")
