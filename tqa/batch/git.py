"""Questions to the user's own git: read-only, without a shell and without the network."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from tqa.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

# A partial clone would otherwise fetch what it lacks. Older versions of git do not know the variable.
_OFFLINE = {"GIT_NO_LAZY_FETCH": "1"}


def top_folder(folder: Path, option: str) -> str:
    """The root of the work tree that `folder` lies in; `option` begins the message of an error.

    Raises:
        InputError: git is missing, or `folder` is in no work tree.
    """
    top = ask(folder, option, "rev-parse", "--show-toplevel")
    if top is None:
        raise InputError(f"{option}: not in a git work tree; run it inside one, or leave the option out")
    return line(top)


def commit_of(ref: str, folder: Path, option: str) -> str:
    """The commit that `ref` names.

    Raises:
        InputError: git is missing, or knows no such commit.
    """
    commit = ask(folder, option, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None:
        raise InputError(f"{option}: git knows no such commit; fetch it first, or check the name")
    return line(commit)


def line(output: bytes) -> str:
    """The one line in what git prints."""
    return os.fsdecode(output.removesuffix(b"\n").removesuffix(b"\r"))


def ask(folder: Path, option: str, *arguments: str) -> bytes | None:
    """What git prints when it runs in `folder`; None where it fails.

    Raises:
        InputError: git is missing.
    """
    try:
        # A fixed program and a list of arguments: no shell reads what the user gave.
        done = subprocess.run(  # noqa: S603
            ["git", *arguments],  # noqa: S607 - the user's own git, wherever it is
            cwd=folder,
            env={**os.environ, **_OFFLINE},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        if not folder.is_dir():
            return None
        raise InputError(f"{option}: git is not installed; install it, or leave the option out") from None
    except (NotADirectoryError, ValueError):  # a NUL in an argument
        return None
    return done.stdout if done.returncode == 0 else None
