"""Runs the selected rules over an aligned article and turns their hits into findings."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from tqa.checks.registry import all_rules
from tqa.checks.unit import ArticleView, Unit
from tqa.model import BlockKind, Edit, Finding, Fix, segments_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tqa.checks.rule import Hit, Options, Rule
    from tqa.config import Config
    from tqa.lexicon.lexicon import Lexicon
    from tqa.model import Article, Bead, Document, Span


def select_rules(config: Config) -> Mapping[str, Rule]:
    """The rules that `config` selects, by name."""
    selected = {}
    for name, rule in all_rules().items():
        names = (name, *(f"{name}.{part}" for part in rule.parts))
        if any(config.selects(each, rule.info.family) for each in names):
            selected[name] = rule
    return selected


def known_rules() -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """Every rule and sub-rule with the names of its options, and the families: what a configuration may speak of."""
    known: dict[str, frozenset[str]] = {}
    for name, rule in all_rules().items():
        options = frozenset(rule.options)
        known.update({each: options for each in (name, *(f"{name}.{part}" for part in rule.parts))})
    return known, frozenset(rule.info.family for rule in all_rules().values())


def check_beads(article: Article, beads: Sequence[Bead], lexicon: Lexicon, config: Config) -> tuple[Finding, ...]:
    """Findings of all selected rules, in order of the target text."""
    units = make_units(article, beads, lexicon)
    found: list[Finding] = []
    for rule in select_rules(config).values():
        options = {**rule.options, **config.options(rule.name)}
        for unit, hit in _run(rule, article, units, options):
            finding = _finding(rule, unit, hit, config)
            if config.selects(finding.rule, rule.info.family) and not config.allows(finding.rule, finding.text):
                found.append(finding)
    return tuple(sorted(found, key=lambda f: (f.span, f.rule, f.message)))


def make_units(article: Article, beads: Sequence[Bead], lexicon: Lexicon) -> tuple[Unit, ...]:
    """One unit for each bead that has English text; a bead without any cannot be judged by surface rules and is kept too."""
    units = []
    for index, bead in enumerate(beads):
        source, target = segments_span(article.source, bead.source), segments_span(article.target, bead.target)
        kinds = [article.target.segments[j].kind for j in bead.target]
        units.append(
            Unit(
                source=_text(article.source, source),
                target=_text(article.target, target),
                lexicon=lexicon,
                index=index,
                source_offset=source.start if source else 0,
                target_offset=target.start if target else 0,
                heading=BlockKind.HEADING in kinds,
                furniture=BlockKind.FURNITURE in kinds,
                alone=not article.source.text.strip(),
            )
        )
    return tuple(units)


def _text(document: Document, span: Span | None) -> str:
    return span.of(document.text) if span is not None else ""


def _run(rule: Rule, article: Article, units: Sequence[Unit], options: Options) -> Iterator[tuple[Unit, Hit]]:
    if rule.check is not None:
        for unit in units:
            if unit.target:
                for hit in rule.check(unit, options):
                    yield unit, hit
    if rule.check_article is not None:
        for view in _views(article, units):
            yield from rule.check_article(view, options)


def _views(article: Article, units: Sequence[Unit]) -> Iterator[ArticleView]:
    """One view of a running text; of a table, one for each group of rows, and one for each row that belongs to none."""
    for (group, _), members in groupby(units, key=lambda unit: _group(article, unit)):
        del group
        yield ArticleView(article, tuple(members))


def _group(article: Article, unit: Unit) -> tuple[str, int]:
    if article.beads is None:
        return "", -1
    bead = article.beads[unit.index]
    segments = [article.target.segments[j] for j in bead.target] or [article.source.segments[i] for i in bead.source]
    group = segments[0].group if segments else ""
    return group, -1 if group else unit.index


def _finding(rule: Rule, unit: Unit, hit: Hit, config: Config) -> Finding:
    name = f"{rule.name}.{hit.part}" if hit.part else rule.name
    source_span = hit.source_span.shift(unit.source_offset) if hit.source_span is not None else None
    return Finding(
        rule=name,
        severity=config.severity(name) or hit.severity or rule.info.severity,
        category=rule.info.category,
        message=hit.message,
        span=hit.span.shift(unit.target_offset),
        text=hit.span.of(unit.target),
        bead=unit.index,
        source_span=source_span,
        source_text=hit.source_span.of(unit.source) if hit.source_span is not None else "",
        fixes=tuple(_shifted(fix, unit.target_offset) for fix in hit.fixes),
        confidence=hit.confidence,
    )


def _shifted(fix: Fix, by: int) -> Fix:
    return replace(fix, edits=tuple(Edit(edit.span.shift(by), edit.text) for edit in fix.edits))
