"""Regression checkpoints: small models of random weights, saved, loaded and asked as any other."""

import importlib
import math
import shutil

import pytest

from tests.neural.tiny import SENTENCES, VOCABULARY, save_bert, write_json
from tqa.errors import InputError
from tqa.neural.metric import Task
from tqa.neural.metrics import open_metric

torch = pytest.importorskip("torch", reason="the extra 'neural' is not installed")
transformers = pytest.importorskip("transformers", reason="the extra 'neural' is not installed")

HYPOTHESES = ("the minister opened the bridge", "rain fell all night", "")
REFERENCES = tuple(SENTENCES[:3])
SOURCES = tuple(SENTENCES[2:])
SIZES = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}


def save_classifier(folder, labels=1):
    """A BERT with a head of so many labels, and its tokenizer."""
    tokenizer, _ = save_bert(folder)
    torch.manual_seed(3)
    config = transformers.BertConfig(
        vocab_size=len(VOCABULARY),
        num_labels=labels,
        initializer_range=0.5,
        max_position_embeddings=48,
        **SIZES,
    )
    model = transformers.BertForSequenceClassification(config).eval()
    model.save_pretrained(folder)
    return tokenizer, model


def save_metricx(folder, words=250_112):
    """An mT5 of hardly any weights but the words of a real one, as MetricX checkpoints are saved."""
    tokenizers = importlib.import_module("tokenizers")
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0)]
    pieces += [(chr(code), -3.0) for code in [*range(33, 127), *range(0x621, 0x64B)]]
    tokenizer = tokenizers.Tokenizer(tokenizers.models.Unigram(pieces, unk_id=2))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Metaspace()
    tokenizer.post_processor = tokenizers.processors.TemplateProcessing(
        single="$A </s>", special_tokens=[("</s>", 1)]
    )
    fast = transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, eos_token="</s>", pad_token="<pad>", unk_token="<unk>"
    )
    torch.manual_seed(5)
    config = transformers.MT5Config(
        vocab_size=words, d_model=4, d_kv=2, d_ff=4, num_layers=1, num_heads=2, pad_token_id=0,
        eos_token_id=1, decoder_start_token_id=0, tie_word_embeddings=False,
    )  # fmt: skip
    model = transformers.MT5ForConditionalGeneration(config).eval()
    with torch.no_grad():
        model.lm_head.weight.mul_(20)
    model.config.architectures = ["MT5ForRegression"]
    model.save_pretrained(folder)
    write_json(folder / "config.json", {**model.config.to_dict(), "architectures": ["MT5ForRegression"]})
    fast.save_pretrained(folder)
    return fast, model


