"""Runs the selected rules over an aligned article and turns their hits into findings."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tqa.checks.registry import all_rules
from tqa.checks.unit import ArticleView, Unit
from tqa.glossary import NO_GLOSSARY, Glossary, load
from tqa.model import BlockKind, Edit, Finding, Fix, Span, segments_span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tqa.checks.rule import Hit, Options, Rule
    from tqa.config import Config
    from tqa.lexicon.lexicon import Lexicon
    from tqa.model import Article, Bead, Document

    _UnitCheck = tuple[Rule, Callable[[Unit, Options], Iterator[Hit]], Options]
    _ViewCheck = tuple[Rule, Callable[[ArticleView, Options], Iterator[tuple[Unit, Hit]]], Options]


@dataclass(frozen=True)
class Selection:
    """The rules that a configuration selects, each with the options it runs with.

    `compare` and `judge` are sorted once by what would else be asked of each rule at every unit: the first
    are those to run where there is Arabic, the second those where there is none; `_units` judge one unit,
    `_views` a whole article.
    """

    config: Config
    rules: tuple[tuple[Rule, Options], ...]
    compare_units: tuple[_UnitCheck, ...]
    judge_units: tuple[_UnitCheck, ...]
    compare_views: tuple[_ViewCheck, ...]
    judge_views: tuple[_ViewCheck, ...]


def selection(config: Config) -> Selection:
    """The rules to run, worked out once for many units."""
    rules = select_rules(config).items()
    chosen = tuple((rule, {**rule.options, **config.options(name)}) for name, rule in rules)
    units = tuple((rule, rule.check, options) for rule, options in chosen if rule.check is not None)
    views = tuple(
        (rule, rule.check_article, options) for rule, options in chosen if rule.check_article is not None
    )
    return Selection(
        config,
        chosen,
        compare_units=units,
        judge_units=tuple(entry for entry in units if not entry[0].compares),
        compare_views=views,
        judge_views=tuple(entry for entry in views if not entry[0].compares),
    )


def select_rules(config: Config) -> Mapping[str, Rule]:
    """The rules that `config` selects, by name."""
    selected = {}
    for name, rule in all_rules().items():
        names = (name, *(f"{name}.{part}" for part in rule.parts))
        if any(config.selects(each, rule.info.family) for each in names):
            selected[name] = rule
    return selected


def known_rules() -> tuple[Mapping[str, Options], frozenset[str]]:
    """What a configuration may speak of: rules and sub-rules with their options' defaults, and families.

    Options belong to a whole rule: a sub-rule has none of its own.
    """
    known: dict[str, Options] = {}
    for name, rule in all_rules().items():
        known[name] = rule.options
        known.update({f"{name}.{part}": {} for part in rule.parts})
    return known, frozenset(rule.info.family for rule in all_rules().values())


def check_beads(
    article: Article, beads: Sequence[Bead], lexicon: Lexicon, config: Config
) -> tuple[Finding, ...]:
    """Findings of all selected rules, in order of the target text.

    Raises:
        InputError: a glossary of `config` cannot be read, or lines of it are wrong.
    """
    selected = selection(config)
    # Each view goes when it is done, and the words of its units with it: kept to the end, those of a long
    # table take a quarter of the time for collecting garbage.
    views = deque(make_views(article, make_units(article, beads, lexicon, load(config.glossary))))
    found: list[Finding] = []
    while views:
        view = views.popleft()
        for unit in view.units:
            found += unit_findings(unit, selected)
        found += view_findings(view, selected)
    kept = _without_yielding(found, selected)
    return tuple(sorted(kept, key=lambda finding: (finding.span, finding.name, finding.message)))


def _without_yielding(found: Sequence[Finding], selected: Selection) -> list[Finding]:
    """The findings, but those of a rule that yields to another which has one at the same place."""
    yields = {rule.name: rule.yields_to for rule, _ in selected.rules if rule.yields_to}
    if not any(finding.rule in yields for finding in found):
        return list(found)
    spans: dict[tuple[str, int], list[Span]] = {}
    for finding in found:
        spans.setdefault((finding.rule, finding.bead), []).append(finding.span)
    return [
        finding
        for finding in found
        if not any(
            span.overlaps(finding.span)
            for better in yields.get(finding.rule, ())
            for span in spans.get((better, finding.bead), ())
        )
    ]


def unit_findings(unit: Unit, selected: Selection) -> Iterator[Finding]:
    """What the rules that judge one unit at a time find in `unit`; nothing where it has no English."""
    if not unit.target:
        return
    for rule, check, options in selected.compare_units if unit.source else selected.judge_units:
        for hit in check(unit, options):
            yield from _reported(rule, unit, hit, selected.config)


def view_findings(view: ArticleView, selected: Selection) -> Iterator[Finding]:
    """What the rules that judge a whole article find in `view`."""
    two_sided = any(unit.source for unit in view.units)
    for rule, check, options in selected.compare_views if two_sided else selected.judge_views:
        for unit, hit in check(view, options):
            yield from _reported(rule, unit, hit, selected.config)


def make_units(
    article: Article, beads: Sequence[Bead], lexicon: Lexicon, glossary: Glossary = NO_GLOSSARY
) -> tuple[Unit, ...]:
    """One unit for each bead; where a side has no text, its offset is where the text is missing."""
    units: list[Unit] = []
    belongs = [_group(article, bead, index) for index, bead in enumerate(beads)]
    alone = _without_source(article, beads, belongs)
    source_end = target_end = 0
    for index, bead in enumerate(beads):
        source = segments_span(article.source, bead.source) or _gap(article.source, bead.target, source_end)
        target = segments_span(article.target, bead.target) or _gap(article.target, bead.source, target_end)
        kinds = [article.target.segments[j].kind for j in bead.target]
        units.append(
            Unit(
                source=source.of(article.source.text),
                target=target.of(article.target.text),
                lexicon=lexicon,
                index=index,
                source_offset=source.start,
                target_offset=target.start,
                heading=BlockKind.HEADING in kinds,
                furniture=BlockKind.FURNITURE in kinds,
                alone=belongs[index] in alone,
                glossary=glossary,
                group=belongs[index],
            )
        )
        source_end, target_end = source.end, target.end
    return tuple(units)


def make_views(article: Article, units: Sequence[Unit]) -> tuple[ArticleView, ...]:
    """One view of a running text; of a table, one for each group of rows and for each row without a group."""
    members: dict[tuple[str, int], list[Unit]] = {}
    for unit in units:
        members.setdefault(unit.group, []).append(unit)
    return tuple(ArticleView(article, tuple(group)) for group in members.values())


def _without_source(
    article: Article, beads: Sequence[Bead], belongs: Sequence[tuple[str, int]]
) -> set[tuple[str, int]]:
    """The groups without a word of Arabic: there, a missing source is no evidence of anything."""
    filled = {
        group
        for bead, group in zip(beads, belongs, strict=True)
        if any(article.source.segment_text(i).strip() for i in bead.source)
    }
    return set(belongs) - filled


def _gap(document: Document, opposite: Sequence[int], end: int) -> Span:
    """Where a bead's missing text would stand: in its own row of a table, else behind the bead before it."""
    if opposite and opposite[0] < len(document.segments):
        row = document.segments[opposite[0]]
        if row.kind is BlockKind.ROW:
            return Span(row.span.start, row.span.start)
    return Span(end, end)


