"""How an archive lies on disk: numbered parts of Parquet, written whole by rename, the documents' part last.

archive.json            says that this folder is an archive, and of which layout
claims/000001.parquet   claim tables, see table.py
errors/000001.parquet   what could not be read, and why; only where there was any
documents/000001.parquet   the manifest: a part without it does not count
lookup/                 derived from the parts, see lookup.py, but a part's own files come with it
lock                    held while somebody writes
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from claimcheck.errors import ReadError, UsageError

MARK = "archive.json"
LAYOUT = 1
CLAIMS, DOCUMENTS, ERRORS, LOOKUP, LOCK = "claims", "documents", "errors", "lookup", "lock"
INSTALL = "An archive needs DuckDB and pyarrow: install claimcheck[store]."


def needs_store() -> None:
    """Say in one sentence what is missing where the extra is not installed.

    Raises:
        UsageError: duckdb or pyarrow is not installed.
    """
    from importlib.util import find_spec

    if not (find_spec("duckdb") and find_spec("pyarrow")):
        raise UsageError(INSTALL)


def is_archive(path: Path) -> bool:
    """Whether the folder is an archive that `claimcheck index` wrote."""
    return (path / MARK).is_file()


def opened(path: Path) -> Path:
    """The archive's folder, when it is one that this version reads.

    Raises:
        UsageError: the extra is not installed.
        ReadError: no archive, or one of another layout.
    """
    if not is_archive(path):
        raise ReadError(f"{path}: this is not an archive; make one with `claimcheck index SOURCE --into {path}`.")
    needs_store()
    try:
        layout = json.loads((path / MARK).read_text("utf-8"))["layout"]
    except (ValueError, KeyError, TypeError, OSError):
        layout = None
    if layout != LAYOUT:
        raise ReadError(f"{path / MARK}: the archive's layout is {layout!r}, expected {LAYOUT}; index it anew.")
    return path


def made(path: Path) -> Path:
    """The archive's folder, made where there is none.

    Raises:
        UsageError: the extra is not installed, or the folder holds something else.
    """
    needs_store()
    if set("*?[]") & set(str(path)):
        raise UsageError(f"{path}: an archive's path must not hold * ? [ or ]; name another folder with --into.")
    if is_archive(path):
        return opened(path)
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise UsageError(f"{path}: this is no archive and is not empty; name another folder with --into.")
    for part in (CLAIMS, DOCUMENTS, ERRORS):
        (path / part).mkdir(parents=True, exist_ok=True)
    put(path / MARK, json.dumps({"layout": LAYOUT}).encode() + b"\n")
    return path


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; the bytes are on the disk before the name is."""
    temporary = path.with_name(f".{path.name}.new")
    with temporary.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(path)


def parts(archive: Path) -> list[int]:
    """Numbers of the parts that count, in order: those of which the manifest is written."""
    return sorted(int(name) for name in stems(archive / DOCUMENTS, ".parquet"))


def stems(place: Path, suffix: str) -> list[str]:
    """The names, without their suffix, of a folder's files that begin with a part's number."""
    if not place.is_dir():
        return []
    with os.scandir(place) as entries:
        names = [entry.name for entry in entries]
    return [name.removesuffix(suffix) for name in names if name.endswith(suffix) and name[0].isdigit()]


def part(archive: Path, kind: str, number: int) -> Path:
    """The file of one part."""
    return archive / kind / f"{number:06}.parquet"


def files(archive: Path, kind: str) -> list[str]:
    """The files of all parts that count, in order."""
    paths = (part(archive, kind, number) for number in parts(archive))
    return [str(path) for path in paths if kind == DOCUMENTS or path.is_file()]


@contextmanager
def writing(archive: Path) -> Iterator[None]:
    """Hold the archive's lock; the system lets go of it when the process ends, however it ends.

    Raises:
        UsageError: another process holds it.
    """
    from socket import gethostname

    with (archive / LOCK).open("a+", encoding="utf-8") as handle:
        if not _locked(handle):
            handle.seek(0)
            who = handle.read(200).strip() or "another process"
            raise UsageError(f"{archive}: {who} is writing to this archive; wait until it has ended and run again.")
        handle.truncate(0)
        handle.write(f"process {os.getpid()} on {gethostname()}\n")
        handle.flush()
        try:
            yield
        finally:
            handle.truncate(0)


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: IO[str]) -> bool:
        try:
            handle.seek(1 << 20)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(handle: IO[str]) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
