"""Three articles in a folder, for commands over many articles."""

from __future__ import annotations

import json

from tests.cli.conftest import ARABIC, ENGLISH, FIXED

NAMES = ("a", "b", "c")


def write_news(folder):
    """The articles news/a, news/b and news/c: the second is clean."""
    for name, english in zip(NAMES, (ENGLISH, FIXED, ENGLISH), strict=True):
        article(folder, f"news/{name}", english)
    return folder


def article(folder, name, english=ENGLISH):
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / f"{name}.ar.txt").write_text(ARABIC, encoding="utf-8")
    (folder / f"{name}.en.txt").write_text(english, encoding="utf-8")


def ids(out):
    return [json.loads(line)["id"] for line in out.splitlines()]
