from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.model import Applicability, Article, Bead, Fix, Language, Report, Score, Span
from tqa.output.style import Style
from tqa.output.text import part
from tqa.output.visible import FSI, PDI, RLI, cells, visible

from .documents import at, running
from .samples import article_report, clean_report, found, hostile_report, table_report

PLAIN = Style()


def report_on(english: str, words: str, arabic: str = "نص", **more) -> Report:
    article = Article(running(Language.ARABIC, "", arabic), running(Language.ENGLISH, "a.en", english))
    return Report(article, (Bead((0,), (0,)),), (found(article, "rule", words, 0, **more),))


def blocks(report: Report, style: Style = PLAIN) -> list[list[str]]:
    return [block.split("\n") for block in part(report, style).removesuffix("\n").split("\n\n")]


def test_a_finding_reads_place_severity_rule_message_excerpt_fix():
    head, english, marks, arabic, fixes = blocks(article_report())[0]
    assert head == (
        "article.en.txt:1:4  major  doubled-coordination  "
        "two different verbs, «\u2068نستنكر وندين\u2069», became one"
    )
    assert english == "  en  We condemn and condemn this attack on the school."
    assert marks == "         " + "^" * len("condemn and condemn")
    assert arabic == f"  ar  {RLI}نستنكر وندين هذا الهجوم على المدرسة.{PDI}"
    assert fixes == (
        "  suggested: “denounce and condemn” (second sense of \u2068نستنكر\u2069) or “strongly condemn”"
    )


def test_what_has_no_counterpart_says_so():
    by_rule = {block[0].split("  ")[2]: block for block in blocks(article_report())[:-1]}
    assert "  en  (no counterpart)" in by_rule["omission"]
    assert f"  ar  {RLI}ولم يرد أي تعليق من البلدية.{PDI}" in by_rule["omission"]
    assert "  ar  (no counterpart)" in by_rule["boilerplate"]


def test_an_empty_row_has_no_counterpart_either():
    report = table_report()
    assert "  en  (no counterpart)" in blocks(report)[2]
    addition = replace(report.findings[1], source_span=None)
    source = running(Language.ARABIC, "", "")
    report = replace(report, findings=(addition,), article=replace(report.article, source=source))
    assert "  ar  (no counterpart)" in blocks(report)[0]


def test_rows_are_named_in_the_head():
    heads = [block[0] for block in blocks(table_report())]
    assert heads[0].startswith("memory.tsv:2:24 (row r1)  major  ")
    assert heads[1].startswith("memory.tsv:3:15 (row \u2068صف-٢\u2069)  critical  ")


@pytest.mark.parametrize(
    ("arabic", "expected"),
    [("first", "…"), ("last", "")],
)
def test_without_a_source_span_the_arabic_is_shown_as_far_in_as_the_english(arabic, expected):
    english = "start " + "middle " * 40 + "finish"
    report = report_on(english, "start" if arabic == "first" else "finish", "أول " + "وسط " * 60 + "آخر")
    line = next(line for line in blocks(report)[0] if line.startswith("  ar"))
    assert line.removesuffix(PDI).endswith("…") is (expected == "…")
    assert ("أول" in line) is (arabic == "first")
    assert ("آخر" in line) is (arabic == "last")


@given(
    st.text(st.sampled_from("ab e\u0301表👍ن\u202e\x1b"), max_size=120),
    st.text(st.sampled_from("xy\u0301表"), min_size=1, max_size=30),
    st.text(st.sampled_from("ab e\u0301表👍ن\u202e"), max_size=120),
    st.integers(40, 120),
)
def test_the_underline_stands_under_the_span(before, words, after, width):
    span = Span(len(before), len(before) + len(words))
    report = report_on(f"{before}{words}{after}", words)
    finding = replace(report.findings[0], span=span, text=words)
    _, english, marks, *_ = blocks(replace(report, findings=(finding,)), Style(width=width))[0]
    assert cells(english) <= width
    start = len(marks) - len(marks.lstrip(" "))
    shown = english.replace(FSI, "").replace(PDI, "")
    # At the cell where the underline begins the span must begin, a combining mark notwithstanding.
    positions = [i for i in range(len(shown) + 1) if cells(shown[:i]) == start]
    assert any(shown[i:].startswith(words[:1]) for i in positions)
    assert len(marks.strip()) in {max(cells(visible(words)), 1), len(marks) - start}


def test_an_insertion_point_is_marked_by_one_caret():
    report = report_on("He said that", "said")
    finding = replace(report.findings[0], span=Span(12, 12), text="")
    report = replace(report, findings=(finding,))
    assert blocks(report)[0][2] == " " * 18 + "^"
    assert blocks(report, Style(colour=True))[0][2] == " " * 18 + "^"


