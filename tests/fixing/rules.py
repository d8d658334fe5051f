"""Small rules of known behaviour, in place of the real ones."""

from __future__ import annotations

import re

from tqa.checks.rule import Hit, Rule, replace
from tqa.model import Applicability, RuleInfo, Severity, Span


def rule(
    name,
    check=None,
    *,
    check_article=None,
    options=None,
    parts=(),
    family="test",
    yields_to=(),
    compares=False,
):
    """A rule of the family "test"."""
    info = RuleInfo(name, family, Severity.MINOR, "a/b", f"{name}.", {})
    return Rule(info, check, check_article, options or {}, parts, yields_to, compares)


def replacing(name, pattern, by, applicability=Applicability.SAFE):
    """A rule that finds `pattern` and would put `by` there."""

    def check(unit, _options):
        for match in re.finditer(pattern, unit.target):
            span = Span(*match.span())
            yield Hit(span, f"{name}.", fixes=(replace(span, match.expand(by), applicability),))

    return rule(name, check)


def finding_only(name, pattern):
    """A rule that finds `pattern` and offers nothing."""

    def check(unit, _options):
        for match in re.finditer(pattern, unit.target):
            yield Hit(Span(*match.span()), f"{name}.")

    return rule(name, check)
