"""The look-up that is derived from an archive's parts: which claims stand in which words, and where each claim lies.

Documents are numbered by day and name, and claims along with them, so that the claims of a word lie in order of time
and those around a day can be cut out of a long list. A folder `lookup/N` covers the parts up to N:

    keys.u64        64-bit keys of words in a family, ascending
    ends.u64        by key: where its claims end in
    claims.u32      numbers of claims, key by key
    documents.i64   by document: numbers of its first claim, days, where its block begins, and ends, in
    blocks.bin      by document, packed: the words around its figures, then its claims

DuckDB makes it. It is read by mapping these files into memory: to load DuckDB and ask it takes a fifth of a second, ten
times what the look-up of a draft takes so.
"""

import shutil
import zlib
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.comparator.archive import family, words
from claimcheck.model import COLUMNS, KINDS, Claim
from claimcheck.store import folder

if TYPE_CHECKING:
    import pyarrow as pa

KEYS, ENDS, POSTINGS, PLACES, BLOCKS = "keys.u64", "ends.u64", "claims.u32", "documents.i64", "blocks.bin"
#: Between the cells of a claim, and between a block's claims. A text that holds one gets U+FFFD in its place.
CELL, RECORD = "\x1f", "\x1e"
#: A block's claims have these cells; the others are the document's own.
CELLS = tuple(column for column in COLUMNS if column not in ("id", "document", "published"))
#: What DuckDB may use while it sorts; the rest goes to the disk.
MEMORY = "400MB"
#: Words that a shared name, measure and period count as: as many as stand around a figure.
STATEMENT = 12
FAMILY = {kind: family(Claim("", 0, 1, "", kind)) for kind in KINDS}  # type: ignore[arg-type]


def key(sort: str, word: str) -> int:
    """The 64-bit key of a word in a family of claims: the first half of its MD5, as DuckDB's md5_number_upper."""
    return int.from_bytes(md5(f"{sort}{CELL}{word}".encode(), usedforsecurity=False).digest()[:8], "little")


def terms(claim: Claim) -> Iterator[tuple[str, int]]:
    """What a stored claim is found by, and what it counts: words as in memory, and who, what and when together."""
    for word in set(words(claim)):
        yield word, 1
    if claim.measure and claim.since and claim.until:
        for name in set(claim.entities):
            yield f"{name}{RECORD}{claim.measure}{RECORD}{claim.since}{RECORD}{claim.until}", STATEMENT


