"""The index page of a batch: a row for each article, worst first, and what each rule found in all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from tqa.model import Severity
from tqa.report.markup import Part, parts
from tqa.report.metrics import MQM
from tqa.report.page import render
from tqa.report.view import page_title
from tqa.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tqa.model import Language, Report

_STYLES = ("report.css", "controls.css", "media.css", "index.css")
_FALLING = tuple(reversed(Severity))


@dataclass(frozen=True, slots=True)
class RuleCount:
    """What one rule, named with its sub-rule, found in an article; `severity` is the worst."""

    rule: str
    count: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class IndexRow:
    """An article of the batch.

    `href` is the path of its report from the index page, with slashes; "" where it has none. `mqm` is its
    score from 0 to 100. `new`, `known` and `gone` count findings against a baseline, None without one.
    `error` is the line that says why the article could not be checked, "" where it was.
    """

    title: str
    href: str = ""
    critical: int = 0
    major: int = 0
    minor: int = 0
    mqm: float | None = None
    new: int | None = None
    known: int | None = None
    gone: int | None = None
    rules: tuple[RuleCount, ...] = ()
    error: str = ""

    @property
    def total(self) -> int:
        """All findings that are shown."""
        return self.critical + self.major + self.minor

    @property
    def trend(self) -> int | None:
        """How many findings more (or, below 0, fewer) than the baseline knew; None without a baseline."""
        return None if self.new is None else self.new - (self.gone or 0)


@dataclass(frozen=True, slots=True)
class RowView:
    """A row in print; `bar` has start and width of each severity's part, in % of the longest bar."""

    title: tuple[Part, ...]
    plain_title: str
    href: str
    counts: tuple[tuple[str, int], ...]
    total: int
    bar: tuple[tuple[str, float, float], ...]
    mqm: float | None
    new: int | None
    known: int | None
    gone: int | None
    trend: int | None
    error: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class RuleTotal:
    """A rule over all articles: findings, articles, worst severity, share of the commonest rule's (%)."""

    name: str
    count: int
    articles: int
    severity: str
    share: int


@dataclass(frozen=True, slots=True)
class Index:
    """Everything that the index template prints; `compared` says whether any row has a baseline."""

    rows: tuple[RowView, ...]
    counts: tuple[tuple[str, int], ...]
    rules: tuple[RuleTotal, ...]
    clean: int
    failed: int
    compared: bool


def index_row(report: Report, href: str, *, baseline: bool = False, gone: int = 0) -> IndexRow:
    """The row of `report`, whose page is at `href`.

    Args:
        report: what one run found.
        href: the path of its page from the index page, with slashes.
        baseline: whether the run was held against one, so that what it found is new.
        gone: how many findings the baseline knew that are no longer there.
    """
    counts = Counter(finding.severity for finding in report.findings)
    mqm = report.scores.get(MQM)
    found: dict[str, list[Severity]] = defaultdict(list)
    for finding in report.findings:
        found[finding.name].append(finding.severity)
    return IndexRow(
        page_title(report),
        href,
        counts[Severity.CRITICAL],
        counts[Severity.MAJOR],
        counts[Severity.MINOR],
        mqm.score if mqm else None,
        len(report.findings) if baseline else None,
        len(report.known) if baseline else None,
        gone if baseline else None,
        tuple(
            RuleCount(name, len(each), max(each, key=lambda one: one.rank))
            for name, each in sorted(found.items())
        ),
    )


def build_index(rows: Iterable[IndexRow], *, lang: Language | str = "en") -> str:
    """One self-contained HTML page over all articles, worst first: its script only sorts the table.

    Raises:
        ValueError: if there is no interface in `lang`.
    """
    words = wording(lang)
    return render("index.html.j2", words, _STYLES, "index.js", page=index_view(list(rows)))


def index_view(rows: Sequence[IndexRow]) -> Index:
    """The view model of the index page: articles that failed first, then the worst."""
    ordered = sorted(rows, key=lambda row: (not row.error, -row.critical, -row.major, -row.minor, row.title))
    longest = max((row.total for row in rows), default=0) or 1
    sums = {
        severity.value: sum(getattr(row, severity.value) for row in rows) for severity in _FALLING
    }
    return Index(
        tuple(_row_view(row, longest) for row in ordered),
        tuple(sums.items()),
        _rule_totals(rows),
        sum(not row.total and not row.error for row in rows),
        sum(bool(row.error) for row in rows),
        any(row.trend is not None for row in rows),
    )


def safe_href(path: str) -> str:
    """`path` as a link that stays a path: it names no scheme and no host, whatever its characters.

    Characters that UTF-8 cannot hold become question marks.
    """
    if not path:
        return ""
    rooted = "/" if path.startswith("/") else "./"
    return rooted + quote(path.lstrip("/"), safe="/", errors="replace")


def _row_view(row: IndexRow, longest: int) -> RowView:
    counts = tuple((severity.value, int(getattr(row, severity.value))) for severity in _FALLING)
    bar: list[tuple[str, float, float]] = []
    position = 0.0
    for name, count in counts:
        width = 100 * count / longest
        if count:
            bar.append((name, round(position, 2), round(width, 2)))
        position += width
    return RowView(
        parts(row.title), row.title, safe_href(row.href), counts, row.total, tuple(bar), row.mqm, row.new,
        row.known, row.gone, row.trend, parts(row.error),
    )  # fmt: skip


def _rule_totals(rows: Sequence[IndexRow]) -> tuple[RuleTotal, ...]:
    found: dict[str, list[RuleCount]] = defaultdict(list)
    for row in rows:
        for each in row.rules:
            found[each.rule].append(each)
    most = max((sum(each.count for each in counts) for counts in found.values()), default=1) or 1
    totals = []
    for name, counts in found.items():
        total = sum(each.count for each in counts)
        worst = max((each.severity for each in counts), key=lambda severity: severity.rank)
        totals.append(
            (-worst.rank, -total, name, RuleTotal(name, total, len(counts), worst.value, 100 * total // most))
        )
    return tuple(each[-1] for each in sorted(totals, key=lambda each: each[:3]))
