"""COMET in an environment of its own: how it is started, what is said to it, and what it may do wrong.

A package of the same name and interface stands in for unbabel-comet, which cannot be installed beside what
the other tests need. With TQA_COMET_PYTHON set to the Python of an environment that has the real one, a tiny
checkpoint is built, saved and scored there as well.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.neural import tiny_comet
from tqa.errors import ConfigError, InputError
from tqa.neural.metric import Settings, Task
from tqa.neural.metrics import needs_reference, open_metric

HYPOTHESES = ("the bridge", "rain", "rain")
REFERENCES = ("a bridge", "the rain", "the rain")
SOURCES = ("الجسر", "مطر", "مطر")
TASK = Task((HYPOTHESES, REFERENCES), (REFERENCES,), SOURCES)
COMET = """
import sys
from collections import namedtuple
print("noise on standard output")
print("noise on standard error", file=sys.stderr)

def download_model(name):
    raise KeyError(f"Model {name!r} not supported.\\n")

class Model:
    def __init__(self, text):
        self.text = text
        if text in ("estimates", "does both"):
            self.requires_references = lambda: False
        if text == "does both":
            self.hparams = namedtuple("Settings", "input_segments")(["mt", "src", "ref"])
    def eval(self):
        return self
    def predict(self, data, batch_size, gpus, num_workers, progress_bar):
        assert gpus == 0
        sizes = {"estimates": (2,), "does both": (2, 3)}.get(self.text, (3,))
        assert len(data[0]) in sizes
        assert all(set(each) == set(["src", "mt", "ref"][:len(data[0])]) for each in data)
        if self.text == "cannot run":
            raise RuntimeError("no memory.")
        scores = [len(each["mt"]) / len(each.get("ref", "four")) + len(each["src"]) for each in data]
        return namedtuple("Prediction", "scores")(scores[1:] if self.text == "loses one" else
                                                  [float("nan")] if self.text == "nan" else scores)

def load_from_checkpoint(path):
    return Model(open(path).read())
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """The Python of an environment with the stand-in."""
    folder = tmp_path_factory.mktemp("comet")
    venv.create(folder / "env", symlinks=True)
    (packages,) = (folder / "env").glob("lib/python*/site-packages")
    (packages / "comet.py").write_text(COMET, encoding="utf-8")
    (packages / "torch.py").write_text("def manual_seed(seed): pass\n", encoding="utf-8")
    for name in ("unbabel_comet", "transformers", "torch"):
        info = packages / f"{name}-1.2.3.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2.3\n", encoding="ascii"
        )
    return folder / "env/bin/python"


@pytest.fixture
def checkpoint(tmp_path):
    """A folder as COMET keeps a checkpoint; what it holds says what the stand-in does."""

    def make(text=""):
        file = tmp_path / "wmt22-comet-da/checkpoints/model.ckpt"
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="ascii")
        return str(tmp_path / "wmt22-comet-da")

    return make


def test_a_checkpoint_is_scored_by_the_other_python(python, checkpoint, tmp_path, monkeypatch):
    # Nothing of the current folder may be taken for a library there.
    monkeypatch.chdir(tmp_path)
    (tmp_path / "comet.py").write_text("raise SystemExit('the wrong one')", encoding="ascii")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    told = []
    name = checkpoint()
    metric = open_metric(name, Settings(comet_python=python))
    found = metric.judge(TASK, lambda *numbers: told.append(numbers))
    assert metric.name == "COMET[wmt22-comet-da]"
    rain = 100 * (4 / 8 + 3)
    assert found.systems == ((100 * (10 / 8 + 5), rain, rain), (600.0, 400.0, 400.0))
    # Of six pairs two are said twice.
    assert told == [(4, 4)]
    assert found.signature.startswith(
        f"{name}@sha256:e3b0c44298fc class=Model scale=100 refs=1:best dtype=float32 batch=16 "
    )
    assert found.signature.endswith("torch=1.2.3 transformers=1.2.3 unbabel-comet=1.2.3")


def test_the_file_itself_may_be_named(python, checkpoint):
    file = f"{checkpoint()}/checkpoints/model.ckpt"
    metric = open_metric(file, Settings(comet_python=python))
    assert metric.name == "COMET[model]"
    assert metric.judge(TASK).systems[1] == (600.0, 400.0, 400.0)


def test_without_its_python_the_remedy_is_named(checkpoint):
    with pytest.raises(
        ConfigError, match="name the Python of one that has unbabel-comet with --comet-python"
    ):
        open_metric(checkpoint())


def test_it_reads_the_source(python, checkpoint):
    metric = open_metric(checkpoint(), Settings(comet_python=python))
    with pytest.raises(InputError, match=r"COMET\[wmt22-comet-da\]: reads the Arabic as well"):
        metric.judge(Task((HYPOTHESES,), (REFERENCES,)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cannot run", r"unbabel-comet cannot run .* \(RuntimeError: no memory\); give a whole checkpoint"),
        ("loses one", "gives scores that are missing or not finite"),
        ("nan", "gives scores that are missing or not finite"),
    ],
)
def test_what_goes_wrong_is_one_line(python, checkpoint, text, said):
    metric = open_metric(checkpoint(text), Settings(comet_python=python))
    with pytest.raises(InputError, match=said) as error:
        metric.judge(TASK)
    assert str(error.value).isprintable()


