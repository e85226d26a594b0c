"""Tables of others: how a table is understood, and the look-up of a row for a claim."""

from collections.abc import Iterable
from pathlib import Path

from claimcheck.reference.lookup import References
from claimcheck.reference.matching import Match, as_of_writing
from claimcheck.reference.package import read_path
from claimcheck.reference.row import Row, Source

__all__ = ["Match", "References", "Row", "Source", "as_of_writing", "load_references"]


def load_references(paths: str | Path | Iterable[str | Path]) -> References:
    """A Data Package folder, or plain CSV or XLSX tables (wide or long), for check(references=...).

    Raises ReferenceTableError, one sentence with file, line and column, for a table that cannot be understood.
    """
    several = [paths] if isinstance(paths, str | Path) else list(paths)
    return References([read_path(Path(path)) for path in several])
