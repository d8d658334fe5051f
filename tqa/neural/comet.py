"""COMET checkpoints, run by unbabel-comet in an environment of its own.

Rei et al. (2020), "COMET: A Neural Framework for MT Evaluation". The package needs older versions of
transformers and numpy than the rest of this program, so that it cannot be imported here: the user names the
Python of an environment that has it.
"""

from __future__ import annotations

import json
import math
import os
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tqa.errors import ConfigError, InputError
from tqa.formats.read import shown
from tqa.neural.batches import prepared
from tqa.neural.estimation import lacks_reference, lacks_source, only_compares, references_of
from tqa.neural.extras import first_line
from tqa.neural.metric import Judgement, judge_triples

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tqa.neural.metric import Progress, Task, Triple

_SCALE = 100.0
# What the worker answers where the model needs a reference and is given none.
_NO_REFERENCE = "no reference"
# What COMET keeps beside a checkpoint names its class; these two always compare with a reference.
_CLASS = re.compile(r"^class_identifier:[ \t]*['\"]?(?:regression_metric|ranking_metric)\b", re.MULTILINE)
_MOST_SETTINGS = 1 << 16
_REMEDY = 'python -m venv comet && comet/bin/pip install unbabel-comet "setuptools<81"'


@dataclass(frozen=True)
class CometMetric:
    """A COMET checkpoint, times 100: a `Metric` that reads the source.

    `model` is the checkpoint's path, or a name that COMET downloads; `label` what the user calls it. With
    `alone` it is given no reference even where there is one. Whether it reads one it says itself once it is
    loaded; `needs_reference` is what its file tells before, which is less.
    """

    name: str
    label: str
    model: str
    python: Path
    alone: bool = False
    lower_is_better: bool = False

    @property
    def needs_reference(self) -> bool:
        """Whether a file beside the checkpoint says that it compares with a reference."""
        return compares(self.model)

    def judge(self, task: Task, progress: Progress | None = None) -> Judgement:
        """For each segment the score with the reference that gives the most, if the model reads one.

        Raises:
            ConfigError: the Python cannot be run, or lacks unbabel-comet.
            InputError: there is no source, no reference where it needs one, or the checkpoint cannot be run.
        """
        if task.sources is None:
            raise lacks_source(self.name)
        if self.needs_reference and (self.alone or not task.references):
            raise self._without_reference()
        alone = self.alone or not task.references
        said: dict[str, str] = {}

        def score(triples: Sequence[Triple]) -> list[float]:
            result = self._run(triples, progress, alone=alone)
            versions = result["versions"]
            said["all"] = (
                f"{shown(self.label)}@{result['model']} class={result['class']} scale={_SCALE:.0f} "
                f"{references_of(task, alone=not result['ref'])} dtype=float32 batch={result['batch']} "
                + " ".join(f"{name}={versions[name]}" for name in sorted(versions))
            )
            return [_SCALE * value for value in result["scores"]]

        scores = judge_triples(task, score, sourced=True, lower=False, alone=alone)
        return Judgement(scores, said["all"])

    def _run(self, triples: Sequence[Triple], progress: Progress | None, *, alone: bool) -> Mapping[str, Any]:
        with tempfile.TemporaryDirectory(prefix="tqa-comet-") as name:
            asked, answered = Path(name, "asked.json"), Path(name, "answered.json")
            data = [
                {"src": prepared(source), "mt": prepared(text)}
                | ({} if alone else {"ref": prepared(reference)})
                for source, text, reference in triples
            ]
            asked.write_text(json.dumps({"model": self.model, "data": data}), encoding="utf-8")
            with Path(name, "errors.txt").open("w+b") as errors:
                self._wait([str(asked), str(answered)], errors, len(data), progress)
            result = self._answer(answered)
        if result.get("error") == _NO_REFERENCE:
            raise self._without_reference()
        if "error" in result:
            raise self._failure(str(result["error"]))
        scores = list(map(float, result["scores"]))
        if len(scores) != len(data) or not all(map(math.isfinite, scores)):
            msg = "gives scores that are missing or not finite; its checkpoint is damaged"
            raise InputError(f"{self.name}: {msg}")
        return result

    def _answer(self, file: Path) -> Mapping[str, Any]:
        try:
            result: dict[str, Any] = json.loads(file.read_bytes())
        except (OSError, ValueError) as error:
            msg = f"{self.name}: unbabel-comet gave no scores ({first_line(error)})"
            raise InputError(f"{msg}; look whether memory or disk is full, and run it on its own") from error
        return result

    def _wait(
        self, arguments: Sequence[str], errors: IO[bytes], whole: int, progress: Progress | None
    ) -> None:
        script = Path(__file__).with_name("comet_worker.py").read_text(encoding="utf-8")
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        try:
            # Isolated, so that nothing in the current folder is taken for a library.
            child = subprocess.Popen(  # noqa: S603 - the user's own, without a shell
                [str(self.python), "-I", "-c", script, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=environment,
            )
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or first_line(error)
            raise ConfigError(
                f"--comet-python {shown(str(self.python))}: cannot be run ({reason}); "
                "give the Python of an environment that has unbabel-comet"
            ) from error
        with child:
            try:
                for line in child.stdout or ():
                    if progress is not None and line.strip().isdigit():
                        progress(int(line), whole)
            except BaseException:
                child.kill()
                raise
        if child.returncode:
            errors.seek(0)
            said = errors.read().decode("utf-8", "replace").split("\n")
            last = next((line for line in reversed(said) if line.strip()), f"exit code {child.returncode}")
            raise self._failure(last)

    def _without_reference(self) -> InputError:
        return only_compares(self.name) if self.alone else lacks_reference(self.name)

    def _failure(self, said: str) -> ConfigError | InputError:
        reason = first_line(Exception(said))
        if reason.startswith(("ModuleNotFoundError", "ImportError")):
            return ConfigError(
                f"--comet-python {shown(str(self.python))}: cannot import unbabel-comet ({reason}); {_REMEDY}"
            )
        return InputError(
            f"{self.name}: unbabel-comet cannot run {shown(self.label)} ({reason}); give a whole "
            "checkpoint (.ckpt) with its hparams.yaml, or the name of one that can be downloaded"
        )


def compares(checkpoint: str) -> bool:
    """Whether the file beside a checkpoint says that it needs a reference; False where there is none."""
    try:
        settings = Path(checkpoint).resolve().parents[1] / "hparams.yaml"
        with settings.open(encoding="utf-8", errors="replace") as stream:
            return _CLASS.search(stream.read(_MOST_SETTINGS)) is not None
    except (OSError, ValueError, IndexError):  # COMET itself says what is wrong with it
        return False
