"""The `score` table: weights of the MQM score."""

from __future__ import annotations

import pytest

from tqa.config import ScoreConfig, load_config
from tqa.errors import ConfigError


@pytest.fixture
def toml(tmp_path):
    def write(text):
        file = tmp_path / "tqa.toml"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_what_is_given_and_what_is_left_out(toml):
    text = "[score.weights]\nminor = 0\nmajor = 2.5\npunctuation = 0.25\n"
    assert load_config(toml(text)).score == ScoreConfig(0.0, 2.5, 25.0, 0.25)
    assert load_config(toml("")).score == ScoreConfig() == ScoreConfig(1.0, 5.0, 25.0, 0.1)


def test_what_holds_for_some_files_keeps_it(toml):
    text = '[score.weights]\nmajor = 4\n[[paths]]\nmatch = ["*.txt"]\nignore = ["omission"]\n'
    assert load_config(toml(text)).for_files("a.txt").score.major == 4.0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("score = 95", "score: expected a table, got 95"),
        ("[score]\nweight = 1", "score.weight: no such setting; did you mean weights?"),
        ("[score]\nweights = 1", "score.weights: expected a table, got 1"),
        ("[score.weights]\nmayor = 1", "score.weights.mayor: no such setting; did you mean major?"),
        ("[score.weights]\nminor = -1", "score.weights.minor: expected a number from 0 to 1000, got -1"),
        ("[score.weights]\nminor = inf", "score.weights.minor: expected a number from 0 to 1000, got inf"),
        ("[score.weights]\nminor = [1]", "score.weights.minor: expected a number from 0 to 1000, got a list"),
    ],
)
def test_mistakes(toml, text, said):
    with pytest.raises(ConfigError) as caught:
        load_config(toml(text))
    assert str(caught.value).endswith(f"tqa.toml: {said}")
