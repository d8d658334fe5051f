"""Whatever the files hold, a run ends in one clear line or in a report that every output can print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import ARABIC, ENGLISH
from tqa import pipeline
from tqa.errors import TqaError
from tqa.model import Applicability
from tqa.output import FORMATS, render
from tqa.output.style import Style
from tqa.report import build

if TYPE_CHECKING:
    from pathlib import Path

PIECES = st.one_of(
    st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=8),
    st.sampled_from(
        [
            "\ufeff", "\r", "\x0c", "\u202e\u2066", "\n" * 60, "\u0301" * 40, "<script>", "&#x110000;",
            "&amp;" * 9, "(((((", '"' * 7, "a" * 3000, " " * 3000, "«" * 30, "\U0001f600", "1" * 400,
            "12,345,678 million billion", "٣٫٥٬" * 5, "the " * 200, "- - - -", "%s{0}${x}", "â€™s", "؛،" * 3,
            "\u2028", "\x85", "\u200b", "ـ" * 9,
        ]
    ),
)  # fmt: skip
BINARY = [b"\x00", b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\x80" * 9]


@st.composite
def damaged(draw, text):
    """`text` with pieces put in and something cut off, as bytes; now and then with bytes that are no text."""
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(PIECES) + text[at + draw(st.integers(0, 30)) :]
    data = text.encode()
    if draw(st.integers(0, 9)) == 9:
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.sampled_from(BINARY)) + data[at:]
    return data


def run_over(source: Path, target: Path | None) -> None:
    """Every stage and every output; a refusal is one line, and fixing the fixed file changes nothing."""
    try:
        report = pipeline.check(pipeline.read(source, target))
        for name in FORMATS:
            render(name, report, Style()).encode()
        build(report).encode()
        pipeline.fix(report, Applicability.SUGGESTED).render()
        fixed = pipeline.fix(report).render()
        (target or source).write_bytes(fixed)
        again = pipeline.fix(pipeline.check(pipeline.read(source, target)))
        refusal = ""
    except TqaError as error:
        refusal = str(error)
    if refusal:
        assert refusal.isprintable()
    else:
        assert again.render() == fixed


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damaged(ARABIC), damaged(ENGLISH))
def test_two_files(tmp_path, arabic, english):
    (tmp_path / "a.txt").write_bytes(arabic)
    (tmp_path / "b.txt").write_bytes(english)
    run_over(tmp_path / "a.txt", tmp_path / "b.txt")


PAIRS = [(ar.strip(), en.strip()) for ar, en in zip(ARABIC.split("\n\n"), ENGLISH.split("\n\n"), strict=True)]
ROWS = "".join(f'{{"source": "{ar}", "target": "{en}", "doc": "d"}}\n' for ar, en in PAIRS)
TABLE = "source\ttarget\n" + "".join(f"{ar}\t{en}\n" for ar, en in PAIRS)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        damaged(ROWS).map(lambda data: (".jsonl", data)), damaged(TABLE).map(lambda data: (".tsv", data))
    )
)
def test_one_bilingual_file(tmp_path, case):
    suffix, data = case
    path = tmp_path / f"memory{suffix}"
    path.write_bytes(data)
    run_over(path, None)