def test_a_name_that_comet_does_not_know(python):
    metric = open_metric("Unbabel/no-such-comet", Settings(comet_python=python))
    with pytest.raises(InputError, match=r"cannot run Unbabel/no-such-comet \(KeyError: .* not supported"):
        metric.judge(TASK)


def test_a_python_that_is_none_or_lacks_comet(checkpoint, tmp_path):
    name = checkpoint()
    metric = open_metric(name, Settings(comet_python=tmp_path / "none"))
    with pytest.raises(ConfigError, match=r"--comet-python .*none: cannot be run \(No such file"):
        metric.judge(TASK)
    venv.create(tmp_path / "env", symlinks=True)
    metric = open_metric(name, Settings(comet_python=tmp_path / "env/bin/python"))
    with pytest.raises(ConfigError, match=r"cannot import unbabel-comet .*pip install unbabel-comet"):
        metric.judge(TASK)


def by_length(texts):
    return tuple(100 * (len(text) / 4 + len(source)) for text, source in zip(texts, SOURCES, strict=True))


def test_a_checkpoint_that_estimates_is_given_no_reference(python, checkpoint):
    metric = open_metric(checkpoint("estimates"), Settings(comet_python=python))
    alone = metric.judge(Task((HYPOTHESES,), (), SOURCES))
    assert alone.systems == (by_length(HYPOTHESES),)
    assert " scale=100 refs=none dtype=float32 " in alone.signature
    # A reference that is there changes nothing, and is not said to count.
    assert metric.judge(Task((HYPOTHESES,), (REFERENCES,), SOURCES)) == alone
    assert not metric.needs_reference


def test_a_checkpoint_that_does_both_compares_where_it_can(python, checkpoint):
    name, settings = checkpoint("does both"), Settings(comet_python=python)
    alone, compared = Task((HYPOTHESES,), (), SOURCES), Task((REFERENCES,), (REFERENCES,), SOURCES)
    metric = open_metric(name, settings)
    assert metric.judge(compared).systems == ((600.0, 400.0, 400.0),)
    assert " refs=1:best " in metric.judge(compared).signature
    found = metric.judge(alone)
    assert found.systems == (by_length(HYPOTHESES),)
    assert " refs=none " in found.signature
    metric = open_metric(f"qe:{name}", settings)
    assert metric.name == "COMET-QE[wmt22-comet-da]"
    assert metric.judge(compared).systems == (by_length(REFERENCES),)
    assert metric.judge(alone).signature == found.signature


def test_a_checkpoint_that_compares_says_so(python, checkpoint):
    name, settings = checkpoint(), Settings(comet_python=python)
    with pytest.raises(
        InputError, match=r"^COMET\[wmt22-comet-da\]: compares with a human translation; give"
    ):
        open_metric(name, settings).judge(Task((HYPOTHESES,), (), SOURCES))
    with pytest.raises(InputError, match="cannot judge by the Arabic alone; name it without qe: and give"):
        open_metric(f"qe:{name}", settings).judge(TASK)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("batch_size: 4\nclass_identifier: regression_metric\n", True),
        ("class_identifier: 'ranking_metric'\n", True),
        ("class_identifier: referenceless_regression_metric\n", False),
        ("class_identifier: unified_metric\ninput_segments: [mt, src]\n", False),
        ("# class_identifier: regression_metric\n\0\ud800", False),
        (None, False),
    ],
)
def test_the_file_beside_a_checkpoint_tells_before_anything_runs(checkpoint, tmp_path, text, said):
    name = checkpoint()
    if text is not None:
        (tmp_path / "wmt22-comet-da/hparams.yaml").write_text(text, encoding="utf-8", errors="surrogatepass")
    assert needs_reference(name) is said
    # No Python of that name is there to be run.
    metric = open_metric(name, Settings(comet_python=tmp_path / "none"))
    expected = (InputError, "compares with") if said else (ConfigError, "cannot be run")
    with pytest.raises(expected[0], match=expected[1]):
        metric.judge(Task((HYPOTHESES,), (), SOURCES))


REAL = os.environ.get("TQA_COMET_PYTHON")


KINDS = {
    "RegressionMetric": "refs=1:best",
    "ReferencelessRegression": "refs=none",
    "UnifiedMetric": "refs=none",
}


@pytest.mark.skipif(REAL is None, reason="TQA_COMET_PYTHON names no Python with unbabel-comet")
@pytest.mark.parametrize("kind", KINDS)
def test_the_real_package_gives_the_scores_of_its_own_call(tmp_path, kind):
    script, texts = Path(tiny_comet.__file__), (*SOURCES[:2], *HYPOTHESES[:2], *REFERENCES[:2])
    asked = [REAL, "-I", str(script), str(tmp_path / "model"), kind, *texts]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=300)
    own = [100 * float(score) for score in done.stdout.split()[-2:]]
    metric = open_metric(str(tmp_path / "model"), Settings(comet_python=Path(REAL)))
    found = metric.judge(Task((HYPOTHESES[:2],), (REFERENCES[:2],), SOURCES[:2]))
    assert found.systems[0] == pytest.approx(own, abs=1e-3)
    assert f"class={kind} scale=100 {KINDS[kind]} " in found.signature
    alone = Task((HYPOTHESES[:2],), (), SOURCES[:2])
    if metric.needs_reference:
        with pytest.raises(InputError, match="compares with a human translation"):
            metric.judge(alone)
    else:
        assert metric.judge(alone) == found
    assert metric.needs_reference == (kind == "RegressionMetric")
    assert sys.modules.get("comet") is None
