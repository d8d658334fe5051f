"""Names that are longer than any file's."""

from __future__ import annotations

import pytest

PAIR = ("visit.ar.txt", "visit.en.txt")
LONG = "a" * 300


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", f"{LONG}.ar.txt"),
        ("check", LONG),
        ("check", f"{LONG}.ar.txt", PAIR[1]),
        ("fix", f"{LONG}.tsv", "--in-place"),
        ("batch", f"{LONG}.tsv", "--output", "run"),
        ("baseline", "write", LONG, "--output", "b.jsonl"),
        ("baseline", "write", *PAIR, "--output", LONG),
        ("baseline", "prune", "--output", LONG),
        ("check", *PAIR, "--baseline", LONG),
        ("check", *PAIR, "--lexicon", LONG),
        ("check", *PAIR, "--encoder", f"./{LONG}"),
        ("score", PAIR[1], "--reference", LONG),
        ("lexicon", "train", LONG, "--output", "our.lex"),
        ("lexicon", "train", PAIR[1], "--output", f"{LONG}/{LONG}"),
    ],
)
def test_a_name_that_is_too_long_is_an_error_in_one_line(run, folder, arguments):
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "internal error" not in result.err
    assert sum(LONG in line for line in result.error_lines) >= 1
    assert {path.name for path in folder.iterdir() if path.is_file()} == set(PAIR)
