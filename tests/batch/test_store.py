"""What is kept of an article: whole or not at all, and never anything but values of our own kinds."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections import Counter
from pathlib import Path

import pytest

from tqa.batch.checking import Outcome
from tqa.batch.jobs import Job
from tqa.batch.rows import Rows
from tqa.batch.store import Kept, Store
from tqa.errors import OutputError
from tqa.gate.verdict import Kind
from tqa.model import Severity
from tqa.report import IndexRow

KINDS = Counter({Kind("omission", Severity.MAJOR, gates=False): 2})


def kept(key="news/a.en.txt", stamp="1"):
    outcome = Outcome(
        Job(key, "news/a.ar.txt", "news/a.en.txt"),
        tally=KINDS,
        mqm=97.5,
        row=IndexRow("عنوان \ud800", major=2),
        rows=Rows(3, 40, ({"rule": "omission", "fix_edits": None},)),
    )
    return Kept(
        stamp,
        outcome,
        {"jsonl": "{}\n"},
        "en a.html",
        "ab",
    )


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "kept")


def only_file(store):
    (file,) = (path for path in store.where.rglob("*") if path.is_file())
    return file


def test_what_is_kept_comes_back_as_it_was(store):
    assert store.load("news/a.en.txt") is None
    store.save(kept())
    assert store.load("news/a.en.txt") == kept()
    assert store.load("news/b.en.txt") is None


def test_a_newer_result_takes_the_place_of_the_older(store):
    store.save(kept())
    store.save(kept(stamp="2"))
    assert store.load("news/a.en.txt").stamp == "2"
    assert only_file(store)


@pytest.mark.parametrize("key", ["../../etc/passwd", "a" * 5000, "\0", "خبر\ud800", "", "con", "A/b", "a/B"])
def test_any_key_is_kept_below_the_folder(store, key):
    store.save(kept(key))
    assert store.load(key) == kept(key)
    assert only_file(store).resolve().is_relative_to(store.where.resolve())


@pytest.mark.parametrize("share", [0.0, 0.02, 0.1, 0.5, 0.999])
def test_a_file_that_lost_its_end_counts_as_not_there(store, share):
    store.save(kept())
    file = only_file(store)
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    assert store.load("news/a.en.txt") is None


def test_a_byte_that_changed_anywhere_is_noticed(store):
    store.save(kept())
    file = only_file(store)
    data = file.read_bytes()
    for at in range(len(data)):
        file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert store.load("news/a.en.txt") is None
    file.write_bytes(data)
    assert store.load("news/a.en.txt") is not None


def test_the_file_of_another_article_is_not_taken_for_this_ones(store):
    store.save(kept("one"))
    file = only_file(store)
    file.rename(file.with_name("x"))
    store.save(kept("two"))
    (store.where / file.parent.name / "x").rename(next(store.where.rglob("*.result")))
    assert store.load("two") is None


class Strike:
    """Runs a command when it is unpickled."""

    def __init__(self, mark):
        self.mark = mark

    def __reduce__(self):
        return os.mkdir, (str(self.mark),)


class Stranger:
    """A value of a kind that results are not made of."""


@pytest.mark.parametrize("make", [Strike, lambda _: Path, lambda _: Stranger(), lambda _: os.system])
def test_nothing_but_results_is_ever_loaded(store, tmp_path, make):
    store.save(kept())
    file = only_file(store)
    body = pickle.dumps(make(tmp_path / "struck"))
    checksum = hashlib.blake2b(body, digest_size=32).digest()
    file.write_bytes(file.read_bytes()[: file.read_bytes().index(b"\n") + 1] + checksum + body)
    assert store.load("news/a.en.txt") is None
    assert not (tmp_path / "struck").exists()


def test_a_folder_that_cannot_be_is_one_clear_error(tmp_path):
    (tmp_path / "kept").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match=r"kept/\w\w/\w+\.result: cannot be kept \(.+\)"):
        Store(tmp_path / "kept").save(kept())


def test_what_a_killed_run_left_beside_is_written_over(store):
    store.save(kept())
    file = only_file(store)
    file.rename(file.with_suffix(".tmp"))
    assert store.load("news/a.en.txt") is None
    store.save(kept())
    assert only_file(store) == file
