"""Builds and saves a COMET model of a few thousand random weights, and scores two segments with it.

A script for the Python of an environment that has unbabel-comet. Arguments: the folder to make, the class of
the model, two sources, two translations, two references. The scores are the last two words it prints.
"""

import sys
from pathlib import Path

# What the classes are called in a checkpoint, and what the model of each is made with.
KINDS = {
    "RegressionMetric": ("regression_metric", {"layer": "mix"}),
    "ReferencelessRegression": ("referenceless_regression_metric", {"layer": "mix"}),
    "UnifiedMetric": ("unified_metric", {"sent_layer": "mix", "input_segments": ["mt", "src"]}),
}


def save(folder, kind):
    """A checkpoint in the layout that COMET downloads, and the model in it."""
    import torch  # noqa: PLC0415
    import yaml  # noqa: PLC0415
    from comet import models as classes  # noqa: PLC0415
    from tokenizers import Tokenizer, models, pre_tokenizers, processors  # noqa: PLC0415
    from transformers import XLMRobertaConfig, XLMRobertaModel, XLMRobertaTokenizerFast  # noqa: PLC0415

    special = ["<s>", "<pad>", "</s>", "<unk>"]
    letters = [chr(code) for code in [*range(33, 127), *range(0x621, 0x64B)]]
    pieces = [(piece, 0.0) for piece in special] + [("▁", -2.0)] + [(letter, -3.0) for letter in letters]
    tokenizer = Tokenizer(models.Unigram([*pieces, ("<mask>", 0.0)], unk_id=3))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    encoder = folder / "encoder"
    XLMRobertaTokenizerFast(tokenizer_object=tokenizer).save_pretrained(encoder)
    torch.manual_seed(1)
    config = XLMRobertaConfig(
        vocab_size=len(pieces) + 1, hidden_size=16, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=514, type_vocab_size=1, initializer_range=0.5,
        pad_token_id=1,
    )  # fmt: skip
    XLMRobertaModel(config).save_pretrained(encoder)
    identifier, own = KINDS[kind]
    model = getattr(classes, kind)(
        encoder_model="XLM-RoBERTa", pretrained_model=str(encoder), hidden_sizes=[16], **own
    )
    file = folder / "checkpoints/model.ckpt"
    file.parent.mkdir(parents=True)
    settings = dict(model.hparams)
    saved = {"state_dict": model.state_dict(), "hyper_parameters": settings}
    torch.save({**saved, "pytorch-lightning_version": "2.0.0"}, file)
    text = yaml.safe_dump({**settings, "class_identifier": identifier})
    (folder / "hparams.yaml").write_text(text, encoding="utf-8")
    return model.eval()


def main():
    folder, kind, *texts = sys.argv[1:]
    model = save(Path(folder), kind)
    columns = zip(texts[:2], texts[2:4], texts[4:], strict=True)
    names = ("src", "mt", "ref") if kind == "RegressionMetric" else ("src", "mt")
    data = [dict(zip(names, row, strict=False)) for row in columns]
    print(*model.predict(data, gpus=0, num_workers=0, progress_bar=False).scores)  # noqa: T201


if __name__ == "__main__":
    main()
