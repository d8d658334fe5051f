"""Nothing heavy is loaded before it is needed: what a command imports is what its user waits for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.conftest import ARABIC, ENGLISH

HEAVY = {
    "difflib", "importlib.metadata", "jinja2", "langdetect", "lemminflect", "numpy", "pyarrow", "ray",
    "regex", "rich", "sacrebleu", "Stemmer", "tomllib", "torch", "transformers",
}  # fmt: skip
LOADED = "import sys; print(*sorted(sys.modules), sep='\\n', file=sys.stderr)"


def modules(folder, code):
    """Names of the modules that a fresh Python has loaded after `code`."""
    script = f"import atexit\natexit.register(lambda: exec({LOADED!r}))\n{code}"
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )
    assert "Traceback" not in result.stderr
    return set(result.stderr.splitlines())


def command(*arguments):
    return f"from tqa.cli import main\nmain({list(arguments)!r})"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.ar.txt").write_text(ARABIC, encoding="utf-8")
    (tmp_path / "a.en.txt").write_text(ENGLISH, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("words", [("--version",), ("--help",), ("check", "--help"), ("batch", "--help")])
def test_version_and_help_load_nothing_heavy(folder, words):
    assert not modules(folder, command(*words)) & HEAVY


def test_version_loads_no_part_of_tqa_but_the_command_line(folder):
    own = {name for name in modules(folder, command("--version")) if name.partition(".")[0] == "tqa"}
    assert own == {"tqa", "tqa._version", "tqa.cli", "tqa.cli.streams", "tqa.errors"}


def test_importing_tqa_loads_nothing_else(folder):
    own = {name for name in modules(folder, "import tqa") if name.partition(".")[0] == "tqa"}
    assert own == {"tqa", "tqa._version"}


def test_a_check_loads_only_what_it_uses(folder):
    loaded = modules(folder, command("check", "a.ar.txt", "a.en.txt", "--format", "jsonl"))
    unused = HEAVY - {"difflib", "langdetect", "numpy", "Stemmer"}
    assert not loaded & unused
    assert not {"tqa.fixing.apply", "tqa.report", "tqa.output.text"} & loaded


def test_a_page_loads_jinja2_and_no_colours(folder):
    loaded = modules(folder, command("check", "a.ar.txt", "a.en.txt"))
    assert "jinja2" in loaded
    assert "rich" not in loaded
