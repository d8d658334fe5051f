"""How a typed program uses tqa; mypy reads this file, nobody runs it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import tqa
from tqa.config import Config

if TYPE_CHECKING:
    from tqa.fixing.apply import Fixed
    from tqa.model import Article, Bead, Finding, Report, Score


def use() -> bytes:
    """Every function of the public API with every kind of argument."""
    bilingual: Article = tqa.read("memory.tsv")
    article: Article = tqa.read("source.ar.txt", Path("target.en.txt"), reference=None)
    report: Report = tqa.check(article, config=None)
    strict: Report = tqa.check(bilingual, Config(select=("repeated-word",)))
    beads: list[Bead] = tqa.align(["جملة"], ("A sentence",))
    finds: list[list[Finding]] = tqa.check_pairs([("جملة", "A sentence")])
    fixed: Fixed = tqa.fix(article, report, applicability="safe")
    decided: Fixed = tqa.fix(article, report, decisions=Path("decisions.json"))
    spans = [(finding.span.start, finding.text, finding.fixes) for pair in finds for finding in pair]
    sides: list[tuple[int, ...]] = [bead.source + bead.target for bead in beads]
    version: str = tqa.__version__
    score: float = strict.scores["MQM"].score
    scores: dict[str, Score] = tqa.score(["A"], [["A"], ("B",)], baseline=("C",), metrics=["BLEU"])
    interval: tuple[float, float] | None = tqa.score(["A"], ["A"])["TER"].interval
    return (
        f"{fixed.text}{spans}{sides}{version}{score}{scores}{interval}".encode()
        + fixed.render()
        + decided.render()
    )
