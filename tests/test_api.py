"""The public API, as the documentation promises it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tqa
from tests.cli.conftest import ARABIC, ENGLISH, FIXED
from tqa.config import Config
from tqa.errors import InputError, LanguageError
from tqa.pipeline import pairs_article

HOSTILE = st.text('ab A1.,”“"()<>&;\n\r\t\u202e\u200b\u0301\ud800\U0001f600ابت،؟ٱـ\x00', max_size=40)


@pytest.fixture
def paths(tmp_path):
    source, target = tmp_path / "visit.ar.txt", tmp_path / "visit.en.txt"
    source.write_text(ARABIC, encoding="utf-8")
    target.write_text(ENGLISH, encoding="utf-8")
    return source, target


def test_all_is_there():
    assert all(callable(getattr(tqa, name)) for name in tqa.__all__ if name != "__version__")
    assert tqa.__version__.count(".") == 2


def test_read_check_fix(paths):
    article = tqa.read(*paths)
    report = tqa.check(article)
    assert {finding.rule for finding in report.findings} == {"repeated-word", "punctuation-spacing"}
    assert report.beads
    assert report.scores["MQM"].score < 100
    fixed = tqa.fix(article, report)
    assert fixed.text == FIXED
    assert fixed.render() == FIXED.encode()
    assert fixed.report.findings == ()
    assert paths[1].read_text(encoding="utf-8") == ENGLISH


def test_paths_may_be_strings(paths):
    assert tqa.read(*map(str, paths)).target.text == ENGLISH


def test_read_takes_a_reference(paths, tmp_path):
    reference = tmp_path / "visit.ref.txt"
    reference.write_text(FIXED, encoding="utf-8")
    assert tqa.read(*paths, reference=reference).reference.text == FIXED
    with pytest.raises(LanguageError):
        tqa.read(*paths, reference=_copy(paths[0], tmp_path / "wrong.txt"))


def _copy(path, to):
    to.write_bytes(path.read_bytes())
    return to


def test_read_takes_one_bilingual_file(tmp_path):
    path = tmp_path / "memory.jsonl"
    path.write_text(
        '{"source": "وصل الوزير إلى بغداد.", "target": "The the minister came."}\n', encoding="utf-8"
    )
    report = tqa.check(tqa.read(path))
    assert [finding.rule for finding in report.findings] == ["repeated-word"]


def test_read_refuses_what_it_cannot_read(paths):
    with pytest.raises(InputError, match="no such file"):
        tqa.read(paths[0], "nowhere.txt")
    with pytest.raises(LanguageError, match="swapped"):
        tqa.read(*reversed(paths))


def test_check_takes_a_configuration(paths):
    report = tqa.check(tqa.read(*paths), config=Config(select=("repeated-word",)))
    assert [finding.rule for finding in report.findings] == ["repeated-word"]
    assert list(report.rules) == ["repeated-word"]


def test_align():
    beads = tqa.align(
        ["وصل الوزير إلى بغداد.", "تستمر الزيارة ثلاثة أيام."], ["The minister arrived in Baghdad."]
    )
    assert [(bead.source, bead.target) for bead in beads if bead.target] == [((0,), (0,))]
    assert sorted(index for bead in beads for index in bead.source) == [0, 1]
    assert tqa.align([], []) == []


@pytest.mark.parametrize("arguments", [("نص", ["text"]), (["نص"], "text")])
def test_align_refuses_one_string(arguments):
    with pytest.raises(TypeError, match="expected a list of sentences"):
        tqa.align(*arguments)


@settings(max_examples=30)
@given(st.lists(HOSTILE, max_size=4), st.lists(HOSTILE, max_size=4))
def test_align_puts_every_sentence_into_one_bead(source, target):
    beads = tqa.align(source, target)
    assert sorted(index for bead in beads for index in bead.source) == list(range(len(source)))
    assert sorted(index for bead in beads for index in bead.target) == list(range(len(target)))


def test_check_pairs():
    arabic = "وقال الوزير إن الزيارة ناجحة."
    findings = tqa.check_pairs(
        [
            (arabic, "The minister said the visit was a success."),
            (arabic, "He said the the visit was a success."),
        ]
    )
    assert findings[0] == []
    assert [(each.rule, each.text) for each in findings[1]] == [("repeated-word", "the the")]
    assert findings[1][0].span.of("He said the the visit was a success.") == "the the"
    assert tqa.check_pairs([]) == []


@settings(max_examples=60)
@given(st.lists(st.tuples(HOSTILE, HOSTILE), min_size=1, max_size=4))
def test_check_pairs_takes_any_text(pairs):
    table = tqa.check_pairs(pairs)
    assert len(table) == len(pairs)
    for (source, target), findings in zip(pairs, table, strict=True):
        for finding in findings:
            assert finding.span.of(target) == finding.text
            assert finding.source_span is None or finding.source_span.of(source) == finding.source_text
            assert all(edit.span.end <= len(target) for fix in finding.fixes for edit in fix.edits)


def test_fix_suggested():
    pairs = [("نستنكر وندين هذه الأعمال الجبانة.", "We condemn and condemn these cowardly acts.")]
    article = pairs_article(pairs)
    report = tqa.check(article)
    assert tqa.fix(article, report).text == pairs[0][1]
    assert tqa.fix(article, report, applicability="suggested").text != pairs[0][1]


def test_fix_runs_only_the_rules_of_the_report(paths):
    article = tqa.read(*paths)
    config = Config(select=("repeated-word",))
    report = tqa.check(article, config)
    expected = ENGLISH.replace("in in", "in")
    assert tqa.fix(article, report).text == tqa.fix(article, report, config=config).text == expected


def test_fix_refuses_what_it_cannot_mean(paths):
    article = tqa.read(*paths)
    report = tqa.check(article)
    with pytest.raises(ValueError, match="another article"):
        tqa.fix(tqa.read(*paths), report)
    with pytest.raises(ValueError, match='expected "safe" or "suggested", got \'display\''):
        tqa.fix(article, report, applicability="display")
