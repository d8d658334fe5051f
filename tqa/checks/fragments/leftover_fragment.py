"""Pieces of translated sentences glued together, or left with a loose end.

What it does: finds a function word with a capital in mid-sentence (“as well as On the development”, “to The
mandate”), a list item run on after a semicolon with a capital, a connector with nothing behind it (“the
deficit and.”, “In addition to, the player”), debris of Arabic openers (“As also the minister met”, “And
added that”) and a sentence cut in two by a full stop (“communities. by the war”; “all villages. In the
coming years.”, a piece without a verb where the Arabic is one sentence).

Why it matters: translation systems cut long Arabic sentences into pieces and join the outputs; at the seam
readers stumble over a capital, a stop or a connector that belongs to no sentence, and often a piece is
missing.

Example: He discussed aid routes, as well as On the development of the situation.

Better: He discussed aid routes, as well as on the development of the situation.

Fix safety: a capital is lowered unasked where nothing but a glued piece explains it, also inside a
quotation, since it changes no word; where a lost full stop may explain it, the fix is only suggested.
Dropping a connector or a stop is always only suggested, because a piece may be missing.

Known false positives: titles of works in running text without quotation marks or an announcing noun; labels
of user interfaces.

Measured precision: 1.00 (48 findings), recall 0.87 (54 errors) on detection/gold.jsonl (python
benchmarks/detection.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.fragments._capitals import capital_hits
from tqa.checks.fragments._dangling import dangling_hits
from tqa.checks.fragments._debris import debris_hits
from tqa.checks.fragments._verbless import verbless_hits
from tqa.checks.rule import Hit, define
from tqa.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.rule import Options
    from tqa.checks.unit import Unit


def _check(unit: Unit, _options: Options) -> Iterator[Hit]:
    hits = [*capital_hits(unit), *dangling_hits(unit), *debris_hits(unit), *verbless_hits(unit)]
    end = 0
    for hit in sorted(hits, key=lambda hit: hit.span):
        # Two signs of one seam make one finding.
        if hit.span.start >= end:
            yield hit
            end = hit.span.end


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MAJOR,
    category="linguistic-conventions/grammar",
    check=_check,
)
