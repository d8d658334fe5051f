"""A small article with two artifacts, and a way to run the command line inside this process."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tqa.cli import main

if TYPE_CHECKING:
    from pathlib import Path

ARABIC = """وزير الخارجية يصل إلى بغداد

وصل وزير الخارجية إلى بغداد يوم الأحد على رأس وفد يضم 12 مسؤولاً.

وقال الوزير في مؤتمر صحفي إن بلاده تريد علاقات طيبة مع جميع جيرانها.

وتستمر الزيارة ثلاثة أيام يلتقي خلالها رئيس الوزراء وعدداً من النواب.
"""
ENGLISH = """Foreign minister arrives in Baghdad

The foreign minister arrived in in Baghdad on Sunday at the head of a delegation of 12 officials.

The minister told a press conference that his country wanted good relations , with all its neighbours.

The visit lasts three days, during which he meets the prime minister and a number of deputies.
"""
FIXED = ENGLISH.replace("in in", "in").replace("relations ,", "relations,")


@dataclass(frozen=True)
class Result:
    """What a run printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def error_lines(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty working folder with the article in it."""
    (tmp_path / "visit.ar.txt").write_text(ARABIC, encoding="utf-8")
    (tmp_path / "visit.en.txt").write_text(ENGLISH, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


@pytest.fixture
def run(folder, capsysbinary, monkeypatch):  # noqa: ARG001 - it sets the working folder
    """Run `tqa` with arguments in the folder; `stdin` is what standard input holds."""

    def call(*arguments: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as end:
            main(list(arguments))
        said = capsysbinary.readouterr()
        return Result(int(end.value.code or 0), said.out.decode("utf-8"), said.err.decode("utf-8"))

    return call


def files(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its content."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}
