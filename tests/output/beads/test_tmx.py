"""TMX 1.4b, by https://www.gala-global.org/tmx-14b."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa._version import __version__
from tqa.model import Bead
from tqa.output.beads.tmx import render
from tqa.output.style import Style

from .markup_rules import XML, check, parsed
from .samples import ALIGNMENTS, hostile, news, pair, table

_HEADER = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
_RULES = {
    "tmx": ("header body ", {"version"}, set()),
    "header": ("((note|prop|ude) )*", _HEADER, {"o-encoding", "creationdate", "creationid"}),
    "body": ("(tu )*", set(), set()),
    "tu": ("((note|prop) )*(tuv )+", set(), {"tuid", "segtype"}),
    "note": ("", set(), {f"{XML}lang"}),
    "prop": ("", {"type"}, {f"{XML}lang"}),
    "tuv": ("((note|prop) )*seg ", {f"{XML}lang"}, set()),
    "seg": ("", set(), set()),
}
_KINDS = {"block", "paragraph", "sentence", "phrase"}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def memory(alignment):
    return parsed(render(alignment, Style()))


def texts(alignment) -> list[tuple[str, str]]:
    return [tuple(seg.text or "" for seg in unit.iter("seg")) for unit in memory(alignment).iter("tu")]


@pytest.mark.parametrize("make", ALIGNMENTS.values())
def test_it_keeps_to_the_specification(make):
    root = memory(make())
    check(root, "", _RULES)
    assert root.get("version") == "1.4"
    header = root.find("header")
    assert header.get("srclang") == "ar"
    assert header.get("creationtoolversion") == __version__
    assert header.get("segtype") in _KINDS
    assert "creationdate" not in header.attrib
    for unit in root.iter("tu"):
        assert not re.search(r"\s", unit.get("tuid"))
        assert [variant.get(f"{XML}lang") for variant in unit.iter("tuv")] == ["ar", "en"]
        assert unit.get("segtype", "block") == "block"
        assert all(prop.get("type").startswith("x-") for prop in unit.iter("prop"))


def test_beads_with_one_side_are_left_out():
    alignment = news()
    units = list(memory(alignment).iter("tu"))
    assert [unit.get("tuid") for unit in units] == ["1", "2", "4", "5", "7"]
    assert texts(alignment) == [
        (alignment.source_text(bead), alignment.target_text(bead))
        for bead in alignment.beads
        if bead.source and bead.target
    ]


def test_properties():
    unit = memory(news()).find("body/tu")
    assert {prop.get("type"): prop.text for prop in unit.iter("prop")} == {
        "x-document": "article.en.txt",
        "x-tqa-type": "1-1",
        "x-tqa-confidence": "0.7000",
        "x-tqa-moved": "true",
    }
    second = memory(news()).findall("body/tu")[1]
    assert [prop.get("type") for prop in second.iter("prop")] == [
        "x-document",
        "x-tqa-type",
        "x-tqa-confidence",
    ]


def test_rows_name_the_article_that_they_say():
    named = [unit.findtext("prop[@type='x-document']") for unit in memory(table()).iter("tu")]
    assert named == [segment.group or None for segment in table().article.target.segments[: len(named)]]


@pytest.mark.parametrize(
    ("unit", "kind"),
    [("sentence", "sentence"), ("paragraph", "paragraph"), ("line", "block"), ("row", "block")],
)
def test_segment_types(unit, kind):
    root = memory(replace(news(), unit=unit))
    assert root.find("header").get("segtype") == kind
    joined = None if kind == "block" else "block"
    assert [each.get("segtype") for each in root.iter("tu")] == [None, None, joined, joined, joined]


def test_ids_of_rows_lose_their_white_space():
    assert [unit.get("tuid") for unit in memory(table()).iter("tu")] == ["r_1", "صف-٢"]


def test_nothing_paired_is_an_empty_memory():
    root = memory(replace(news(), beads=(Bead((0,), ()),)))
    check(root, "", _RULES)
    assert list(root.find("body")) == []


def test_what_xml_cannot_hold_is_named():
    note = memory(hostile()).find("body/tu/note")
    assert note.text == (
        "U+FFFD stands for what XML cannot hold: U+0000, U+0001, U+0007, U+001B, U+001F, "
        "U+D800, U+D83D, U+DFFF, U+FFFE, U+FFFF"
    )
    assert memory(news()).find("body/tu/note") is None


@given(st.text(st.one_of(st.sampled_from("<>&\"']\r\n\t\0\ud800\ufffe\x85 "), st.characters()), min_size=1))
def test_any_text_comes_back_but_for_what_xml_cannot_hold(text):
    arabic, english = f"ن{text}", f"{text}x"
    alignment = pair(arabic, english)
    assert texts(alignment) == [(_FORBIDDEN.sub("\ufffd", arabic), _FORBIDDEN.sub("\ufffd", english))]
    assert (memory(alignment).find("body/tu/note") is None) is (_FORBIDDEN.search(text) is None)


@pytest.mark.parametrize("make", ALIGNMENTS.values())
def test_translate_toolkit_reads_it(make):
    tmx = pytest.importorskip("translate.storage.tmx")
    store = tmx.tmxfile.parsestring(render(make(), Style()).encode("utf-8"))
    assert [(unit.source, unit.target) for unit in store.units] == texts(make())
