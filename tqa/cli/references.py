"""What `tqa fix` does with a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tqa.batch.checking import refuse_unscored
from tqa.cli.streams import say
from tqa.errors import InputError
from tqa.formats.lines import line_number
from tqa.formats.read import shown
from tqa.output.scores.fixes import Harm, fix_lines
from tqa.output.scores.scored import Scored
from tqa.output.scores.text import render
from tqa.pipeline import shipped_lexicon
from tqa.scoring.article import comparable
from tqa.scoring.contributions import contributions
from tqa.scoring.sacrebleu_adapter import LOWER_IS_BETTER
from tqa.scoring.scores import FOOTNOTE, compare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tqa.fixing.apply import Fixed
    from tqa.lexicon.lexicon import Lexicon
    from tqa.model import Article, Report, Score
    from tqa.scoring.article import Comparable
    from tqa.scoring.contributions import Contributions


class Judged(NamedTuple):
    """How many fixes harm their segment, and the scores of the corrected text beside those before."""

    harmful: int
    scores: Mapping[str, Score]


def judge_fixes(article: Article, report: Report, fixed: Fixed, lexicon: Lexicon | None) -> Judged:
    """Say on standard error what the fixes change in the scores.

    Raises:
        InputError: there is no reference, or nothing of it can be compared.
    """
    refuse_unscored(article)
    found = comparable(article, report.beads, lexicon or shipped_lexicon())
    if not found.spans:
        msg = f"{shown(article.reference.path if article.reference else '')}: nothing in it can be compared"
        raise InputError(f"{msg} with the translation; check that it is of the same article")
    result = contributions(article.target.text, fixed.applied, found)
    scored = _scored(article, found, result)
    for line in render(scored).splitlines():
        say(line)
    harms = [
        Harm(one.effect.value, one.applied.finding.name, one.applied.finding.text, one.chrf, one.ter)
        for one in result.named
    ]
    for line in fix_lines(result.by_rule(), harms, result.unjudged):
        say(line)
    return Judged(len(result.harmed), scored.scores)


def _scored(article: Article, found: Comparable, result: Contributions) -> Scored:
    target = article.target
    compared = compare(result.texts, [found.references], found.texts(target.text))
    rows = article.beads is not None
    ids = {segment.span.start: segment.id for segment in target.segments}
    starts = [spans[0].start for spans in found.spans]
    places = [ids[start] if rows else str(line_number(target.text, start)) for start in starts]
    return Scored(
        f"{target.path} with its fixes",
        (article.reference.path if article.reference is not None else "",),
        target.path,
        "row" if rows else "stretch",
        compared.scores,
        LOWER_IS_BETTER,
        tuple(places),
        compared.segments,
        compared.before,
        compared.changed,
        footnote=FOOTNOTE,
    )
