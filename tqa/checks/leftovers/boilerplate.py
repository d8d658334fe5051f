"""Web-page furniture left in the English: comment forms, share bars, cookie notices, view counters, links to other pages.

What it does: finds lines that consist of nothing but furniture and have no Arabic sentence behind them, the headlines under a “Related
Posts” line, and a comment form glued to the end of a paragraph.
Why it matters: the furniture belongs to the page that the text was copied from; in print it is read as part of the article.
Example: Leave a Reply
Better: (the line is dropped)
Fix safety: suggested, since only an editor knows whether the page's own furniture was wanted.
Known false positives: a one-word heading that is also a button, such as “Advertisement”, where the source heading was lost.
Measured precision: MEASURED
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.dropped import has_no_source, is_dropped
from tqa.checks.rule import Hit, define, replace
from tqa.language.furniture import furniture_tail, opens_link_list
from tqa.model import Applicability, Language, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.rule import Options
    from tqa.checks.unit import ArticleView, Unit

_LONGEST_LIST = 10
_LONGEST_HEADLINE = 25
_SENTENCE_END = (".", "!", "?", "…", ":", ";", ",", ".”", '."', "?”", '?"', "!”", '!"')
_SHOWN = 60


def check(view: ArticleView, options: Options) -> Iterator[tuple[Unit, Hit]]:  # noqa: ARG001 - no options
    """Furniture units, headlines in a list of links, and glued comment forms."""
    linked = 0
    for unit in view.units:
        if is_dropped(unit):
            linked = _LONGEST_LIST if opens_link_list(unit.target, Language.ENGLISH) else linked
            yield unit, _hit(unit, 0, f"{_shown(unit.target)} is web-page furniture, not part of the article.")
        elif linked and _is_linked_headline(unit):
            linked -= 1
            yield unit, _hit(unit, 0, f"{_shown(unit.target)} is the headline of another page, listed below the article.")
        else:
            linked = 0
            start = furniture_tail(unit.target, Language.ENGLISH)
            if start is not None:
                yield unit, _hit(unit, start, f"{_shown(unit.target[start:])} is web-page furniture glued to the paragraph.")


def _is_linked_headline(unit: Unit) -> bool:
    text = unit.target.strip()
    return has_no_source(unit) and bool(text) and not text.endswith(_SENTENCE_END) and len(text.split()) <= _LONGEST_HEADLINE


def _hit(unit: Unit, start: int, message: str) -> Hit:
    """A hit from `start` to the end of the text; its fix takes the space before it along."""
    end = len(unit.target.rstrip())
    cut = len(unit.target[:start].rstrip())
    fix = replace(Span(cut, len(unit.target) if not cut else end), "", Applicability.SUGGESTED, "Drop the web-page furniture.")
    begin = start or len(unit.target) - len(unit.target.lstrip())
    return Hit(Span(begin, end), message, fixes=(fix,))


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= _SHOWN else f"“{words[:_SHOWN].rstrip()}…”"


RULE = define(__name__, __doc__, severity=Severity.MINOR, category="design/markup", check_article=check)
