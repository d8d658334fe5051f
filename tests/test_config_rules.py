"""Which rules a configuration selects, and whether the names in it exist."""

from __future__ import annotations

import pytest

from tqa.config import Config, RuleConfig, check_rules
from tqa.errors import ConfigError

KNOWN = {
    "doubled-coordination": frozenset({"frames", "max-gap"}),
    "repeated-word": frozenset[str](),
    "number-mismatch.magnitude": frozenset({"tolerance"}),
    "number-mismatch.extra": frozenset[str](),
    "omission": frozenset[str](),
}
FAMILIES = ("repetition", "accuracy")


@pytest.mark.parametrize(
    ("select", "ignore", "rule", "expected"),
    [
        ((), (), "a.x", True),
        ((), ("fam",), "a.x", False),
        ((), ("a",), "a.x", False),
        ((), ("a.x",), "a.x", False),
        ((), ("a.x",), "a.y", True),
        ((), ("a.x",), "a", True),
        (("fam",), (), "a.x", True),
        (("a",), (), "a.x", True),
        (("a.x",), (), "a.x", True),
        (("a.x",), (), "a.y", False),
        (("a.x",), (), "a", False),
        (("other",), (), "a.x", False),
        (("fam",), ("a",), "a.x", False),
        (("a.x",), ("a",), "a.x", True),
        (("a.x",), ("a",), "a.y", False),
        (("a",), ("fam",), "a.x", True),
        (("a",), ("a",), "a.x", False),
        (("ab",), (), "a", False),
    ],
)
def test_the_closest_name_decides_and_ignore_wins_a_tie(select, ignore, rule, expected):
    assert Config(select=select, ignore=ignore).selects(rule, "fam") is expected


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (
            Config(rules={"doubled-coordinaton": RuleConfig()}, path="tqa.toml"),
            (
                "tqa.toml: rules.doubled-coordinaton: no such rule; did you mean doubled-coordination? "
                "(tqa rules lists all)"
            ),
        ),
        (
            Config(rules={"repetition": RuleConfig()}, path="a/pyproject.toml"),
            (
                "a/pyproject.toml: tool.tqa.rules.repetition: "
                "this is a family; settings go to its rules (tqa rules lists all)"
            ),
        ),
        (
            Config(select=("repetitions",)),
            'select: "repetitions": no such rule or family; did you mean repetition? (tqa rules lists all)',
        ),
        (
            Config(ignore=("omission", "zzz"), path="tqa.toml"),
            'tqa.toml: ignore: "zzz": no such rule or family (tqa rules lists all)',
        ),
        (
            Config(ignore=("number-mismatch.extras",)),
            (
                'ignore: "number-mismatch.extras": no such rule or family; '
                "did you mean number-mismatch.extra? (tqa rules lists all)"
            ),
        ),
        (
            Config(rules={"doubled-coordination": RuleConfig(options={"maxgap": 3})}),
            (
                "rules.doubled-coordination.maxgap: no such option; did you mean max-gap? "
                "(see tqa explain doubled-coordination)"
            ),
        ),
        (
            Config(rules={"omission": RuleConfig(options={"allowed": []})}),
            "rules.omission.allowed: no such option; did you mean allow? (see tqa explain omission)",
        ),
        (
            Config(rules={"number-mismatch.extra": RuleConfig(options={"tolerance": 1})}),
            "rules.number-mismatch.extra.tolerance: no such option (see tqa explain number-mismatch.extra)",
        ),
    ],
)
def test_names_that_do_not_exist_are_refused_with_the_nearest(config, expected):
    with pytest.raises(ConfigError) as caught:
        check_rules(config, KNOWN, iter(FAMILIES))
    assert str(caught.value) == expected


def test_names_that_exist_are_accepted():
    config = Config(
        select=("repetition", "number-mismatch", "number-mismatch.extra"),
        ignore=("omission", "accuracy"),
        rules={"number-mismatch": RuleConfig(options={"tolerance": 1})},
    )
    check_rules(config, KNOWN, iter(FAMILIES))


def test_no_settings_name_nothing():
    check_rules(Config(), {}, ())
