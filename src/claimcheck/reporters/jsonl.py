"""One JSON object a line: documents and coverage first, then every comparison, with the keys of the JSON report."""

import json

from claimcheck.reporters.layout import Layout, utf8
from claimcheck.reporters.record import finding_record, heading
from claimcheck.reporters.report import Report


def render(report: Report, layout: Layout) -> bytes:
    """The lines; the first has the keys documents and coverage, all others have check, verdict and so on."""
    records = [heading(report), *(finding_record(report, finding) for finding in report.findings)]
    return utf8("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))
