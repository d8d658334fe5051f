"""Any text is judged to the end; benchmarks/hostile.py measures that time grows in step with it."""

import pytest

import tqa

ARABIC = "قال الوزير إن الحكومة ستبحث الأزمة."
ENGLISH = "We condemn and condemn these attacks."
# Enough that a quadratic step would hold the tests up for minutes.
REPEATED = 20_000


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (ARABIC, "a" * 1_000_000),
        (ARABIC, "word " * 5 * REPEATED),
        (ARABIC, "\ud800" * REPEATED),
        (ARABIC, "\u202eabc\u202c " * (REPEATED // 4)),
        (ARABIC, "\u2066ب a\u2069" * (REPEATED // 4)),
        (ARABIC, "Said Najib said " * REPEATED),
        (ARABIC, "leave a reply " * REPEATED),
        ("نستنكر " * REPEATED, ENGLISH),
        ("نستنكر " * REPEATED, "condemn and " * REPEATED),
        ("نستنكر " * REPEATED, "condemn and condemn, we deny. " * REPEATED),
    ],
    ids=[
        "no-space",
        "one-word",
        "surrogates",
        "overrides",
        "scripts",
        "reports",
        "furniture",
        "arabic",
        "both",
        "findings",
    ],
)
def test_hostile_pairs_are_judged(arabic, english):
    findings = tqa.check_pairs([(arabic, english)])[0]
    assert all(0 <= f.span.start <= f.span.end <= len(english) for f in findings)
    assert all(f.text == english[f.span.start : f.span.end] for f in findings)
