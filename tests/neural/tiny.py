"""A model of a few thousand random weights, saved as any other: its handling is tested, not its sense."""

from __future__ import annotations

import importlib
import json

SENTENCES = [
    "the minister opened the new bridge",
    "rain fell on the harbour all night",
    "the bridge",
    "فتح الوزير الجسر الجديد",
    "هطل المطر على الميناء طوال الليل",
]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()} | {"query", "passage", ":"})
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]
HIDDEN = 16


def save_bert(folder, **settings):
    """Save a BERT model and its WordPiece tokenizer; gives the two back as they are in memory."""
    torch, transformers = importlib.import_module("torch"), importlib.import_module("transformers")
    folder.mkdir(parents=True, exist_ok=True)
    words = folder / "vocab.txt"
    words.write_text("\n".join(VOCABULARY), encoding="utf-8")
    tokenizer = transformers.BertTokenizerFast.from_pretrained(str(folder), model_max_length=40)
    torch.manual_seed(7)
    sizes = {"hidden_size": HIDDEN, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 32}
    # Wide weights, so that sentences of a random model differ.
    shape = {"vocab_size": len(VOCABULARY), "initializer_range": 0.5, "max_position_embeddings": 48, **sizes}
    model = transformers.BertModel(transformers.BertConfig(**{**shape, **settings})).eval()
    tokenizer.save_pretrained(folder)
    model.save_pretrained(folder)
    return tokenizer, model


def write_json(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")


def modules(*kinds):
    """The list in modules.json for modules of these kinds, each but the first in a folder of its own."""
    return [
        {
            "idx": index,
            "name": str(index),
            "path": f"{index}_{kind}" if index else "",
            "type": f"sentence_transformers.models.{kind}",
        }
        for index, kind in enumerate(kinds)
    ]
