"""Lets a test choose the rules that exist."""

from __future__ import annotations

import pytest

from tests.fixing.rules import replacing


@pytest.fixture
def with_rules(monkeypatch):
    """Make these rules the only ones there are."""

    def use(*rules):
        monkeypatch.setattr("tqa.checks.run.all_rules", lambda: {rule.name: rule for rule in rules})

    return use


@pytest.fixture
def two_rules(with_rules):
    """Rules of known behaviour, one for aaa and one for ccc."""
    with_rules(replacing("a-to-b", "aaa", "bbb"), replacing("c-to-d", "ccc", "ddd"))
