from __future__ import annotations

import json
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.errors import InputError, OutputError
from tqa.lexicon import store
from tqa.lexicon.store import MAGIC, Stored, load, save

_STEM = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\n"), max_size=6)


@st.composite
def _lexicons(draw):
    arabic = tuple(draw(st.lists(_STEM, max_size=6)))
    english = tuple(draw(st.lists(_STEM, min_size=1, max_size=6)))
    rows = [draw(st.lists(st.integers(0, len(english) - 1), max_size=4)) for _ in arabic]
    ids = [english_id for row in rows for english_id in row]
    probability = st.floats(float(np.float32(1e-4)), 1.0, width=32)
    return Stored(
        arabic,
        english,
        np.array(
            draw(st.lists(st.integers(0, 2**32 - 1), min_size=len(arabic), max_size=len(arabic))),
            dtype=np.uint32,
        ),
        np.arange(len(english), dtype=np.uint32),
        np.cumsum([0, *map(len, rows)]).astype(np.uint32),
        np.array(ids, dtype=np.uint32),
        np.array([draw(probability) for _ in ids], dtype=np.float32),
        np.array([draw(probability) for _ in ids], dtype=np.float32),
    )


_SMALL = Stored(
    ("حكوم", "وزير"),
    ("govern", "minist"),
    np.array([7, 300], dtype=np.uint32),
    np.array([8, 2**31], dtype=np.uint32),
    np.array([0, 1, 3], dtype=np.uint32),
    np.array([0, 1, 0], dtype=np.uint32),
    np.array([0.9, 0.8, 0.001], dtype=np.float32),
    np.array([1.0, 0.5, 0.0001], dtype=np.float32),
)


def _assert_equal(left, right):
    assert (left.arabic_stems, left.english_stems) == (right.arabic_stems, right.english_stems)
    for name in ("arabic_counts", "english_counts", "row_starts", "english_ids"):
        assert getattr(left, name).tolist() == getattr(right, name).tolist(), name
    for name in ("forward", "backward"):
        np.testing.assert_allclose(getattr(left, name), getattr(right, name), rtol=0.02)


@given(_lexicons())
def test_round_trip(tmp_path_factory, lexicon):
    folder = tmp_path_factory.mktemp("lexicon")
    save(lexicon, folder / "a.lex")
    loaded = load(folder / "a.lex")
    _assert_equal(loaded, lexicon)
    save(loaded, folder / "b.lex")
    assert (folder / "a.lex").read_bytes() == (folder / "b.lex").read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == ["a.lex", "b.lex"]


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.lex"
    save(_SMALL, path)
    return path


def _message(path):
    with pytest.raises(InputError) as caught:
        load(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message


def test_every_truncation_is_noticed(small):
    data = small.read_bytes()
    for length in range(len(data)):
        small.write_bytes(data[:length])
        assert "tqa lexicon train" in _message(small)


def test_every_damaged_byte_is_noticed(small):
    data = small.read_bytes()
    for position in range(len(data)):
        for flipped in (0x01, 0x20, 0x80):
            small.write_bytes(data[:position] + bytes([data[position] ^ flipped]) + data[position + 1 :])
            assert "tqa lexicon train" in _message(small)


def test_bytes_behind_the_end_are_noticed(small):
    small.write_bytes(small.read_bytes() + b"\0")
    assert "damaged" in _message(small)


@pytest.mark.parametrize(
    "body", [b"", b"{}\n", b"[]\n", b"7\n", b"no JSON\n", b"[" * 5000 + b"\n", b'{"arabic_stems": "x"}\n']
)
def test_a_forged_header_is_damage(tmp_path, body):
    path = tmp_path / "forged.lex"
    path.write_bytes(MAGIC + b"%08x\n" % zlib.crc32(body) + body)
    assert "damaged" in _message(path)


def test_forged_lengths_are_damage(small):
    body = small.read_bytes()[len(MAGIC) + 9 :]
    header, parts = body.split(b"\n", 1)
    for name in json.loads(header):
        for change in (-4, 4, -(10**9), 10**9):
            lengths = json.loads(header)
            lengths[name] += change
            forged = json.dumps(lengths).encode() + b"\n" + parts
            small.write_bytes(MAGIC + b"%08x\n" % zlib.crc32(forged) + forged)
            assert "damaged" in _message(small)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xff" * 100, "حكومة\tgovernment".encode()])
def test_what_is_no_lexicon(tmp_path, data):
    path = tmp_path / "other.lex"
    path.write_bytes(data)
    assert "not a tqa lexicon" in _message(path)


def test_another_version(tmp_path):
    path = tmp_path / "old.lex"
    path.write_bytes(b"tqa-lexicon 1\nanything")
    assert "another version" in _message(path)


def test_missing_or_a_folder(tmp_path):
    assert "No such file" in _message(tmp_path / "none.lex")
    assert "directory" in _message(tmp_path)


@pytest.mark.parametrize("name", ["none/a.lex", "file/a.lex", "folder"])
def test_where_nothing_can_be_written_nothing_is(tmp_path, name):
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="cannot write the lexicon"):
        save(_SMALL, tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_tables_that_do_not_fit_together_are_not_written(tmp_path):
    wrong = Stored(
        ("a\nb",),
        (),
        *(np.zeros(n, dtype=np.uint32) for n in (1, 0, 2, 0)),
        *[np.zeros(0, dtype=np.float32)] * 2,
    )
    with pytest.raises(ValueError, match="line feed"):
        save(wrong, tmp_path / "a.lex")
    with pytest.raises(ValueError, match="fit together"):
        save(
            Stored(("a",), (), *[np.zeros(0, dtype=np.uint32)] * 4, *[np.zeros(0, dtype=np.float32)] * 2),
            tmp_path / "a.lex",
        )
    assert not list(tmp_path.iterdir())


def test_wide_ids_where_there_are_many_stems():
    assert (store._id_type(65536), store._id_type(65537)) == ("<u2", "<u4")
