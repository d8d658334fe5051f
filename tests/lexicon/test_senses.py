from __future__ import annotations

import pytest

from tqa.errors import InputError
from tqa.lexicon.lexicon import Lexicon
from tqa.lexicon.senses import Sense, read_senses, senses_of

HEADER = "pos\tarabic\tenglish\n"


def test_entries(tmp_path):
    path = tmp_path / "senses.tsv"
    path.write_text(
        f"\ufeff# a list\n{HEADER}\r\nv\tأعلن يعلن\tannounce;  declare \r\n#n\tx\ty\nn\tبيت\thouse\n",
        encoding="utf-8",
    )
    assert list(read_senses(path)) == [
        Sense("v", ("أعلن", "يعلن"), ("announce", "declare")),
        Sense("n", ("بيت",), ("house",)),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected the header line pos arabic english"),
        ("v\tقال\tsay\n", "expected the header line"),
        ("# only comments\n", "expected the header line"),
        (HEADER + "v\tقال\n", "line 2: expected 3 columns, found 2"),
        (HEADER + "v\tقال\tsay\tmore\n", "line 2: expected 3 columns, found 4"),
        (HEADER + "\n# c\nz\tقال\tsay\n", 'line 4: expected the part of speech v, n, a, d, found "z"'),
        (HEADER + "v\t \tsay\n", "line 2: a column, or a rendering between semicolons, is empty"),
        (HEADER + "v\tقال\tsay;;tell\n", "line 2: a column, or a rendering"),
        (b"\xff\xfe", "not UTF-8"),
        (None, "No such file"),
    ],
)
def test_a_malformed_list_is_told_in_one_line(tmp_path, text, message):
    path = tmp_path / "senses.tsv"
    if text is not None:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError) as caught:
        list(read_senses(path))
    assert str(caught.value).startswith(f"{path}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_shipped_list_is_sound_and_found_by_stem():
    senses = list(read_senses())
    assert len(senses) > 1000
    lexicon = Lexicon.open()
    assert all(
        sense in senses_of(lexicon.split(form)[1], lexicon) for sense in senses[::50] for form in sense.arabic
    )
