"""Every comparison as a row, for a spreadsheet; no cell can run as a formula."""

import csv
import io

from claimcheck.language.printing import plain
from claimcheck.model import Finding
from claimcheck.reporters.layout import Layout, utf8
from claimcheck.reporters.place import Spot, spots
from claimcheck.reporters.report import Report
from claimcheck.reporters.wording import evidence_line, safe_url
from claimcheck.table import guard

COLUMNS = (
    "document", "line", "check", "verdict", "severity", "figures", "measure", "message", "cause", "suggestion",
    "documents", "source", "url", "ignored",
)  # fmt: skip


def render(report: Report, layout: Layout) -> bytes:
    """RFC 4180 with "\\n" line ends; `figures`, `documents`, `source` and `url` are joined by "; "."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    homes = [report.home(finding) for finding in report.findings]
    places = spots(report.documents, (home for home in homes if home))
    for finding, home in zip(report.findings, homes, strict=True):
        writer.writerow([guard(cell) for cell in _row(report, finding, places[home.id] if home else None)])
    return utf8(out.getvalue())


def _row(report: Report, finding: Finding, home: Spot | None) -> list[str]:
    documents = dict.fromkeys(plain(claim.document) for claim in finding.claims)
    measures = dict.fromkeys(plain(claim.measure) for claim in finding.claims if claim.measure)
    return [
        plain(home.document) if home else "",
        str(home.line) if home and home.line else "",
        finding.check,
        finding.verdict,
        finding.severity or "",
        "; ".join(plain(claim.text) for claim in finding.claims),
        "; ".join(measures),
        plain(finding.message),
        plain(finding.cause or ""),
        plain(finding.suggestion or ""),
        "; ".join(documents),
        "; ".join(evidence_line(row) for row in finding.evidence),
        "; ".join(filter(None, map(safe_url, finding.evidence))),
        plain(report.ignored[finding].reason) if report.stands(finding) == "ignored" else "",
    ]
