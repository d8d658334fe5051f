"""What a rule is: a documented pure function from a unit (or an article) to hits.

A rule is one module under `tqa/checks/<family>/`. Its docstring is its documentation, in the sections of
`SECTIONS`; its last statement is `RULE = define(__name__, __doc__, ...)`. Nothing else needs to know of it:
the registry finds it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tqa.model import Applicability, Edit, Fix, RuleInfo, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tqa.checks.unit import ArticleView, Unit

    OptionValue = str | int | float | bool | Sequence[str]
    Options = Mapping[str, OptionValue]

SECTIONS = (
    "What it does",
    "Why it matters",
    "Example",
    "Better",
    "Fix safety",
    "Known false positives",
    "Measured precision",
)
_SECTION = re.compile(rf"^({'|'.join(SECTIONS)}):[ \t]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding as a rule reports it: offsets into the unit's own texts.

    `part` names a sub-rule ("magnitude" makes number-mismatch.magnitude); `severity` overrides the rule's
    own. In `message`, English words stand in “ ” and Arabic words in « », which the outputs rely on to set
    direction.
    """

    span: Span
    message: str
    source_span: Span | None = None
    fixes: tuple[Fix, ...] = ()
    severity: Severity | None = None
    confidence: float = 1.0
    part: str = ""


@dataclass(frozen=True)
class Rule:
    """A check and its documentation. Exactly one of `check` and `check_article` is set."""

    info: RuleInfo
    check: Callable[[Unit, Options], Iterator[Hit]] | None = None
    check_article: Callable[[ArticleView, Options], Iterator[tuple[Unit, Hit]]] | None = None
    options: Options = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    compares: bool = False

    @property
    def name(self) -> str:
        """The artifact's name, kebab-case."""
        return self.info.name


def define(  # noqa: PLR0913 - a rule is declared once, in one call, by keyword
    module: str,
    doc: str | None,
    *,
    severity: Severity,
    category: str,
    check: Callable[[Unit, Options], Iterator[Hit]] | None = None,
    check_article: Callable[[ArticleView, Options], Iterator[tuple[Unit, Hit]]] | None = None,
    options: Options | None = None,
    parts: tuple[str, ...] = (),
    gates: bool = True,
    min_confidence: float = 0.0,
    yields_to: tuple[str, ...] = (),
    compares: bool = False,
) -> Rule:
    """A rule from its module: name and family come from the module's path, documentation from its docstring.

    Args:
        module: `__name__` of the rule's module; `tqa.checks.repetition.repeated_word` makes "repeated-word".
        doc: the module's docstring.
        severity: MQM severity of its findings, unless a hit says otherwise.
        category: MQM category path, such as "linguistic-conventions/duplication".
        check: judges one unit.
        check_article: judges a whole article.
        options: options a user may set under `[rules.<name>]`, with their defaults.
        parts: names of the sub-rules that its hits may carry.
        gates: False for a rule too unsure to fail a run unless the user asks for it (`gate = true`).
        min_confidence: findings less sure than this stay silent, unless the user sets another value.
        yields_to: names of rules that say it better: where a finding of theirs overlaps one of this rule in
            the English, this rule's is left out, so that one error makes one finding.
        compares: the rule only compares both sides: it is not asked where there is no Arabic at all.

    Raises:
        ValueError: not exactly one of `check` and `check_article` is given.
    """
    if (check is None) == (check_article is None):
        msg = f"{module}: give exactly one of check and check_article"
        raise ValueError(msg)
    *_, family, name = module.split(".")
    summary, sections = _sections(doc or "")
    info = RuleInfo(
        name.replace("_", "-"), family, severity, category, summary, sections, gates, min_confidence
    )
    return Rule(info, check, check_article, options or {}, parts, yields_to, compares)


def _sections(doc: str) -> tuple[str, Mapping[str, str]]:
    summary, *pieces = _SECTION.split(doc)
    texts = (re.sub(r"[ \t]*\n[ \t]*", "\n", text).strip() for text in pieces[1::2])
    return " ".join(summary.split()), dict(zip(pieces[::2], texts, strict=True))


def replace(span: Span, text: str, applicability: Applicability, reason: str = "") -> Fix:
    """A fix of a single edit."""
    return Fix(applicability, (Edit(span, text),), reason)
