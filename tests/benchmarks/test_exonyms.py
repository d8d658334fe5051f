"""The table of exonyms that the package reads is the one that its sources make."""

import sys
from pathlib import Path

BENCHMARKS = str(Path(__file__).parents[2] / "benchmarks")


def test_the_table_is_up_to_date(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)
    try:
        import build_exonyms  # noqa: PLC0415 - a script beside the package

        shipped = (build_exonyms.DATA / "exonym-stems.tsv").read_text(encoding="utf-8")
        assert shipped == "".join(build_exonyms.table())
    finally:
        sys.modules.pop("build_exonyms", None)
