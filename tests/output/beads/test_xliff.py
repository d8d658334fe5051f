"""XLIFF 2.0, by https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.output.beads.xliff import render
from tqa.output.style import Style

from .markup_rules import XML, check, parsed
from .samples import ALIGNMENTS, WORST, hostile, news, pair, table

_NS = "{urn:oasis:names:tc:xliff:document:2.0}"
_DIRECTIONS = {"srcDir", "trgDir", f"{XML}space"}
_RULES = {
    "xliff": ("(file )+", {"version", "srcLang"}, {"trgLang"}),
    "file": ("(skeleton )?(notes )?((unit|group) )+", {"id"}, {"original", "canResegment"} | _DIRECTIONS),
    "unit": ("(notes )?(originalData )?((segment|ignorable) )+", {"id"}, {"name"} | _DIRECTIONS),
    "notes": ("(note )+", set(), set()),
    "note": ("", set(), {"id", "appliesTo", "category", "priority"}),
    "segment": ("source (target )?", set(), {"id", "state", "subState"}),
    "source": ("(cp )*", set(), {f"{XML}lang", f"{XML}space"}),
    "target": ("(cp )*", set(), {f"{XML}lang", f"{XML}space", "order"}),
    "cp": ("", {"hex"}, set()),
}
_NAME_TOKEN = re.compile(r"[\w.:-]+")


def document(alignment):
    return parsed(render(alignment, Style()))


def content(element) -> str | None:
    """The text of a source or target with the characters that its `cp` elements stand for."""
    if element is None:
        return None
    pieces = [element.text or ""]
    for point in element:
        pieces += [chr(int(point.get("hex"), 16)), point.tail or ""]
    return "".join(pieces)


def segments(alignment) -> list[tuple[str | None, str | None, str]]:
    return [
        (content(segment.find(f"{_NS}source")), content(segment.find(f"{_NS}target")), segment.get("state"))
        for segment in document(alignment).iter(f"{_NS}segment")
    ]


@pytest.mark.parametrize("make", ALIGNMENTS.values())
def test_it_keeps_to_the_specification(make):
    root = document(make())
    check(root, _NS, _RULES)
    assert root.attrib == {"version": "2.0", "srcLang": "ar", "trgLang": "en"}
    file = root.find(f"{_NS}file")
    assert (file.get("srcDir"), file.get("trgDir"), file.get(f"{XML}space")) == ("rtl", "ltr", "preserve")
    ids = [unit.get("id") for unit in root.iter(f"{_NS}unit")]
    assert len(set(ids)) == len(ids) == len(make().beads)
    assert all(map(_NAME_TOKEN.fullmatch, [*ids, file.get("id")]))
    for segment in root.iter(f"{_NS}segment"):
        assert segment.get("state") in {"initial", "translated"}
        assert (segment.find(f"{_NS}target") is None) is (segment.get("state") == "initial")
    for point in root.iter(f"{_NS}cp"):
        assert re.fullmatch("[0-9A-F]{4}", point.get("hex"))


def test_every_bead_is_a_unit_and_nothing_is_lost():
    alignment = news()
    made = segments(alignment)
    assert [source for source, _, _ in made] == [alignment.source_text(bead) for bead in alignment.beads]
    assert [target or "" for _, target, _ in made] == [alignment.target_text(b) for b in alignment.beads]
    assert made[5] == ("ولم تعلق البلدية على الطلب.", None, "initial")
    assert made[7] == ("", "Another library opens next year.", "translated")


def test_notes():
    first, second, *_ = document(news()).iter(f"{_NS}unit")
    assert {note.get("category"): note.text for note in first.iter(f"{_NS}note")} == {
        "type": "1-1",
        "confidence": "0.7000",
        "moved": "true",
    }
    assert [note.get("category") for note in second.iter(f"{_NS}note")] == ["type", "confidence"]


def test_rows_keep_their_ids_as_names():
    assert [unit.get("name") for unit in document(table()).iter(f"{_NS}unit")] == ["r 1", "صف-٢", "r3", "<4>"]


def test_the_original_is_the_source_file():
    assert document(news()).find(f"{_NS}file").get("original") == "مقال.txt"
    article = news().article
    nameless = replace(news(), article=replace(article, source=replace(article.source, path="")))
    assert "original" not in document(nameless).find(f"{_NS}file").attrib


def test_hostile_text_comes_back_whole():
    assert [(source, target) for source, target, _ in segments(hostile())] == [
        (f"خبر {WORST} عاجل", f"The {WORST} news"),
        (f"ثم {WORST}", f"then {WORST} came"),
    ]


@given(st.text(st.one_of(st.sampled_from("<>&\"']\r\n\t\0\ud800\ufffe\x85 "), st.characters()), min_size=1))
def test_any_text_comes_back(text):
    assert segments(pair(text, f"{text}x")) == [(text, f"{text}x", "translated")]


@pytest.mark.parametrize("make", [news, table])
def test_translate_toolkit_reads_it(make):
    xliff2 = pytest.importorskip("translate.storage.xliff2")
    store = xliff2.Xliff2File.parsestring(render(make(), Style()).encode("utf-8"))
    assert [(unit.source, unit.target) for unit in store.units] == [
        (source, target) for source, target, _ in segments(make())
    ]


def test_every_article_of_a_table_is_a_file():
    alignment = table()
    rows = alignment.article.target.segments
    mixed = [replace(each, group="" if k == 3 else f"doc {k // 2}") for k, each in enumerate(rows)]
    article = replace(
        alignment.article,
        **{
            side: replace(getattr(alignment.article, side), segments=tuple(mixed))
            for side in ("source", "target")
        },
    )
    root = parsed(render(replace(alignment, article=article), Style()))
    check(root, _NS, _RULES)
    files = root.findall(f"{_NS}file")
    assert [each.get("original") for each in files] == ["doc 0", "doc 1", None]
    assert [each.get("id") for each in files] == ["f1", "f2", "f3"]
    assert [len(each.findall(f"{_NS}unit")) for each in files] == [2, 1, 1]
