"""Tables of others: how a table is understood, and the look-up of a row for a claim."""

from collections.abc import Iterable
from pathlib import Path


class References:
    """Rows of one or more reference tables, indexed for look-up."""


def load_references(paths: str | Path | Iterable[str | Path]) -> References:
    """A Data Package folder, or plain CSV tables (wide or long), for check(references=...)."""
    raise RuntimeError("being written")
