"""The article with its target corrected equals the corrected file as it is read."""

from __future__ import annotations

import pytest

from tqa import pipeline
from tqa.fixing.corrected import corrected
from tqa.formats.memory import MemoryCarrier
from tqa.language.sentences import split_document
from tqa.model import Article, Bead, Document, Edit, Language, Span

ARABIC = "وصل الوزير إلى بغداد. وقال إن الزيارة تستمر ثلاثة أيام.\n"
ENGLISH = "The minister arrived in Baghdad. He said the visit would last three days.\n"


def test_a_running_text_is_split_again(tmp_path):
    (tmp_path / "ar.txt").write_text(ARABIC, encoding="utf-8")
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    article = pipeline.read(tmp_path / "ar.txt", tmp_path / "en.txt")
    edits = [Edit(Span(31, 35), ", and he")]
    after = corrected(article, edits)
    (tmp_path / "en.txt").write_bytes(article.target.carrier.render(article.target, edits))
    again = pipeline.read(tmp_path / "ar.txt", tmp_path / "en.txt")
    assert after.target.text == again.target.text
    assert after.target.segments == again.target.segments != article.target.segments
    assert after.source is article.source


@pytest.mark.parametrize("reference", ["", "\tHe came."])
@pytest.mark.parametrize("doc", ["", "\tone"])
def test_a_table_is_read_again_with_its_rows(tmp_path, reference, doc):
    head = "id\tsource\ttarget" + ("\treference" if reference else "") + ("\tdoc" if doc else "")
    rows = [
        f"{name}\tوصل الوزير\t{text}{reference}{doc}" for name, text in (("a", "He came."), ("b", "Home"))
    ]
    path = tmp_path / "table.tsv"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    article = pipeline.read(path)
    edits = [Edit(Span(3, 7), "arrived"), Edit(Span(9, 13), "")]
    after = corrected(article, edits)
    path.write_bytes(article.target.carrier.render(article.target, edits))
    again = pipeline.read(path)
    assert after.target.text == again.target.text == "He arrived.\n"
    for side in ("source", "target"):
        assert getattr(after, side).segments == getattr(again, side).segments
    assert after.beads == again.beads != article.beads
    assert (after.reference is None) is (not reference)


def test_texts_aligned_elsewhere_cannot_be_read_again():
    sides = [
        Document(text, language, split_document(text, language), MemoryCarrier())
        for text, language in ((ARABIC, Language.ARABIC), (ENGLISH, Language.ENGLISH))
    ]
    article = Article(*sides, beads=(Bead((0, 1), (0, 1)),))
    assert corrected(article, []) is None
