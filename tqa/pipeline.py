"""Strings the stages together: read, align, check, fix.

Every stage is a pure function; this is the one place that knows their order.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tqa.alignment.align import align_texts
from tqa.alignment.notes import notes
from tqa.alignment.vectors import Memory
from tqa.checks.collector import collected_seldom
from tqa.checks.run import check_beads, known_rules, select_rules
from tqa.config import Config, check_formats, check_rules, find_config, load_config
from tqa.config.reading import Reading
from tqa.errors import ConfigError, InputError
from tqa.formats import read_bilingual, read_pair
from tqa.formats.memory import MemoryCarrier
from tqa.formats.read import shown
from tqa.formats.registry import FORMATS
from tqa.formats.rows import Row, build_article
from tqa.formats.units import Unit, split_units
from tqa.gate.fingerprint import with_fingerprints
from tqa.glossary import load as load_glossary
from tqa.language.identify import check_languages
from tqa.lexicon.lexicon import Lexicon
from tqa.model import Applicability, Article, BlockKind, Document, Finding, Language, Report
from tqa.scoring.mqm import mqm_score

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tqa.alignment.encoder import Encoder
    from tqa.fixing.apply import Applied, Fixed
    from tqa.fixing.decisions import Decisions
    from tqa.formats import RawText
    from tqa.model import Bead, Edit

_PLAIN = Reading()
# Fixes that wait for others come in the second round; what the last one does not settle is left to the user.
_MOST_ROUNDS = 4


@cache
def shipped_lexicon() -> Lexicon:
    """The lexicon of the package, loaded once a process."""
    return Lexicon.open()


def configure(path: Path | None, start: Path) -> Config:
    """The configuration at `path`, else the nearest one at or above the folder `start`, else the defaults.

    Raises:
        ConfigError: the file is wrong, names a rule, format or option that does not exist, or leaves no rule.
    """
    found = path or find_config(start)
    return checked(load_config(found)) if found is not None else Config()


def checked(config: Config) -> Config:
    """The same configuration, once its names are known to exist and to leave a rule to run.

    Raises:
        ConfigError: they do not.
    """
    check_rules(config, *known_rules())
    check_formats(config, {each.name: each.bilingual for each in FORMATS})
    if not select_rules(config):
        msg = f"{config.path}: select and ignore leave no rule to run; name fewer rules under ignore"
        raise ConfigError(msg)
    return config


def read(
    source: str | Path,
    target: str | Path | None = None,
    reference: str | Path | None = None,
    *,
    unit: Unit = Unit.SENTENCE,
    reading: Reading = _PLAIN,
) -> Article:
    """Read an article: an Arabic and an English file, or one bilingual file.

    `unit` says what the segments of running text are; those of a bilingual file are its rows. `reading` is
    what the user says of the files.

    Raises:
        InputError: a file is missing, unreadable, empty, binary or malformed.
        LanguageError: the sides are not Arabic and English.
    """
    if target is None:
        if reference is not None and str(reference) != str(source):
            msg = f"{shown(reference)}: is no use here: a bilingual file brings references of its own"
            raise InputError(f"{msg}; put them in a column called reference")
        article = read_bilingual(source, reading.source_format)
        _check_sides(article.source, article.target)
        return article
    pair = read_pair(source, target, reference, reading)
    _check_sides(pair.source, pair.target)
    if pair.reference is not None:
        _check_sides(pair.source, pair.reference)
    return Article(
        _document(pair.source, Language.ARABIC, unit),
        _document(pair.target, Language.ENGLISH, unit),
        _document(pair.reference, Language.ENGLISH, unit) if pair.reference is not None else None,
    )


def _check_sides(source: RawText | Document, target: RawText | Document) -> None:
    check_languages(source.text, target.text, source.path, target.path)


def _document(raw: RawText, language: Language, unit: Unit) -> Document:
    segments = split_units(raw.text, language, unit, raw.blocks)
    return Document(raw.text, language, segments, raw.carrier, raw.path, raw.blocks)


@lru_cache(maxsize=2)
def memory_of(encoder: Encoder) -> Memory:
    """The vectors of an encoder, the last two kept: a second look at the same sentences costs nothing."""
    return Memory(encoder)


def align(
    article: Article, lexicon: Lexicon | None = None, encoder: Encoder | None = None
) -> tuple[Bead, ...]:
    """The beads of an article: its own where its file came aligned, else found.

    Args:
        article: what `read` gave.
        lexicon: instead of the shipped one.
        encoder: of `tqa.neural`, asked about sentences whose words leave it open; without one, words decide.
    """
    if article.beads is not None:
        return article.beads
    sides = segment_texts(article.source), segment_texts(article.target)
    blocks = (
        [segment.block for segment in article.source.segments],
        [segment.block for segment in article.target.segments],
    )
    memory = memory_of(encoder) if encoder is not None else None
    return align_texts(
        *sides, lexicon or shipped_lexicon(), blocks=blocks, memory=memory, left_out=_page_furniture(article)
    )


def _page_furniture(article: Article) -> tuple[frozenset[int], frozenset[int]]:
    """The segments that the files themselves mark as no part of the article."""
    source, target = (
        frozenset(
            index
            for index, segment in enumerate(document.segments)
            if document.blocks and document.blocks[segment.block].kind is BlockKind.FURNITURE
        )
        for document in (article.source, article.target)
    )
    return source, target


def segment_texts(document: Document) -> list[str]:
    """The texts of a document's segments, in order."""
    return [segment.span.of(document.text) for segment in document.segments]


