"""What `tqa explain` prints of one rule, as text and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tqa.checks.examples import Examples, examples
from tqa.checks.measured import measurement, sentence
from tqa.cli.streams import one_line
from tqa.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.examples import Example
    from tqa.checks.measured import Measured
    from tqa.checks.rule import Rule

_MEASURED = "Measured precision"
# As wide as a window at most, and as long as one would type.
_WIDTH, _ALLOWED = 98, 40


def names(rule: Rule) -> list[str]:
    """The rule's name and those of its sub-rules."""
    return [rule.name, *(f"{rule.name}.{part}" for part in rule.parts)]


def text(rule: Rule) -> str:
    """Everything that there is to know of `rule`."""
    sections = dict(rule.info.sections)
    shown = examples().get(rule.name, Examples())
    blocks = [
        f"{rule.info.name}: {rule.info.summary}",
        _facts(rule),
        *(_block(name, _prose(sections.get(name, ""))) for name in ("What it does", "Why it matters")),
        _block("Example", _before_and_after(sections)),
        _block("More that it flags", _shown(shown.flagged)),
        _block("What it leaves alone", _shown(shown.silent)),
        *(_block(name, _prose(sections.get(name, ""))) for name in ("Fix safety", "Known false positives")),
        _block("How sure it is", list(_measured(rule))),
        _block("Settings in tqa.toml", list(_settings(rule))),
    ]
    return "\n\n".join(filter(None, blocks))


def record(rule: Rule) -> dict[str, Any]:
    """The same for programs: plain values only."""
    measured = measurement().rules.get(rule.name)
    shown = examples().get(rule.name, Examples())
    return {
        "name": rule.name,
        "family": rule.info.family,
        "severity": rule.info.severity.value,
        "category": rule.info.category,
        "judges": "pair" if rule.check is not None else "article",
        "summary": rule.info.summary,
        "severities": list(shown.severities),
        "fixes": list(shown.fixes),
        "sections": dict(rule.info.sections),
        "parts": list(rule.parts),
        "gates": rule.info.gates,
        "min_confidence": rule.info.min_confidence,
        "options": {name: _plain(value) for name, value in rule.options.items()},
        "examples": [
            {**asdict(each), "spans": [[span.start, span.end] for span in each.spans]} for each in shown.shown
        ],
        "measured": None if measured is None else _measured_record(measured),
    }


