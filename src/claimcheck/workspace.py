"""What a command was pointed at: articles and claim tables, gathered into documents and claims.

A document that is present as text and as table counts once, and the table's hand-made corrections win, as long as its
offsets still point at the same words.
"""

import errno
import os
import warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import readers, table
from claimcheck.errors import ClaimcheckWarning, ReadError, TableError
from claimcheck.extractors import extract
from claimcheck.model import Claim, Document

if TYPE_CHECKING:
    from claimcheck.store.evidence import Evidence

TABLE_SUFFIXES = (".csv", ".jsonl", ".parquet")


@dataclass(frozen=True, slots=True)
class Gathered:
    """Documents in order of their names, their claims, and where each document's file is."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    sources: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the user says of the documents; it wins over everything found in or beside the files.

    names, measures: the desk's own tables of names and measures, for linking.
    """

    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    encoding: str | None = None
    names: Path | None = None
    measures: Path | None = None

    def apply(self, document: Document) -> Document:
        said = {"published": self.published, "title": self.title, "outlet": self.outlet}
        known = {key: value for key, value in said.items() if value is not None}
        return replace(document, **known) if known else document  # type: ignore[arg-type]


def gather(paths: Sequence[str], metadata: Metadata | None = None, stdin: bytes = b"") -> Gathered:
    """Read every article and claim table under the paths ("-" is `stdin`) and extract what no table gives.

    Raises:
        ReadError: a path is missing, a folder holds nothing to read, or a file cannot be decoded.
        TableError: a claim table breaks its rules.
    """
    metadata = metadata or Metadata()
    articles, tables = _find([path for path in paths if path != "-"])
    documents: dict[str, Document] = {}
    sources: dict[str, Path] = {}
    for path, name in articles:
        documents[name] = metadata.apply(readers.read(path, name=name, encoding=metadata.encoding))
        sources[name] = path
    if "-" in paths:
        document = readers.read_bytes(stdin, "-", encoding=metadata.encoding)
        documents["-"] = metadata.apply(document)
    tabled = _tabled(tables, documents)
    for name in tabled:
        documents.setdefault(name, _bare(name, tabled[name]))
    ordered = tuple(documents[name] for name in sorted(documents))
    claims = [claim for document in ordered for claim in _claims(document, tabled, metadata)]
    return Gathered(ordered, tuple(claims), sources)


def evidence(paths: Sequence[str], claims: Sequence[Claim]) -> "Evidence | None":
    """What the claims are checked against: articles and claim tables, which are gathered, and archives on disk.

    Raises:
        ReadError, TableError: as `gather`; or an archive was never finished.
        UsageError: an archive needs an extra that is not installed.
    """
    if not paths:
        return None
    from claimcheck.store.evidence import Evidence
    from claimcheck.store.folder import is_archive

    archives = [Path(path) for path in paths if is_archive(Path(path))]
    others = [path for path in paths if not is_archive(Path(path))]
    return Evidence(archives, gather(others).claims if others else (), claims)


def _claims(document: Document, tabled: Mapping[str, list[Claim]], metadata: Metadata) -> list[Claim]:
    if document.name in tabled:
        return tabled[document.name]
    return extract(document, names=metadata.names, measures=metadata.measures)


def _bare(name: str, claims: Sequence[Claim]) -> Document:
    """A document of which only the claim table is at hand."""
    return Document(name, "", published=claims[0].published)


def _find(paths: Sequence[str]) -> tuple[list[tuple[Path, str]], list[Path]]:
    """The articles, each with its name, and the claim tables under the paths."""
    articles: list[tuple[Path, str]] = []
    tables: list[Path] = []
    named = {Path(path) for path in paths}
    for path, name in readers.find(paths, (*readers.SUFFIXES, *TABLE_SUFFIXES)) if paths else ():
        if path.suffix not in TABLE_SUFFIXES:
            articles.append((path, name))
        elif is_table(path):
            tables.append(path)
        elif path in named:
            raise TableError(f"{path}: not a claim table; its first columns should be id, document, start, end, text.")
    if paths and not articles and not tables:
        raise ReadError(f"{paths[0]}: no articles and no claim tables in this folder.")
    return articles, tables


def is_table(path: Path) -> bool:
    if path.suffix == ".parquet":
        return True
    if path.suffix not in TABLE_SUFFIXES:
        return False
    with path.open("rb") as handle:
        first = handle.readline(4096).decode("utf-8", "replace")
    return first.startswith('{"id":') if path.suffix == ".jsonl" else table.is_claim_table(first)


def read_table(path: Path) -> list[Claim]:
    """The claims of one table file, by its suffix.

    Raises:
        TableError: the table breaks its rules, or the file is not UTF-8.
    """
    if path.suffix == ".parquet":
        return table.read_parquet(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: byte {error.start} is not UTF-8; save the claim table as UTF-8.") from None
    return table.read_jsonl(text, str(path)) if path.suffix == ".jsonl" else table.read_csv(text, str(path))


def _tabled(paths: Iterable[Path], documents: Mapping[str, Document]) -> dict[str, list[Claim]]:
    """The claims that tables give, by document; a table whose offsets no longer fit its text is passed over."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for path in paths:
        for claim in read_table(path):
            by_document[claim.document].append(claim)
    for name, claims in list(by_document.items()):
        claims.sort(key=lambda claim: claim.start)
        document = documents.get(name)
        moved = document and next((c for c in claims if document.text[c.start : c.end] != c.text), None)
        if moved:
            warnings.warn(
                f"{name}: its claim table was made from another version of the text ({moved.text!r} is no longer at "
                f"{moved.start}), so the figures were read from the text; run `claimcheck extract` again.",
                ClaimcheckWarning,
                stacklevel=2,
            )
            del by_document[name]
    return dict(by_document)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: to a temporary name beside it, then renamed. A device or a pipe is written to,
    and what a link points at is replaced, never the link.

    Raises:
        ReadError: the folder is missing or may not be written, or the disk is full.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data)
    except OSError as error:
        raise ReadError(f"{path}: cannot be written ({error.strerror}); choose another --output.") from None


def _replace(path: Path, data: bytes) -> None:
    from tempfile import mkstemp

    handle, temporary = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
