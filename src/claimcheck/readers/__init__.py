"""path -> Document: one module a format, metadata beside them."""

from pathlib import Path

from claimcheck.model import Document


def read(path: str | Path, name: str | None = None, encoding: str | None = None) -> Document:
    """The document in a file, with the metadata that stand beside it and in it."""
    raise RuntimeError("being written")
