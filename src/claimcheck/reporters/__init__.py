"""Findings -> bytes: one report object, one module a format.

A format is a module of this package with one function, `render(report, layout) -> bytes`; its name is
the format's name.
"""

from importlib import import_module

from claimcheck.errors import UsageError
from claimcheck.reporters.layout import Layout
from claimcheck.reporters.report import Coverage, Report, make_report

__all__ = ["FORMATS", "Coverage", "Report", "make_report", "render"]

FORMATS: tuple[str, ...] = (
    "text", "concise", "json", "jsonl", "csv", "html", "markdown", "sarif", "junit", "github", "docx", "xlsx",
    "corrections",
)  # fmt: skip


def render(
    report: Report, format: str, *, show_all: bool = False, width: int | None = None, color: bool = False
) -> bytes:
    """The report in one of FORMATS, the same bytes for the same report.

    show_all: also what holds and what could not be compared (json, jsonl, csv, junit and xlsx always have it).
    width: columns of the terminal, for text; None where the output is no terminal.
    Raises UsageError for a format that does not exist.
    """
    if format not in FORMATS:
        raise UsageError(f"{format!r} is no report format; use one of {', '.join(FORMATS)}.")
    rendered = import_module(f"claimcheck.reporters.{format}").render(report, Layout(show_all, width, color))
    assert isinstance(rendered, bytes)
    return rendered
