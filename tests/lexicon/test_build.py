from __future__ import annotations

import pytest

from tests.lexicon.toy import WORDS, tsv
from tqa.errors import InputError, OutputError
from tqa.lexicon.build import build_lexicon
from tqa.lexicon.lexicon import Lexicon

SENSES = "# comment\npos\tarabic\tenglish\nn\tجسر جسور جسورا\tbridge; span\nv\tباع يبيع\tsell\n"


@pytest.fixture
def bitext(tmp_path):
    path = tmp_path / "toy.tsv"
    path.write_text(tsv(), encoding="utf-8")
    return path


def test_a_lexicon_answers_what_it_was_taught(bitext, tmp_path):
    summary = build_lexicon([bitext], tmp_path / "toy.lex")
    assert summary.pairs == 30
    lexicon = Lexicon.open(tmp_path / "toy.lex")
    for word, translation in WORDS.items():
        stem = lexicon.split(word)[1]
        others = [lexicon.probability(stem, other) for other in WORDS.values() if other != translation]
        assert lexicon.probability(stem, translation) > max(others), word
    assert lexicon.split("ووزراء")[0] == "و"


def test_the_same_files_give_the_same_bytes(bitext, tmp_path):
    senses = tmp_path / "senses.tsv"
    senses.write_text(SENSES, encoding="utf-8")
    for name in ("a.lex", "b.lex"):
        build_lexicon([bitext], tmp_path / name, [senses], rows_per_file=20)
    assert (tmp_path / "a.lex").read_bytes() == (tmp_path / "b.lex").read_bytes()


def test_a_dictionary_teaches_what_the_bitext_has_not(bitext, tmp_path):
    senses = tmp_path / "senses.tsv"
    senses.write_text(SENSES, encoding="utf-8")
    build_lexicon([bitext], tmp_path / "plain.lex")
    build_lexicon([bitext], tmp_path / "both.lex", [senses])
    plain, both = Lexicon.open(tmp_path / "plain.lex"), Lexicon.open(tmp_path / "both.lex")
    assert plain.probability(plain.split("جسورا")[1], "span") == 0.0
    assert both.probability(both.split("جسورا")[1], "span") > 0.1


def test_irregular_forms_share_the_renderings_of_their_base_form(tmp_path):
    senses, bitext = tmp_path / "senses.tsv", tmp_path / "toy.tsv"
    senses.write_text(SENSES, encoding="utf-8")
    bitext.write_text("ذهب الرجل\tthe man went\nهو من باع\the is the one who sold it\n", encoding="utf-8")
    build_lexicon([bitext], tmp_path / "toy.lex", [senses])
    lexicon = Lexicon.open(tmp_path / "toy.lex")
    stem = lexicon.split("باع")[1]
    assert lexicon.probability(stem, "sold") == pytest.approx(0.5, abs=0.01)
    assert lexicon.probability(stem, "sell") >= 0.49


def test_no_usable_pair(tmp_path):
    path = tmp_path / "empty.tsv"
    path.write_text("Hello\tthere\n", encoding="utf-8")
    with pytest.raises(InputError, match="no usable sentence pair"):
        build_lexicon([path], tmp_path / "a.lex")
    assert [p.name for p in tmp_path.iterdir()] == ["empty.tsv"]


def test_an_output_folder_that_is_not_there(bitext, tmp_path):
    with pytest.raises(OutputError, match="cannot write the lexicon"):
        build_lexicon([bitext], tmp_path / "none" / "a.lex")


def test_a_failing_sense_list_is_told_before_the_bitext_is_read(tmp_path):
    with pytest.raises(InputError, match="senses"):
        build_lexicon([tmp_path / "none.tsv"], tmp_path / "a.lex", [tmp_path / "senses.tsv"])
