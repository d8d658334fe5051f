"""A file as git has it at some commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.batch.git import ask, commit_of, top_folder
from tqa.errors import InputError
from tqa.formats.read import shown

if TYPE_CHECKING:
    from pathlib import Path


def file_at(ref: str, path: Path, option: str) -> bytes:
    """The bytes of the file `path` at the commit `ref`, from what is in the repository already.

    Args:
        ref: what git takes for a commit.
        path: where the file is, or would be, in the work tree.
        option: what the user wrote, which begins the message of an error.

    Raises:
        InputError: git is missing, the folder of `path` is in no work tree, there is no such commit, or the
            commit has no such file.
    """
    folder = path.parent
    if not folder.is_dir():
        raise InputError(f"{shown(path)}: its folder does not exist; check the path")
    top_folder(folder, option)
    commit = commit_of(ref, folder, option)
    # With ./ in front, git reads the path from the folder it runs in. No filter touches what it prints.
    data = ask(folder, option, "cat-file", "blob", f"{commit}:./{path.name}")
    if data is None:
        raise InputError(f"{option}: {shown(path)} is not in that commit; write the baseline there first")
    return data
