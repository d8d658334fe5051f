from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tqa.errors import OutputError
from tqa.formats.write import write_bytes


def _names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_new_file_obeys_the_umask(tmp_path):
    before = os.umask(0o027)
    try:
        write_bytes(tmp_path / "a.txt", b"x\r\n\xff")
    finally:
        os.umask(before)
    assert (tmp_path / "a.txt").read_bytes() == b"x\r\n\xff"
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640
    assert _names(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755, 0o444])
def test_permission_bits_stay(tmp_path, mode):
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(mode)
    write_bytes(str(path), b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_symbolic_links_stay(tmp_path):
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "a.txt"
    target.write_text("old")
    (tmp_path / "middle").symlink_to("real/a.txt")
    (tmp_path / "link").symlink_to("middle")
    write_bytes(tmp_path / "link", b"new")
    assert target.read_bytes() == b"new"
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "middle").is_symlink()
    assert _names(tmp_path / "real") == ["a.txt"]


def test_dangling_link_makes_its_target(tmp_path):
    (tmp_path / "link").symlink_to("new.txt")
    write_bytes(tmp_path / "link", b"new")
    assert (tmp_path / "new.txt").read_bytes() == b"new"
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (".", "is a directory"),
        ("none/a.txt", "its folder does not exist; create it first"),
        ("file/a.txt", "cannot be written .*; check the path"),
        ("n" * 300, "cannot be written .*; check the path"),
        ("loop", "cannot be written .*; check the path"),
        ("nul\0", "cannot be written .*; give another path"),
    ],
)
def test_unwritable(tmp_path, monkeypatch, name, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("x")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OutputError, match=message) as caught:
        write_bytes(name, b"new")
    assert "\n" not in str(caught.value)
    assert _names(tmp_path) == ["file", "loop"]


def test_a_failure_leaves_the_old_content_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"a\.txt: cannot be written \(No space left on device\)"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert _names(tmp_path) == ["a.txt"]


def test_an_interruption_leaves_nothing(tmp_path, monkeypatch):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(tmp_path / "a.txt", b"new")
    assert _names(tmp_path) == []


def test_devices_are_written_to():
    write_bytes("/dev/null", b"x")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize("to_file", [True, False])
def test_standard_output(tmp_path, to_file):
    script = "from tqa.formats.write import write_bytes; write_bytes('/dev/stdout', b'abc')"
    if to_file:
        with (tmp_path / "out").open("wb") as stream:
            subprocess.run([sys.executable, "-c", script], stdout=stream, check=True)
        assert (tmp_path / "out").read_bytes() == b"abc"
    else:
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
        assert done.stdout == b"abc"
