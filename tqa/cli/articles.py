"""The arguments that say which articles a command is about: one, or many."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tqa.cli.options import FILE
from tqa.cli.reading import ReadingOptions, reading_options
from tqa.errors import ConfigError, InputError
from tqa.formats.read import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tqa.batch.jobs import Job
    from tqa.config import Config

_PAIR = 2
# Starting a second process takes as long as checking a few articles.
_WORTH_A_WORKER = 8


class ArticleOptions(ReadingOptions):
    """What the arguments and options give."""

    paths: tuple[str, ...]
    pattern: str | None
    manifest: Path | None
    changed_since: str | None
    paired: bool
    workers: int | None


@dataclass(frozen=True)
class Articles:
    """The articles of a run, in order.

    `many` is False where the arguments name one article, however many a folder may hold. `skipped` counts
    files that belong to no article; `workers` is how many processes are to share the work.
    """

    jobs: tuple[Job, ...]
    many: bool
    skipped: int
    workers: int

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that is read."""
        read = (file for job in self.jobs for file in (*job.files, job.reference))
        return tuple(file for file in read if file is not None)


def article_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """SOURCE and TARGET, or many paths, and the options that find articles."""
    for decorate in (
        reading_options,
        click.option(
            "--jobs",
            "workers",
            type=click.IntRange(min=1),
            metavar="N",
            help="Processes that share many articles.  [default: one for each core]",
        ),
        click.option(
            "--changed-since",
            metavar="REF",
            help="Only the articles of which a side changed since the git commit REF, such as origin/main.",
        ),
        click.option(
            "--manifest",
            type=FILE,
            metavar="FILE",
            help="The articles that FILE lists: .tsv or .jsonl with source, target and, if wanted, key and "
            "reference.",
        ),
        click.option(
            "--paired",
            is_flag=True,
            help="Look up the other side of every file by the pattern, even of one or two.",
        ),
        click.option(
            "--pattern",
            metavar="SRC=TGT",
            help="How the two files of an article are called.  [default: {name}.ar.{ext}={name}.en.{ext}]",
        ),
        click.argument("paths", nargs=-1, metavar="SOURCE [TARGET] | PATH..."),
    ):
        command = decorate(command)
    return command


def is_many(options: ArticleOptions) -> bool:
    """Whether the arguments are about many articles.

    They are where an option says so, where there are more than two paths, and where all paths are folders or
    patterns of files. Otherwise they are one article's.
    """
    from tqa.batch.jobs import is_glob  # noqa: PLC0415 - after `--help`

    paths = options["paths"]
    if options["paired"] or options["manifest"] is not None or options["changed_since"] is not None:
        return True
    if len(paths) > _PAIR or any(map(is_glob, paths)):
        return True
    return bool(paths) and all(map(_is_folder, paths))


def chosen(options: ArticleOptions, config: Config, reference: str | None = None) -> Articles:
    """The articles that the arguments lead to, with the naming pattern of the options or of `config`.

    `reference` is the human translation of the only article.

    Raises:
        ConfigError: the pattern is none.
        InputError: no article is found where there must be one, or what the options name is not there.
        UsageError: no article is named, or options do not go together.
    """
    if not is_many(options):
        job = replace(_only(options), reference=reference)
        return Articles((job,), many=False, skipped=0, workers=1)
    if reference is not None:
        msg = "--reference is of one article; of many, a --manifest names them in a column called reference"
        raise click.UsageError(msg, click.get_current_context(silent=True))
    if options["manifest"] is not None:
        jobs, skipped = _listed(options), 0
    else:
        jobs, skipped = _looked_up(options, config)
    ref = options["changed_since"]
    if ref is not None:
        jobs = _changed(jobs, ref)
    elif not jobs and not options["paired"]:
        where = " ".join(shown(path) for path in options["paths"][:_PAIR])
        naming = _pattern(options, config)[0]
        msg = f"{where}: no article found; files are paired by {naming} (--pattern changes that)"
        raise InputError(msg)
    _refuse_equal_keys(jobs)
    return Articles(tuple(jobs), many=True, skipped=skipped, workers=_workers(options, len(jobs)))


def _only(options: ArticleOptions) -> Job:
    """The one article that one or two paths name."""
    from tqa.batch.jobs import Job, key_of  # noqa: PLC0415

    paths = options["paths"]
    if not paths:
        msg = "Missing argument 'SOURCE'"
        raise click.UsageError(msg, click.get_current_context(silent=True))
    for name, value in (("--pattern", options["pattern"]), ("--jobs", options["workers"])):
        if value is not None:
            msg = f"{name} is for many articles; add --paired, or name a folder"
            raise click.UsageError(msg, click.get_current_context(silent=True))
    return Job(key_of(paths[-1]), paths[0], paths[1] if len(paths) == _PAIR else None)


def _listed(options: ArticleOptions) -> list[Job]:
    from tqa.batch.manifest import read_manifest  # noqa: PLC0415

    manifest = options["manifest"]
    assert manifest is not None
    idle = "PATH" if options["paths"] else "--pattern" if options["pattern"] else ""
    idle = idle or ("--paired" if options["paired"] else "")
    if idle:
        msg = f"--manifest lists the articles, so that {idle} would do nothing; leave one of them out"
        raise click.UsageError(msg, click.get_current_context(silent=True))
    return read_manifest(manifest)


def _looked_up(options: ArticleOptions, config: Config) -> tuple[list[Job], int]:
    from tqa.batch.jobs import find_jobs  # noqa: PLC0415
    from tqa.batch.naming import parse_naming  # noqa: PLC0415

    naming = parse_naming(*_pattern(options, config))
    paths: Sequence[str] = options["paths"]
    if not paths:
        if options["changed_since"] is None:
            msg = "Missing argument 'PATH'"
            raise click.UsageError(msg, click.get_current_context(silent=True))
        paths = (".",)
    found = find_jobs(paths, naming)
    return found.jobs, found.skipped


def _pattern(options: ArticleOptions, config: Config) -> tuple[str, str]:
    """The naming pattern, and who says so."""
    from tqa.batch.naming import DEFAULT  # noqa: PLC0415

    if options["pattern"] is not None:
        return options["pattern"], "--pattern"
    return (config.pattern, f"{config.path}: pattern") if config.pattern else (DEFAULT, "pattern")


def _changed(jobs: Sequence[Job], ref: str) -> list[Job]:
    from tqa.batch.changed import changed_files  # noqa: PLC0415
    from tqa.batch.jobs import whole_path  # noqa: PLC0415

    changed = changed_files(ref, Path())
    return [job for job in jobs if any(whole_path(file) in changed for file in job.files)]


def _refuse_equal_keys(jobs: Sequence[Job]) -> None:
    seen: dict[str, Job] = {}
    for job in jobs:
        other = seen.setdefault(job.key, job)
        if other is not job:
            files = f"{shown(other.written)} and {shown(job.written)}"
            msg = f"{shown(job.key)}: two articles have this key, {files}; name only one of them"
            raise ConfigError(msg)


def _workers(options: ArticleOptions, count: int) -> int:
    from tqa.batch.cores import usable_cores  # noqa: PLC0415

    if options["workers"] is not None:
        return max(1, min(options["workers"], count))
    return max(1, min(usable_cores(), count // _WORTH_A_WORKER))


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False
