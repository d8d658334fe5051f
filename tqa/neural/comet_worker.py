"""Runs a COMET checkpoint: a script for the Python of another environment, which has unbabel-comet.

It is handed to that Python as text and must not import anything of this package. Arguments: a JSON file with
`model` (a checkpoint's path, or a name that COMET knows) and `data` (for each segment `src`, `mt` and, where
there is one, `ref`); a JSON file to write, with `scores`, the `model` and `class` that they come from, `ref`
(whether the model read it), `batch` and `versions`, or else with the `error`, which is "no reference" where
the model needs one. After every block of segments it prints how many are done.
"""

import hashlib
import importlib.metadata
import json
import os
import sys
from pathlib import Path

# Segments between two reports of how far it is.
_BLOCK = 512
_BATCH = 16


def main() -> None:
    """Read, score, write."""
    given = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    try:
        result = scored(given["model"], given["data"])
    # Handed over, as the last line on standard error may be any library's.
    except Exception as error:
        result = {"error": f"{type(error).__name__}: {error}"}
    Path(sys.argv[2]).write_text(json.dumps(result), encoding="utf-8")


def scored(name: str, data: list[dict[str, str]]) -> dict[str, object]:
    """The scores of all segments, and where they come from."""
    # What the libraries print must not stand between the numbers.
    told = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    import comet  # noqa: PLC0415  # an import that fails must find the streams in order
    import torch  # noqa: PLC0415

    torch.manual_seed(0)
    path = name if Path(name).exists() else comet.download_model(name)
    model = comet.load_from_checkpoint(path).eval()
    given = any("ref" in row for row in data)
    if not given and needs_reference(model):
        return {"error": "no reference"}
    compared = given and reads_reference(model)
    read = ("src", "mt", "ref") if compared else ("src", "mt")
    rows = [{key: row[key] for key in read} for row in data]
    scores: list[float] = []
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        found = model.predict(block, batch_size=_BATCH, gpus=0, num_workers=0, progress_bar=False)
        scores.extend(float(score) for score in found.scores)
        print(len(scores), file=told, flush=True)  # the parent reads it
    with Path(path).open("rb") as stream:
        digest = hashlib.sha256()
        for part in iter(lambda: stream.read(1 << 20), b""):
            digest.update(part)
    names = ("unbabel-comet", "transformers", "torch")
    return {
        "scores": scores,
        "model": f"sha256:{digest.hexdigest()[:12]}",
        "class": type(model).__name__,
        "ref": compared,
        "batch": _BATCH,
        "versions": {name: importlib.metadata.version(name) for name in names},
    }


def needs_reference(model: object) -> bool:
    """Whether the model cannot judge without a reference, as it says itself."""
    said = getattr(model, "requires_references", None)
    return said is None or bool(said())


def reads_reference(model: object) -> bool:
    """Whether the model makes use of a reference; a unified one lists what it reads."""
    segments = getattr(getattr(model, "hparams", None), "input_segments", ())
    return needs_reference(model) or "ref" in segments


main()
