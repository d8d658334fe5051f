"""Many articles in one run: how fast, with how much memory, and whether all runs say the same.

    python benchmarks/batch.py [--articles 1000] [--jobs 2]

Generates articles from the sentences of corpora/articles, in a folder that is removed at the end, each
another selection. `tqa check` goes over all of them twice, `tqa batch` with one worker, with `--jobs`, and
once more when nothing is left to do; with `--jobs`, both go over a tenth of them too. Prints a table, and
exits with 1 where two runs of a command differ, memory grows by more than a quarter, or a run that checks all
with `--jobs` misses the bar of 60 seconds.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLES = Path(__file__).resolve().parent.parent / "corpora" / "articles"
SECONDS = 60
GROWTH = 1.25


@dataclass(frozen=True)
class Run:
    """Seconds, the most memory of all processes together in MB, exit code, and a digest of all output."""

    seconds: float
    memory: float
    code: int
    digest: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few = max(asked.articles // 10, asked.jobs)
        generate(folder / "few", few)
        words = generate(folder / "many", asked.articles)
        print(
            f"{asked.articles} articles, {words / asked.articles:.0f} English words each; {asked.jobs} jobs"
        )
        print(f"{'':32}{'seconds':>9}{'articles/s':>12}{'MB':>8}")
        runs = {
            "check": measured("check, a tenth", few, check(folder, "few", asked.jobs)),
            "check all": measured("check", asked.articles, check(folder, "many", asked.jobs)),
            "check again": measured("check, again", asked.articles, check(folder, "many", asked.jobs)),
            "batch": measured("batch, a tenth", few, batch(folder, "few", "few-out", asked.jobs)),
            "batch alone": measured("batch, 1 job", asked.articles, batch(folder, "many", "one", 1)),
            "batch all": measured("batch", asked.articles, batch(folder, "many", "out", asked.jobs)),
            "batch again": measured(
                "batch, nothing left to check", asked.articles, batch(folder, "many", "out", asked.jobs)
            ),
        }
    problems = [problem for problem, applies in wrong(runs).items() if applies]
    print("; ".join(problems) or "the runs of each command are byte-identical; memory is flat")
    return int(bool(problems))


def measured(title: str, articles: int, run: Run) -> Run:
    """Print the row of `run`, which is over so many `articles`."""
    print(f"{title:32}{run.seconds:9.1f}{articles / run.seconds:12.1f}{run.memory:8.0f}", flush=True)
    return run


def wrong(runs: dict[str, Run]) -> dict[str, bool]:
    """What may be wrong with the runs, and whether it is."""
    check_all, check_again = runs["check all"], runs["check again"]
    batches = [runs[name] for name in ("batch alone", "batch all", "batch again")]
    slowest = max(check_all.seconds, check_again.seconds, runs["batch all"].seconds)
    return {
        "two runs of check differ": check_all.digest != check_again.digest,
        "two runs of batch differ": len({each.digest for each in batches}) > 1,
        f"more than {SECONDS} s": slowest > SECONDS,
        "memory grows with the number of articles": check_all.memory > GROWTH * runs["check"].memory
        or runs["batch all"].memory > GROWTH * runs["batch"].memory,
        "an article could not be checked": any(run.code == 2 for run in runs.values()),
    }


def generate(folder: Path, count: int) -> int:
    """Write `count` articles, each of paragraphs drawn from one sample article; gives the English words."""
    folder.mkdir()
    samples = sorted(path.name.removesuffix(".ar.txt") for path in ARTICLES.glob("*.ar.txt"))
    draw = random.Random(8)
    words = 0
    for number in range(count):
        sample = samples[number % len(samples)]
        sides = [paragraphs(ARTICLES / f"{sample}.{side}.txt") for side in ("ar", "en")]
        if len(sides[0]) == len(sides[1]):
            chosen = sorted(draw.sample(range(len(sides[0])), max(2, len(sides[0]) * 4 // 5)))
            sides = [[side[index] for index in chosen] for side in sides]
        for side, texts in zip(("ar", "en"), sides, strict=True):
            (folder / f"{number:05}.{side}.txt").write_text("\n\n".join(texts) + "\n", encoding="utf-8")
        words += sum(len(text.split()) for text in sides[1])
    return words


def paragraphs(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def check(folder: Path, articles: str, jobs: int) -> Run:
    """Run the command as a user would, with two formats and all pages."""
    outputs = ["--output", "jsonl=found.jsonl", "--output", "sarif=found.sarif", "--html", "pages"]
    arguments = ["check", articles, "--jobs", str(jobs), *outputs]
    written = [folder / name for name in ("found.jsonl", "found.sarif")]
    return run_of(folder, arguments, lambda: [*written, *sorted((folder / "pages" / articles).iterdir())])


def batch(folder: Path, articles: str, output: str, jobs: int) -> Run:
    """Run the command as a user would, with tables and all pages in the folder `output`."""
    arguments = ["batch", articles, "--jobs", str(jobs), "--output", output]
    out = folder / output
    # What is printed names the folder, and how many articles were known.
    return run_of(
        folder, arguments, lambda: sorted([*out.glob("*.*"), *(out / articles).iterdir()]), printed=False
    )


def run_of(
    folder: Path, arguments: list[str], written: Callable[[], list[Path]], *, printed: bool = True
) -> Run:
    """Run tqa with `arguments`; the digest is of what is `written` and, if that counts, `printed`."""
    start = time.perf_counter()
    with (folder / "printed.txt").open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "tqa", *arguments], cwd=folder, stdout=stream, stderr=subprocess.STDOUT
        )
        memory = _Memory(process.pid)
        code = process.wait()
    seconds = time.perf_counter() - start
    digest = hashlib.sha256((folder / "printed.txt").read_bytes() if printed else b"")
    for path in written():
        if path.is_file():
            digest.update(path.read_bytes())
    return Run(seconds, memory.most() / 1e6, code, digest.hexdigest())


class _Memory:
    """Watches the memory of a process and its children, as Linux shows it under /proc."""

    def __init__(self, pid: int) -> None:
        self._pid, self._most = pid, 0
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def most(self) -> int:
        """The most bytes that were seen; waits for the process to end."""
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        page = os.sysconf("SC_PAGE_SIZE")
        while True:
            try:
                pids = [self._pid, *_children(self._pid)]
                now = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pids) * page
            except OSError:
                if not Path(f"/proc/{self._pid}").exists():
                    return
                now = 0
            if now == 0 and _ended(self._pid):
                return
            self._most = max(self._most, now)
            time.sleep(0.1)


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _ended(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


if __name__ == "__main__":
    sys.exit(main())