def _group(article: Article, bead: Bead, index: int) -> tuple[str, int]:
    """What a bead is judged with: its running text, the rows of its article, or nothing but itself."""
    # Both sides of a bead are rows, or neither is.
    if bead.target:
        segment = article.target.segments[bead.target[0]]
    else:
        segment = article.source.segments[bead.source[0]]
    if segment.kind is not BlockKind.ROW:
        return "", -1
    return segment.group, -1 if segment.group else index


def _reported(rule: Rule, unit: Unit, hit: Hit, config: Config) -> Iterator[Finding]:
    """The finding that a hit makes, unless the configuration does not want it."""
    finding = _finding(rule, unit, hit, config)
    if not config.selects(finding.name, rule.info.family) or config.allows(finding.name, finding.text):
        return
    if finding.confidence >= config.least_confidence(finding.name, rule.info.min_confidence):
        yield finding


def _finding(rule: Rule, unit: Unit, hit: Hit, config: Config) -> Finding:
    _require_inside(rule, unit, hit)
    if hit.part and hit.part not in rule.parts:
        msg = f"{rule.name}: declares no sub-rule {hit.part}"
        raise ValueError(msg)
    name = f"{rule.name}.{hit.part}" if hit.part else rule.name
    return Finding(
        rule=rule.name,
        severity=config.severity(name) or hit.severity or rule.info.severity,
        category=rule.info.category,
        message=hit.message,
        span=hit.span.shift(unit.target_offset),
        text=hit.span.of(unit.target),
        bead=unit.index,
        source_span=hit.source_span.shift(unit.source_offset) if hit.source_span is not None else None,
        source_text=hit.source_span.of(unit.source) if hit.source_span is not None else "",
        fixes=tuple(_shifted(fix, unit.target_offset) for fix in hit.fixes),
        confidence=hit.confidence,
        part=hit.part,
        gates=config.gates(name, family=rule.info.family, default=rule.info.gates),
    )


def _require_inside(rule: Rule, unit: Unit, hit: Hit) -> None:
    """A rule that reaches out of its unit would mark, or overwrite, what it never looked at.

    Raises:
        ValueError: the hit or one of its edits lies outside the unit.
    """
    spans = [hit.span, *(edit.span for fix in hit.fixes for edit in fix.edits)]
    if any(span.end > len(unit.target) for span in spans):
        msg = f"{rule.name}: a hit or fix reaches out of its unit of {len(unit.target)} characters"
        raise ValueError(msg)
    if hit.source_span is not None and hit.source_span.end > len(unit.source):
        msg = f"{rule.name}: a source span reaches out of its unit of {len(unit.source)} characters"
        raise ValueError(msg)


def _shifted(fix: Fix, by: int) -> Fix:
    return replace(fix, edits=tuple(Edit(edit.span.shift(by), edit.text) for edit in fix.edits))
