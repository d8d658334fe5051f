"""A batch that is stopped or shared: real processes, real Ray."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from importlib.util import find_spec

import pytest

from tests.cli.batches import KEPT, QUIET, manifest, results, write_batch
from tests.cli.conftest import ENGLISH
from tests.cli.many import article

pytest.importorskip("pyarrow.parquet", reason="the extra 'formats' is not installed")


@pytest.fixture
def news(folder):
    return write_batch(folder)


def command(*arguments):
    return [sys.executable, "-m", "tqa", "batch", "list.tsv", *QUIET, *arguments]


def complete(folder, *arguments):
    done = subprocess.run(
        command(*arguments), cwd=folder, capture_output=True, text=True, check=False, timeout=240
    )
    assert done.returncode == 0, done.stderr
    return done


def many(folder, count=24):
    names = [f"n{number:02}" for number in range(count)]
    for number, name in enumerate(names):
        article(folder, f"news/{name}", ENGLISH.replace("12", str(number)))
    manifest(folder, *names)


def stored(folder):
    return len(list((folder / ".store").rglob("*.result")))


def stopped(folder, how, jobs):
    """Stop a run by the signal `how` once some of it is done; gives it, ended, and its standard error."""
    process = subprocess.Popen(
        command("--output", "out", "--jobs", jobs), cwd=folder, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    end = time.monotonic() + 120
    while stored(folder / "out") < 4 and time.monotonic() < end:
        time.sleep(0.005)
    process.send_signal(how)
    # Workers hold the same pipes, whose end is that of the last process that has them.
    return process, process.communicate(timeout=60)[1]


@pytest.mark.parametrize(("how", "jobs"), [("SIGKILL", "1"), ("SIGKILL", "2"), ("SIGINT", "2")])
def test_a_run_that_was_stopped_goes_on_and_ends_as_if_it_had_not_been(folder, how, jobs):
    many(folder)
    complete(folder, "--output", "whole", "--jobs", "3")
    _, said = stopped(folder, getattr(signal, how), jobs)
    done = stored(folder / "out")
    assert 4 <= done < 24
    if how == "SIGKILL":
        # Nobody takes away the file that was being written beside its place when the process was killed.
        for half in (folder / "out").rglob(".tqa-*.tmp"):
            half.unlink()
    assert not (folder / "out" / "findings.parquet").exists()
    if how == "SIGINT":
        assert [line for line in said.splitlines() if line] == [
            "note: what is done is kept; the same command goes on from there",
            "tqa: interrupted",
        ]
    rest = complete(folder, "--output", "out", "--jobs", "1")
    assert rest.stderr.splitlines() == [KEPT.format(done, 24)]
    assert results(folder, "out") == results(folder, "whole")


def test_workers_end_with_a_parent_that_was_killed(folder):
    many(folder)
    process, _ = stopped(folder, signal.SIGKILL, "2")
    assert process.returncode == -signal.SIGKILL
    assert 4 <= stored(folder / "out") < 24


def test_a_terminal_shows_how_fast_it_goes_and_what_is_left(folder):
    many(folder, 6)
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        command("--output", "out", "--jobs", "1"), cwd=folder, stdout=subprocess.PIPE, stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "120"},
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # the other end is closed
        while piece := os.read(ours, 65536):
            shown += piece
    os.close(ours)
    assert process.communicate(timeout=60)[0].startswith(b"6 articles, 6 with findings")
    assert process.returncode == 0
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())
    assert re.search(r"checking .* 5/6 \d+\.\d articles/s \d:\d\d:\d\d left", text)


@pytest.mark.skipif(find_spec("ray") is None, reason="the extra 'ray' is not installed")
def test_ray_finds_the_same(folder):
    many(folder, 6)
    complete(folder, "--output", "plain", "--jobs", "1")
    done = subprocess.run(
        [*command("--output", "on-ray", "--jobs", "2"), "--ray"], cwd=folder, capture_output=True, text=True,
        check=False, timeout=240,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert results(folder, "on-ray") == results(folder, "plain")


@pytest.mark.skipif(find_spec("ray") is None, reason="the extra 'ray' is not installed")
@pytest.mark.usefixtures("news")
def test_a_cluster_that_is_not_there_is_one_line(run):
    result = run("batch", "list.tsv", "--ray", "127.0.0.1:1")
    assert result.code == 2
    assert result.error_lines == [
        "tqa: --ray 127.0.0.1:1: no cluster there (Connection refused); check the address"
    ]
