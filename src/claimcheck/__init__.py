"""A fact-checker for figures. The public names, loaded when they are first used."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.comparator import Archive as Archive
    from claimcheck.comparator import check as check
    from claimcheck.extractors import extract as extract
    from claimcheck.model import Claim as Claim
    from claimcheck.model import Document as Document
    from claimcheck.model import Finding as Finding
    from claimcheck.readers import read as read
    from claimcheck.reference import load_references as load_references

__version__ = "0.1.0"
__all__ = ["Archive", "Claim", "Document", "Finding", "check", "extract", "load_references", "read"]

_HOME = {
    "Archive": "comparator", "check": "comparator", "extract": "extractors", "Claim": "model", "Document": "model",
    "Finding": "model", "read": "readers", "load_references": "reference",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'claimcheck' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"claimcheck.{_HOME[name]}"), name)
