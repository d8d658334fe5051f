from __future__ import annotations

from dataclasses import replace

import pytest

from tqa.model import Applicability, Edit, Finding, Fix, Language, Severity, Span
from tqa.output.proposals import proposals

from .documents import running


def said(text: str, span: Span, *edits: Edit, applicability=Applicability.SUGGESTED, reason="") -> list[str]:
    finding = Finding("r", Severity.MINOR, "c", "m", span, span.of(text), 0)
    finding = replace(finding, fixes=(Fix(applicability, edits, reason),))
    return proposals(running(Language.ENGLISH, "", text), finding, 80)


@pytest.mark.parametrize(
    ("text", "span", "edits", "expected"),
    [
        ("to The mandate", Span(3, 6), [Edit(Span(3, 4), "t")], "“the”"),
        ("of of Darfur", Span(0, 5), [Edit(Span(2, 5), "")], "“of”"),
        ("an arrest , and", Span(9, 11), [Edit(Span(9, 10), "")], "“arrest,”"),
        ("his arrest.The charges", Span(10, 11), [Edit(Span(11, 11), " ")], "“arrest. The”"),
        ("two  words", Span(3, 5), [Edit(Span(3, 5), " ")], "“two words”"),
        ("Share this!", Span(0, 11), [Edit(Span(0, 11), "")], "remove “Share this!”"),
        ("he “said it", Span(3, 4), [Edit(Span(11, 11), "”")], "“it””"),
        ("(a and b", Span(0, 1), [Edit(Span(0, 1), "“"), Edit(Span(8, 8), "”")], "““a” … “b””"),
        ("two words", Span(0, 3), [Edit(Span(0, 3), "كلمتان")], "“\u2068كلمتان\u2069”"),
        ("two words", Span(0, 3), [Edit(Span(0, 3), "\x1b[2J")], "“⟨U+001B⟩[2J”"),
        ("b", Span(0, 1), [Edit(Span(1, 1), "c"), Edit(Span(0, 0), "a")], "“abc”"),
    ],
)
def test_the_result_of_a_fix(text, span, edits, expected):
    assert said(text, span, *edits) == [f"suggested: {expected}"]


def test_a_long_result_loses_its_middle():
    text = " ".join(f"w{number}" for number in range(1000))
    (line,) = said(text, Span(0, len(text)), Edit(Span(0, len(text)), ""))
    assert line.startswith("suggested: remove “w0 w1 ")
    assert line.endswith("w998 w999”")
    assert " … " in line
    assert len(line) < 120


def test_applicabilities_have_their_own_lines_safe_first():
    fixes = (
        Fix(Applicability.DISPLAY, (), "look it up"),
        Fix(Applicability.SUGGESTED, (Edit(Span(0, 1), "b"),)),
        Fix(Applicability.SAFE, (Edit(Span(0, 1), "c"),), "why"),
        Fix(Applicability.SUGGESTED, (Edit(Span(0, 1), "d"),)),
        Fix(Applicability.DISPLAY, ()),
    )
    finding = Finding("r", Severity.MINOR, "c", "m", Span(0, 1), "a", 0, fixes=fixes)
    assert proposals(running(Language.ENGLISH, "", "a"), finding, 80) == [
        "fix (safe): “c” (why)",
        "suggested: “b” or “d”",
        "for reference: look it up or no change to the text",
    ]


def test_no_fix_no_line():
    finding = Finding("r", Severity.MINOR, "c", "m", Span(0, 1), "a", 0)
    assert proposals(running(Language.ENGLISH, "", "a"), finding, 80) == []
