"""Wall time of `tqa check` on one article beside that of a bare interpreter, in the same run.

usage: python benchmarks/startup.py [ROUNDS]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLES = Path(__file__).parents[1] / "corpora" / "articles"
NAME = "coalition-talks"


def wall(arguments, folder):
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=folder, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main(rounds):
    files = [str(ARTICLES / f"{NAME}.{side}.txt") for side in ("ar", "en")]
    with tempfile.TemporaryDirectory() as folder:
        runs = {
            "python -c pass": ["-c", "pass"],
            "python -c 'import numpy, jinja2, click'": ["-c", "import numpy, jinja2, click"],
            "tqa --version": ["-m", "tqa", "--version"],
            "tqa check (text and report)": ["-m", "tqa", "check", *files],
            "tqa check --no-html": ["-m", "tqa", "check", *files, "--no-html"],
        }
        best = {name: min(wall(arguments, folder) for _ in range(rounds)) for name, arguments in runs.items()}
    floor = best["python -c pass"]
    for name, seconds in best.items():
        print(f"{name:42} {seconds:6.3f} s  {seconds / floor:6.1f} × a bare interpreter")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
