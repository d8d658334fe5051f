"""Which files differ from what git has at some commit."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

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
    top = _git(folder, "rev-parse", "--show-toplevel")
    if top is None:
        msg = f"--changed-since {ref}: not in a git work tree; run it inside one, or leave the option out"
        raise InputError(msg)
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None:
        msg = f"--changed-since {ref}: git knows no such commit; fetch it first, or check the name"
        raise InputError(msg)
    since = _line(commit)
    base = _git(folder, "merge-base", since, "HEAD")
    root = Path(_line(top))
    diff = _git(
        root, "diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", _line(base) if base else since
    )
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    if diff is None or untracked is None:
        raise InputError(
            f"--changed-since {ref}: git cannot compare the work tree with it; try git diff {ref}"
        )
    names = (os.fsdecode(name) for listed in (diff, untracked) for name in listed.split(b"\0") if name)
    return frozenset(whole_path(str(root / name)) for name in names)


def _line(output: bytes) -> str:
    return os.fsdecode(output.removesuffix(b"\n").removesuffix(b"\r"))


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git prints; None where it fails."""
    try:
        # A fixed program and a list of arguments: no shell reads what the user gave.
        done = subprocess.run(  # noqa: S603
            ["git", *arguments],  # noqa: S607 - the user's own git, wherever it is
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        msg = "--changed-since: git is not installed; install it, or leave the option out"
        raise InputError(msg) from None
    except ValueError:  # a NUL in the reference
        return None
    return done.stdout if done.returncode == 0 else None
