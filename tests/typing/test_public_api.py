"""The public API is typed: mypy accepts a program that uses it rightly, and catches one that does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from mypy import api

HERE = Path(__file__).parent
WRONG = """
import tqa
tqa.check("source.ar.txt")
tqa.fix(tqa.read("a.tsv"), 3)
tqa.align("one string", 4)
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """One cache for both runs: the second takes a tenth of the time."""
    return tmp_path_factory.mktemp("mypy")


def mypy(path, cache):
    root = str(HERE.parents[1] / "pyproject.toml")
    # Stubs of heavy libraries take most of the time, and none of them is part of the API.
    options = ["--config-file", root, "--strict", "--follow-imports=silent", "--cache-dir", str(cache)]
    return api.run([*options, str(path)])


def test_right_use(cache):
    out, err, code = mypy(HERE / "public_api.py", cache)
    assert (code, err) == (0, ""), out


def test_wrong_use(tmp_path, cache):
    program = tmp_path / "wrong.py"
    program.write_text(WRONG, encoding="utf-8")
    out, _, code = mypy(program, cache)
    assert code == 1
    assert [line.split(":")[1] for line in out.splitlines() if "[arg-type]" in line] == ["3", "4", "5"]
