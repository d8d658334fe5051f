"""Articles as Word files of real programs: the findings of the text, and files that open when mended."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from tests.formats.docx_files import contents, main_part
from tests.formats.docx_software import (
    by_libreoffice,
    by_pandoc,
    by_python_docx,
    comments_kept_by_libreoffice,
    read_by_libreoffice,
    read_by_pandoc,
)
from tqa import pipeline
from tqa.formats.annotation import Remark

ARTICLES = Path(__file__).parents[2] / "corpora" / "articles"
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


@pytest.fixture
def article(tmp_path):
    (tmp_path / "a.ar.txt").write_text(ARABIC, encoding="utf-8")
    (tmp_path / "a.en.txt").write_text(ENGLISH, encoding="utf-8")
    return [tmp_path / "a.ar.txt", tmp_path / "a.en.txt"]


@pytest.mark.parametrize("key", KEYS)
def test_findings_are_those_of_the_text(key, tmp_path):
    texts = [ARTICLES / f"{key}.{language}.txt" for language in ("ar", "en")]
    assert said(checked(*by_python_docx(texts, tmp_path))) == said(checked(*texts))


@pytest.mark.parametrize("make", [by_pandoc, by_libreoffice])
def test_findings_in_files_of_other_programs(make, tmp_path):
    texts = [ARTICLES / f"{key}.{language}.txt" for key in FEW for language in ("ar", "en")]
    made = make(texts, tmp_path)
    for start in range(0, len(texts), 2):
        assert said(checked(*made[start : start + 2])) == said(checked(*texts[start : start + 2]))


def markup(data):
    """The tags of the main part, but for what keeps white space; an element emptied by a fix stays."""
    return [tag.replace(KEPT, "") for tag in re.findall(r"<[^>]*>", main_part(data))]


@pytest.mark.parametrize("make", [by_python_docx, by_pandoc, by_libreoffice])
def test_the_difference_is_the_fix(make, article, tmp_path):
    files = make(article, tmp_path)
    data = files[1].read_bytes()
    report = checked(*files)
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
    files[1].write_bytes(out)
    read = docx.Document(str(files[1])).paragraphs
    assert [each.text for each in read if each.text.strip()] == FIXED.split("\n")
    assert read_by_pandoc(files[1]) == FIXED.split("\n")
    assert pipeline.fix(checked(*files)).render() == out


@pytest.fixture(params=[by_python_docx, by_pandoc, by_libreoffice])
def annotated(request, article, tmp_path):
    """A file with all of its findings as comments, and what they say."""
    files = request.param(article, tmp_path)
    report = checked(*files)
    target = report.article.target
    remarks = [
        Remark(each.span, each.rule, each.severity, f"{each.rule}: {each.message}")
        for each in report.findings
    ]
    assert len(remarks) > 2
    out = target.carrier.annotate(target, remarks)
    files[1].write_bytes(out)
    again = pipeline.read(*files).target
    assert again.text == target.text
    assert again.carrier.annotate(again, remarks) == out
    return files[1], [remark.text for remark in remarks], target.text.split("\n")


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
