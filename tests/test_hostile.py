"""Whatever the files hold, a run ends in one clear line or in a report that every output can print."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import ARABIC, ENGLISH
from tqa import pipeline
from tqa.errors import TqaError
from tqa.model import Applicability
from tqa.output import FORMATS, render
from tqa.output.style import Style
from tqa.report import build

PIECES = st.one_of(
    st.binary(max_size=6),
    st.text(max_size=8).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from(
        [
            b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\x0c", "\u202e\u2066".encode(), "\u0301".encode() * 40,
            b"<script>", b"&#x110000;", b"&amp;" * 9, b"(((((", b'"' * 7, b"a" * 3000, b" " * 3000, b"\n" * 60,
            "«".encode() * 30, "\U0001f600".encode(), b"1" * 400, b"12,345,678,901,234,567,890 million billion",
            "٣٫٥٬".encode() * 5, b"the " * 200, b"- - - -", b"%s{0}${x}", b"\xc3\xa2\xe2\x82\xac\xe2\x84\xa2",
        ]
    ),
)  # fmt: skip


@st.composite
def damaged(draw, text):
    """The bytes of `text` with pieces put in, and perhaps something cut off."""
    data = text.encode()
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(PIECES) + data[at + draw(st.integers(0, 30)) :]
    return data


def run_over(source: Path, target: Path | None) -> None:
    try:
        report = pipeline.check(pipeline.read(source, target))
        for level in (Applicability.SAFE, Applicability.SUGGESTED):
            fixed = pipeline.fix(report, level)
            assert fixed.report is not None
            fixed.render()
    except TqaError as error:
        assert str(error)
        assert "\n" not in str(error)
        return
    for name in FORMATS:
        render(name, report, Style()).encode()
    build(report).encode()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damaged(ARABIC), damaged(ENGLISH))
def test_two_files(tmp_path, arabic, english):
    (tmp_path / "a.txt").write_bytes(arabic)
    (tmp_path / "b.txt").write_bytes(english)
    run_over(tmp_path / "a.txt", tmp_path / "b.txt")


PAIRS = [(ar.strip(), en.strip()) for ar, en in zip(ARABIC.split("\n\n"), ENGLISH.split("\n\n"), strict=True)]
ROWS = "".join(f'{{"source": "{ar}", "target": "{en}", "doc": "d"}}\n' for ar, en in PAIRS)
TABLE = "source\ttarget\n" + "".join(f"{ar}\t{en}\n" for ar, en in PAIRS)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
