"""What an archive has printed: the claims that count, searched and counted by DuckDB, and the errors table."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.extractors.linking.dictionary import stem
from claimcheck.language import names
from claimcheck.model import COLUMNS, DATE_LIKE
from claimcheck.store import folder

#: What DuckDB may use while it sorts; the rest goes to the disk.
MEMORY = "400MB"
#: Sorts of figures that have a value over time.
WITHOUT_VALUE = (*sorted(DATE_LIKE), "time", "ordinal", "score", "age")


class Entry(NamedTuple):
    """One printed value, all as text: the figure, what it is of, and where it stood."""

    since: str
    until: str
    value: str
    high: str
    unit: str
    bound: str
    text: str
    measure: str
    entities: str
    published: str
    outlet: str
    title: str
    url: str
    document: str
    start: str

    @property
    def day(self) -> str:
        """The day by which it is ordered: the end of its period, or the day that it was printed."""
        return self.until or self.published


@contextmanager
def queried(archive: Path) -> Iterator[Any]:
    """A DuckDB connection with the views documents and claims, without what was removed or replaced.

    Raises:
        ReadError: the folder is no archive.
        UsageError: the extra is not installed.
    """
    folder.opened(archive)
    import duckdb

    with duckdb.connect() as base:
        base.execute(f"SET memory_limit = '{MEMORY}'; SET enable_progress_bar = false")
        claims = folder.files(archive, folder.CLAIMS)
        if not claims:
            base.execute(_EMPTY)
        else:
            base.execute(_DOCUMENTS.format(_listed(folder.files(archive, folder.DOCUMENTS))))
            base.execute(_CLAIMS.format(_listed(claims)))
        yield base


def _listed(files: Iterable[str]) -> str:
    """A list of texts in SQL; a view takes no parameters."""
    return "[" + ", ".join("'" + file.replace("'", "''") + "'" for file in files) + "]"


_PART = "parse_filename(filename, true)::INTEGER"
_DOCUMENTS = f"""
    CREATE TEMP TABLE documents AS
    SELECT * EXCLUDE (filename), {_PART} AS part FROM read_parquet({{}}, filename = true)
    QUALIFY row_number() OVER (PARTITION BY name ORDER BY part DESC) = 1;
    DELETE FROM documents WHERE removed <> ''
"""
_CLAIMS = f"""
    CREATE TEMP VIEW claims AS
    SELECT c.*, outlet, title, url FROM read_parquet({{}}, filename = true) AS c
    JOIN documents ON document = name AND part = {_PART}
"""
_EMPTY = f"""
    CREATE TEMP TABLE documents (name VARCHAR, published VARCHAR, outlet VARCHAR, part INTEGER);
    CREATE TEMP TABLE claims ({", ".join(f'"{name}" VARCHAR' for name in (*COLUMNS, "outlet", "title", "url"))})
"""


def find(archive: Path, query: str, since: date | None = None, until: date | None = None) -> list[Entry]:
    """Every printed value that all words of the query speak of, in order of time.

    A word is a name in any of its forms ("Kazakh" is Kazakhstan), part of a measure, or a word near the figure.
    since, until: only figures for a period, or where none is known printed on a day, that lies between them.
    """
    conditions, values = ["low <> ''", f"kind NOT IN {WITHOUT_VALUE}"], list[str]()
    for word in query.split():
        name = names.load().get(word) or names.load().get(word.title())
        forms = sorted({word.lower(), name.name.lower() if name else word.lower()})
        conditions.append(
            "(" + " OR ".join(["contains(lower(entities), ?) OR contains(measure, ?)"] * len(forms))
            + " OR list_contains(string_split(context, '; '), ?))"
        )  # fmt: skip
        values += [part for form in forms for part in (form, form)] + [stem(word.lower())]
    day = "coalesce(nullif(until, ''), published)"
    for sign, bound in ((">=", since), ("<=", until)):
        if bound:
            conditions.append(f"{day} <> '' AND {day} {sign} ?")
            values.append(bound.isoformat())
    columns = ", ".join("low" if field == "value" else field for field in Entry._fields)
    order = f"{day}, published, document, start::BIGINT"
    with queried(archive) as base:
        found = base.execute(
            f"SELECT {columns} FROM claims WHERE {' AND '.join(conditions)} ORDER BY {order}", values
        ).fetchall()
    return [Entry(*row) for row in found]


def errors(archive: Path) -> list[tuple[str, str]]:
    """(document, reason) of all that could not be read and has not been read or removed since, by name."""
    import pyarrow.parquet as pq

    folder.opened(archive)
    found: dict[str, str] = {}
    for number in folder.parts(archive):
        for name in pq.read_table(folder.part(archive, folder.DOCUMENTS, number), columns=["name"])[0].to_pylist():
            found.pop(name, None)
        path = folder.part(archive, folder.ERRORS, number)
        if path.is_file():
            names, reasons = (column.to_pylist() for column in pq.read_table(path, columns=["name", "reason"]).columns)
            found |= dict(zip(names, reasons, strict=True))
    return sorted(found.items())


def stats(archive: Path) -> list[tuple[str, str]]:
    """(what, how much): documents, figures by sort, days, outlets, errors, size on the disk."""
    with queried(archive) as base:
        documents, first, last, outlets = base.execute(
            "SELECT count(*), min(nullif(published, '')), max(published), count(DISTINCT nullif(outlet, '')) "
            "FROM documents"
        ).fetchone()
        kinds: Sequence[tuple[str, int]] = base.execute(
            "SELECT kind, count(*) AS n FROM claims GROUP BY kind ORDER BY n DESC, kind"
        ).fetchall()
    files = [path for path in archive.rglob("*") if path.is_file()]
    derived = sum(path.stat().st_size for path in files if folder.LOOKUP in path.relative_to(archive).parts)
    total = sum(path.stat().st_size for path in files)
    return [
        ("documents", f"{documents:,}"),
        ("published", f"{first} to {last}" if first else "no day is known"),
        ("outlets", f"{outlets:,}"),
        ("figures", f"{sum(n for _, n in kinds):,}"),
        *((f"  {kind.replace('_', ' ')}", f"{n:,}") for kind, n in kinds),
        ("could not be read", f"{len(errors(archive)):,}"),
        ("parts", f"{len(folder.parts(archive)):,}"),
        ("on disk", f"{total / 1e6:,.1f} MB, of which {derived / 1e6:,.1f} MB can be rebuilt"),
    ]
