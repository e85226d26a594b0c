"""The look-up kept up to date with an archive's parts: what is missing is made, and segments are merged."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.store import folder
from claimcheck.store.lookup import Span, chain, claims_file, gone_file, words_file
from claimcheck.store.merging import merge, sources_of
from claimcheck.store.postings import CELLS, Row, packed, segment
from claimcheck.store.segment import Segment, opened

if TYPE_CHECKING:
    import numpy as np

    Sources = np.ndarray[Any, np.dtype[np.uint64]]

#: A segment is written anew when more than one in so many of its documents are gone.
WASTE = 4


def put(archive: Path, part: int, claims: bytes, words: bytes) -> None:
    """Write what a part brings to the look-up; it counts from the next `build` on."""
    (archive / folder.LOOKUP).mkdir(exist_ok=True)
    folder.put(claims_file(archive, part), claims)
    folder.put(words_file(archive, (part, part)), words)


def build(archive: Path) -> None:
    """Bring the look-up up to date with the parts, and take away what it no longer needs."""
    last = max(folder.parts(archive), default=0)
    where = archive / folder.LOOKUP
    if not last or (where.is_dir() and set(where.iterdir()) == _kept(archive, last)):
        return
    _mend(archive, last)
    gone = _gone(archive)
    for span in spans_of(last):
        _bring_about(archive, span, gone)
    folder.put(gone_file(archive, last), gone.astype("<u8").tobytes())
    _clear(archive, last)


def _kept(archive: Path, last: int) -> set[Path]:
    """The files of a look-up of so many parts."""
    claims = {claims_file(archive, part) for part in range(1, last + 1)}
    return claims | {words_file(archive, span) for span in spans_of(last)} | {gone_file(archive, last)}


def spans_of(last: int) -> list[Span]:
    """The spans that so many parts fall into, longest first: one for each power of two in their number."""
    spans = []
    first = 1
    for power in reversed(range(last.bit_length())):
        if last >> power & 1:
            spans.append((first, first + (1 << power) - 1))
            first += 1 << power
    return spans


def _mend(archive: Path, last: int) -> None:
    """Make from the parts themselves what is not there: all, when somebody took the look-up away."""
    covered = {part for first, end in chain(archive, 1, last) for part in range(first, end + 1)}
    for part in range(1, last + 1):
        if part not in covered and not words_file(archive, (part, part)).is_file():
            put(archive, part, *_from_part(archive, part))
        elif not claims_file(archive, part).is_file():
            folder.put(claims_file(archive, part), _from_part(archive, part)[0])


def _from_part(archive: Path, part: int) -> tuple[bytes, bytes]:
    import pyarrow.parquet as pq

    manifest, claims = (folder.part(archive, kind, part) for kind in (folder.DOCUMENTS, folder.CLAIMS))
    columns = [column.to_pylist() for column in pq.read_table(manifest, columns=["name", "published", "claims"])]
    rows = [Row(name, published, int(count)) for name, published, count in zip(*columns, strict=True)]
    cells: dict[str, list[str]] = {name: [] for name in CELLS}
    if any(row.claims for row in rows):
        table = pq.read_table(claims, columns=list(CELLS))
        cells = {name: table[name].to_pylist() for name in CELLS}
    return packed(cells, rows), segment(cells, rows)


def _gone(archive: Path) -> "Sources":
    """The documents that a later row of the manifest replaces or removes, as merging.sources_of gives them."""
    import numpy as np
    import pandas as pd
    import pyarrow.parquet as pq

    names, sources = [], []
    for part in folder.parts(archive):
        column = pq.read_table(folder.part(archive, folder.DOCUMENTS, part), columns=["name"])["name"]
        names.append(column.to_pandas())
        sources.append(np.arange(len(column), dtype=np.uint64) + np.uint64(part << 32))
    replaced: Sources = np.concatenate(sources)[pd.concat(names).duplicated(keep="last").to_numpy()]
    return replaced


def _bring_about(archive: Path, span: Span, gone: "Sources") -> None:
    """Write the segment of these parts, unless it stands and little of it is gone."""
    target = words_file(archive, span)
    pieces = [opened(words_file(archive, piece), piece[0]) for piece in chain(archive, *span)]
    if len(pieces) == 1 and not _wasteful(pieces[0], gone):
        return
    new = target.with_name(f".{target.name}.new")
    merge(pieces, gone, new)
    del pieces  # some systems replace no file that is mapped
    new.replace(target)


def _wasteful(piece: Segment, gone: "Sources") -> bool:
    import numpy as np

    return WASTE * int(np.isin(sources_of(piece), gone).sum()) > len(piece.days)


def _clear(archive: Path, last: int) -> None:
    """Take away what was merged, and what other versions and killed runs left."""
    kept = _kept(archive, last)
    for path in (archive / folder.LOOKUP).iterdir():
        if path not in kept:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
