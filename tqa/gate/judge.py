"""Which findings a baseline knows, which are new, and which of its entries nothing answers to any more.

Each entry answers for one finding: first the very finding it was made of; then one of the same rule on the
same Arabic whose words are similar, since somebody edited near it; then one of the same rule on the same
words whose Arabic holds that of the entry or lies in it, since sentences nearby were joined or parted; then
the same in an article that got a new name.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tqa.gate.baseline import entry_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from tqa.gate.baseline import Entry
    from tqa.model import Report

# A marked stretch that was edited keeps most of its letters; two findings of a rule on one sentence seldom
# share as many. A judgement, not a measurement.
_SIMILAR = 0.6
# Comparing is quadratic: texts are compared by their beginnings, and no more than a few of one sentence.
_COMPARED, _MOST = 200, 50


@dataclass(frozen=True)
class Judgement:
    """A report held against a baseline.

    `report` has only the new findings left, as `known` those that the baseline knows. `entries` is what it
    should say of these today, `stale` what it says of this article and nothing answers to, `others` the rest:
    of other articles, and of rules that did not run.
    """

    report: Report
    entries: tuple[Entry, ...]
    stale: tuple[Entry, ...]
    others: tuple[Entry, ...]


def judge(report: Report, article: str, baseline: Iterable[Entry], gone: Collection[str] = ()) -> Judgement:
    """Hold `report` against `baseline`.

    Args:
        report: a check, with fingerprints.
        article: what the baseline calls its article.
        baseline: the entries, of any articles.
        gone: articles that exist no longer; what the baseline knows of them may have moved to this one.
    """
    todays = {entry_of(report, finding, article): finding for finding in report.findings}
    entries = list(baseline)
    own = _ran(report, [entry for entry in entries if entry.article == article])
    former = _ran(report, [entry for entry in entries if entry.article in gone and entry.article != article])
    known: dict[Entry, Entry] = {}
    for pool in (own, former):
        _same(todays, pool, known)
        _similar(todays, pool, known)
        _regrouped(todays, pool, known)
    used, mine = set(known.values()), set(own)
    findings = {id(todays[entry]) for entry in known}
    return Judgement(
        replace(
            report,
            findings=tuple(each for each in report.findings if id(each) not in findings),
            known=tuple(each for each in report.findings if id(each) in findings),
        ),
        tuple(sorted(known)),
        tuple(entry for entry in own if entry not in used),
        tuple(entry for entry in entries if entry not in used and entry not in mine),
    )


def _ran(report: Report, entries: Iterable[Entry]) -> list[Entry]:
    """Those whose rule had a chance to find them again."""
    return [entry for entry in entries if entry.rule.partition(".")[0] in report.rules]


def _same(todays: Iterable[Entry], pool: Iterable[Entry], known: dict[Entry, Entry]) -> None:
    free = {entry.fingerprint: entry for entry in pool}
    for entry in todays:
        if entry not in known and entry.fingerprint in free:
            known[entry] = free.pop(entry.fingerprint)


def _similar(todays: Iterable[Entry], pool: Iterable[Entry], known: dict[Entry, Entry]) -> None:
    for news, olds in _unanswered(todays, pool, known, lambda entry: (entry.rule, entry.source)):
        pairs = [(_likeness(new, old), new, old) for new in news for old in olds]
        taken: set[Entry] = set()
        for likeness, new, old in sorted(pairs, key=lambda pair: -pair[0]):
            if likeness >= _SIMILAR and new not in known and old not in taken:
                known[new] = old
                taken.add(old)


def _regrouped(todays: Iterable[Entry], pool: Iterable[Entry], known: dict[Entry, Entry]) -> None:
    for news, olds in _unanswered(todays, pool, known, lambda entry: (entry.rule, entry.text)):
        free = [old for old in olds if old.source and old.text]
        for new in news:
            if not new.source:
                continue
            found = next((old for old in free if old.source in new.source or new.source in old.source), None)
            if found is not None:
                known[new] = found
                free.remove(found)


def _unanswered(
    todays: Iterable[Entry],
    pool: Iterable[Entry],
    known: Mapping[Entry, Entry],
    name: Callable[[Entry], tuple[str, str]],
) -> Iterator[tuple[list[Entry], list[Entry]]]:
    """Findings that nothing answers for yet, and free entries of the same `name`, a few of each."""
    used = set(known.values())
    free: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in pool:
        if entry not in used:
            free[name(entry)].append(entry)
    waiting: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in todays:
        if entry not in known and name(entry) in free:
            waiting[name(entry)].append(entry)
    for key, news in waiting.items():
        yield news[:_MOST], free[key][:_MOST]


def _likeness(left: Entry, right: Entry) -> float:
    from difflib import SequenceMatcher  # noqa: PLC0415 - seldom needed

    return SequenceMatcher(None, left.text[:_COMPARED], right.text[:_COMPARED], autojunk=False).ratio()
