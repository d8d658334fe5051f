"""TMX and XLIFF files on the command line."""

from __future__ import annotations

import pytest

from tests.formats.exchange.files import ARABIC, Line, tmx, xliff_1, xliff_2

LINES = [
    Line("1", ARABIC, "The minister opened the new bridge on Sunday morning ."),
    Line("2", "وأعلنت الوزارة أن العمال أنهوا بناء الجسر قبل شهرين من الموعد.", ""),
]


@pytest.mark.parametrize(
    ("name", "make", "spot"),
    [
        ("a.xlf", xliff_1, "a.xlf:8:76 (unit 1)"),
        ("a.xliff", xliff_2, "a.xliff:9:62 (unit u1, segment s1)"),
        ("a.tmx", tmx, "a.tmx:9:59 (unit 1)"),
    ],
)
def test_check_and_fix(run, folder, name, make, spot):
    text = make(LINES)
    (folder / name).write_text(text, encoding="utf-8")
    result = run("check", name)
    assert result.code == 1
    assert spot in result.out
    assert "(no counterpart)" in result.out
    fixed = run("fix", name, "--output", f"new.{name}")
    assert fixed.code == 0
    assert (folder / f"new.{name}").read_text(encoding="utf-8") == text.replace("morning .", "morning.")
    difference = run("fix", "--diff", name).out.splitlines()
    changed = [line for line in difference if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert [line[0] for line in changed] == ["-", "+"]
    assert changed[0].replace("morning .", "morning.")[1:] == changed[1][1:]


def test_the_wrong_direction_is_one_line(run, folder):
    turned = [Line("1", "The bridge is open.", ARABIC)]
    text = xliff_1(turned, languages='source-language="en" target-language="ar"')
    (folder / "a.xlf").write_text(text, encoding="utf-8")
    result = run("check", "a.xlf")
    assert (result.code, result.out) == (2, "")
    [line] = result.error_lines
    assert "a.xlf: line 3: translates from English into Arabic, the other way round; give a" in line


def test_two_files_of_which_one_has_both_languages(run, folder):
    (folder / "a.tmx").write_text(tmx(LINES), encoding="utf-8")
    result = run("check", "a.tmx", "visit.en.txt")
    assert result.code == 2
    assert "a.tmx: is a bilingual file and comes without a second one; give it alone" in result.err
