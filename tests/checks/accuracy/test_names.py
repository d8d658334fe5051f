"""Names: what the YAML cases cannot say (options, hostile input, the benchmark's own words)."""

import pytest

import tqa
from tqa.checks.accuracy._name_spellings import form_of
from tqa.checks.run import check_beads
from tqa.config import Config
from tqa.config.settings import RuleConfig
from tqa.errors import ConfigError
from tqa.formats.memory import MemoryCarrier
from tqa.formats.rows import Row, build_article
from tqa.language.arabic import fold
from tqa.language.soundalike import alike_pairs, arabic_skeletons, latin_skeleton, look_alike
from tqa.language.stems import english_stem
from tqa.lexicon.proper import exonyms, is_proper
from tqa.pipeline import shipped_lexicon

SPELLINGS = [
    ("القذافي", ["gaddafi", "qaddafi", "al-qadhafi", "gadhafi", "kadafi"]),
    ("محمد", ["mohammed", "muhammad", "mohamed", "mohammad"]),
    ("حسين", ["hussein", "husayn", "hossein", "hussain"]),
    ("الشريف", ["sharif", "al-sharif", "cherif", "el-sherif"]),
    ("خالد", ["khaled", "khalid"]),
    ("يوسف", ["youssef", "yusuf", "yousef", "yosef"]),
    ("جمال", ["jamal", "gamal", "djamel"]),
    ("بوتفليقة", ["bouteflika"]),
    ("غزالة", ["ghazaleh", "ghazala"]),
    ("شميدت", ["schmidt"]),
    ("واشنطن", ["washington"]),
]


def found(source, target, *, names=(), rule="name-mismatch"):
    config = Config(select=(rule,), rules={rule: RuleConfig(options={"names": list(names)})})
    (findings,) = tqa.check_pairs([(source, target)], config)
    return findings


@pytest.mark.parametrize(("arabic", "english"), [(a, e) for a, forms in SPELLINGS for e in forms])
def test_usual_spellings_are_alike(arabic, english):
    assert alike_pairs([fold(arabic)], [english])


@pytest.mark.parametrize(
    ("arabic", "english"),
    [("حسين", "tariq"), ("القذافي", "mubarak"), ("جمال", "yousef"), ("باريس", "london"), ("محمد", "khaled")],
)
def test_other_names_are_not(arabic, english):
    assert not alike_pairs([fold(arabic)], [english])
    assert not look_alike(arabic_skeletons(fold(arabic)), latin_skeleton(english))


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("المجر", "hungary"),
        ("النمسا", "austria"),
        ("القاهرة", "cairo"),
        ("القدس", "jerusalem"),
        ("الهند", "india"),
    ],
)
def test_exonyms(arabic, english):
    assert english_stem(english) in exonyms(fold(arabic), fold(arabic))
    assert is_proper(english_stem(english))


@pytest.mark.parametrize("word", ["government", "council", "water", "monday", "the"])
def test_common_words_are_no_names(word):
    assert not is_proper(english_stem(word))


def test_own_names_win():
    source, target = "وصل مصطفى الكاظمي إلى أربيل.", "Mustafa al-Kazemi's plane landed in Erbil."
    assert not found(source, target)
    (finding,) = found(source, target, names=["الكاظمي = al-Kadhimi | Kadhimi"])
    assert finding.name == "name-mismatch.glossary"
    assert finding.text == "al-Kazemi"
    assert [edit.text for edit in finding.fixes[0].edits] == ["al-Kadhimi"]
    assert not found(source, target.replace("al-Kazemi", "Kadhimi"), names=["الكاظمي = al-Kadhimi | Kadhimi"])


def test_own_names_may_sound_like_nothing():
    source, target = "وقال متحدث باسم زورابيا إن الأمر انتهى.", "A spokesman for Plenkova said it was over."
    assert [finding.text for finding in found(source, target)] == ["Plenkova"]
    assert not found(source, target, names=["زورابيا = Plenkova"])


def test_a_name_with_clitics_in_front_is_one_of_the_users_own():
    (finding,) = found("والتقى بالكاظمي أمس.", "He met Kazemi yesterday.", names=["الكاظمي = Kadhimi"])
    assert finding.text == "Kazemi"


@pytest.mark.parametrize("line", ["", "الكاظمي", "= Kadhimi", "Kadhimi = الكاظمي", "الكاظمي ="])
@pytest.mark.parametrize("rule", ["name-mismatch", "inconsistent-name"])
def test_an_entry_without_two_names_is_refused(line, rule):
    pairs = [("وصل زيد.", "Zaid arrived."), ("وصل زيد.", "Zaid arrived.")]
    config = Config(select=(rule,), rules={rule: RuleConfig(options={"names": [line]})})
    with pytest.raises(ConfigError, match=rf"rules.{rule}: names, entry 1: expected "):
        _article(pairs, config)


def _article(pairs, config):
    rows = [Row("", source, target, None, "article", line) for line, (source, target) in enumerate(pairs, 1)]
    article = build_article(rows, lambda _side: MemoryCarrier(), "case")
    return check_beads(article, article.beads, shipped_lexicon(), config)


def test_the_users_spelling_is_the_usual_one():
    pairs = [
        ("وصل مصطفى الكاظمي إلى أربيل.", "Mustafa al-Kazemi arrived in Erbil."),
        ("وتحدث الكاظمي عن الزيارة.", "Then al-Kazemi spoke of the visit."),
        ("وغادر الكاظمي المدينة.", "Then al-Kadhimi left the city."),
    ]
    config = Config(select=("inconsistent-name",))
    assert [finding.text for finding in _article(pairs, config)] == ["al-Kadhimi"]
    own = {"inconsistent-name": RuleConfig(options={"names": ["الكاظمي = al-Kadhimi"]})}
    config = Config(select=("inconsistent-name",), rules=own)
    assert [finding.text for finding in _article(pairs, config)] == ["al-Kazemi", "al-Kazemi"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Kadhimi", "Kadhimi’s"),
        ("El-Sisi", "sisi"),
        ("Ben-Gurion", "BENGURION"),
        ("São", "Sao"),
        ("Qur'an", "Quran"),
    ],
)
def test_what_does_not_count_in_a_spelling(one, other):
    assert form_of(one) == form_of(other)


@pytest.mark.parametrize(
    "piece",
    ["Zz" * 50_000, "Ab-" * 30_000, "A/" * 50_000, "www." * 25_000, "Xy\x00\ud800\u202e " * 12_000],
)
def test_what_is_no_sentence_is_left_alone(piece):
    findings = found("وصل حسين إلى عمان " + piece, "Hussein came to Amman " + piece)
    assert not findings


def test_many_names_in_a_row():
    source, target = "وصل حسين إلى عمان. " * 40, "Tariq arrived in Amman. " * 40
    assert {finding.text for finding in found(source, target)} <= {"Tariq"}
