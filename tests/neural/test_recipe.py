"""What a model's folder says about pooling, prompts and layers."""

import pytest

from tests.neural.tiny import modules, write_json
from tqa.errors import InputError
from tqa.neural.recipe import Dense, Recipe, read_recipe

TANH = "torch.nn.modules.activation.Tanh"


def test_a_folder_that_says_nothing_gets_mean_pooling_and_no_prefix(tmp_path):
    assert read_recipe(tmp_path) == Recipe(tmp_path)
    assert (Recipe(tmp_path).pooling, Recipe(tmp_path).prefix) == ("mean", "")


@pytest.mark.parametrize(
    "settings",
    [
        {"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False},
        {"pooling_mode": "cls"},
        {"pooling_mode": ["cls"]},
    ],
)
@pytest.mark.parametrize("listed", [True, False])
def test_the_pooling_file_decides_in_either_layout(tmp_path, settings, listed):
    if listed:
        write_json(tmp_path / "modules.json", modules("Transformer", "Pooling", "Normalize"))
    write_json(tmp_path / "1_Pooling/config.json", settings)
    assert read_recipe(tmp_path).pooling == "cls"


def test_limits_and_the_place_of_the_model(tmp_path):
    listed = modules("Transformer", "Pooling")
    listed[0]["path"] = "0_Transformer"
    write_json(tmp_path / "modules.json", listed)
    limits = {"max_seq_length": 128, "do_lower_case": True}
    write_json(tmp_path / "0_Transformer/sentence_bert_config.json", limits)
    recipe = read_recipe(tmp_path)
    assert (recipe.transformer, recipe.most_tokens, recipe.lower) == (tmp_path / "0_Transformer", 128, True)


def test_dense_layers_are_listed_with_their_activation(tmp_path):
    write_json(tmp_path / "modules.json", modules("Transformer", "Pooling", "Dense", "Normalize"))
    write_json(tmp_path / "2_Dense/config.json", {"activation_function": TANH})
    assert read_recipe(tmp_path).dense == (Dense(tmp_path / "2_Dense", "tanh"),)


@pytest.mark.parametrize(
    ("settings", "prefix"),
    [
        ({}, ""),
        ({"prompts": {}}, ""),
        ({"prompts": {"query": "query: ", "passage": "passage: "}}, "query: "),
        ({"prompts": {"query": "query: ", "document": "passage: "}, "default_prompt_name": None}, "query: "),
        ({"prompts": {"query": "Find a page: ", "document": ""}}, ""),
        ({"prompts": {"query": "Find a page: "}}, ""),
        ({"prompts": {"query": "q: ", "passage": "p: "}, "default_prompt_name": "passage"}, "p: "),
        ({"prompts": None, "default_prompt_name": "query"}, ""),
    ],
)
def test_the_prefix_is_a_default_or_one_that_both_sides_have(tmp_path, settings, prefix):
    write_json(tmp_path / "config_sentence_transformers.json", settings)
    assert read_recipe(tmp_path).prefix == prefix


@pytest.mark.parametrize(
    ("file", "value", "says"),
    [
        ("1_Pooling/config.json", {"pooling_mode": "lasttoken"}, "lasttoken pooling"),
        ("1_Pooling/config.json", {"pooling_mode": ["mean", "cls"]}, "mean and cls pooling"),
        ("1_Pooling/config.json", {"pooling_mode_max_tokens": True}, "max pooling"),
        ("1_Pooling/config.json", {"include_prompt": False}, "without the prompt"),
        ("2_Dense/config.json", {"activation_function": "torch.nn.modules.activation.GELU"}, "'GELU'"),
        ("2_Dense/config.json", {"activation_function": TANH, "use_residual": True}, "dense layer"),
        (
            "2_Dense/config.json",
            {"activation_function": TANH, "module_input_name": "token_embeddings"},
            "dense layer",
        ),
        ("modules.json", modules("Transformer", "CNN"), "'CNN'"),
        ("modules.json", {}, "not a list"),
        ("modules.json", ["Transformer"], "not a list"),
        ("config_sentence_transformers.json", [], "not a JSON object"),
    ],
)
def test_what_is_not_known_is_refused_by_name(tmp_path, file, value, says):
    write_json(tmp_path / "modules.json", modules("Transformer", "Pooling", "Dense"))
    write_json(tmp_path / "1_Pooling/config.json", {})
    write_json(tmp_path / "2_Dense/config.json", {"activation_function": TANH})
    write_json(
        tmp_path / "config_sentence_transformers.json", {"prompts": {"q": "q: "}, "default_prompt_name": "q"}
    )
    write_json(tmp_path / file, value)
    with pytest.raises(InputError, match=says) as error:
        read_recipe(tmp_path)
    assert str(error.value).startswith(str(tmp_path / file))


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_file_is_named(tmp_path, content):
    path = tmp_path / "modules.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match="cannot be read") as error:
        read_recipe(tmp_path)
    assert str(error.value).startswith(str(path))
    assert "\n" not in str(error.value)
