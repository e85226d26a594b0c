"""The whole report as one JSON object; `findings` holds every comparison, whatever is asked to be shown."""

import json

from claimcheck.reporters.layout import Layout, utf8
from claimcheck.reporters.record import finding_record, heading
from claimcheck.reporters.report import Report


def render(report: Report, layout: Layout) -> bytes:
    """Keys documents, coverage, findings, in this order, indented by two."""
    whole = {**heading(report), "findings": [finding_record(report, finding) for finding in report.findings]}
    return utf8(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
