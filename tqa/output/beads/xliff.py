"""XLIFF 2.0: one unit with one segment for each bead, one file for each document that the Arabic is from.

What has no English is a segment without target in the state "initial", for a translator to fill. What has no
Arabic keeps its place behind an empty source, which the specification requires: nothing of the target text is
lost. Characters that XML forbids stand as `cp` elements.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tqa.output.beads.alignment import bead_type, rounded
from tqa.output.xml_text import DECLARATION, attribute, character_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.model import Bead
    from tqa.output.beads.alignment import Alignment
    from tqa.output.style import Style

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"


def render(alignment: Alignment, style: Style) -> str:  # noqa: ARG001 - every format takes a style
    """The beads as units, in their order; a document that comes back has another file."""
    article = alignment.article
    languages = f'srcLang="{article.source.language.value}" trgLang="{article.target.language.value}"'
    beads = groupby(enumerate(alignment.beads), lambda each: alignment.original(each[1]))
    files = [
        _file(alignment, number, original, list(each))
        for number, (original, each) in enumerate(beads, start=1)
    ]
    return f'{DECLARATION}<xliff xmlns="{_NAMESPACE}" version="2.0" {languages}>\n{"".join(files)}</xliff>\n'


def _file(alignment: Alignment, number: int, original: str, beads: Sequence[tuple[int, Bead]]) -> str:
    named = f" original={attribute(original)}" if original else ""
    units = [_unit(alignment, index, bead) for index, bead in beads]
    return (
        f'  <file id="f{number}"{named} srcDir="rtl" trgDir="ltr" xml:space="preserve">\n'
        f"{''.join(units)}  </file>\n"
    )


def _unit(alignment: Alignment, index: int, bead: Bead) -> str:
    source, target = alignment.source_text(bead), alignment.target_text(bead)
    translated = bool(target.strip())
    notes = {
        "type": bead_type(bead),
        "confidence": f"{rounded(bead.score):.4f}",
        **({"moved": "true"} if bead.moved else {}),
    }
    # An id must be an XML name token, which a row's own id need not be.
    lines = [f'    <unit id="u{index + 1}" name={attribute(alignment.name(index))}>', "      <notes>"]
    lines += [f'        <note category="{name}">{value}</note>' for name, value in notes.items()]
    lines += ["      </notes>", f'      <segment state="{"translated" if translated else "initial"}">']
    lines.append(f"        <source>{character_data(source, _code_point)}</source>")
    if translated:
        lines.append(f"        <target>{character_data(target, _code_point)}</target>")
    return "\n".join([*lines, "      </segment>", "    </unit>\n"])


def _code_point(character: str) -> str:
    return f'<cp hex="{ord(character):04X}"/>'
