"""The pattern that pairs files: what it matches, and which patterns are refused."""

from __future__ import annotations

import pytest

from tqa.batch.naming import DEFAULT, Pair, parse_naming
from tqa.errors import ConfigError


def pairs(pattern, path):
    return list(parse_naming(pattern, "--pattern").pairs(path))


@pytest.mark.parametrize("path", ["news/final.ar.txt", "news/final.en.txt"])
def test_either_side_leads_to_the_pair(path):
    assert pairs(DEFAULT, path) == [Pair("news/final.ar.txt", "news/final.en.txt")]


@pytest.mark.parametrize(
    ("pattern", "path", "pair"),
    [
        (DEFAULT, "/srv/x.ar.md", Pair("/srv/x.ar.md", "/srv/x.en.md")),
        (DEFAULT, "خبر.ar.txt", Pair("خبر.ar.txt", "خبر.en.txt")),
        (DEFAULT, "a.b.ar.txt", Pair("a.b.ar.txt", "a.b.en.txt")),
        ("ar/{name}.txt=en/{name}.txt", "ar/x/y.txt", Pair("ar/x/y.txt", "en/x/y.txt")),
        ("ar/{name}.txt=en/{name}.txt", "site/en/y.txt", Pair("site/ar/y.txt", "site/en/y.txt")),
        ("./{name}.txt={name}_mt.txt", "a/y_mt.txt", Pair("a/y_mt.txt", "a/y_mt_mt.txt")),
        ("{name}.txt={name}.txt.en", "a/y.txt.en", Pair("a/y.txt", "a/y.txt.en")),
    ],
)
def test_what_a_pattern_matches(pattern, path, pair):
    assert pairs(pattern, path)[0] == pair


def test_a_name_that_fits_both_sides_has_both_pairs():
    found = pairs("{name}.txt={name}_mt.txt", "y_mt.txt")
    assert found == [Pair("y_mt.txt", "y_mt_mt.txt"), Pair("y.txt", "y_mt.txt")]


def test_a_folder_name_that_stands_twice_has_a_pair_for_each():
    found = pairs("ar/{name}.txt=en/{name}.txt", "ar/ar/y.txt")
    assert found == [Pair("ar/ar/y.txt", "en/ar/y.txt"), Pair("ar/ar/y.txt", "ar/en/y.txt")]


@pytest.mark.parametrize("path", ["x.txt", "x.ref.txt", "ar.txt", ".ar.txt", "xar.txt", "x.ar", "x.ar.txt/y"])
def test_a_foreign_name_has_no_pair(path):
    assert pairs(DEFAULT, path) == []


def test_folders_count_whole():
    assert pairs("ar/{name}.txt=en/{name}.txt", "qatar/x.txt") == []


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{name}.ar.txt", "has no ="),
        ("", "has no ="),
        ("{name}=a={name}", "has a second ="),
        ("{name}.txt={name}.txt", "names both sides alike"),
        ("a.txt={name}.txt", "has no {name}"),
        ("{name}.ar.{ext}={name}.en.txt", "has {ext} on one side only"),
        ("{name}.{lang}.txt={name}.en.txt", "{lang} stands for nothing; known are {name} and {ext}"),
        ("{name}{name}.a={name}.b", "a field twice"),
        ("{name}.{a={name}.b", "a brace alone"),
        ("../{name}.ar={name}.en", "leads elsewhere"),
        ("/a/{name}.ar=/b/{name}.en", "leads elsewhere"),
        ("ar\\{name}=en\\{name}", "backslash"),
    ],
)
def test_a_pattern_that_cannot_pair_is_refused(pattern, said):
    with pytest.raises(ConfigError) as caught:
        parse_naming(pattern, "tqa.toml: pattern")
    assert str(caught.value).startswith("tqa.toml: pattern: ")
    assert said in str(caught.value)


@pytest.mark.parametrize("path", ["a" * 1_000_000, "a/" * 2000 + "b.ar.txt.x", "ar/" * 1300, ".ar." * 1000])
def test_hostile_paths_are_judged(path):
    pairs(DEFAULT, path)
    pairs("ar/{name}.txt=en/{name}.txt", path)
