"""Annotations for a GitHub workflow: one command a line, shown at the line of the pull request.

Escapes as in GitHub's toolkit (actions/toolkit, packages/core/src/command.ts: escapeData, escapeProperty).
"""

from claimcheck.model import Finding
from claimcheck.reporters.layout import Layout, utf8
from claimcheck.reporters.place import Spot, spots
from claimcheck.reporters.report import Report
from claimcheck.reporters.wording import coverage_line, one_line

LEVELS = {"error": "error", "warning": "warning", "note": "notice", None: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, layout: Layout) -> bytes:
    """The coverage as a notice, then one annotation a finding."""
    findings = report.shown(layout.show_all)
    homes = [report.home(finding) for finding in findings]
    places = spots(report.documents, (home for home in homes if home))
    lines = [_command("notice", {"title": "claimcheck"}, coverage_line(report.coverage))]
    for finding, home in zip(findings, homes, strict=True):
        lines.append(_annotation(report, finding, places[home.id] if home else None))
    return utf8("\n".join(lines) + "\n")


def _annotation(report: Report, finding: Finding, spot: Spot | None) -> str:
    properties: dict[str, str] = {}
    if spot:
        properties["file"] = report.path(spot.document)
        if spot.line is not None:
            properties |= {"line": str(spot.line), "endLine": str(spot.end_line)}
        if spot.line is not None and spot.line == spot.end_line:
            properties |= {"col": str(spot.column), "endColumn": str(spot.end_column)}
    return _command(LEVELS[finding.severity], {**properties, "title": finding.check}, one_line(finding))


def _command(level: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{level} {listed}::{message.translate(_DATA)}"
