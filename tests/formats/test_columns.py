from __future__ import annotations

import pytest

from tqa.errors import InputError
from tqa.formats.columns import Column, find_columns


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["id", "source", "target", "reference", "doc"], {column: n for n, column in enumerate(Column)}),
        (["MT", "note", "Src", " REF "], {Column.TARGET: 0, Column.SOURCE: 2, Column.REFERENCE: 3}),
        (["ar", "en"], {Column.SOURCE: 0, Column.TARGET: 1}),
        (["tgt", "source", "", ""], {Column.TARGET: 0, Column.SOURCE: 1}),
    ],
)
def test_names(names, found):
    assert find_columns(names, "a.tsv: line 1") == found


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (
            ["id", "text", "en"],
            "no source among the columns 'id', 'text', 'en'; name it one of source, src, ar",
        ),
        (["ar", "fr"], "no target among the columns 'ar', 'fr'; name it one of target, tgt, en, mt"),
        ([], "no source among the columns (there are none); name it one of source, src, ar"),
        (["src", "en", "MT "], "'en' and 'MT' both name the target; rename or remove one of them"),
        (["id", "id", "ar", "en"], "'id' and 'id' both name the id; rename or remove one of them"),
        (["evil\n\u202e", "en"], r"no source among the columns 'evil\n\u202e', 'en'; name it"),
    ],
)
def test_refused(names, message):
    with pytest.raises(InputError) as caught:
        find_columns(names, "a.tsv: line 1")
    assert str(caught.value).startswith("a.tsv: line 1: " + message)


def test_a_long_header_is_cut_short():
    with pytest.raises(InputError) as caught:
        find_columns(["x" * 1_000_000] * 1000, "a.tsv: line 1")
    assert len(str(caught.value)) < 1100
    assert "and 980 more" in str(caught.value)
