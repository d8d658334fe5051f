"""Lets a test choose the rules that exist."""

from __future__ import annotations

import pytest


@pytest.fixture
def with_rules(monkeypatch):
    """Make these rules the only ones there are."""

    def use(*rules):
        monkeypatch.setattr("tqa.checks.run.all_rules", lambda: {rule.name: rule for rule in rules})

    return use
