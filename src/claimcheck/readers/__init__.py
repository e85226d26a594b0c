"""path -> Document: one module a format, metadata beside them."""

import warnings
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from claimcheck.errors import ClaimcheckWarning, ReadError
from claimcheck.model import Document
from claimcheck.readers import folder, metadata
from claimcheck.readers.content import Content, Metadata

#: The module that reads a format, by suffix: extract(bytes, where for messages, --encoding) -> Content.
_FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".odt": "odt",
    ".rtf": "rtf",
    ".eml": "eml",
}
#: A long book; what is longer is no article, and would be read in vain for minutes.
MOST_CHARACTERS = 5_000_000
#: The suffixes by which `find` knows an article.
SUFFIXES = frozenset(_FORMATS)
#: How a file without suffix, or standard input, begins, by the suffix that it would have; plain text otherwise.
_BEGINNINGS = (
    (b"%pdf-", ".pdf"), (b"{\\rtf", ".rtf"), (b"<!doctype html", ".html"), (b"<html", ".html"),
    (b"pk\x03\x04", ".docx"),
)  # fmt: skip


def read(path: str | Path, name: str | None = None, encoding: str | None = None) -> Document:
    """The document in a file, with the metadata that stand beside it and in it.

    Args:
        path: the file; its suffix tells the format; without one, its first bytes do.
        name: what to call the document; the file's name by default.
        encoding: of text formats; found out by default (byte order mark, UTF-8, then a guess with a warning).

    Raises:
        ReadError: missing, unreadable, damaged, or of a format that we do not read.
        UsageError: no such encoding.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{path}: no such file; check the spelling") from None
    except IsADirectoryError:
        raise ReadError(f"{path}: this is a folder; name a file in it") from None
    except OSError as error:
        raise ReadError(f"{path}: cannot be opened ({error.strerror or error}); check its permissions") from None
    return _document(data, name or path.name, path.suffix, str(path), encoding, metadata.beside(path))


def read_bytes(data: bytes, name: str, suffix: str = "", encoding: str | None = None) -> Document:
    """The document in bytes that came from elsewhere than a file (standard input, an archive). Raises as `read`."""
    return _document(data, name, suffix, name, encoding, Metadata())


def find(paths: Iterable[str | Path], suffixes: Iterable[str] = SUFFIXES) -> list[tuple[Path, str]]:
    """(path, document name) of the files and of the articles below the folders named, see `folder.find`."""
    return folder.find(paths, suffixes)


def _recognised(data: bytes) -> str:
    start = data[:200].lstrip().lower()
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in start:
        return ".odt"
    return next((suffix for beginning, suffix in _BEGINNINGS if start.startswith(beginning)), ".txt")


def _document(data: bytes, name: str, suffix: str, where: str, encoding: str | None, known: Metadata) -> Document:
    form = _FORMATS.get(suffix.lower() or _recognised(data))
    if form is None:
        raise ReadError(f"{where}: {suffix} files are not read; save it as one of {', '.join(sorted(SUFFIXES))}")
    content: Content = import_module(f"claimcheck.readers.{form}").extract(data, where, encoding)
    if len(content.text) > MOST_CHARACTERS:
        raise ReadError(f"{where}: {len(content.text):,} characters are more than any article has; split the file")
    if data.strip() and not content.text.strip():
        warnings.warn(f"{where}: no text was found in it", ClaimcheckWarning, stacklevel=3)
    said = known.or_else(content.metadata)
    if said.published is None:
        said = said.or_else(metadata.dateline(content.text))
    return Document(name, content.text, *said, places=content.places, origin=content.origin)
