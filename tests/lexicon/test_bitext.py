from __future__ import annotations

import gzip
import json

import pytest

from tests.lexicon.toy import PAIRS, tsv
from tqa.errors import InputError
from tqa.lexicon.bitext import read_pairs
from tqa.lexicon.streams import LONGEST_LINE


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
        ("a.tsv", "source\tid\ttarget\nقال\t1\n", "line 2: 2 cells, but the header puts text into cell 3"),
        ("a.tsv", "ar\tsource\ten\n", "line 1: 'ar' and 'source' both name the source"),
        ("a.tsv", "x" * (LONGEST_LINE + 1), "line 1: longer than 8 MiB"),
        ("a.jsonl", '{"source": "قال", "target": "said"}\n{"source": "رأى"}\n', "line 2: no target among"),
        ("a.jsonl", '\n{"source": "قال", "target": null}\n', "line 2: 'target' is no text"),
        ("a.jsonl", "[1]\n", "line 1: no JSON object"),
        ("a.jsonl", '{"source": \n', "line 1: no valid JSON at column"),
        ("a.jsonl", "[" * 100_000 + "\n", "line 1: JSON that is too deep"),
        ("a.jsonl", "قال\tsaid\n", "line 1: no valid JSON"),
        ("a.tsv", b"PK\x03\x04" + b"x" * 50, "is a ZIP archive"),
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


JSONL = "".join(json.dumps({"id": 1, "source": ar, "target": en}) + "\n" for ar, en in PAIRS)
HEADED = "id\tTarget\tsource\n" + "".join(f"{n}\t{en}\t{ar}\n" for n, (ar, en) in enumerate(PAIRS))


@pytest.mark.parametrize("name", ["a.jsonl", "a.NDJSON", "a", "a.txt", "a.jsonl.gz", "a.gz"])
def test_json_lines(tmp_path, name):
    data = JSONL.encode()
    path = _write(tmp_path / name, gzip.compress(data) if name.endswith("gz") else b"\xef\xbb\xbf\n" + data)
    assert list(read_pairs([path])) == PAIRS


@pytest.mark.parametrize("name", ["a.tsv", "a", "a.tsv.gz"])
def test_a_header_row_says_where_the_texts_stand(tmp_path, name):
    path = _write(tmp_path / name, gzip.compress(HEADED.encode()) if name.endswith("gz") else HEADED)
    assert list(read_pairs([path])) == PAIRS


def test_what_looks_like_json_may_be_a_table(tmp_path):
    path = _write(tmp_path / "a", "{قال}\t{said}\n[رأى]\t[saw]\n")
    assert list(read_pairs([path])) == [("{قال}", "{said}"), ("[رأى]", "[saw]")]


def test_progress_counts_the_bytes_of_all_files(tmp_path):
    first, second = (_write(tmp_path / name, tsv() * 50) for name in "ab")
    told = []
    pairs = list(read_pairs([first, second], progress=lambda done, of: told.append((done, of))))
    total = first.stat().st_size + second.stat().st_size
    assert len(pairs) == 3000
    assert [of for _, of in told] == [total] * len(told)
    assert told == sorted(told)
    assert told[-1] == (total, total)
    assert len(told) > 2


def test_a_damaged_gzip_stream(tmp_path):
    packed = bytearray(gzip.compress(tsv().encode() * 50))
    packed[40:60] = b"\xff" * 20
    with pytest.raises(InputError, match="gzip archive is damaged"):
        list(read_pairs([_write(tmp_path / "a.tsv.gz", bytes(packed))]))
