"""What no process but a real one can show: locales, broken pipes, closed streams, hash seeds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import FIXED

TQA = (sys.executable, "-m", "tqa")
PAIR = ("visit.ar.txt", "visit.en.txt")


def start(folder, *arguments, **environment):
    return subprocess.run(
        [*TQA, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1256:strict", "LC_ALL": "C"},
    ],
)
def test_output_is_utf8_whatever_the_locale(folder, environment):
    expected = start(folder, "check", *PAIR, "--no-html", PYTHONUTF8="1")
    result = start(folder, "check", *PAIR, "--no-html", **environment)
    assert (result.returncode, result.stdout, result.stderr) == (1, expected.stdout, expected.stderr)
    assert "الوزير" in result.stdout.decode("utf-8")
    wrong = start(folder, "check", "visit.ar.txt", "زيارة.txt", **environment)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    # A locale without Arabic hands such a name over in pieces, which come out as escapes.
    assert wrong.stderr.count(b"\n") == 1
    assert b"Traceback" not in wrong.stderr


@pytest.mark.parametrize("arguments", [("--help",), ("rules",), ("explain", "repeated-word")])
def test_help_in_a_poor_locale(folder, arguments):
    result = start(folder, *arguments, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (result.returncode, result.stderr) == (0, b"")
    result.stdout.decode("utf-8")


@pytest.mark.parametrize("seeds", [("0", "1", "4242")])
def test_equal_bytes_whatever_the_hash_seed(folder, seeds):
    outputs = set()
    for seed in seeds:
        page = folder / "page.html"
        result = start(folder, "check", *PAIR, "--html", "page.html", PYTHONHASHSEED=seed)
        fixed = start(folder, "fix", *PAIR, "--suggested", PYTHONHASHSEED=seed)
        outputs.add((result.stdout, page.read_bytes(), fixed.stdout, fixed.stderr))
    assert len(outputs) == 1


@pytest.mark.parametrize(("command", "code"), [("check", 1), ("fix", 0)])
def test_a_reader_that_goes_away_is_no_error(folder, command, code):
    read, write = os.pipe()
    os.close(read)
    try:
        result = subprocess.run(
            [*TQA, command, *PAIR], cwd=folder, stdout=write, stderr=subprocess.PIPE, check=False, timeout=60
        )
    finally:
        os.close(write)
    assert result.returncode == code
    assert b"Traceback" not in result.stderr
    assert b"BrokenPipe" not in result.stderr
    assert (folder / "reports" / "visit.en.html").is_file() is (command == "check")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("command", ["check", "fix", "rules"])
def test_a_full_disk_behind_standard_output_is_an_error(folder, command):
    with Path("/dev/full").open("wb") as full:
        arguments = [*TQA, command, *(PAIR if command != "rules" else ())]
        result = subprocess.run(
            arguments, cwd=folder, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert result.returncode == 2
    assert result.stderr.count(b"\n") == 1
    assert result.stderr.startswith(b"tqa: standard output: cannot be written (No space left on device)")


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_closed_streams(folder):
    command = f'"{sys.executable}" -m tqa check visit.ar.txt visit.en.txt --no-html'
    closed = subprocess.run(
        f"{command} >&-", shell=True, cwd=folder, stderr=subprocess.PIPE, check=False, timeout=60
    )
    assert closed.returncode == 2
    assert closed.stderr == b"tqa: standard output is closed; write to a file with --output\n"
    silent = subprocess.run(
        f"{command} --colour nonsense 2>&-",
        shell=True,
        cwd=folder,
        stdout=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    assert (silent.returncode, silent.stdout) == (2, b"")


def test_corrected_bytes_are_printed_as_they_are(folder):
    path = folder / "visit.en.txt"
    path.write_bytes(path.read_text(encoding="utf-8").replace("\n", "\r\n").encode("utf-16"))
    result = start(folder, "fix", *PAIR, PYTHONIOENCODING="ascii")
    assert result.stdout == FIXED.replace("\n", "\r\n").encode("utf-16")