def build(archive: Path) -> None:
    """Make the look-up of all parts, unless it stands; older ones are taken away."""
    numbers = folder.parts(archive)
    if not numbers:
        return
    target = archive / folder.LOOKUP / f"{numbers[-1]:06}"
    if not target.is_dir():
        new = target.with_name(f".{target.name}.new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        _write(archive, new)
        new.replace(target)
    for other in target.parent.iterdir():
        if other != target:
            shutil.rmtree(other, ignore_errors=True)


def _write(archive: Path, new: Path) -> None:
    import duckdb

    with duckdb.connect() as base:
        base.execute(f"SET memory_limit = '{MEMORY}'; SET enable_progress_bar = false")
        base.execute("SET temp_directory = ?", [str(new / "sorting")])
        base.execute("SET preserve_insertion_order = false")
        _number(base, archive)
        _blocks(base, archive, new)
        _postings(base, archive, new)
    shutil.rmtree(new / "sorting", ignore_errors=True)


def _number(base: Any, archive: Path) -> None:
    """Table `living`: the documents that count, with the numbers of their claims here and in their part."""
    base.execute(
        """
        CREATE TABLE living AS
        WITH every AS (
            SELECT name, filename, file_row_number AS place, removed, published, claims::BIGINT AS claims,
                parse_filename(filename, true)::INTEGER AS part,
                coalesce(sum(claims::BIGINT) OVER (PARTITION BY filename ORDER BY file_row_number
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::BIGINT AS first
            FROM read_parquet(?, filename = true, file_row_number = true)
        ), latest AS (
            SELECT * FROM every QUALIFY row_number() OVER (PARTITION BY name ORDER BY part DESC, place DESC) = 1
        )
        SELECT part, name, first, claims, published,
            (row_number() OVER (ORDER BY published, name) - 1)::BIGINT AS number,
            coalesce(sum(claims) OVER (ORDER BY published, name
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::BIGINT AS base
        FROM latest WHERE removed = '' AND claims > 0
        """,
        [folder.files(archive, folder.DOCUMENTS)],
    )


def _blocks(base: Any, archive: Path, new: Path) -> None:
    """The blocks in order of the parts, and where each document's lies."""
    import numpy as np

    total = base.execute("SELECT count(*) FROM living").fetchone()[0]
    places = np.zeros((4, total), np.int64)
    at = 0
    with (new / BLOCKS).open("wb") as out:
        for number in folder.parts(archive):
            found = base.execute(
                "SELECT name, first, claims, published, number, base FROM living WHERE part = ? ORDER BY first",
                [number],
            ).fetchall()
            if not found:
                continue
            lines = _lines(folder.part(archive, folder.CLAIMS, number))
            for name, first, claims, published, place, begins in found:
                packed = zlib.compress(_block(name, published, lines, first, claims), 1)
                out.write(packed)
                places[:, place] = begins, _day(published), at, at + len(packed)
                at += len(packed)
    places.astype("<i8").tofile(new / PLACES)


def _lines(part: Path) -> "tuple[pa.Array, pa.Array]":
    """The part's claims, one text each, and the words around them."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    table = pq.read_table(part, columns=list(CELLS)).combine_chunks()
    cells = []
    for name in CELLS:
        column = table[name].combine_chunks()
        for sign in (CELL, RECORD):
            column = pc.replace_substring(column, sign, "\ufffd")
        cells.append(column)
    return pc.binary_join_element_wise(*cells, CELL), table["context"].combine_chunks()


def _block(name: str, published: str, lines: "tuple[pa.Array, pa.Array]", first: int, claims: int) -> bytes:
    joined, contexts = (column.slice(first, claims).to_pylist() for column in lines)
    topic = sorted({word for context in contexts for word in context.split("; ") if word})
    head = (name.replace(RECORD, "\ufffd").replace(CELL, "\ufffd"), published, "; ".join(topic))
    return RECORD.join((CELL.join(head), *joined)).encode()


def _day(published: str) -> int:
    from datetime import date

    return date.fromisoformat(published).toordinal() if published else 0


def _postings(base: Any, archive: Path, new: Path) -> None:
    """Numbers of claims by key, both ascending; the long list flows through and is never held."""
    import numpy as np

    flow = base.sql(_KEYS, params=[folder.files(archive, folder.CLAIMS)])
    batches = (flow.to_arrow_reader if hasattr(flow, "to_arrow_reader") else flow.fetch_arrow_reader)(100_000)
    counts: list[tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]] = []
    with (new / POSTINGS).open("wb") as out:
        for batch in batches:
            keys = batch.column(0).to_numpy()
            out.write(batch.column(1).to_numpy().astype("<u4").tobytes())
            starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
            counts.append((keys[starts], np.diff(np.append(starts, len(keys)))))
    keys, sizes = (np.concatenate([pair[i] for pair in counts] or [np.zeros(0, np.uint64)]) for i in (0, 1))
    # A key whose claims lie in two batches was counted in both.
    last = np.flatnonzero(np.concatenate((keys[1:] != keys[:-1], [True]))) if len(keys) else np.zeros(0, np.int64)
    keys[last].astype("<u8").tofile(new / KEYS)
    np.cumsum(sizes)[last].astype("<u8").tofile(new / ENDS)


_FAMILIES = " ".join(f"WHEN '{kind}' THEN '{sort}'" for kind, sort in FAMILY.items())
#: The same terms as `terms`, for all claims of the parts.
_KEYS = f"""
    WITH claim AS (
        SELECT (living.base + c.file_row_number - living.first)::UINTEGER AS number,
            CASE kind {_FAMILIES} END AS family,
            string_split(entities, '; ') AS names, string_split(context, '; ') AS context, measure, since, until
        FROM read_parquet(?, filename = true, file_row_number = true) AS c
        JOIN living ON name = document AND part = parse_filename(filename, true)::INTEGER
    ), term AS (
        SELECT number, family, unnest(list_distinct(list_concat(
            context,
            [lower(name) FOR name IN names],
            ['measure:' || measure],
            CASE WHEN measure <> '' AND since <> '' AND until <> '' THEN
                [name || chr(30) || measure || chr(30) || since || chr(30) || until FOR name IN names]
            ELSE [] END
        ))) AS word
        FROM claim
    )
    SELECT md5_number_upper(family || chr(31) || word)::UBIGINT AS key, number
    FROM term WHERE word NOT IN ('', 'measure:') AND word[1] <> chr(30)
    ORDER BY key, number
"""
