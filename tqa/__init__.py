"""tqa: quality assurance for English machine translations of Arabic news.

`read` an article, `check` it, `fix` what is safe, `score` it against a reference:

    import tqa

    article = tqa.read("source.ar.txt", "target.en.txt")
    report = tqa.check(article)
    fixed = tqa.fix(article, report)

Nothing heavy is imported until a function is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa._version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tqa.alignment.encoder import Encoder
    from tqa.config import Config
    from tqa.fixing.apply import Fixed
    from tqa.fixing.decisions import Decisions
    from tqa.model import Article, Bead, Finding, Report, Score
    from tqa.neural.metric import Metric

__all__ = ["__version__", "align", "check", "check_pairs", "fix", "read", "score"]


def read(  # noqa: PLR0913 - by name, what is seldom said
    source: str | Path,
    target: str | Path | None = None,
    reference: str | Path | None = None,
    *,
    source_format: str = "",
    target_format: str = "",
    selector: str = "",
) -> Article:
    """Read an article: an Arabic file and its English translation, or one file that holds both.

    Formats are told by content and name: text, HTML, Markdown, DOCX and subtitles (SRT, WebVTT) for either
    side; XLIFF, TMX, PO, TSV, CSV, JSONL and Parquet for both together.

    Args:
        source: the Arabic file, or the bilingual one; "-" is standard input.
        target: the English file, where the first is not bilingual.
        reference: a human translation, where there is one.
        source_format: the format of the first file, such as "html", whatever its content and name say.
        target_format: likewise of the second.
        selector: the CSS selector of the article in an HTML page.

    Raises:
        ValueError: a format does not exist.
        tqa.errors.InputError: a file is missing, unreadable, empty, binary or malformed, or the library that
            reads it is not installed.
        tqa.errors.LanguageError: the sides are not Arabic and English.
    """
    from tqa import pipeline  # noqa: PLC0415 - `import tqa` must cost nothing
    from tqa.config.reading import Reading  # noqa: PLC0415
    from tqa.formats.registry import FORMATS  # noqa: PLC0415

    for name in filter(None, (source_format, target_format)):
        if name not in [each.name for each in FORMATS]:
            msg = f"no such format: {name!r}; there are {', '.join(each.name for each in FORMATS)}"
            raise ValueError(msg)
    return pipeline.read(source, target, reference, reading=Reading(source_format, target_format, selector))


def check(article: Article, config: Config | None = None, *, encoder: Encoder | None = None) -> Report:
    """Align an article and report the artifacts in its English.

    Args:
        article: what `read` gave.
        config: which rules run and how, as `tqa.config.load_config` reads it; all of them by default.
        encoder: what `tqa.neural.open_encoder` gave; asked where the words leave an alignment open, and not
            at all about rows that come aligned.
    """
    from tqa import pipeline  # noqa: PLC0415

    return pipeline.check(article, config, encoder=encoder)


def align(source: Sequence[str], target: Sequence[str], *, encoder: Encoder | None = None) -> list[Bead]:
    """Align Arabic sentences with English ones.

    Args:
        source: Arabic sentences.
        target: English ones.
        encoder: what `tqa.neural.open_encoder` gave; asked where the words leave an alignment open.

    Returns:
        Beads whose `source` and `target` index into the two lists, in target order; every sentence is in
        exactly one. `score` is the probability, from 0 to 1, that the bead is right; `moved` marks one that
        crosses others, whose score is the similarity of its sentences.

    Raises:
        TypeError: a side is one string rather than a list of them.
    """
    from tqa import pipeline  # noqa: PLC0415
    from tqa.alignment.align import align_texts  # noqa: PLC0415

    for name, texts in (("source", source), ("target", target)):
        if isinstance(texts, str):
            msg = f"{name}: expected a list of sentences, got one string"
            raise TypeError(msg)
    memory = pipeline.memory_of(encoder) if encoder is not None else None
    return list(align_texts(source, target, pipeline.shipped_lexicon(), memory=memory))


def check_pairs(pairs: Sequence[tuple[str, str]], config: Config | None = None) -> list[list[Finding]]:
    """Check (Arabic, English) sentence pairs that are aligned already, each alone.

    Args:
        pairs: what to check; an Arabic side of "" means that only the English is known.
        config: which rules run and how; all of them by default.

    Returns:
        The findings of each pair, with spans that count from the start of its own strings.
    """
    from tqa import pipeline  # noqa: PLC0415

    if not pairs:
        return []
    return pipeline.findings_by_pair(pipeline.check(pipeline.pairs_article(pairs), config))


def fix(  # noqa: PLR0913 - the contract
    article: Article,
    report: Report,
    applicability: str = "safe",
    config: Config | None = None,
    *,
    encoder: Encoder | None = None,
    decisions: str | Path | Decisions | None = None,
) -> Fixed:
    """Make the fixes that `report` offers, but for those that the guard finds harmful.

    Args:
        article: what `read` gave.
        report: what `check` found in it.
        applicability: "safe", or "suggested" to make the first suggestion of each other finding as well.
        config: the one that `check` was given.
        encoder: likewise.
        decisions: what a reviewer decided, as the report page exports it: the file, or what
            `tqa.fixing.decisions.parse_decisions` made of it. Then these fixes are made and no others, and
            the guard stops none; `.left` of the outcome are the decisions that no longer fit.

    Returns:
        The outcome: `.text` is the corrected English, `.render()` the whole file in its own format.

    Raises:
        ValueError: `report` is not of `article`, or `applicability` is neither "safe" nor "suggested"; or
            decisions come with "suggested".
        tqa.errors.InputError: the decisions cannot be read.
    """
    from tqa import pipeline  # noqa: PLC0415
    from tqa.model import Applicability  # noqa: PLC0415

    if report.article is not article:
        msg = "the report is of another article"
        raise ValueError(msg)
    if applicability not in {"safe", "suggested"}:
        msg = f'applicability: expected "safe" or "suggested", got {applicability!r}'
        raise ValueError(msg)
    if decisions is None:
        return pipeline.fix(report, Applicability(applicability), config, encoder=encoder)
    if applicability != "safe":
        msg = "decisions say themselves which fixes are made; leave applicability out"
        raise ValueError(msg)
    from tqa.fixing.decisions import Decisions, read_decisions  # noqa: PLC0415

    decided = decisions if isinstance(decisions, Decisions) else read_decisions(decisions)
    return pipeline.decide(report, decided, config, encoder=encoder)


def score(  # noqa: PLR0913 - by name, one for each thing that can be scored
    hypotheses: Sequence[str],
    references: Sequence[str] | Sequence[Sequence[str]] | None,
    baseline: Sequence[str] | None = None,
    *,
    metrics: Sequence[str] = ("BLEU", "chrF2", "chrF2++", "TER"),
    neural: Sequence[Metric] = (),
    sources: Sequence[str] | None = None,
) -> dict[str, Score]:
    """Score a translation against human ones, with sacrebleu's metrics and a test that holds for few edits.

    Args:
        hypotheses: the translation, segment by segment.
        references: a human translation of each segment; or several lists of them, each of every segment; None
            to compute those `neural` metrics alone that judge by the source.
        baseline: another translation of the same segments, such as the one before its fixes.
        metrics: which of the four to compute.
        neural: what `tqa.neural.metrics.open_metric` gave; each is one metric more.
        sources: the Arabic of each segment, which COMET, MetricX-24 and all quality estimation read.

    Returns:
        By metric the corpus score from 0 to 100 (TER, where lower is better, may be higher; MetricX runs from
        0, the best, to 25) and its signature. Against a baseline also the difference and its 95 % interval,
        how many of the segments changed, and the p-value with a verdict: "better", "worse", "not
        significant", "not testable" (fewer than 6 segments changed: no p-value) or "no change".

    Raises:
        TypeError: an argument is one string rather than a list of them.
        ValueError: there are no segments, the lengths differ, all references are blank, a metric does not
            exist, nothing is left to compute without references, or a segment is longer than can be scored.
        TqaError: a neural metric cannot run, or lacks the sources or references.
    """
    from tqa.scoring.neural import judge, task_of  # noqa: PLC0415
    from tqa.scoring.scores import check, compare  # noqa: PLC0415

    _refuse_string(hypotheses=hypotheses, references=references, baseline=baseline, sources=sources)
    if references is None and not neural:
        msg = "references: None; without them only neural metrics that judge by the source can be computed"
        raise ValueError(msg)
    metrics = metrics if references is not None else ()
    columns = _columns(references or ())
    if neural:
        # Before the models run, which takes longest.
        check(hypotheses, columns, baseline, metrics, others=neural, sources=sources)
    judged, _ = judge(neural, task_of(hypotheses, columns, baseline, sources))
    return dict(compare(list(hypotheses), columns, baseline, metrics, judged).scores)


def _refuse_string(**named: Sequence[object] | None) -> None:
    """A string is a sequence too, of single letters, which would be scored without a word."""
    for name, texts in named.items():
        if isinstance(texts, str):
            msg = f"{name}: expected a list of segments, got one string"
            raise TypeError(msg)


def _columns(references: Sequence[str] | Sequence[Sequence[str]]) -> list[list[str]]:
    """One list for each translation."""
    one = [text for text in references if isinstance(text, str)]
    several = [list(texts) for texts in references if not isinstance(texts, str)]
    if one and several:
        msg = "references: expected a list of strings or a list of lists, got both"
        raise TypeError(msg)
    return [one] if one else several
