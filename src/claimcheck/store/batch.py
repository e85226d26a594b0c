"""The one function that every engine runs: a frame of documents to a frame of claims. Pure: no clock, no state."""

import io
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from claimcheck import readers
from claimcheck.errors import ClaimcheckError, ReadError
from claimcheck.extractors import extract
from claimcheck.model import COLUMNS, Document
from claimcheck.store.desk import Desk
from claimcheck.store.postings import Row, packed, segment
from claimcheck.store.source import GIVEN, Source
from claimcheck.table import as_text

if TYPE_CHECKING:
    import pandas as pd

#: A frame of documents; places as in Document.
TEXT = ("name", *GIVEN, "text", "places")
#: The manifest. given: digest of what came beside the article; extractor: the version that read it.
MANIFEST = ("name", "sha256", "given", "extractor", "removed", "claims", *GIVEN)
ERRORS = ("name", "sha256", "given", "extractor", "reason")
#: A desk without tables of its own.
OURS = Desk()


class Part(NamedTuple):
    """A batch, ready to be written: Parquet files, what it brings to the look-up, and what to count."""

    claims: bytes
    documents: bytes
    errors: bytes | None
    packed: bytes
    words: bytes
    figures: int
    read: int
    failed: int


def fingerprint(source: Source, version: str) -> tuple[str, str, str]:
    """What must stay the same for a document to be skipped: its content, what came beside it, the extractor."""
    beside = source.error or "\x1f".join(getattr(source, key) or "" for key in GIVEN).strip("\x1f")
    given = sha256(beside.encode("utf-8", "replace")).hexdigest()[:16] if beside else ""
    return sha256(source.data).hexdigest(), given, version


def make_part(batch: Sequence[Source], desk: Desk = OURS) -> Part:
    """Read, extract and pack a batch; the same batch and desk give the same bytes wherever it runs."""
    version = desk.version
    documents, why = read_sources(batch)
    try:
        claims = claims_of(documents, desk)
    except Exception:
        # One article in a million breaks the extractor; the others of its batch must not suffer.
        claims, more = _one_by_one(documents, desk)
        why |= more
        documents = documents[~documents.index.isin(list(more))]
    counts = claims["document"].value_counts()
    manifest = [
        (name, *fingerprint(batch[at], version), "", str(counts.get(name, 0)), *rest)
        for at, name, *rest in documents[["name", *GIVEN]].itertuples()
    ]
    errors = [(batch[at].name, *fingerprint(batch[at], version), reason) for at, reason in sorted(why.items())]
    cells = {column: claims[column].tolist() for column in COLUMNS}
    rows = [
        Row(name, published, int(counts.get(name, 0)))
        for name, published in documents[["name", "published"]].itertuples(index=False)
    ]
    return Part(
        parquet(COLUMNS, list(cells.values())),
        parquet(MANIFEST, list(zip(*manifest, strict=True))),
        parquet(ERRORS, list(zip(*errors, strict=True))) if errors else None,
        packed(cells, rows),
        segment(cells, rows),
        len(claims),
        len(manifest),
        len(errors),
    )


def read_sources(batch: Sequence[Source]) -> "tuple[pd.DataFrame, dict[int, str]]":
    """The articles as a frame with the columns TEXT, indexed by their place in the batch; why the others are not."""
    import pandas as pd

    rows: dict[int, tuple[object, ...]] = {}
    why: dict[int, str] = {}
    for at, source in enumerate(batch):
        try:
            if source.error:
                raise ReadError(source.error)
            rows[at] = _row(source)
        except ClaimcheckError as error:
            why[at] = str(error)
        except Exception as error:
            # A damaged file may break any library that reads it; that must not stop the other million.
            why[at] = f"{source.name}: {type(error).__name__}: {error}"
    return pd.DataFrame(list(rows.values()), index=list(rows), columns=list(TEXT), dtype=object), why


def _row(source: Source) -> tuple[object, ...]:
    document = readers.read_bytes(source.data, source.name, source.suffix)
    published = document.published.isoformat() if document.published else ""
    return (
        source.name, source.published or published, source.outlet or document.outlet or "",
        source.title or document.title or "", source.url or document.url or "", document.text, document.places,
    )  # fmt: skip


def claims_of(documents: "pd.DataFrame", desk: Desk = OURS) -> "pd.DataFrame":
    """The claims of documents with the columns TEXT: the claim table's columns as text, in the documents' order."""
    import pandas as pd

    names, measures = desk.paths()
    rows: list[dict[str, str]] = []
    for name, published, outlet, title, url, text, places in documents[list(TEXT)].itertuples(index=False):
        day = date.fromisoformat(published) if published else None
        document = Document(name, text, day, title or None, outlet or None, url or None, places)
        rows += map(as_text, extract(document, names=names, measures=measures))
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def _one_by_one(documents: "pd.DataFrame", desk: Desk) -> "tuple[pd.DataFrame, dict[int, str]]":
    """The claims of the documents that can be worked on, and why the others cannot."""
    import pandas as pd

    frames = [claims_of(documents[:0], desk)]
    why: dict[int, str] = {}
    for at in range(len(documents)):
        one = documents[at : at + 1]
        try:
            frames.append(claims_of(one, desk))
        except Exception as error:
            name = one["name"].iloc[0]
            why[int(one.index[0])] = f"{name}: its figures cannot be read ({type(error).__name__}: {error})"
    return pd.concat(frames, ignore_index=True), why


def parquet(columns: Sequence[str], values: Sequence[Sequence[str]]) -> bytes:
    """A table of texts as Parquet; the same values give the same bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    values = values or [() for _ in columns]
    table = pa.table({name: pa.array(cells, pa.string()) for name, cells in zip(columns, values, strict=True)})
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()
