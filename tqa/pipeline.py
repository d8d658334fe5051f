"""Strings the stages together: read, align, check, fix. Every stage is a pure function; this is the one place that knows their order."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tqa.alignment.align import align_texts
from tqa.checks.run import check_beads, known_rules, select_rules
from tqa.config import Config, check_rules, find_config, load_config
from tqa.fixing.apply import Fixed, fix_report
from tqa.formats import RawText, read_bilingual, read_pair
from tqa.formats.memory import MemoryCarrier
from tqa.formats.rows import Row, build_article
from tqa.gate.fingerprint import with_fingerprints
from tqa.language.identify import check_languages
from tqa.language.sentences import split_document
from tqa.lexicon.lexicon import Lexicon
from tqa.model import Applicability, Article, Bead, BlockKind, Document, Finding, Language, Report, Span
from tqa.scoring.mqm import mqm_score

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# Aligned text below this share of all sentences makes the report say that the files may not belong together.
_FEW_PAIRS = 0.3


@cache
def shipped_lexicon() -> Lexicon:
    """The lexicon of the package, loaded once a process."""
    return Lexicon.open()


def configure(path: Path | None, start: Path) -> Config:
    """The configuration at `path`, else the nearest one at or above the folder `start`, else the defaults.

    Raises:
        ConfigError: the file is wrong, or names a rule, family or option that does not exist.
    """
    found = path or find_config(start)
    config = load_config(found) if found is not None else Config()
    check_rules(config, *known_rules())
    return config


def read(source: str | Path, target: str | Path | None = None, reference: str | Path | None = None) -> Article:
    """Read an article: an Arabic and an English file, or one bilingual file.

    Raises:
        InputError: a file is missing, unreadable, empty, binary or malformed.
        LanguageError: the sides are not Arabic and English.
    """
    if target is None:
        article = read_bilingual(source)
        check_languages(article.source.text, article.target.text, article.source.path, article.target.path)
        return article
    pair = read_pair(source, target, reference)
    check_languages(pair.source.text, pair.target.text, pair.source.path, pair.target.path)
    return Article(
        _document(pair.source, Language.ARABIC),
        _document(pair.target, Language.ENGLISH),
        _document(pair.reference, Language.ENGLISH) if pair.reference is not None else None,
    )


def _document(raw: RawText, language: Language) -> Document:
    return Document(raw.text, language, split_document(raw.text, language), raw.carrier, raw.path)


def align(article: Article, lexicon: Lexicon | None = None) -> tuple[Bead, ...]:
    """The beads of an article: its own where its file came aligned, else found.

    Raises:
        InputError: the article is too long for one run.
    """
    if article.beads is not None:
        return article.beads
    sides = [[document.segment_text(k) for k in range(len(document.segments))] for document in (article.source, article.target)]
    return align_texts(sides[0], sides[1], lexicon or shipped_lexicon())


def check(article: Article, config: Config | None = None, lexicon: Lexicon | None = None) -> Report:
    """Align an article and report what the selected rules find in it.

    Raises:
        InputError: the article is too long for one run.
    """
    settings = config or Config()
    lexicon = lexicon or shipped_lexicon()
    beads = align(article, lexicon)
    findings = check_beads(article, beads, lexicon, settings)
    report = Report(
        article,
        beads,
        findings,
        scores={"MQM": mqm_score(findings, article.target.text)},
        rules={name: rule.info for name, rule in select_rules(settings).items()},
        notes=_notes(article, beads),
    )
    return with_fingerprints(report)


def _notes(article: Article, beads: Sequence[Bead]) -> tuple[str, ...]:
    if article.beads is not None:
        return ()
    body = [k for k, segment in enumerate(article.target.segments) if segment.kind is not BlockKind.FURNITURE]
    paired = {j for bead in beads if bead.source for j in bead.target}
    if body and len(paired.intersection(body)) < _FEW_PAIRS * len(body):
        return (f"only {len(paired.intersection(body))} of {len(body)} English sentences have an Arabic partner: are the two files the same article?",)
    return ()


def fix(report: Report, applicability: Applicability = Applicability.SAFE, config: Config | None = None, lexicon: Lexicon | None = None) -> Fixed:
    """Make the fixes of a report that are at least as sure as `applicability`."""
    return fix_report(report, applicability, lexicon or shipped_lexicon(), config or Config())


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
        replace(fix, edits=tuple(replace(edit, span=edit.span.shift(target)) for edit in fix.edits)) for fix in finding.fixes
    )
    source_span: Span | None = finding.source_span.shift(source) if finding.source_span is not None else None
    return replace(finding, span=finding.span.shift(target), source_span=source_span, fixes=fixes)
