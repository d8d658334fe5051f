"""What `tqa fix` and `tqa check` do with a reference, or with neural metrics that need none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from tqa.batch.checking import refuse_unscored
from tqa.cli.neural import judge
from tqa.cli.streams import say
from tqa.errors import InputError
from tqa.formats.lines import line_number
from tqa.formats.read import shown
from tqa.output.scores.fixes import Harm, fix_lines
from tqa.output.scores.scored import Scored
from tqa.output.scores.text import render
from tqa.pipeline import shipped_lexicon
from tqa.scoring.article import comparable, estimable
from tqa.scoring.contributions import contributions
from tqa.scoring.sacrebleu_adapter import LOWER_IS_BETTER, METRICS
from tqa.scoring.scores import ESTIMATED, FOOTNOTE, compare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tqa.cli.neural import Wanted
    from tqa.fixing.apply import Fixed
    from tqa.lexicon.lexicon import Lexicon
    from tqa.model import Article, Bead, Report, Score
    from tqa.scoring.article import Comparable
    from tqa.scoring.contributions import Contributions


class Judged(NamedTuple):
    """How many fixes harm their segment, and the scores of the corrected text beside those before.

    `neural` names the scores that neural metrics gave.
    """

    harmful: int
    scores: Mapping[str, Score]
    neural: tuple[str, ...]


@dataclass(frozen=True)
class By:
    """What the English is judged by: the reference, if it is `compared` with one, and neural metrics."""

    compared: bool
    neural: Wanted
    lexicon: Lexicon | None = None

    def stretches(self, article: Article, beads: tuple[Bead, ...]) -> Comparable:
        """What of the English can be judged.

        Raises:
            InputError: there is no reference where there must be one, or nothing can be judged.
        """
        if self.compared:
            refuse_unscored(article)
            found = comparable(article, beads, self.lexicon or shipped_lexicon())
        else:
            found = estimable(article, beads)
        if found.spans:
            return found
        if article.reference is not None and self.compared:
            msg = f"{shown(article.reference.path)}: nothing in it can be compared with the translation"
        else:
            msg = f"{shown(article.target.path)}: nothing in it can be judged by the Arabic"
        raise InputError(f"{msg}; check that it is of the same article")


def judge_fixes(article: Article, report: Report, fixed: Fixed, by: By) -> Judged:
    """Say on standard error what the fixes change in the scores.

    Raises:
        ConfigError: what a neural metric needs to run is missing or broken.
        InputError: there is no reference where there must be one, nothing can be judged, or a neural metric
            cannot judge it.
    """
    found = by.stretches(article, report.beads)
    result = contributions(article.target.text, fixed.applied, found)
    scored, neural = _scored(article, found, result, by.neural)
    for line in render(scored).splitlines():
        say(line)
    harms = [
        Harm(one.effect.value, one.applied.finding.name, one.applied.finding.text, one.chrf, one.ter)
        for one in result.named
    ]
    lacking = "reference" if by.compared else "Arabic"
    for line in fix_lines(result.by_rule(), harms, result.unjudged, lacking):
        say(line)
    return Judged(len(result.harmed), scored.scores, neural)


def with_neural(report: Report, by: By) -> Report:
    """The report of a check with what neural metrics say of the English.

    Raises:
        ConfigError: what a neural metric needs to run is missing or broken.
        InputError: nothing can be judged, or a neural metric cannot judge it.
    """
    article = report.article
    found = by.stretches(article, report.beads)
    texts = found.texts(article.target.text)
    references = [found.references] if found.references else []
    judged, notes = judge(by.neural, texts, references, sources=found.sources)
    scores = compare(texts, references, metrics=(), judged=judged).scores
    return replace(report, scores={**report.scores, **scores}, notes=(*report.notes, *notes))


def _scored(
    article: Article, found: Comparable, result: Contributions, neural: Wanted
) -> tuple[Scored, tuple[str, ...]]:
    """The scores, and the names of those that neural metrics gave."""
    target = article.target
    before = found.texts(target.text)
    references = [found.references] if found.references else []
    judged, notes = judge(neural, result.texts, references, before, found.sources)
    compared = compare(result.texts, references, before, METRICS if references else (), judged)
    rows = article.beads is not None
    ids = {segment.span.start: segment.id for segment in target.segments}
    starts = [spans[0].start for spans in found.spans]
    places = [ids[start] if rows else str(line_number(target.text, start)) for start in starts]
    path = article.reference.path if references and article.reference is not None else None
    scored = Scored(
        f"{target.path} with its fixes",
        () if path is None else (path,),
        target.path,
        "row" if rows else "stretch",
        compared.scores,
        LOWER_IS_BETTER | {each.name for each in judged if each.lower_is_better},
        tuple(places),
        compared.segments,
        compared.before,
        compared.changed,
        notes,
        FOOTNOTE if references else ESTIMATED,
    )
    return scored, tuple(each.name for each in judged)
