"""Which files are articles, and what each is called."""

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePath

from claimcheck.errors import ReadError


def find(paths: Iterable[str | Path], suffixes: Iterable[str]) -> list[tuple[Path, str]]:
    """(path, name) of every file named, and of every file below a folder named that bears one of the suffixes.

    A folder's files come sorted by name, hidden ones left out; a file named twice is listed once. The name is the path
    below the argument; where two files would then share one, their folders' names stand before it until they differ.

    Raises:
        ReadError: a path that is not there, or a folder that holds no file of these suffixes.
    """
    wanted = frozenset(suffixes)
    found: dict[Path, tuple[Path, str]] = {}
    for argument in paths:
        path = Path(argument)
        for file, name in _below(path, wanted) if path.is_dir() else [_file(path)]:
            found.setdefault(file.resolve(), (file, name))
    return _told_apart(list(found.items()))


def _file(path: Path) -> tuple[Path, str]:
    if not path.exists():
        raise ReadError(f"{path}: no such file or folder; check the spelling")
    return path, path.name


def _below(folder: Path, suffixes: frozenset[str]) -> list[tuple[Path, str]]:
    found: list[tuple[Path, str]] = []
    for parent, folders, files in os.walk(folder, onerror=_refused):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            (path, path.relative_to(folder).as_posix())
            for path in (Path(parent, name) for name in files)
            if path.suffix.lower() in suffixes and not path.name.startswith((".", "~$"))
        ]
    if not found:
        raise ReadError(
            f"{folder}: no articles in this folder; it should hold files such as {', '.join(sorted(suffixes))}"
        )
    return sorted(found, key=lambda pair: pair[1])


def _refused(error: OSError) -> None:
    raise ReadError(f"{error.filename}: the folder cannot be opened ({error.strerror}); check its permissions")


def _told_apart(files: list[tuple[Path, tuple[Path, str]]]) -> list[tuple[Path, str]]:
    names = [name for _, (_, name) in files]
    while True:
        shared = {name for name, times in Counter(names).items() if times > 1}
        if not shared:
            return [(path, name) for (_, (path, _)), name in zip(files, names, strict=True)]
        names = [
            _longer(resolved, name) if name in shared else name
            for (resolved, _), name in zip(files, names, strict=True)
        ]


def _longer(path: Path, name: str) -> str:
    """The name with one more of the path's folders before it."""
    return PurePath(*path.parts[-len(PurePath(name).parts) - 1 :]).as_posix()
