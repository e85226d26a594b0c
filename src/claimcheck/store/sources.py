"""Where articles come from: folders, files, packed folders and tables, streamed one by one in a fixed order."""

import gzip
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import IO

from claimcheck import readers
from claimcheck.errors import ClaimcheckError, ReadError
from claimcheck.readers import metadata
from claimcheck.store import rows
from claimcheck.store.source import Source

#: What a folder is searched for beside articles. Tables of the other formats may be anything and must be named.
PACKED = (".jsonl", ".jsonl.gz", ".zip", ".tar.gz", ".tgz")
#: A packed article larger than this, or one that grows more than this many times when unpacked, is a bomb.
LARGEST = 50_000_000
MOST_TIMES = 200


def find(paths: Sequence[str]) -> list[tuple[Path, str]]:
    """(file, name) of all inputs, a folder's sorted by name.

    Raises:
        ReadError: a path is missing, or a folder holds nothing to read.
    """
    suffixes = readers.SUFFIXES | {".jsonl", ".gz", ".zip", ".tgz"}
    found = readers.folder.find(paths, suffixes)
    named = {Path(path) for path in paths}
    return [(path, name) for path, name in found if path in named or _wanted(path)]


def _wanted(path: Path) -> bool:
    return path.suffix.lower() in readers.SUFFIXES or path.name.lower().endswith(PACKED)


def read(files: Sequence[tuple[Path, str]], columns: Mapping[str, str]) -> Iterator[Source]:
    """The articles of all files, in order; what cannot be read comes as a Source that says why.

    columns: field of Source, or "id" and "text" -> column of a table, where they are not to be guessed.

    Raises:
        ReadError: a table lacks a column that was named, or has none for the text.
    """
    before = 0
    for path, name in files:
        for source in _read(path, name, columns):
            yield source._replace(done=before + source.done)
        before += path.stat().st_size


def _read(path: Path, name: str, columns: Mapping[str, str]) -> Iterator[Source]:
    lower = path.name.lower()
    try:
        if lower.endswith((".jsonl", ".jsonl.gz")):
            yield from rows.jsonl(path, columns)
        elif lower.endswith(".csv"):
            yield from rows.csv_rows(path, columns)
        elif lower.endswith(".parquet"):
            yield from rows.parquet_rows(path, columns)
        elif lower.endswith(".zip"):
            yield from _zip(path)
        elif lower.endswith((".tar.gz", ".tgz")):
            yield from _tar(path)
        else:
            yield _file(path, name)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, tarfile.TarError, UnicodeDecodeError) as error:
        # The rest of a damaged file is lost; the other files are not.
        yield Source(name, b"", error=f"{path}: cannot be read to its end ({error}); what came before it was.")


def _file(path: Path, name: str) -> Source:
    size = path.stat().st_size
    if size > LARGEST:
        return Source(name, b"", error=f"{path}: {size:,} bytes are more than any article has; split the file.")
    try:
        beside = metadata.beside(path)
    except ClaimcheckError as error:
        return Source(name, b"", error=str(error))
    day = beside.published.isoformat() if beside.published else None
    return Source(
        name, path.read_bytes(), path.suffix.lower(), day, beside.outlet, beside.title, beside.url, done=size
    )  # fmt: skip


def _zip(path: Path) -> Iterator[Source]:
    with zipfile.ZipFile(path) as packed:
        done = 0
        for member in packed.infolist():
            done += member.compress_size
            if member.is_dir() or not _article(member.filename):
                continue
            wrong = _unsafe(member.filename) or _bomb(member.file_size, member.compress_size)
            if member.flag_bits & 1:
                wrong = "it is encrypted"
            if wrong:
                yield _refused(path, member.filename, wrong, done)
                continue
            try:
                with packed.open(member) as handle:
                    yield _packed(path, member.filename, handle, done)
            except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
                yield _refused(path, member.filename, str(error) or "it is damaged", done)


def _tar(path: Path) -> Iterator[Source]:
    # Unpacked by gzip, which notices that the end is missing; tarfile alone takes it for the last member.
    with path.open("rb") as raw, gzip.open(raw) as data, tarfile.open(fileobj=data, mode="r|") as packed:
        for member in packed:
            if not member.isfile() or not _article(member.name):
                continue
            handle = packed.extractfile(member)
            wrong = _unsafe(member.name) or _bomb(member.size, LARGEST)
            if wrong or handle is None:
                yield _refused(path, member.name, wrong or "it is no file", raw.tell())
            else:
                yield _packed(path, member.name, handle, raw.tell())


def _article(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in readers.SUFFIXES and not PurePosixPath(name).name.startswith(".")


def _unsafe(name: str) -> str | None:
    """Nothing is unpacked, but a document's name may become a path later on."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return "its path leads out of the folder" if not parts or parts[0] == "/" or ".." in parts else None


def _bomb(size: int, packed: int) -> str | None:
    if size > LARGEST or size > MOST_TIMES * max(packed, 1000):
        return f"{size:,} bytes unpacked are more than any article has"
    return None


def _packed(path: Path, name: str, handle: IO[bytes], done: int) -> Source:
    """What a header says of the size is not believed."""
    data = handle.read(LARGEST + 1)
    if len(data) > LARGEST:
        return _refused(path, name, f"more than {LARGEST:,} bytes are more than any article has", done)
    return Source(name, data, PurePosixPath(name).suffix.lower(), done=done)


def _refused(path: Path, name: str, wrong: str, done: int) -> Source:
    return Source(name, b"", error=str(ReadError(f"{path}, {name}: {wrong}; it was left out.")), done=done)
