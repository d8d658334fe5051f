"""The alignment as one JSON object (schemas/alignment.schema.json)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tqa._version import __version__
from tqa.model import BlockKind
from tqa.output.beads.alignment import bead_type, first_lines, rounded
from tqa.output.beads.summary import summarise
from tqa.output.safe_json import dumps

if TYPE_CHECKING:
    from tqa.model import Bead, Document
    from tqa.output.beads.alignment import Alignment
    from tqa.output.style import Style


def render(alignment: Alignment, style: Style) -> str:  # noqa: ARG001 - every format takes a style
    """The alignment as indented JSON, units and beads one a line."""
    article = alignment.article
    whole = {
        "tool": {"name": "tqa", "version": __version__},
        "source": article.source.path,
        "target": article.target.path,
        "unit": alignment.unit,
        "summary": _summary(alignment),
        "notes": list(alignment.notes),
    }
    head = dumps(whole, indent=2).removesuffix("\n}")
    units = ",\n".join(
        f'    "{name}": {_lines(_units(document), 6)}'
        for name, document in (("source", article.source), ("target", article.target))
    )
    beads = _lines([_bead(alignment, index, bead) for index, bead in enumerate(alignment.beads)], 4)
    return f'{head},\n  "units": {{\n{units}\n  }},\n  "beads": {beads}\n}}\n'


def _lines(items: list[dict[str, Any]], indent: int) -> str:
    """A list with one item a line: a page of brackets helps nobody."""
    inner = ",".join(f"\n{' ' * indent}{dumps(item)}" for item in items)
    return f"[{inner}\n{' ' * (indent - 2)}]" if items else "[]"


def _summary(alignment: Alignment) -> dict[str, Any]:
    found = summarise(alignment)
    return {
        "beads": dict(found.types),
        "unmatched": {"source": found.lone_source, "target": found.lone_target},
        "moved": found.moved,
        "confidence": None if found.confidence is None else rounded(found.confidence),
    }


def _units(document: Document) -> list[dict[str, Any]]:
    units = []
    for segment, line in zip(document.segments, first_lines(document), strict=True):
        # The text of a bilingual file's side exists in tqa only: what users know is the row.
        base = segment.span.start if segment.kind is BlockKind.ROW else 0
        span = segment.span.shift(-base)
        units.append(
            {
                "id": segment.id,
                "line": line,
                "start": span.start,
                "end": span.end,
                "text": segment.span.of(document.text),
            }
        )
    return units


def _bead(alignment: Alignment, index: int, bead: Bead) -> dict[str, Any]:
    return {
        "id": alignment.name(index),
        "type": bead_type(bead),
        "source": list(bead.source),
        "target": list(bead.target),
        "confidence": rounded(bead.score),
        "moved": bead.moved,
    }
