"""The sample articles: their gold is sound, the rules find what they should, and nothing clean is flagged."""

import json
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import tqa
from tqa.checks.registry import all_rules

CORPORA = Path(__file__).parents[1] / "corpora"
ARTICLES = CORPORA / "articles"
MANIFEST = tomllib.loads((CORPORA / "manifest.toml").read_text(encoding="utf-8"))["article"]
NAMES = [entry["name"] for entry in MANIFEST]
WEAKNESSES = tomllib.loads((CORPORA / "weaknesses.toml").read_text(encoding="utf-8"))
# Artifacts that are marked though no rule finds them yet.
WITHOUT_A_RULE = {
    "addition",
    "calque",
    "date-mismatch",
    "grammar",
    "inconsistent-name",
    "mistranslation",
    "name-mismatch",
    "negation-mismatch",
    "omission",
    "untranslated-text",
}
# Rules about what a user brings along; test_corpora_glossary.py has its own expectations.
WITHOUT_A_PLACE = {"terminology"}
# A finding that stops one blank short of the gold span still points at the same place.
NEAR = 2


def text_of(name, side):
    return (ARTICLES / f"{name}.{side}.txt").read_text(encoding="utf-8")


def gold_of(name):
    return [
        json.loads(line)
        for line in (ARTICLES / f"{name}.gold.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def place_of(row, target):
    start = -1
    for _ in range(row["occurrence"]):
        start = target.index(row["text"], start + 1)
    return start, start + len(row["text"])


@cache
def report_of(name, side="en"):
    return tqa.check(tqa.read(ARTICLES / f"{name}.ar.txt", ARTICLES / f"{name}.{side}.txt"))


def known_misses(name):
    """The weaknesses listed for the article, of the rules that exist."""
    return sorted(
        (entry["category"], entry["text"])
        for entry in WEAKNESSES["miss"]
        if entry["article"] == name and entry["category"] in all_rules()
    )


def known_alarms(name, side):
    return sorted(
        (entry["rule"], entry["text"])
        for entry in WEAKNESSES.get("alarm", [])
        if (entry["article"], entry["side"]) == (name, side)
    )


def touches(finding, place):
    return finding.span.start <= place[1] + NEAR and place[0] <= finding.span.end + NEAR


def test_manifest_lists_every_article():
    assert sorted(path.name.removesuffix(".ar.txt") for path in ARTICLES.glob("*.ar.txt")) == NAMES
    assert len({path.name.split(".")[0] for path in ARTICLES.iterdir()}) == len(NAMES)


def test_traits_that_the_suite_relies_on():
    traits = [trait for entry in MANIFEST for trait in entry["traits"]]
    assert traits.count("clean") >= 4
    assert {
        "web-page furniture",
        "Levantine months",
        "large numbers",
        "paragraphs merged and split differently",
    } <= set(traits)


def test_every_rule_is_planted_in_two_articles_at_least():
    planted = {category: set() for category in all_rules().keys() - WITHOUT_A_PLACE}
    for name in NAMES:
        for row in gold_of(name):
            planted.setdefault(row["category"], set()).add(name)
    assert {category for category, names in planted.items() if len(names) < 2} == set()
    assert set(planted) <= set(all_rules()) | WITHOUT_A_RULE


@pytest.mark.parametrize(
    "trap",
    [
        "more and more",
        "crimes and crimes against humanity",
        "thousands and thousands",
        "women and women-led",
        "banks and Islamic banks",
        "consumer loans and home loans",
        "The Hague",
        "“On the Waterfront,”",
        "“The Book of Heaven and Earth,”",
        "Sidi Sidi Mohamed",
        "Houari Houari",
        "“al-haneen” (longing)",
        "10:30 a.m.",
        "9.5 meters",
        "Version 2.0.1",
        "https://coral.example.org,",
        "\na) ",
        "\n“That is why",
        "\nVolunteer divers\n",
    ],
)
def test_traps_stay_in_the_translations(trap):
    """What looks like an artifact and is none; `test_nothing_else_is_flagged` sees that it passes."""
    assert any(trap in text_of(name, "en") for name in NAMES)


def test_weaknesses_point_at_the_articles():
    for entry in WEAKNESSES["miss"]:
        assert (entry["category"], entry["text"]) in [
            (row["category"], row["text"]) for row in gold_of(entry["article"])
        ]
    for entry in WEAKNESSES.get("alarm", []):
        assert entry["text"] in text_of(entry["article"], entry["side"])


@pytest.mark.parametrize("name", NAMES)
def test_gold_is_sound(name):
    source, target = text_of(name, "ar"), text_of(name, "en")
    assert 250 <= len(source.split()) <= 600
    places = []
    for row in gold_of(name):
        assert row["source"] in source
        assert row["severity"] in ("minor", "major", "critical")
        assert row["text"] != row["fix"]
        places.append(place_of(row, target))
    assert places == sorted(places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))


@pytest.mark.parametrize("entry", MANIFEST, ids=NAMES)
def test_clean_means_no_gold(entry):
    assert ("clean" in entry["traits"]) == (not gold_of(entry["name"]))


@pytest.mark.parametrize("name", NAMES)
def test_every_artifact_that_a_rule_covers_is_found(name):
    report, target = report_of(name), text_of(name, "en")
    missed = [
        (row["category"], row["text"])
        for row in gold_of(name)
        if row["category"] in all_rules()
        and not any(
            f.rule.split(".")[0] == row["category"] and touches(f, place_of(row, target))
            for f in report.findings
        )
    ]
    assert sorted(missed) == known_misses(name), "a new miss, or weaknesses.toml lists what is found now"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_flagged(name):
    report, target = report_of(name), text_of(name, "en")
    places = [place_of(row, target) for row in gold_of(name)]
    alarms = [
        (f.rule.split(".")[0], f.text)
        for f in report.findings
        if not any(touches(f, place) for place in places)
    ]
    assert sorted(alarms) == known_alarms(name, "en")


@pytest.mark.parametrize("name", NAMES)
def test_translation_with_the_gold_corrections_is_clean(name, tmp_path):
    """The corrections leave nothing for a rule to say."""
    target = text_of(name, "en")
    corrections = [(*place_of(row, target), row["fix"]) for row in gold_of(name)]
    for start, end, fix in reversed(corrections):
        target = target[:start] + fix + target[end:]
    corrected = tmp_path / "corrected.en.txt"
    corrected.write_text(target, encoding="utf-8")
    report = tqa.check(tqa.read(ARTICLES / f"{name}.ar.txt", corrected))
    assert [(f.rule, f.text, f.message) for f in report.findings] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name != "city-water-network"])
def test_human_reference_is_clean(name):
    """Every human translation passes. The one left out translates the page's furniture, rightly flagged."""
    alarms = [(f.rule.split(".")[0], f.text) for f in report_of(name, "ref").findings]
    assert sorted(alarms) == known_alarms(name, "ref")


def test_paragraphs_merged_differently_align_sentence_by_sentence():
    """The gold omission and addition of coalition-talks stand alone; every other sentence has a partner."""
    report = report_of("coalition-talks")
    alone = [bead for bead in report.beads if not (bead.source and bead.target)]
    assert len(alone) == 2
    (addition,) = [bead for bead in alone if bead.target]
    assert "Casablanca stock exchange" in report.article.target.segment_text(addition.target[0])
    gold = next(row for row in gold_of("coalition-talks") if row["category"] == "omission")
    (omission,) = [bead for bead in alone if bead.source]
    assert gold["source"] in report.article.source.segment_text(omission.source[0])
