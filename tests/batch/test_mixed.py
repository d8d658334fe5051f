"""Articles of which the Arabic and the English are files of different formats."""

from __future__ import annotations

import pytest

from tqa.batch.jobs import Job, find_jobs
from tqa.batch.naming import DEFAULT, parse_naming

NAMING = parse_naming(DEFAULT, "pattern")
PAGE = '<!DOCTYPE html><html data-report-hash="1">'


def jobs(folder, *names, naming=NAMING):
    for name in names:
        (folder / name).write_text(PAGE if name.endswith("html") else "x", encoding="utf-8")
    return find_jobs(["."], naming).jobs


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_sides_of_two_formats_are_one_article(folder):
    assert jobs(folder, "a.ar.md", "a.en.docx") == [Job("a.en.docx", "a.ar.md", "a.en.docx")]
    assert find_jobs(["a.en.docx", "./a.ar.md"], NAMING).jobs == [Job("a.en.docx", "a.ar.md", "a.en.docx")]


def test_one_format_goes_first(folder):
    found = jobs(folder, "a.ar.md", "a.en.md", "a.en.docx")
    assert [each.target for each in found if not each.problem] == ["a.en.md"]
    assert [each.problem for each in found if each.problem] == [
        "a.en.docx: its Arabic a.ar.docx is missing; add it, or name the files by --pattern"
    ]


@pytest.mark.parametrize(
    "names", [("a.ar.md", "a.en.docx", "a.en.srt"), ("a.ar.md", "a.ar.srt", "a.en.docx")]
)
def test_what_could_go_with_two_files_goes_with_none(folder, names):
    found = jobs(folder, *names)
    assert len(found) == 3
    assert all("is missing" in each.problem for each in found)


def test_no_folder_report_or_bilingual_file_is_taken_for_a_side(folder):
    (folder / "a.en.docx").mkdir()
    found = jobs(folder, "a.ar.txt", "a.en.html", "a.en.csv")
    assert [each.problem for each in found] == [
        "a.ar.txt: its translation a.en.txt is missing; add it, or name the files by --pattern"
    ]


def test_a_pattern_that_names_the_formats_is_kept(folder):
    found = jobs(folder, "a.ar.txt", "a.en.md", naming=parse_naming("{name}.ar.txt={name}.en.txt", "pattern"))
    assert [bool(each.problem) for each in found] == [True]


def test_a_name_that_no_file_can_have_is_passed_over():
    name = "a" * 300 + ".ar.txt"
    assert [each.source for each in find_jobs([name], NAMING).jobs] == [name]
