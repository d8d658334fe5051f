"""Time grows in step with the text, whatever the text is."""

import time

import pytest

import tqa

ARABIC = "قال الوزير إن الحكومة ستبحث الأزمة."
ENGLISH = "We condemn and condemn these attacks."
REPEATED = 20_000
# A quadratic step over so many words takes minutes; a linear one, a second on a slow machine.
SECONDS = 15


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
def test_hostile_pairs_take_linear_time(arabic, english):
    tqa.check_pairs([(ARABIC, ENGLISH)])
    start = time.process_time()
    tqa.check_pairs([(arabic, english)])
    assert time.process_time() - start < SECONDS
