"""Which rules a configuration selects, and whether the names in it exist."""

from __future__ import annotations

import pytest

from tqa.config import Config, GateConfig, RuleConfig, check_rules
from tqa.errors import ConfigError

KNOWN = {
    "doubled-coordination": {"frames": ("a and a",), "max-gap": 3, "strict": False, "mark": "x"},
    "repeated-word": {},
    "number-mismatch.magnitude": {"tolerance": 0.5},
    "number-mismatch.extra": {},
    "omission": {},
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
            Config(gate=GateConfig(fail_on=("repetition", "number-mismatch", "omision")), path="tqa.toml"),
            (
                'tqa.toml: gate.fail-on: "omision": no such rule or family; did you mean omission? '
                "(tqa rules lists all)"
            ),
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


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("frames", "a", 'expected a list of texts, got "a"'),
        ("max-gap", 3.5, "expected a whole number, got 3.5"),
        ("max-gap", True, "expected a whole number, got true"),
        ("strict", 1, "expected true or false, got 1"),
        ("mark", ["x"], "expected text, got a list"),
        ("tolerance", "1", 'expected a number, got "1"'),
    ],
)
def test_an_option_takes_values_of_its_default_s_kind(option, value, expected):
    rule = "number-mismatch" if option == "tolerance" else "doubled-coordination"
    config = Config(rules={rule: RuleConfig(options={option: value})})
    with pytest.raises(ConfigError) as caught:
        check_rules(config, KNOWN, FAMILIES)
    assert str(caught.value) == f"rules.{rule}.{option}: {expected}"


@pytest.mark.parametrize(
    "options",
    [{"frames": []}, {"max-gap": 0}, {"strict": True}, {"mark": ""}, {"frames": ["x"], "mark": "y"}],
)
def test_options_of_the_right_kind_are_accepted(options):
    check_rules(Config(rules={"doubled-coordination": RuleConfig(options=options)}), KNOWN, FAMILIES)


def test_names_that_exist_are_accepted():
    config = Config(
        select=("repetition", "number-mismatch", "number-mismatch.extra"),
        ignore=("omission", "accuracy"),
        rules={"number-mismatch": RuleConfig(options={"tolerance": 1})},
    )
    check_rules(config, KNOWN, iter(FAMILIES))


def test_no_settings_name_nothing():
    check_rules(Config(), {}, ())
