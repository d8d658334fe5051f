"""Prints the view model: one autoescaped template, with its own style and script inlined.

A content policy allows exactly that style and that script, so no data can run or load anything.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from tqa.report.invisibles import UNPRINTABLE
from tqa.report.view import page_view

if TYPE_CHECKING:
    from jinja2 import Template

    from tqa.model import Report


# Later files override earlier ones.
_STYLES = ("report.css", "controls.css", "media.css")


def build(report: Report, *, title: str | None = None) -> str:
    """One self-contained HTML page: no request leaves it, and the same report gives the same page.

    Args:
        report: what one run found.
        title: the page's title; the article's headline or else the target's file name where it is None or "".

    Raises:
        OutputError: if a finding, a fix or a bead of the report points outside its article.
    """
    style, script = "".join(map(_asset, _STYLES)), _asset("report.js")
    return _template().render(
        page=page_view(report, title),
        policy=content_policy(style, script),
        style=style,
        script=script,
    )


def content_policy(style: str, script: str) -> str:
    """The Content-Security-Policy that allows this style and this script, and nothing from elsewhere."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


def _asset(name: str) -> str:
    return files("tqa.report").joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - only a report needs it

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )
    return environment.from_string(_asset("template.html.j2"))


def _printable(value: object) -> object:
    """Last guard for plain fields such as attributes; texts have chips for these characters by now."""
    already_escaped = hasattr(value, "__html__")
    return UNPRINTABLE.sub("\ufffd", value) if isinstance(value, str) and not already_escaped else value
