"""Which files differ from what git has at some commit."""

from __future__ import annotations

import os
from pathlib import Path

from tqa.batch.git import ask, commit_of, line, top_folder
from tqa.batch.jobs import whole_path
from tqa.errors import InputError


def changed_files(ref: str, folder: Path) -> frozenset[str]:
    """Whole paths (`whole_path`) of the files that changed since `ref`, new and deleted ones too.

    "Since" is since the commit at which the present one and `ref` parted, so that what others did on a branch
    `ref` in the meantime does not count; where the history does not tell (a shallow clone), since `ref`
    itself. Changes that are not committed count.

    Args:
        ref: what git takes for a commit.
        folder: any folder of the work tree.

    Raises:
        InputError: git is missing, `folder` is in no work tree, or there is no such commit.
    """
    option = f"--changed-since {ref}"
    root = Path(top_folder(folder, option))
    since = commit_of(ref, folder, option)
    base = ask(folder, option, "merge-base", since, "HEAD")
    start = line(base) if base else since
    diff = ask(root, option, "diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", start)
    untracked = ask(root, option, "ls-files", "--others", "--exclude-standard", "-z")
    if diff is None or untracked is None:
        raise InputError(f"{option}: git cannot compare the work tree with it; try git diff {ref}")
    names = (os.fsdecode(name) for listed in (diff, untracked) for name in listed.split(b"\0") if name)
    return frozenset(whole_path(str(root / name)) for name in names)