def check(
    article: Article,
    config: Config | None = None,
    lexicon: Lexicon | None = None,
    encoder: Encoder | None = None,
) -> Report:
    """Align an article and report what the selected rules find in it; the rest as in `align`.

    Texts that were read with a reference are scored against it; a table's rows are for `tqa.score`.
    """
    lexicon = lexicon or shipped_lexicon()
    report = _checked(article, config or Config(), lexicon, encoder)
    if article.reference is None or article.beads is not None:
        return report
    from tqa.scoring.article import with_scores  # noqa: PLC0415 - few articles have a reference

    return with_scores(report, lexicon)


def _checked(article: Article, config: Config, lexicon: Lexicon, encoder: Encoder | None) -> Report:
    settings = _settings(article, config)
    with collected_seldom():
        beads = align(article, lexicon, encoder)
        findings = check_beads(article, beads, lexicon, settings)
    report = Report(
        article,
        beads,
        findings,
        scores={"MQM": mqm_score(findings, article.target.text, settings.score)},
        rules={name: rule.info for name, rule in select_rules(settings).items()},
        notes=(*notes(article, beads), *load_glossary(settings.glossary).notes),
    )
    return with_fingerprints(report)


def _settings(article: Article, config: Config) -> Config:
    """What the configuration says of the files of this article."""
    return config.for_files(article.source.path, article.target.path)


def fix(
    report: Report,
    applicability: Applicability = Applicability.SAFE,
    config: Config | None = None,
    lexicon: Lexicon | None = None,
    encoder: Encoder | None = None,
) -> Fixed:
    """Make the fixes of a report that are at least as sure as `applicability`, and check the text again.

    What the second check offers is made too, and so on for a few rounds, so that a second run finds nothing
    left to do.

    Args:
        report: a check of an article that was read from files, or made by `pairs_article`.
        applicability: the least sure fixes that are made.
        config: the one that the report was made with; without it, its rules run with their defaults.
        lexicon: the one that the report was made with.
        encoder: likewise.
    """
    from tqa.fixing.apply import Fixed, fix_report  # noqa: PLC0415 - most runs only check
    from tqa.fixing.compose import compose  # noqa: PLC0415
    from tqa.fixing.corrected import corrected  # noqa: PLC0415

    settings = _settings(report.article, config or Config(select=tuple(report.rules)))
    lexicon = lexicon or shipped_lexicon()
    target = report.article.target
    text, current = target.text, report
    edits: list[Edit] = []
    applied: list[Applied] = []
    for number in range(1, _MOST_ROUNDS + 1):
        fixed = fix_report(current, applicability, lexicon, settings)
        edits = compose(edits, fixed.edits, text)
        text = fixed.text
        applied += (replace(each, round=number) for each in fixed.applied)
        again = corrected(current.article, fixed.edits) if fixed.applied else None
        if again is None:
            break
        current = _checked(again, settings, lexicon, encoder)
    checked_again = current if current.article.target.text == text else None
    return Fixed(target, text, tuple(edits), tuple(applied), fixed.refused, checked_again)


def decide(
    report: Report,
    decisions: Decisions,
    config: Config | None = None,
    lexicon: Lexicon | None = None,
    encoder: Encoder | None = None,
) -> Fixed:
    """Make the fixes that a reviewer decided on, and check the text again; the rest as in `fix`."""
    from tqa.fixing.apply import fix_decided  # noqa: PLC0415 - most runs only check
    from tqa.fixing.corrected import corrected  # noqa: PLC0415

    settings = _settings(report.article, config or Config(select=tuple(report.rules)))
    lexicon = lexicon or shipped_lexicon()
    fixed = fix_decided(report, decisions, lexicon, settings)
    if not fixed.edits:
        return replace(fixed, report=report)
    again = corrected(report.article, fixed.edits)
    return replace(fixed, report=_checked(again, settings, lexicon, encoder)) if again is not None else fixed


def pairs_article(pairs: Sequence[tuple[str, str]]) -> Article:
    """An article of sentence pairs that are aligned already, each judged alone.

    Raises:
        InputError: there is no pair.
    """
    rows = [Row("", source, target, None, "", number) for number, (source, target) in enumerate(pairs, 1)]
    return build_article(rows, lambda _side: MemoryCarrier(), "")


def findings_by_pair(report: Report) -> list[list[Finding]]:
    """The findings of a `pairs_article` report, pair by pair, with spans into each pair's own texts."""
    table: list[list[Finding]] = [[] for _ in report.beads]
    for finding in report.findings:
        table[finding.bead].append(_relative(report, finding))
    return table


def _relative(report: Report, finding: Finding) -> Finding:
    target = -report.article.target.segments[finding.bead].span.start
    source = -report.article.source.segments[finding.bead].span.start
    fixes = tuple(
        replace(each, edits=tuple(replace(edit, span=edit.span.shift(target)) for edit in each.edits))
        for each in finding.fixes
    )
    source_span = finding.source_span.shift(source) if finding.source_span is not None else None
    return replace(finding, span=finding.span.shift(target), source_span=source_span, fixes=fixes)
