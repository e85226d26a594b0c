"""SARIF 2.1.0 for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/."""

import json
from typing import Any
from urllib.parse import quote

import claimcheck
from claimcheck.decisions import Decision, fingerprint
from claimcheck.language.printing import plain, printable
from claimcheck.model import Finding
from claimcheck.reporters.layout import Layout, utf8
from claimcheck.reporters.place import Spot, spots
from claimcheck.reporters.report import Report, Standing
from claimcheck.reporters.wording import coverage_line, one_line

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
KINDS: dict[Standing, str] = {"conflict": "fail", "note": "fail", "holds": "pass", "unchecked": "open"}


def render(report: Report, layout: Layout) -> bytes:
    """One run. Decided findings are always in it, as suppressed results; what holds is with show_all."""
    findings = [f for f in report.findings if layout.show_all or report.stands(f) in ("conflict", "note", "ignored")]
    checks = sorted({finding.check for finding in findings})
    places = spots(report.documents, (claim for finding in findings for claim in finding.claims))
    run = {
        "tool": {
            "driver": {
                "name": "claimcheck",
                "semanticVersion": claimcheck.__version__,
                "rules": [_rule(check, report.checks.get(check, "")) for check in checks],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(report, name)}} for name in report.names],
        "results": [_result(report, finding, checks, places) for finding in findings],
        "properties": {"coverage": coverage_line(report.coverage)},
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return utf8(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")


def _rule(check: str, text: str) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": check, "name": check}
    if text.strip():
        rule["shortDescription"] = {"text": plain(text.strip().partition("\n")[0])}
        rule["help"] = {"text": printable(text.strip())}
    return rule


def _result(report: Report, finding: Finding, checks: list[str], places: dict[str, Spot]) -> dict[str, Any]:
    standing = report.stands(finding)
    kind = KINDS.get(standing, "fail" if finding.severity else "pass")
    home = report.home(finding)
    others = [claim for claim in finding.claims if claim is not home]
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": checks.index(finding.check),
        "kind": kind,
        "level": (finding.severity or "warning") if kind == "fail" else "none",
        "message": {"text": one_line(finding)},
        "locations": [_location(report, places[home.id])] if home else [],
        "partialFingerprints": {"figures/v1": fingerprint(finding)},
    }
    if others:
        result["relatedLocations"] = [
            {"id": number, **_location(report, places[claim.id]), "message": {"text": plain(claim.text)}}
            for number, claim in enumerate(others, 1)
        ]
    if standing == "ignored":
        result["suppressions"] = [_suppression(report.ignored[finding])]
    return result


def _location(report: Report, spot: Spot) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(report, spot.document)}}
    if spot.line is not None:
        place["region"] = {
            "startLine": spot.line,
            "startColumn": spot.column,
            "endLine": spot.end_line,
            "endColumn": spot.end_column,
            "snippet": {"text": spot.figure},
        }
    return {"physicalLocation": place}


def _suppression(decision: Decision) -> dict[str, Any]:
    who = f" ({decision.who})" if decision.who else ""
    return {
        "kind": "inSource" if decision.span else "external",
        "status": "accepted",
        "justification": plain(decision.reason + who),
    }


def _uri(report: Report, name: str) -> str:
    return quote(report.path(name).encode("utf-8", "replace"), safe="/-._~")
