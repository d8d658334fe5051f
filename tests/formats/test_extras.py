"""What is said where a library is absent, or one that it needs in turn."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from tqa.errors import InputError
from tqa.formats.extras import needed


def refusal(module, **more):
    with pytest.raises(InputError) as caught:
        needed(module, "a.html", "HTML", **more)
    return str(caught.value)


def test_an_absent_library_is_named_with_the_command_that_brings_it():
    assert refusal("no_such_library.part") == (
        "a.html: HTML is read with no_such_library, which is not installed; run pip install 'tqa[formats]'"
    )
    assert refusal("no_such_library", instead="wait").endswith("'tqa[formats]', or wait")


@pytest.mark.parametrize("line", ["import no_such_library", "raise ImportError('part one\\nmoved')"])
def test_a_library_that_lacks_another_is_not_called_absent(line, tmp_path, monkeypatch):
    (tmp_path / "half_installed_library.py").write_text(line)
    monkeypatch.syspath_prepend(tmp_path)
    said = refusal("half_installed_library")
    assert "half_installed_library, which cannot be loaded (" in said
    assert "no_such_library" in said or "part one moved" in said
    assert "\n" not in said
    assert "half_installed_library" not in sys.modules


def test_the_extra_names_what_older_pips_do_not_find_for_trafilatura():
    """The pip that comes with Python 3.11 passes over "html_clean", since lxml calls it "html-clean"."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    named = {re.split("[<>=~]", each)[0] for each in project["project"]["optional-dependencies"]["formats"]}
    assert {"trafilatura", "lxml-html-clean"} <= named
