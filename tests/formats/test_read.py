from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tqa.errors import InputError
from tqa.formats import read
from tqa.formats.read import read_bytes, shown


def _stdin(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_reads_bytes_as_they_are(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\r\nb\x00")
    assert read_bytes(path) == read_bytes(str(path)) == b"a\r\nb\x00"


def test_stdin(monkeypatch):
    _stdin(monkeypatch, b"a\r\n\xff")
    assert read_bytes("-") == b"a\r\n\xff"
    assert shown("-") == "<stdin>"


def test_no_stdin(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match=r"^<stdin>: cannot be read"):
        read_bytes("-")


def test_closed_stdin(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(b""))
    monkeypatch.setattr(sys, "stdin", stream)
    stream.close()
    with pytest.raises(InputError, match=r"^<stdin>: cannot be read .*; give the path"):
        read_bytes("-")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.txt", "no such file; check the path"),
        (".", "is a directory; give the path of a text file"),
        ("file/below.txt", "cannot be read .*; check the path"),
        ("n" * 300, "cannot be read .*; check the path"),
        ("nul\0.txt", "cannot be read .*; give the path"),
    ],
)
def test_unreadable(tmp_path, monkeypatch, name, message):
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("x")
    with pytest.raises(InputError, match=message) as caught:
        read_bytes(name)
    assert str(caught.value).startswith(shown(name) + ": ")
    assert "\n" not in str(caught.value)
    assert "\0" not in str(caught.value)


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "setuid"), reason="POSIX permissions")
def test_permission_denied(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    # root may read anything, so there the test gives root up first, in a process of its own
    script = (
        "import os, sys\nfrom tqa.formats.read import read_bytes\nfrom tqa.errors import InputError\n"
        "if os.getuid() == 0: os.setuid(65534)\n"
        "try: read_bytes('a.txt')\nexcept InputError as error: print(error)\n"
    )
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "a.txt: may not be read; check its permissions\n"


def test_too_large(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(64 * 1024 * 1024 + 1)
    with pytest.raises(InputError, match=r"a\.txt: larger than 64 MiB; split it"):
        read_bytes(path)
    monkeypatch.setattr(read, "MAX_BYTES", 3 * 1024 * 1024)
    _stdin(monkeypatch, b"x" * (3 * 1024 * 1024 + 1))
    with pytest.raises(InputError, match=r"^<stdin>: larger than 3 MiB"):
        read_bytes("-")
    path.write_bytes(b"x" * (3 * 1024 * 1024))
    assert len(read_bytes(path)) == 3 * 1024 * 1024


def test_an_endless_device_ends(monkeypatch):
    monkeypatch.setattr(read, "MAX_BYTES", 1024 * 1024)
    with pytest.raises(InputError, match=r"^/dev/zero: larger than 1 MiB"):
        read_bytes("/dev/zero")


def test_named_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = subprocess.Popen(
        [sys.executable, "-c", "import sys; open(sys.argv[1], 'wb').write(b'abc')", str(pipe)]
    )
    assert read_bytes(pipe) == b"abc"
    assert writer.wait() == 0
