"""Articles as Word files of real programs: the findings of the text, and files that open when mended."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from tests.formats.docx.files import contents, main_part
from tests.formats.docx.software import (
    by_libreoffice,
    by_pandoc,
    by_python_docx,
    comments_kept_by_libreoffice,
    read_by_libreoffice,
    read_by_pandoc,
)
from tqa import pipeline
from tqa.formats.annotation import Remark
from tqa.model import Applicability

ARTICLES = Path(__file__).parents[3] / "corpora" / "articles"
KEYS = sorted(path.name.removesuffix(".en.txt") for path in ARTICLES.glob("*.en.txt"))
# Enough of them for the programs that take seconds to start.
FEW = KEYS[::4]

ARABIC = """وزير النقل يفتتح جسرين في العاصمة

افتتح وزير النقل سامر حداد جسرين جديدين في العاصمة يوم الأحد، وقال إن العمل استغرق ثلاث سنوات.

وأضاف الوزير أن 40 ألف سيارة ستعبر الجسرين كل يوم، وأن الكلفة بلغت 12 مليون دولار؛ وهذا مهم.
"""
ENGLISH = """Transport minister opens two bridges in the capital

Transport Minister Samer Haddad opened two bridges in the the capital on Sunday، and said \
work took three years.

The minister added that 40,000 cars will cross the bridges every day, and that the cost was \
12 million dollars; And this is important .
"""
FIXED = """Transport minister opens two bridges in the capital
Transport Minister Samer Haddad opened two bridges in the capital on Sunday, and said \
work took three years.
The minister added that 40,000 cars will cross the bridges every day, and that the cost was \
12 million dollars; and this is important."""
KEPT = ' xml:space="preserve"'


def said(report):
    return [(each.rule, each.text, each.source_text, each.message) for each in report.findings]


def checked(*files):
    return pipeline.check(pipeline.read(*files))


def markup(data):
    """The tags of the main part, but for what keeps white space."""
    return [tag.replace(KEPT, "") for tag in re.findall(r"<[^>]*>", main_part(data))]


def lines_of(text):
    return [line for line in text.split("\n") if line]


@pytest.fixture(scope="module", params=[by_python_docx, by_pandoc, by_libreoffice])
def article(request, tmp_path_factory):
    """The Word files that a program makes of the article."""
    folder = tmp_path_factory.mktemp("article")
    texts = [folder / "a.ar.txt", folder / "a.en.txt"]
    for path, text in zip(texts, (ARABIC, ENGLISH), strict=True):
        path.write_text(text, encoding="utf-8")
    return request.param(texts, folder)


@pytest.mark.parametrize("key", KEYS)
def test_findings_are_those_of_the_text(key, tmp_path):
    texts = [ARTICLES / f"{key}.{language}.txt" for language in ("ar", "en")]
    files = by_python_docx(texts, tmp_path)
    reports = checked(*files), checked(*texts)
    assert said(reports[0]) == said(reports[1])
    mended, expected = (pipeline.fix(report, Applicability.SUGGESTED) for report in reports)
    assert lines_of(mended.text) == lines_of(expected.text)
    assert markup(mended.render()) == markup(files[1].read_bytes())


@pytest.mark.parametrize("make", [by_pandoc, by_libreoffice])
def test_findings_in_files_of_other_programs(make, tmp_path):
    texts = [ARTICLES / f"{key}.{language}.txt" for key in FEW for language in ("ar", "en")]
    made = make(texts, tmp_path)
    for start in range(0, len(texts), 2):
        assert said(checked(*made[start : start + 2])) == said(checked(*texts[start : start + 2]))


@pytest.fixture(scope="module")
def mended(article, tmp_path_factory):
    """The files with the English one mended."""
    path = tmp_path_factory.mktemp("mended") / article[1].name
    path.write_bytes(pipeline.fix(checked(*article)).render())
    return article[0], path


def test_the_difference_is_the_fix(article):
    data = article[1].read_bytes()
    report = checked(*article)
    target = report.article.target
    assert target.carrier.render(target, ()) == data
    fixed = pipeline.fix(report)
    assert fixed.text == FIXED
    assert fixed.report is not None
    assert fixed.report.article.target.text == FIXED
    out = fixed.render()
    before, after = contents(data), contents(out)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    assert markup(out) == markup(data)


def test_mended_files_need_no_more(mended):
    source, path = mended
    assert pipeline.fix(checked(source, path)).render() == path.read_bytes()
    read = docx.Document(str(path)).paragraphs
    assert [each.text for each in read if each.text.strip()] == lines_of(FIXED)


def test_mended_files_open_in_pandoc(mended):
    assert read_by_pandoc(mended[1]) == lines_of(FIXED)


def test_mended_files_open_in_libreoffice(mended, tmp_path):
    assert read_by_libreoffice(mended[1], tmp_path) == lines_of(FIXED)


@pytest.fixture(scope="module")
def annotated(article, tmp_path_factory):
    """A file with all of its findings as comments, what they say, and its paragraphs."""
    report = checked(*article)
    target = report.article.target
    remarks = [
        Remark(each.span, each.rule, each.severity, f"{each.rule}: {each.message}")
        for each in report.findings
    ]
    assert len(remarks) > 2
    path = tmp_path_factory.mktemp("annotated") / article[1].name
    path.write_bytes(target.carrier.annotate(target, remarks))
    again = pipeline.read(article[0], path).target
    assert again.text == target.text
    assert again.carrier.annotate(again, remarks) == path.read_bytes()
    return path, [remark.text for remark in remarks], lines_of(target.text)


def test_annotated_files_open_in_python_docx(annotated):
    path, remarks, lines = annotated
    found = docx.Document(str(path))
    assert [each.text for each in found.comments] == remarks
    assert [each.text for each in found.paragraphs if each.text.strip()] == lines


def test_annotated_files_open_in_pandoc(annotated):
    path, _, lines = annotated
    assert [each.replace("\u00a0", " ") for each in read_by_pandoc(path)] == lines


def test_annotated_files_open_in_libreoffice(annotated, tmp_path):
    path, remarks, lines = annotated
    assert read_by_libreoffice(path, tmp_path / "text") == lines
    kept = comments_kept_by_libreoffice(path, tmp_path / "again")
    assert kept.count('w:author="tqa"') == len(remarks)
