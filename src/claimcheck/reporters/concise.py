"""One line a finding, "name:line:column: severity check message", for grep, editors and logs."""

from claimcheck.language.printing import plain
from claimcheck.reporters.layout import Layout, utf8
from claimcheck.reporters.place import Spot, spots
from claimcheck.reporters.report import Report
from claimcheck.reporters.wording import coverage_line, label


def render(report: Report, layout: Layout) -> bytes:
    """The coverage line, then one line a finding; line and column are left out where the text is not at hand."""
    findings = report.shown(layout.show_all)
    homes = [report.home(finding) for finding in findings]
    places = spots(report.documents, (home for home in homes if home))
    lines = [coverage_line(report.coverage)]
    for finding, home in zip(findings, homes, strict=True):
        at = _address(places[home.id]) if home else ""
        cause = f" Probably: {plain(finding.cause)}." if finding.cause else ""
        lines.append(f"{at}{label(finding)} {finding.check} {plain(finding.message)}{cause}")
    return utf8("\n".join(lines) + "\n")


def _address(spot: Spot) -> str:
    name = plain(spot.document)
    return f"{name}: " if spot.line is None else f"{name}:{spot.line}:{spot.column}: "
