"""The terminal form: a table, the signatures, and where it became worse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.output.scores.scored import ALONE, COMPARED, HEADINGS, explanation, headline, row, signed
from tqa.output.visible import cells, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.output.scores.scored import Scored


def render(scored: Scored) -> str:
    """The scores as aligned columns, one metric a line."""
    compared = scored.baseline is not None
    lines = [f"{shown(scored.hypothesis)}: {headline(scored)}"]
    lines += [f"before: {shown(scored.baseline)}"] if scored.baseline is not None else []
    lines.append(
        f"{_counted('reference', scored.references)}: {', '.join(map(shown, scored.references))}"
        if scored.references
        else ALONE
    )
    lines += map(shown, scored.notes)
    rows = [row(name, score) for name, score in scored.scores.items()]
    lines += ["", *table(COMPARED if compared else HEADINGS, rows), ""]
    if compared:
        lines += [f"{name}: {score.signature}" for name, score in scored.scores.items()]
        lines += _worst(scored)
    lines += explanation(scored)
    lines += [scored.footnote] if scored.footnote else []
    return "\n".join(lines).rstrip("\n") + "\n"


def _counted(noun: str, items: Sequence[object]) -> str:
    return noun if len(items) == 1 else f"{noun}s"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table with aligned columns."""
    widths = [max(map(cells, column)) for column in zip(head, *rows, strict=True)]
    return [
        "  ".join(
            text + " " * (width - cells(text)) for text, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in (head, *rows)
    ]


def _worst(scored: Scored) -> list[str]:
    losses = scored.worst()
    if not losses:
        return [""]
    worst = [f"  {shown(scored.where(index))}: {signed(change)}" for index, change in losses]
    return ["", f"Worse than before, by {scored.main}:", *worst, ""]
