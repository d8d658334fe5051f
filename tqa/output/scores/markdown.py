"""Scores as Markdown, for a pull request or a job summary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.output.scores.scored import ALONE, COMPARED, HEADINGS, explanation, headline, row, signed
from tqa.output.visible import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.output.scores.scored import Scored

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")


def render(scored: Scored) -> str:
    """The scores as a table with the signatures below it; names of files cannot act as markup."""
    compared = scored.baseline is not None
    against = f" against {_plain(scored.baseline)}" if scored.baseline is not None else ""
    rows = [row(name, score) for name, score in scored.scores.items()]
    references = f"references: {', '.join(map(_plain, scored.references))}" if scored.references else ALONE
    lines = [
        f"**{_plain(scored.hypothesis)}**{against}: {headline(scored)}; {references}",
        "",
        *_table(COMPARED if compared else HEADINGS, rows),
        "",
    ]
    lines += [f"- {_plain(note)}" for note in scored.notes]
    if compared:
        lines += [f"- {_plain(name)}: {_code(score.signature)}" for name, score in scored.scores.items()]
        losses = [f"{_plain(scored.where(k))} ({signed(change)})" for k, change in scored.worst()]
        lines += [f"- worse than before, by {_plain(scored.main)}: {', '.join(losses)}"] if losses else []
    lines += [f"- {_plain(line)}" for line in explanation(scored)]
    lines += ["", _plain(scored.footnote)] if scored.footnote else []
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    body = [_line([_plain(cell) for cell in cells]) for cells in rows]
    return [_line(head), _line(["---"] * len(head)), *body]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _code(text: str) -> str:
    # The signature of a model holds the name of its folder, which may be anything.
    return f"`{shown(text).replace('`', '?')}`"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", shown(text))