@pytest.fixture(scope="module")
def classifier(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models") / "bleurt"
    return folder, *save_classifier(folder)


@pytest.fixture(scope="module")
def metricx(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models") / "metricx-24-hybrid-tiny"
    return folder, *save_metricx(folder)


def judged(folder, *systems, references=(REFERENCES,), sources=None, progress=None):
    return open_metric(str(folder)).judge(Task(tuple(systems), tuple(references), sources), progress)


def test_a_head_of_one_label_is_asked_with_the_reference_first(classifier):
    folder, tokenizer, model = classifier
    found = judged(folder, HYPOTHESES)
    for score, text, reference in zip(found.systems[0], HYPOTHESES, REFERENCES, strict=True):
        with torch.inference_mode():
            expected = model(**tokenizer([reference], [text], return_tensors="pt")).logits.item()
        assert type(score) is float
        assert score == pytest.approx(100 * expected, abs=1e-3)
    assert f"{folder}@sha256:" in found.signature
    assert (
        "head=regression input=reference,translation scale=100 refs=1:best dtype=float32" in found.signature
    )
    assert open_metric(str(folder)).name == "regression[bleurt]"


def test_the_best_reference_counts_and_blank_ones_do_not(classifier):
    others = ("the bridge", "", "rain fell")
    one, two = (
        judged(classifier[0], HYPOTHESES, references=[each]).systems[0] for each in (REFERENCES, others)
    )
    both = judged(classifier[0], HYPOTHESES, references=[REFERENCES, others]).systems[0]
    assert both == pytest.approx((max(one[0], two[0]), one[1], max(one[2], two[2])), abs=1e-3)


def test_equal_texts_have_equal_scores_in_all_systems(classifier):
    told = []
    many = HYPOTHESES * 30
    found = judged(
        classifier[0], many, many[:3] * 30, references=[REFERENCES * 30], progress=lambda *k: told.append(k)
    )
    assert found.systems[0] == found.systems[1] == found.systems[0][:3] * 30
    assert told == [(3, 3)]


def test_what_is_too_long_is_cut_and_the_notes_say_so(classifier, metricx):
    texts = ("bridge " * 100, *HYPOTHESES[1:])
    (note,) = judged(classifier[0], texts).notes
    assert note.startswith("regression[bleurt]: 1 text reaches the 40 tokens that the model reads; what is")
    (note,) = judged(metricx[0], ("x" * 1_000_000, "\ud800\0", ""), sources=SOURCES).notes
    assert "1 text reaches the 1536 tokens" in note
    assert judged(classifier[0], HYPOTHESES).notes == ()


def test_more_labels_than_one_are_no_metric(tmp_path):
    save_classifier(tmp_path / "nli", labels=3)
    with pytest.raises(InputError, match="it tells 3 classes apart; a metric gives one number"):
        open_metric(str(tmp_path / "nli"))


def test_scores_that_are_not_numbers_are_refused(classifier, tmp_path):
    folder = shutil.copytree(classifier[0], tmp_path / "broken")
    model = transformers.BertForSequenceClassification.from_pretrained(str(folder))
    with torch.no_grad():
        model.classifier.bias.fill_(math.nan)
    model.save_pretrained(folder)
    with pytest.raises(InputError, match="not finite; its weights are damaged"):
        judged(folder, HYPOTHESES)


def answer(tokenizer, model, asked):
    """What the model answers to a text without its end-of-text token, computed on its own."""
    ids = torch.tensor([tokenizer(asked)["input_ids"][:-1]])
    with torch.inference_mode():
        logits = model(input_ids=ids, decoder_input_ids=torch.zeros((1, 1), dtype=torch.long)).logits
    return float(logits[0, 0, 250_089].clamp(0, 25))


def test_metricx_24_reads_source_translation_and_reference(metricx):
    folder, tokenizer, model = metricx
    found = judged(folder, HYPOTHESES, sources=SOURCES)
    expected = [
        answer(tokenizer, model, f"source: {source} candidate: {text} reference: {reference}")
        for source, text, reference in zip(SOURCES, HYPOTHESES, REFERENCES, strict=True)
    ]
    assert found.systems[0] == pytest.approx(expected, abs=1e-3)
    assert len(set(expected)) == 3
    assert "head=MetricX-24 scale=0-25 refs=1:best dtype=float32 batch=32 tokens=1536" in found.signature
    assert open_metric(str(folder)).lower_is_better


def test_metricx_23_reads_no_source_and_the_fewest_errors_count(metricx, tmp_path):
    folder = shutil.copytree(metricx[0], tmp_path / "metricx-23-tiny")
    others = tuple(reversed(REFERENCES))
    found = judged(folder, HYPOTHESES, references=[REFERENCES, others])
    expected = [
        min(answer(*metricx[1:], f"candidate: {text} reference: {one}") for one in pair)
        for text, *pair in zip(HYPOTHESES, REFERENCES, others, strict=True)
    ]
    assert found.systems[0] == pytest.approx(expected, abs=1e-3)


def test_metricx_24_says_that_it_needs_the_source(metricx):
    with pytest.raises(InputError, match=r"^MetricX\[metricx-24-hybrid-tiny\]: reads the Arabic as well"):
        judged(metricx[0], HYPOTHESES)


def test_which_metricx_must_be_known(metricx, tmp_path):
    folder = shutil.copytree(metricx[0], tmp_path / "tuned")
    with pytest.raises(InputError, match="let its folder's name say metricx-23 or metricx-24"):
        open_metric(str(folder))


def test_an_mt5_of_fewer_words_is_no_metricx(tmp_path):
    save_metricx(tmp_path / "metricx-24-small", words=300)
    with pytest.raises(InputError, match="it lacks the word whose score is MetricX's"):
        open_metric(str(tmp_path / "metricx-24-small"))