def test_a_span_that_reaches_out_of_its_sentence_is_shown_with_it():
    report = article_report()
    target = report.article.target.text
    span = Span(at(report.article.target, "this attack").start, at(report.article.target, "The minister").end)
    finding = replace(report.findings[1], span=span, text=span.of(target))
    english = blocks(replace(report, findings=(finding,)))[0][1]
    assert english == "  en  We condemn and condemn this attack on the school.⟨U+000A⟩The minister"


def test_summary_counts_and_plurals():
    assert blocks(article_report())[-1][-1] == (
        "7 findings (1 critical, 4 major, 2 minor) in 3 aligned sentence pairs; "
        "3 can be fixed safely with tqa fix"
    )
    assert blocks(report_on("a b", "a"))[-1] == ["1 finding (1 major) in 1 aligned sentence pair"]
    assert part(clean_report(), PLAIN) == "no findings in 1 aligned sentence pair\n"


def test_a_fix_of_several_applicabilities_counts_once_as_safe():
    edits = (Fix(Applicability.SAFE, ()), Fix(Applicability.SAFE, ()), Fix(Applicability.DISPLAY, ()))
    assert blocks(report_on("a b", "a", fixes=edits))[-1][0].endswith("; 1 can be fixed safely with tqa fix")


def test_notes_and_scores_stand_before_the_summary():
    assert blocks(article_report())[-1][:-1] == [
        "note: 1 heading was not compared",
        "BLEU 41.23, +1.50 against the baseline, interval +0.25 to +2.75, p = 0.0123, better (nrefs:1|a:b)",
        "chrF2 60.00 (nrefs:1)",
    ]
    untested = replace(clean_report(), scores={"TER": Score(50.0, "s", delta=0.0, verdict="not testable")})
    assert blocks(untested)[0][0] == "TER 50.00, +0.00 against the baseline, not testable (s)"


def test_text_from_memory_and_arabic_paths():
    report = report_on("a b", "a")
    target = report.article.target
    for path, shown in (("", "<text>"), ("مقال.en", f"{FSI}مقال.en{PDI}"), ("a\x1b.en", "a⟨U+001B⟩.en")):
        article = replace(report.article, target=replace(target, path=path))
        assert part(replace(report, article=article), PLAIN).startswith(f"{shown}:1:1  major  ")


@pytest.mark.parametrize("colour", [False, True])
def test_hostile_text_can_neither_reorder_nor_inject(colour):
    made = part(hostile_report(), Style(colour=colour))
    assert made.encode("utf-8")
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", made)
    assert colour is (stripped != made)
    # What rich wrote are colours only; the article's own sequences are all spelled out.
    assert set(re.findall(r"\x1b\[([0-9;]*)m", made)) <= {"0", "1", "1;4", "36"}
    for line in stripped.split("\n"):
        controls = [c for c in line if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
        assert set(controls) <= {FSI, RLI, PDI}
        assert controls.count(FSI) + controls.count(RLI) == controls.count(PDI)
    assert "⟨U+202E⟩gnp.exe⟨U+202C⟩" in stripped
    assert stripped.count("\n") == len(blocks(hostile_report())[0]) + 4 - (1 if colour else 0)


@pytest.mark.parametrize("colour", [False, True])
def test_all_arabic_stands_inside_isolates(colour):
    for report in (article_report(), table_report()):
        for line in part(report, Style(colour=colour)).split("\n"):
            depth = 0
            for character in line:
                depth += {FSI: 1, RLI: 1, PDI: -1}.get(character, 0)
                assert depth in {0, 1}
                if "ARABIC" in unicodedata.name(character, "") and unicodedata.category(character) == "Lo":
                    assert depth == 1
            assert depth == 0


def test_colour_changes_nothing_but_the_colours():
    plain = [line for line in part(article_report(), PLAIN).split("\n") if set(line) != {" ", "^"}]
    coloured = re.sub(r"\x1b\[[0-9;]*m", "", part(article_report(), Style(colour=True))).split("\n")
    assert coloured == plain


def test_a_narrow_terminal_still_shows_forty_cells():
    english = "word " * 40
    line = blocks(report_on(english, "word"), Style(width=3))[0][1]
    assert 30 < cells(line) <= 40


def test_a_megabyte_sentence_is_excerpted():
    report = report_on("word " * 200_000 + "end", "end", "كلمة " * 200_000)
    made = part(report, PLAIN)
    assert all(cells(line) <= 100 for line in made.split("\n"))
    assert "word end\n" in made
