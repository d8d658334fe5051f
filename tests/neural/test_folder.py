"""Models from folders, through the code that loads a real one."""

import os
import shutil
import subprocess
import sys

import numpy as np
import pytest

from tests.neural.tiny import HIDDEN, SENTENCES, modules, save_bert, write_json
from tqa.errors import InputError
from tqa.neural import open_encoder

torch = pytest.importorskip("torch", reason="the extra 'neural' is not installed")
transformers = pytest.importorskip("transformers", reason="the extra 'neural' is not installed")
safetensors = pytest.importorskip("safetensors.torch", reason="the extra 'neural' is not installed")

TANH = "torch.nn.modules.activation.Tanh"


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A folder as transformers saves it, with the tokenizer and the model in it."""
    folder = tmp_path_factory.mktemp("models") / "plain"
    return folder, *save_bert(folder)


@pytest.fixture
def folder(saved, tmp_path):
    """A copy of that folder, to change."""
    return shutil.copytree(saved[0], tmp_path / "model")


def states(saved, text, limit=40):
    """The last layer's state of every token of one text, straight from the model; shape (tokens, hidden)."""
    _, tokenizer, model = saved
    given = tokenizer([text], return_tensors="pt", truncation=True, max_length=limit)
    with torch.inference_mode():
        return model(**given).last_hidden_state[0].numpy()


def unit(vector):
    return vector / np.linalg.norm(vector)


def test_mean_pooling_is_the_default(saved):
    vectors = open_encoder(str(saved[0])).encode(SENTENCES)
    assert (vectors.shape, vectors.dtype) == ((len(SENTENCES), HIDDEN), np.float32)
    expected = [unit(states(saved, text).mean(axis=0)) for text in SENTENCES]
    np.testing.assert_allclose(vectors, expected, atol=1e-5)


def test_cls_pooling_takes_the_first_token(saved, folder):
    write_json(folder / "1_Pooling/config.json", {"pooling_mode_cls_token": True})
    vectors = open_encoder(str(folder)).encode(SENTENCES)
    np.testing.assert_allclose(vectors, [unit(states(saved, text)[0]) for text in SENTENCES], atol=1e-5)


def test_the_prefix_stands_before_every_text(saved, folder):
    prompts = {"prompts": {"query": "query: ", "passage": "passage: "}}
    write_json(folder / "config_sentence_transformers.json", prompts)
    vectors = open_encoder(str(folder)).encode(SENTENCES)
    expected = [unit(states(saved, f"query: {text}").mean(axis=0)) for text in SENTENCES]
    np.testing.assert_allclose(vectors, expected, atol=1e-5)


@pytest.mark.parametrize("file", ["model.safetensors", "pytorch_model.bin"])
def test_dense_layers_follow_pooling(saved, folder, file):
    write_json(folder / "modules.json", modules("Transformer", "Pooling", "Dense", "Normalize"))
    write_json(folder / "1_Pooling/config.json", {"pooling_mode": "mean"})
    write_json(folder / "2_Dense/config.json", {"activation_function": TANH})
    weight = np.random.default_rng(3).normal(size=(5, HIDDEN)).astype(np.float32)
    weights = {"linear.weight": torch.from_numpy(weight), "linear.bias": torch.ones(5)}
    write = safetensors.save_file if file.endswith("safetensors") else torch.save
    write(weights, folder / "2_Dense" / file)
    vectors = open_encoder(str(folder)).encode(SENTENCES)
    expected = [unit(np.tanh(weight @ states(saved, text).mean(axis=0) + 1)) for text in SENTENCES]
    np.testing.assert_allclose(vectors, expected, atol=1e-5)


def test_a_vector_does_not_depend_on_the_rest_of_its_batch(saved):
    encoder = open_encoder(str(saved[0]))
    together = encoder.encode(SENTENCES)
    alone = np.vstack([encoder.encode([text]) for text in SENTENCES])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_the_same_texts_give_the_same_bytes_in_their_order(saved):
    texts = [f"{text} {' '.join(['bridge'] * (number % 9))}" for number in range(50) for text in SENTENCES]
    encoder = open_encoder(str(saved[0]))
    vectors = encoder.encode(texts)
    assert vectors.tobytes() == open_encoder(str(saved[0])).encode(texts).tobytes()
    order = np.random.default_rng(1).permutation(len(texts))
    assert vectors[order].tobytes() == encoder.encode([texts[place] for place in order]).tobytes()


def test_blank_texts_are_zero_and_hostile_ones_are_vectors(saved):
    texts = ["", " \n", "bridge \ud800\0", "\u0301\u0315" * 100_000, "word" * 250_000]
    vectors = open_encoder(str(saved[0])).encode(texts)
    assert not vectors[:2].any()
    np.testing.assert_allclose(np.linalg.norm(vectors[2:], axis=1), 1, rtol=1e-5)


@pytest.mark.parametrize(("own", "tokens"), [(None, 40), (12, 12), (400, 40)])
def test_a_long_text_is_cut_at_the_least_limit(saved, folder, own, tokens):
    write_json(folder / "sentence_bert_config.json", {"max_seq_length": own})
    encoder = open_encoder(str(folder))
    expected = unit(states(saved, "bridge " * 100, tokens).mean(axis=0))
    np.testing.assert_allclose(encoder.encode(["bridge " * 100])[0], expected, atol=1e-5)
    assert f"tokens={tokens} " in encoder.signature