def as_json(value: object) -> str:
    """`value` as JSON that people can read."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def _measured_record(measured: Measured) -> dict[str, Any]:
    run = measurement()
    return {
        **asdict(measured),
        "precision": measured.precision,
        "recall": measured.recall,
        "outputs": run.outputs,
        "human_pairs": run.pairs,
        "date": run.date,
        "command": run.command,
    }


def _block(heading: str, lines: Sequence[str]) -> str:
    return "\n".join([heading, *(f"  {line}".rstrip() for line in lines)]) if lines else ""


def _facts(rule: Rule) -> str:
    facts = {
        "family": rule.info.family,
        "severity": _severity(rule),
        "MQM": rule.info.category,
        "judges": "each sentence with its source" if rule.check is not None else "the article as a whole",
        "fixes": _fixes(rule),
        "sub-rules": ", ".join(names(rule)[1:]),
        "fails": "" if rule.info.gates else "no run, unless you ask for it with gate = true (see below)",
    }
    return "\n".join(f"  {name:9}  {value}" for name, value in facts.items() if value)


def _severity(rule: Rule) -> str:
    known = examples().get(rule.name, Examples()).severities
    others = [each for each in known if each != rule.info.severity.value]
    return rule.info.severity.value + (f"; in some cases {' or '.join(others)}" if others else "")


def _fixes(rule: Rule) -> str:
    known = examples().get(rule.name)
    return (" or ".join(known.fixes) or "none") if known else ""


def _before_and_after(sections: dict[str, str]) -> list[str]:
    pairs = (("flagged", sections.get("Example", "")), ("better", sections.get("Better", "")))
    return [f"{name:8} {' '.join(body.split())}" for name, body in pairs if body]


def _shown(chosen: Sequence[Example]) -> list[str]:
    lines: list[str] = []
    for each in chosen:
        kind = f"{each.rule}: " if "." in each.rule else ""
        lines += [f"{kind}{each.about}"]
        lines += [f"  ar  {one_line(each.source)}"] if each.source else []
        lines += [f"  en  {one_line(each.target)}"]
        lines += [f"      {_marks(each)}"] if each.spans else []
        lines += [f"  →   {one_line(each.better)}  ({each.fix} fix)"] if each.better else []
    return lines


def _marks(example: Example) -> str:
    """A line of carets under what is flagged; what does not print is shown, and marked, as its escape."""
    line = ""
    for span in sorted(example.spans):
        line = line.ljust(len(one_line(example.target[: span.start])))
        line += "^" * (len(one_line(example.target[: span.end])) - len(line))
    return line


def _measured(rule: Rule) -> Iterator[str]:
    run = measurement()
    measured = run.rules.get(rule.name)
    # The docstring opens with the figures of the table, which are shown from the table itself.
    notes = " ".join(rule.info.sections.get(_MEASURED, "").split())
    if measured is None:
        yield "Not measured yet."
    else:
        yield from _figures(measured)
        yield ""
        yield f"Measured {run.date}, on outputs that the rules were tuned on: expect somewhat less on yours."
        yield f"  {run.command}"
        notes = notes.removeprefix(sentence(measured, run.gold)).strip()
    if notes:
        yield from ("", *_prose(notes))


def _figures(measured: Measured) -> Iterator[str]:
    run = measurement()
    if measured.recall is None:
        yield f"None of its errors is annotated in {run.outputs:,} outputs of machine translation, so that"
        yield f"precision and recall are unknown. Findings there: {measured.findings or 'none'}."
    else:
        precision = "–   " if measured.precision is None else f"{measured.precision:.2f}"
        yield f"precision  {precision}  {measured.right} of {measured.findings} findings are right"
        yield f"recall     {measured.recall:.2f}  {measured.found} of {measured.errors} errors are found"
    yield f"It flags {measured.human or 'none'} of {run.pairs:,} human translations, which should be clean."


def _prose(passage: str) -> list[str]:
    """Sentences of a docstring, which go on from a heading there, as a paragraph of their own."""
    import textwrap  # noqa: PLC0415

    flowing = " ".join(passage.split())
    return textwrap.wrap(flowing[:1].upper() + flowing[1:], _WIDTH, break_on_hyphens=False)


def _settings(rule: Rule) -> Iterator[str]:
    """TOML that a user may copy: what silences the rule or one of its findings, and the options it has."""
    shown = examples().get(rule.name, Examples()).flagged
    flagged = [span.of(each.target) for each in shown for span in each.spans]
    allowed = next((each for each in flagged if len(each) <= _ALLOWED and each.isprintable()), "these words")
    yield f"ignore = {_toml([rule.name])}  # to switch it off"
    yield ""
    yield f"[rules.{rule.name}]"
    yield f"allow = {_toml([allowed])}  # to let exactly this text pass, in capitals or not"
    severity = rule.info.severity
    others = " or ".join(each.value for each in Severity if each is not severity)
    yield f"severity = {_toml(severity.value)}  # by default; {others} to rate it otherwise"
    if not rule.info.gates:
        yield "gate = true  # to let its findings fail a run and count in the score"
    if rule.info.min_confidence:
        least = f"min-confidence = {rule.info.min_confidence:g}"
        yield f"{least}  # by default; from 0 for all findings to 1 for the surest"
    for name, value in rule.options.items():
        yield f"{name} = {_toml(_plain(value))}  # by default"


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple | frozenset) else value


def _toml(value: object) -> str:
    # For texts, numbers, truth values and lists of texts, TOML and JSON are written alike.
    return json.dumps(value, ensure_ascii=False)
