"""A desk's own tables of names and measures, as they travel to wherever articles are read."""

import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import claimcheck
from claimcheck.errors import ReadError
from claimcheck.extractors import extract
from claimcheck.model import Document


class Desk(NamedTuple):
    """Attributes:
    names, measures: what the tables hold; None where the desk has none.
    """

    names: bytes | None = None
    measures: bytes | None = None

    @property
    def version(self) -> str:
        """What an article must be read again for, when it changes: our version, and a digest of the tables."""
        if self == (None, None):
            return claimcheck.__version__
        digests = (sha256(table or b"").digest() for table in self)
        return f"{claimcheck.__version__}+{sha256(b''.join(digests)).hexdigest()[:12]}"

    def paths(self) -> tuple[Path | None, Path | None]:
        """Files of names and measures in this process's own folder: a worker may be on another machine."""
        return _file("names.csv", self.names), _file("measures.csv", self.measures)


def taken(names: Path | None, measures: Path | None) -> Desk:
    """The tables at these paths, once they have been tried.

    Raises:
        ReadError: one cannot be read.
        UsageError: one lacks a column.
    """
    desk = Desk(*(_bytes(path) if path else None for path in (names, measures)))
    extract(Document("", "5 ships"), names=names, measures=measures)
    return desk


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror}); name a table of the desk's.") from None


@cache
def _file(name: str, data: bytes | None) -> Path | None:
    if data is None:
        return None
    path = Path(_folder().name, f"{sha256(data).hexdigest()[:12]}-{name}")
    path.write_bytes(data)
    return path


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Taken away when the process ends."""
    return tempfile.TemporaryDirectory(prefix="claimcheck-")
