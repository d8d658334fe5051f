"""Prints the view model: one autoescaped template, with its own style and script inlined.

A content policy allows exactly that style and that script, so no data can run or load anything.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from tqa.report.invisibles import UNPRINTABLE
from tqa.report.island import island_json
from tqa.report.view import page_view
from tqa.report.wording import wording

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

    from tqa.model import Language, Report
    from tqa.report.wording import Wording


_BY_NUMBER = re.compile("[\r\u202a-\u202e\u2066-\u2069]")
# Later files override earlier ones.
_STYLES = ("report.css", "controls.css", "media.css")


def build(report: Report, *, title: str | None = None, lang: Language | str = "en") -> str:
    """One self-contained HTML page: no request leaves it, and the same report gives the same page.

    Args:
        report: what one run found.
        title: the page's title; the article's headline or else the target's file name where it is None or "".
        lang: the language of the interface, "en" or "ar"; the article and what the rules say stay as they are.

    Raises:
        OutputError: if a finding, a fix or a bead of the report points outside its article.
        ValueError: if there is no interface in `lang`.
    """
    words = wording(lang)
    page = page_view(report, title, words)
    return render("template.html.j2", words, _STYLES, "report.js", page=page, island=island_json(page.data))


def render(template: str, words: Wording, styles: tuple[str, ...], script: str, **values: object) -> str:
    """The page that `template` makes of `values`, with the files `styles` and `script` inlined.

    The value "island", JSON that cannot end its element, is printed as it is.
    """
    from markupsafe import Markup  # noqa: PLC0415 - only a report needs it

    style, own = "".join(map(_asset, styles)), _asset(script)
    if isinstance(values.get("island"), str):
        values["island"] = Markup(values["island"])  # noqa: S704 - `island_json` has escaped it
    return _template(template).render(
        values,
        policy=content_policy(style, own),
        style=style,
        script=own,
        lang=words.language.value,
        dir=words.dir,
        t=words.text,
        c=words.count,
        n=words.number,
    )


def content_policy(style: str, script: str) -> str:
    """The Content-Security-Policy that allows this style and this script, and nothing from elsewhere."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


@cache
def _asset(name: str) -> str:
    return files("tqa.report").joinpath(name).read_text(encoding="utf-8")


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 - only a report needs it

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
        loader=FunctionLoader(_asset),
    )
    environment.filters["editable"] = _editable
    return environment.get_template(name)


def _printable(value: object) -> object:
    """Last guard for plain fields such as attributes; texts have chips for these characters by now."""
    already_escaped = hasattr(value, "__html__")
    return UNPRINTABLE.sub("\ufffd", value) if isinstance(value, str) and not already_escaped else value


def _editable(text: str) -> Markup:
    """A text to be edited keeps its bidi controls and line ends: by number, they turn nothing around them."""
    from markupsafe import Markup, escape  # noqa: PLC0415

    done = Markup()
    position = 0
    for match in _BY_NUMBER.finditer(text):
        done += escape(UNPRINTABLE.sub("\ufffd", text[position : match.start()]))
        done += Markup("&#{};").format(ord(match[0]))
        position = match.end()
    return done + escape(UNPRINTABLE.sub("\ufffd", text[position:]))
