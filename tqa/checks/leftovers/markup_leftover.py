"""Machine debris: HTML entities and tags, placeholders, wrongly decoded bytes, invisible characters.

What it does: finds entities, also torn apart by a tokeniser (“d &apos; état”), tags, template placeholders
that the source does not hold, text decoded in the wrong encoding (“â€œ”), replacement characters, zero-width
and bidirectional controls outside Arabic, tatweel, and the word pieces of translation models (“@-@”,
“<unk>”).
Why it matters: none of it was written by the author; in print it shows as garbage, or breaks searching and
line breaking unseen.
Example: He welcomed the Committee &apos; s report on the area of R&amp;D.<br>
Better: He welcomed the Committee's report on the area of R&D.
Fix safety: safe for entities whose place is certain, tags, and invisible characters; suggested where a
quotation mark might open or close, and where an apostrophe stands between two whole words. A placeholder has
no fix: what it stood for is unknown.
Known false positives: texts about markup whose source is missing.
Measured precision: 1.00 (101 findings), recall 1.00 (99 errors) on detection/gold.jsonl (python
benchmarks/detection.py). Every fix gives the annotator's text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.dropped import is_dropped
from tqa.checks.leftovers import _debris, _encoding, _entities, _invisibles, _tags
from tqa.checks.rule import Hit, define
from tqa.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.rule import Options
    from tqa.checks.unit import Unit


def check(unit: Unit, options: Options) -> Iterator[Hit]:  # noqa: ARG001 - no options
    """All debris of the unit in order; where two kinds overlap, the one that begins first, or is longer."""
    if unit.is_plain:
        return
    finders = (_tags.find, _entities.find, _encoding.find, _invisibles.find, _debris.find)
    hits = sorted(
        (hit for find in finders for hit in find(unit)), key=lambda hit: (hit.span.start, -hit.span.end)
    )
    if not hits or is_dropped(unit):
        return
    end = 0
    for hit in hits:
        if hit.span.start >= end:
            yield hit
            end = hit.span.end


RULE = define(__name__, __doc__, severity=Severity.MINOR, category="design/markup", check=check)
