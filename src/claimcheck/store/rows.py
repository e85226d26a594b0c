"""Tables of articles: one article a row, in columns that are named or recognised."""

import csv
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from claimcheck.errors import ReadError, UsageError
from claimcheck.readers.dates import parse_date
from claimcheck.store.source import Source

#: By field, the names under which tables have it, likeliest first.
RECOGNISED: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "document", "name", "doc_id", "article_id", "guid", "uuid", "file", "path"),
    "text": ("text", "body", "content", "article", "maintext", "fulltext", "full_text", "story"),
    "published": ("published", "date", "published_at", "pub_date", "pubdate", "publication_date", "date_publish",
                  "datepublished", "datetime", "timestamp"),
    "outlet": ("outlet", "publication", "publisher", "newspaper", "source", "source_domain", "site"),
    "title": ("title", "headline"),
    "url": ("url", "link", "permalink"),
}  # fmt: skip
LONGEST = 50_000_000


def named(pairs: Iterable[str]) -> dict[str, str]:
    """The columns that a user named as FIELD=COLUMN.

    Raises:
        UsageError: no such field, or no "=".
    """
    columns = dict[str, str]()
    for pair in pairs:
        field, equals, column = pair.partition("=")
        if not equals or field not in RECOGNISED or not column:
            raise UsageError(f"--column {pair}: write FIELD=COLUMN, where FIELD is one of {', '.join(RECOGNISED)}.")
        columns[field] = column
    return columns


def _chosen(header: Iterable[str], columns: Mapping[str, str], where: Path) -> dict[str, str]:
    """The table's column of each field that it has.

    Raises:
        ReadError: a column named is not there, or none holds the text.
    """
    columns_there = list(header)
    there = ", ".join(columns_there) or "none"
    present = {name.strip().lower(): name for name in reversed(columns_there)}
    chosen = {
        field: next((present[name] for name in names if name in present), "") for field, names in RECOGNISED.items()
    }
    for field, column in columns.items():
        if column.lower() not in present:
            raise ReadError(f"{where}: no column {column!r} for {field}; it has {there}.")
        chosen[field] = present[column.lower()]
    if not chosen["text"]:
        raise ReadError(f"{where}: no column holds the text; it has {there}: name one with --column text=NAME.")
    return chosen


def _source(row: Mapping[str, Any], chosen: Mapping[str, str], where: Path, number: int, done: int) -> Source:
    cells = {field: _cell(row.get(column)) for field, column in chosen.items() if column}
    name = cells.get("id") or f"{where.name}/{number}"
    text = cells.get("text")
    published = cells.get("published")
    if not text:
        return _bad(where, number, f"the column {chosen['text']!r} is empty", done, name)
    day = parse_date(published) if published else None
    if published and day is None:
        return _bad(where, number, f"published is {published!r}, expected a day such as 2024-07-03", done, name)
    return Source(
        name, text.encode("utf-8", "replace"), ".txt", day.isoformat() if day else None,
        cells.get("outlet"), cells.get("title"), cells.get("url"), done=done,
    )  # fmt: skip


def _cell(value: Any) -> str | None:
    if value is None or isinstance(value, dict | list):
        return None
    return str(value).strip("\ufeff") or None


def _bad(where: Path, number: int, wrong: str, done: int, name: str | None = None) -> Source:
    return Source(name or f"{where.name}/{number}", b"", error=f"{where}, row {number}: {wrong}.", done=done)


def jsonl(path: Path, columns: Mapping[str, str]) -> Iterator[Source]:
    """JSON lines, also packed by gzip; each line has its own keys."""
    with path.open("rb") as raw:
        lines = gzip.GzipFile(fileobj=raw) if path.suffix.lower() == ".gz" else raw
        number = done = 0
        while line := lines.readline(LONGEST):
            number += 1
            done = raw.tell() if lines is not raw else done + len(line)
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                yield _bad(path, number, f"not a JSON object ({str(error)[:80]})", done)
                continue
            if not isinstance(row, dict):
                yield _bad(path, number, "not a JSON object", done)
                continue
            try:
                chosen = _chosen(row, columns, path)
            except ReadError as error:
                yield Source(f"{path.name}/{number}", b"", error=str(error), done=done)
                continue
            yield _source(row, chosen, path, number, done)


def csv_rows(path: Path, columns: Mapping[str, str]) -> Iterator[Source]:
    """A CSV file in UTF-8, header first."""
    csv.field_size_limit(LONGEST)
    with path.open("rb") as raw:
        lines = (line.decode("utf-8-sig" if at == 0 else "utf-8") for at, line in enumerate(raw))
        table = csv.DictReader(lines)
        chosen = _chosen(table.fieldnames or (), columns, path)
        number = 1
        while True:
            number += 1
            try:
                row = next(table)
            except StopIteration:
                return
            except csv.Error as error:
                yield _bad(path, number, f"the CSV cannot be read ({error})", raw.tell())
                return
            yield _source(row, chosen, path, number, raw.tell())


def parquet_rows(path: Path, columns: Mapping[str, str]) -> Iterator[Source]:
    """A Parquet file, a few hundred rows at a time; only the columns that are wanted are read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as table:
            chosen = _chosen(table.schema_arrow.names, columns, path)
            number, size, total = 0, path.stat().st_size, max(1, table.metadata.num_rows)
            for batch in table.iter_batches(256, columns=sorted({name for name in chosen.values() if name})):
                for row in batch.to_pylist():
                    number += 1
                    yield _source(row, chosen, path, number, size * number // total)
    except pa.ArrowInvalid as error:
        yield _bad(path, 0, f"the Parquet file cannot be read ({str(error).splitlines()[0]})", 0)
