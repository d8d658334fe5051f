"""Web-page furniture left in the English: comment forms, share bars, cookie notices, links to other pages.

What it does: finds lines that consist of nothing but furniture and have no Arabic sentence behind them, the
headlines under a “Related Posts” line, a comment form glued to the end of a paragraph, and the lines of your
own pages that the option `lines` lists, in any case.
Why it matters: the furniture belongs to the page that the text was copied from; in print it is read as part
of the article.
Example: Leave a Reply
Better: (the line is dropped)
Fix safety: suggested, since only an editor knows whether the page's own furniture was wanted.
Known false positives: a one-word heading that is also a button, such as “Advertisement”, where the source
heading was lost.
Measured precision: no error of its kind is annotated in detection/gold.jsonl, where it has no findings
(python benchmarks/detection.py). All 13 blocks of corpora/articles are found. Of the lines inserted into news
documents for testing the aligner, 87 % are known for furniture and none of the real lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tqa.checks.dropped import has_no_source, is_dropped
from tqa.checks.rule import Hit, define, replace
from tqa.config.settings import folded
from tqa.language.furniture import furniture_tail, opens_link_list
from tqa.model import Applicability, Language, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.rule import Options
    from tqa.checks.unit import ArticleView, Unit

_LONGEST_LIST = 10
_LONGEST_HEADLINE = 25
_SENTENCE_END = (".", "!", "?", "؟", "…", ":", ";", ",", ".”", '."', "?”", '?"', "!”", '!"')
_SHOWN = 60
_REACH = 1_500


def check(view: ArticleView, options: Options) -> Iterator[tuple[Unit, Hit]]:
    """Furniture units, headlines in a list of links, and glued comment forms."""
    lines = options["lines"]
    own = {folded(line) for line in lines} if lines and isinstance(lines, Sequence) else set()
    linked = 0
    for unit in view.units:
        if is_dropped(unit):
            linked = _LONGEST_LIST if opens_link_list(unit.target, Language.ENGLISH) else 0
            yield unit, _hit(unit, 0, "is web-page furniture, not part of the article.")
        elif own and folded(unit.target) in own:
            yield unit, _hit(unit, 0, "is listed as furniture in the configuration.")
        elif linked and _is_linked(view, unit):
            linked -= 1
            yield unit, _hit(unit, 0, "is the headline of another page, listed below the article.")
        else:
            linked = 0
            start = furniture_tail(unit.target, Language.ENGLISH)
            if start is not None and furniture_tail(unit.source, Language.ARABIC) is None:
                yield unit, _hit(unit, start, "is web-page furniture glued to the paragraph.")


def _is_headline(text: str) -> bool:
    body = text.strip()
    return bool(body) and not body.endswith(_SENTENCE_END) and len(body.split()) <= _LONGEST_HEADLINE


def _is_linked(view: ArticleView, unit: Unit) -> bool:
    """Whether a headline in a list links to another page: no Arabic stands behind it, or another link."""
    if not _is_headline(unit.target):
        return False
    if has_no_source(unit):
        return True
    if not _is_headline(unit.source):
        return False
    before = view.article.source.text[max(0, unit.source_offset - _REACH) : unit.source_offset]
    for line in reversed([line for line in before.splitlines() if line.strip()]):
        if opens_link_list(line, Language.ARABIC):
            return True
        if not _is_headline(line):
            return False
    return False


def _hit(unit: Unit, start: int, verdict: str) -> Hit:
    """A hit from `start` to the end of the text; its fix takes the space before it along."""
    end = len(unit.target.rstrip())
    cut = len(unit.target[:start].rstrip())
    fix = replace(
        Span(cut, len(unit.target) if not cut else end),
        "",
        Applicability.SUGGESTED,
        "Drop the web-page furniture.",
    )
    begin = start or len(unit.target) - len(unit.target.lstrip())
    return Hit(Span(begin, end), f"{_shown(unit.target[begin:end])} {verdict}", fixes=(fix,))


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= _SHOWN else f"“{words[:_SHOWN].rstrip()}…”"


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MINOR,
    category="design/markup",
    check_article=check,
    options={"lines": ()},
)
