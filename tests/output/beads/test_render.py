"""What every format of `tqa align` has in common."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.output.test_render import loaded_after
from tqa.output.beads import FORMATS, render
from tqa.output.style import Style

from .samples import ALIGNMENTS, hostile, news

SNAPSHOTS = Path(__file__).parent / "snapshots"
ENDINGS = {"text": "txt", "tsv": "tsv", "json": "json", "tmx": "tmx", "xliff": "xliff"}
# Everything that a terminal obeys or that has no UTF-8 form; line feeds and the tabs of TSV are the format's.
OBEYED = {
    *map(chr, range(9)),
    "\x0b",
    "\x0c",
    "\r",
    *map(chr, range(0x0E, 0x20)),
    *map(chr, range(0x7F, 0xA0)),
}


def compare(name: str, made: str) -> None:
    """Byte for byte; TQA_UPDATE_SNAPSHOTS=1 writes what was made."""
    file = SNAPSHOTS / name
    if os.environ.get("TQA_UPDATE_SNAPSHOTS") == "1":
        file.write_bytes(made.encode("utf-8"))
    assert file.read_bytes() == made.encode("utf-8")


@pytest.fixture(autouse=True)
def version(monkeypatch):
    for module in ("json_beads", "tmx"):
        monkeypatch.setattr(f"tqa.output.beads.{module}.__version__", "0.0.0")


def test_every_format_has_a_snapshot():
    assert set(ENDINGS) == set(FORMATS)
    expected = {f"{name}.{ending}" for name in ALIGNMENTS for ending in ENDINGS.values()}
    assert {file.name for file in SNAPSHOTS.iterdir()} == expected | {"news.colour.txt"}


@pytest.mark.parametrize("alignment", ALIGNMENTS)
@pytest.mark.parametrize("name", ENDINGS)
def test_snapshot(alignment, name):
    compare(f"{alignment}.{ENDINGS[name]}", render(name, ALIGNMENTS[alignment](), Style()))


def test_snapshot_in_colour_on_a_narrow_terminal():
    compare("news.colour.txt", render("text", news(), Style(colour=True, width=60)))


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_that_a_terminal_obeys_gets_through(name):
    made = render(name, hostile(), Style())
    assert not set(made) & OBEYED
    assert made.encode("utf-8")
    # The lines of the output are those of its format: no text brought one along.
    assert made.splitlines() == made.removesuffix("\n").split("\n")


@pytest.mark.parametrize("name", FORMATS)
def test_only_the_terminal_form_looks_at_the_style(name):
    plain, styled = (render(name, news(), style) for style in (Style(), Style(colour=True, width=60)))
    assert (plain == styled) is (name != "text")


def test_an_unknown_format():
    with pytest.raises(KeyError):
        render("xlsx", news(), Style())


def test_formats_and_rich_are_imported_only_when_asked_for():
    drawn = """
from tests.output.beads.samples import news
from tqa.output.beads import render
from tqa.output.style import Style
render("text", news(), Style(colour={colour}))
"""
    plain = loaded_after(drawn.format(colour=False))
    assert "tqa.output.beads.text" in plain
    assert not {"rich", "tqa.output.beads.tmx", "json", "xml"} & plain
    assert "rich" in loaded_after(drawn.format(colour=True))
