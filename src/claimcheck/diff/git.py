"""Versions out of git, through its plumbing commands."""

import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import UsageError


class Touched(NamedTuple):
    """A file that differs between two revisions: its path in either from the repository's top, None: not there."""

    old: str | None
    new: str | None


def top(path: Path) -> Path:
    """The top folder of the repository that holds the path.

    Raises:
        UsageError: git is not installed, or the path is in no repository.
    """
    folder = path if path.is_dir() else path.parent
    return Path(_git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n"))


def touched(root: Path, old: str, new: str | None, paths: Sequence[Path]) -> list[Touched]:
    """The files below the paths that differ between two revisions; new=None is the working tree, with files that git
    does not know yet. A renamed file is one file.

    Raises:
        UsageError: git does not know a revision.
    """
    old, new = _known(root, old), new and _known(root, new)
    below = [str(path.resolve()) for path in paths]
    revisions = [old] if new is None else [old, new]
    listed = _git(root, "diff", "--name-status", "-z", "--find-renames", *revisions, "--", *below)
    found = list(_statuses(listed.decode("utf-8", "surrogateescape").split("\0")))
    if new is None:
        extra = _git(root, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", *below)
        found += [Touched(None, name) for name in extra.decode("utf-8", "surrogateescape").split("\0") if name]
    return found


def _statuses(fields: Sequence[str]) -> Iterable[Touched]:
    at = 0
    while at + 1 < len(fields):
        status = fields[at][:1]
        if status in ("R", "C"):
            yield Touched(fields[at + 1] if status == "R" else None, fields[at + 2])
            at += 3
        else:
            yield Touched(None if status == "A" else fields[at + 1], None if status == "D" else fields[at + 1])
            at += 2


def contents(root: Path, revision: str, names: Sequence[str]) -> dict[str, bytes]:
    """The files' bytes in a revision, by name; those that it does not hold are left out."""
    asked = [name for name in names if "\n" not in name]
    request = "".join(f"{revision}:{name}\n" for name in asked).encode("utf-8", "surrogateescape")
    answer = _git(root, "cat-file", "--batch", stdin=request)
    found: dict[str, bytes] = {}
    at = 0
    for name in asked:
        end = answer.index(b"\n", at)
        head = answer[at:end].split(b" ")
        at = end + 1
        if head[-1] == b"missing":
            continue
        size = int(head[-1])
        if head[-2] == b"blob":
            found[name] = answer[at : at + size]
        at += size + 1
    return found


def author(folder: Path) -> str | None:
    """Who commits here, from git's settings."""
    return _line(folder, "config", "user.name")


def commit_day(folder: Path) -> str | None:
    """The day of the latest commit, as 2024-07-03."""
    return _line(folder, "log", "-1", "--format=%cs")


def _line(folder: Path, *words: str) -> str | None:
    try:
        return _git(folder, *words).decode("utf-8", "replace").strip() or None
    except UsageError:
        return None


def _known(root: Path, revision: str) -> str:
    """The revision's hash; HEAD is an empty tree before the first commit."""
    try:
        return (
            _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
            .decode()
            .strip()
        )
    except UsageError:
        if revision == "HEAD":
            return _git(root, "hash-object", "-t", "tree", "--stdin").decode().strip()
        raise UsageError(f"git knows no revision {revision!r} in {root}; `git log --oneline` shows them.") from None


def _git(folder: Path, *words: str, stdin: bytes = b"") -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], input=stdin, capture_output=True, check=False)
    except OSError as error:
        raise UsageError(f"git cannot be run ({error.strerror}); install it, or compare two files.") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"exit code {done.returncode}"]
        raise UsageError(f"{folder}: git says: {said[0]}")
    return done.stdout
