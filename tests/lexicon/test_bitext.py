from __future__ import annotations

import gzip

import pytest

from tests.lexicon.toy import PAIRS, tsv
from tqa.errors import InputError
from tqa.language.tokens import tokenize
from tqa.lexicon.bitext import english_stems, number, read_pairs


def _write(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_plain_and_gzipped_files(tmp_path):
    plain = _write(tmp_path / "a.tsv", tsv())
    packed = _write(tmp_path / "b.tsv.gz", gzip.compress(tsv().encode()))
    assert list(read_pairs([plain])) == list(read_pairs([packed])) == PAIRS
    assert list(read_pairs([plain, packed])) == PAIRS * 2


def test_byte_order_mark_line_ends_blank_lines_and_more_columns(tmp_path):
    path = _write(tmp_path / "a.tsv", "\ufeffقال\tsaid\tdoc\r\n\r\n \nرأى\tsaw\u2028it")
    assert list(read_pairs([path])) == [("قال", "said"), ("رأى", "saw\u2028it")]


def test_a_sample_is_the_same_whatever_the_order_of_the_rows(tmp_path):
    lines = tsv().splitlines(keepends=True)
    there = _write(tmp_path / "a.tsv", "".join(lines))
    back = _write(tmp_path / "b.tsv", "".join(reversed(lines)))
    sample = list(read_pairs([there], 7))
    assert len(sample) == 7
    assert set(sample) < set(PAIRS)
    assert sample == list(read_pairs([back], 7))
    assert list(read_pairs([there], 30)) == PAIRS


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.tsv", "قال\tsaid\nرأى saw\n", "line 2: expected Arabic, a tab, and English; found no tab"),
        ("a.tsv", b"a\tb\n\xff\xfe\tb\n", "line 2: not UTF-8"),
        ("a.tsv", "قال\tsaid\n".encode("utf-16"), "line 1: not UTF-8"),
        ("a.tsv.gz", gzip.compress(tsv().encode() * 50)[:-40], "gzip archive is damaged"),
        ("a.tsv.gz", b"a\tb\n", "gzip archive is damaged"),
        ("none.tsv", None, "No such file"),
    ],
)
def test_a_malformed_file_is_told_in_one_line(tmp_path, name, data, message):
    path = tmp_path / name
    if data is not None:
        _write(path, data)
    with pytest.raises(InputError) as caught:
        list(read_pairs([path]))
    assert str(caught.value).startswith(f"{path}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_damaged_gzip_stream(tmp_path):
    packed = bytearray(gzip.compress(tsv().encode() * 50))
    packed[40:60] = b"\xff" * 20
    with pytest.raises(InputError, match="gzip archive is damaged"):
        list(read_pairs([_write(tmp_path / "a.tsv.gz", bytes(packed))]))


def test_numbering():
    bitext = number(
        [
            ("قال الوزير", "the minister said"),
            ("قال الوزير", "the minister said"),
            ("ذهب الوزير", "the minister went"),
        ]
    )
    assert len(bitext.arabic) == len(bitext.english) == 2
    assert bitext.arabic_stems == ("الوزير",)
    assert bitext.english_stems == ("minist", "the")
    assert bitext.arabic_counts.tolist() == [2]
    assert bitext.english_counts.tolist() == [2, 2]
    assert [row.tolist() for row in bitext.arabic] == [[0], [0]]
    assert [row.tolist() for row in bitext.english] == [[1, 0], [1, 0]]


@pytest.mark.parametrize(
    "pair",
    [
        ("قال", ""),
        ("", "said"),
        ("12 !", "12 !"),
        ("قال " * 61, "said " * 61),
        ("قال", "said " * 7),
        ("said", "قال"),
        ("\ud800", "\0"),
    ],
)
def test_pairs_that_teach_nothing_are_left_out(pair):
    assert number([pair], least_count=1).arabic == ()


def test_stems_of_english_words():
    assert list(english_stems(tokenize("The ministers' self‑defence, 5 times."))) == [
        "the",
        "minist",
        "self",
        "defenc",
        "time",
    ]