def test_a_model_that_numbers_positions_after_padding_reads_fewer_tokens(tmp_path):
    folder = tmp_path / "roberta"
    tokenizer, _ = save_bert(folder)
    tokenizer.model_max_length = 1000
    tokenizer.save_pretrained(folder)
    config = transformers.RobertaConfig(
        vocab_size=len(tokenizer), hidden_size=8, num_hidden_layers=1, num_attention_heads=1,
        intermediate_size=8, max_position_embeddings=20, pad_token_id=1,
    )  # fmt: skip
    transformers.RobertaModel(config).save_pretrained(folder)
    encoder = open_encoder(str(folder))
    assert "tokens=18 " in encoder.signature
    assert np.isfinite(encoder.encode(["bridge " * 100])).all()


def test_the_signature_changes_with_the_weights_alone(folder, tmp_path):
    encoder = open_encoder(str(folder))
    assert encoder.signature == open_encoder(str(folder)).signature
    assert f"{folder}@sha256:" in encoder.signature
    assert f"transformers={transformers.__version__} torch={torch.__version__}" in encoder.signature
    (folder / "README.md").write_text("A card.", encoding="utf-8")
    assert open_encoder(str(folder)).signature == encoder.signature
    other = shutil.copytree(folder, tmp_path / "other")
    _, model = save_bert(tmp_path / "spare")
    with torch.no_grad():
        model.embeddings.LayerNorm.bias += 1
    model.save_pretrained(other)
    changed = open_encoder(str(other)).signature
    assert changed.split("@")[1].split()[0] != encoder.signature.split("@")[1].split()[0]


def damage(folder, how):
    weights = folder / "model.safetensors"
    if how == "empty":
        shutil.rmtree(folder)
        folder.mkdir()
    elif how == "no weights":
        weights.unlink()
    elif how == "cut weights":
        weights.write_bytes(weights.read_bytes()[:2000])
    elif how == "no tokenizer":
        for file in [*folder.glob("tokenizer*"), *folder.glob("vocab*")]:
            file.unlink()
    elif how == "damaged config":
        (folder / "config.json").write_text("{", encoding="utf-8")
    elif how == "own code":
        write_json(folder / "config.json", {"auto_map": {"AutoConfig": "c.C", "AutoModel": "c.M"}})
    elif how == "fewer weights":
        kept = {key: value for key, value in safetensors.load_file(weights).items() if "layer.1" not in key}
        safetensors.save_file(kept, weights, {"format": "pt"})
    elif how == "fewer embeddings":
        save_bert(folder.parent / "spare", vocab_size=9)
        shutil.copy(folder.parent / "spare/model.safetensors", weights)
        shutil.copy(folder.parent / "spare/config.json", folder)


@pytest.mark.parametrize(
    "how",
    [
        "empty",
        "no weights",
        "cut weights",
        "no tokenizer",
        "damaged config",
        "own code",
        "fewer weights",
        "fewer embeddings",
    ],
)
def test_a_folder_without_a_whole_model_is_one_line(folder, how, capfd):
    damage(folder, how)
    capfd.readouterr()
    with pytest.raises(InputError) as error:
        open_encoder(str(folder))
    said = str(error.value)
    assert said.startswith(f"{folder}: ")
    assert said.isprintable()
    assert "give a folder" in said
    assert capfd.readouterr() == ("", "")


def test_a_model_with_a_decoder_is_refused(folder):
    config = transformers.T5Config(vocab_size=99, d_model=8, d_kv=4, d_ff=8, num_layers=1, num_heads=2)
    config.decoder_start_token_id = 0
    transformers.T5Model(config).save_pretrained(folder)
    with pytest.raises(InputError, match="no sentence encoder"):
        open_encoder(str(folder))


HUB = """
import sys
from tqa.errors import TqaError
from tqa.neural import open_encoder
for name in sys.argv[1:]:
    try:
        print(open_encoder(name).signature)
    except TqaError as error:
        print(type(error).__name__, error)
"""


def test_a_hub_name_is_answered_by_the_cache_or_in_one_line(saved, tmp_path):
    version = "0123456789abcdef0123456789abcdef01234567"
    model = tmp_path / "hub/models--some--encoder"
    shutil.copytree(saved[0], model / "snapshots" / version)
    (model / "refs").mkdir()
    (model / "refs/main").write_text(version, encoding="ascii")
    # A process of its own, as the library reads these settings once, when it is imported.
    settings = {"HF_HOME": str(tmp_path), "HF_HUB_CACHE": str(tmp_path / "hub"), "HF_HUB_OFFLINE": "1"}
    result = subprocess.run(
        [sys.executable, "-c", HUB, "some/encoder", "some/other"],
        capture_output=True,
        text=True,
        check=True,
        timeout=200,
        env={**os.environ, **settings},
    )
    found, missing = result.stdout.splitlines()
    assert found.startswith(f"some/encoder@{version} pooling=mean")
    assert missing.startswith("InputError some/other: no such folder, and the Hugging Face hub did not give")
    assert result.stderr == ""
