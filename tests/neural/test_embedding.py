"""The embedding metric on a small model of random weights, loaded as any other."""

import shutil

import numpy as np
import pytest

from tests.neural.tiny import SENTENCES, modules, save_bert, write_json
from tqa.errors import InputError
from tqa.neural.metric import Settings, Task
from tqa.neural.metrics import open_metric

torch = pytest.importorskip("torch", reason="the extra 'neural' is not installed")
transformers = pytest.importorskip("transformers", reason="the extra 'neural' is not installed")

HYPOTHESES = ("the minister opened the bridge", "rain fell all night", "the new bridge")
REFERENCES = tuple(SENTENCES[:3])


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models") / "plain"
    return folder, *save_bert(folder)


@pytest.fixture
def folder(saved, tmp_path):
    """A copy of the model's folder, to change."""
    return shutil.copytree(saved[0], tmp_path / "model")


def judged(folder, systems=(HYPOTHESES,), references=(REFERENCES,), progress=None, **settings):
    metric = open_metric(str(folder), Settings(**settings))
    return metric.judge(Task(tuple(systems), tuple(references)), progress)


def by_hand(saved, text, reference, layer):
    """Precision, recall and F1, times 100, straight from the whole model."""
    _, tokenizer, model = saved

    def states(said):
        with torch.inference_mode():
            given = tokenizer([said], return_tensors="pt")
            hidden = model(**given, output_hidden_states=True).hidden_states[layer][0]
        return (hidden / hidden.norm(dim=-1, keepdim=True)).numpy()

    cosines = states(text) @ states(reference).T
    # The first and the last token are the tokenizer's own.
    precision, recall = cosines.max(axis=1)[1:-1].mean(), cosines.max(axis=0)[1:-1].mean()
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


@pytest.mark.parametrize("layer", [1, 2])
def test_scores_are_those_of_the_vectors_of_the_layer(saved, layer):
    found = judged(saved[0], layer=layer)
    expected = [by_hand(saved, *pair, layer) for pair in zip(HYPOTHESES, REFERENCES, strict=True)]
    np.testing.assert_allclose(found.systems[0], [f1 for _, _, f1 in expected], atol=1e-3)
    precision, recall = np.mean([each[:2] for each in expected], axis=0)
    assert found.notes == (f"embedding[plain]: precision {precision:.2f}, recall {recall:.2f}",)
    assert f" layer={layer}/2 match=greedy-F1 idf=no scale=100 refs=1:best " in found.signature


def test_scores_are_plain_numbers_and_the_same_every_time(saved):
    found, again = judged(saved[0]), judged(saved[0])
    assert found == again
    assert {type(score) for score in found.systems[0]} == {float}


def test_equal_texts_score_100_and_blank_ones_0(saved):
    texts = (*REFERENCES, "", "the bridge", " \n")
    found = judged(saved[0], [texts], [(*REFERENCES, "the bridge", "", "")])
    assert found.systems[0] == (100.0, 100.0, 100.0, 0.0, 0.0, 0.0)


def test_a_text_scores_the_same_in_whatever_place_and_system(saved):
    many = HYPOTHESES * 40
    found = judged(saved[0], [many, many[::-1]], [REFERENCES * 40])
    assert found.systems[0][:3] == found.systems[0][3:6] == found.systems[0][-3:]
    middle = found.systems[0][1]
    assert all(found.systems[1][place] == middle for place in range(1, 120, 3))


def test_the_best_of_several_references_counts(saved):
    others = tuple(reversed(REFERENCES))
    one, two = judged(saved[0]).systems[0], judged(saved[0], references=[others]).systems[0]
    both = judged(saved[0], references=[REFERENCES, others])
    assert both.systems[0] == pytest.approx([max(pair) for pair in zip(one, two, strict=True)], abs=1e-4)
    assert "refs=2:best" in both.signature


def test_idf_changes_scores_and_signature(saved):
    found = judged(saved[0], idf=True)
    assert found.systems != judged(saved[0]).systems
    assert "idf=references" in found.signature


def test_progress_ends_with_all_texts(saved):
    told = []
    judged(saved[0], progress=lambda *numbers: told.append(numbers))
    texts = len({*HYPOTHESES, *REFERENCES})
    assert told[-1] == (texts, texts)


def test_a_long_text_is_cut_and_the_notes_say_so(saved):
    long = "the bridge " * 30
    found = judged(saved[0], [(f"{long} rain", *HYPOTHESES[1:])], [(f"{long} night", *REFERENCES[1:])])
    assert found.systems[0][0] == pytest.approx(100.0, abs=1e-3)
    assert found.notes[1] == (
        "embedding[plain]: 2 texts reach the 40 tokens that the model reads; what is beyond does not count"
    )


def test_hostile_texts_have_scores(saved):
    texts = ("bridge \ud800\0", "\u0301\u0315" * 100_000, "word" * 250_000, "\u202erain\u202c", "")
    found = judged(saved[0], [texts], [("bridge",) * 5])
    assert np.isfinite(found.systems[0]).all()


def test_a_model_in_a_folder_of_sentence_transformers(folder, tmp_path):
    whole = tmp_path / "whole"
    shutil.copytree(folder, whole / "0_Transformer")
    listed = modules("Transformer", "Pooling")
    listed[0]["path"] = "0_Transformer"
    write_json(whole / "modules.json", listed)
    assert judged(whole).systems == judged(folder).systems


def test_the_name_in_tables_is_the_last_part_of_the_path(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert open_metric(".").name == "embedding[model]"
    assert open_metric(f"{folder}/").name == "embedding[model]"


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("layer", "it has no layer 3, but 2"),
        ("empty", "it has no config.json"),
        ("cut", "is no model that can judge translations"),
        ("json", "its config.json is not an object"),
        ("decoder", "a model of the type t5 is no encoder of tokens"),
    ],
)
def test_what_is_no_encoder_is_refused_in_one_line(folder, how, said):
    settings = Settings()
    if how == "layer":
        settings = Settings(layer=3)
    elif how == "empty":
        shutil.rmtree(folder)
        folder.mkdir()
    elif how == "cut":
        weights = folder / "model.safetensors"
        weights.write_bytes(weights.read_bytes()[:2000])
    elif how == "json":
        write_json(folder / "config.json", [])
    else:
        config = transformers.T5Config(
            vocab_size=60, d_model=8, d_kv=4, d_ff=8, num_layers=1, num_heads=2, pad_token_id=0
        )
        transformers.T5Model(config).save_pretrained(folder)
    with pytest.raises(InputError) as error:
        open_metric(str(folder), settings)
    text = str(error.value)
    assert text.startswith(str(folder))
    assert said in text
    assert text.isprintable()


def test_weights_that_are_not_numbers_are_refused(folder):
    model = transformers.AutoModel.from_pretrained(str(folder))
    with torch.no_grad():
        model.embeddings.LayerNorm.bias.fill_(float("nan"))
    model.save_pretrained(folder)
    with pytest.raises(InputError, match="not finite; its weights are damaged"):
        judged(folder)
