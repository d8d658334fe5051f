"""Many articles in one run: how long they take, how much memory, and whether two runs say the same.

    python benchmarks/batch.py [--articles 1000] [--jobs 2]

Generates articles from the sentences of corpora/articles, in a folder that is removed at the end, each
another selection; checks a tenth of them and all of them, the latter twice; prints a table, and exits with 1
where the two runs differ, memory grows by more than a quarter, or the bar of 60 seconds is missed.
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
        few = generate(folder / "few", max(asked.articles // 10, asked.jobs))
        words = generate(folder / "many", asked.articles)
        print(
            f"{asked.articles} articles, {words / asked.articles:.0f} English words each; {asked.jobs} jobs"
        )
        print(f"{'':24}{'seconds':>9}{'MB':>8}")
        runs = {
            f"a tenth ({few} words)": check(folder, "few", asked.jobs),
            "all": check(folder, "many", asked.jobs),
            "all, again": check(folder, "many", asked.jobs),
        }
    for title, run in runs.items():
        print(f"{title:24}{run.seconds:9.1f}{run.memory:8.0f}")
    tenth, first, second = runs.values()
    wrong = {
        "two runs differ": first.digest != second.digest,
        f"more than {SECONDS} s": max(first.seconds, second.seconds) > SECONDS,
        "memory grows with the number of articles": first.memory > GROWTH * tenth.memory,
        "an article could not be checked": first.code == 2,
    }
    problems = [problem for problem, applies in wrong.items() if applies]
    print("; ".join(problems) or "two runs are byte-identical; memory is flat")
    return int(bool(problems))


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
    command = [sys.executable, "-m", "tqa", "check", articles, "--jobs", str(jobs), *outputs]
    start = time.perf_counter()
    with (folder / "printed.txt").open("wb") as printed:
        process = subprocess.Popen(command, cwd=folder, stdout=printed, stderr=subprocess.STDOUT)
        memory = _Memory(process.pid)
        code = process.wait()
    seconds = time.perf_counter() - start
    digest = hashlib.sha256()
    written = [folder / name for name in ("printed.txt", "found.jsonl", "found.sarif")]
    for path in [*written, *sorted((folder / "pages" / articles).iterdir())]:
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
