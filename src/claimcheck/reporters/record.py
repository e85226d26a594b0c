"""Report and findings as plain values for JSON: the keys that users' scripts rely on."""

from dataclasses import fields
from typing import Any

from claimcheck.decisions import Decision, fingerprint
from claimcheck.model import Claim, Document, Evidence, Finding
from claimcheck.reporters.report import Report

_EVIDENCE = tuple(f.name for f in fields(Evidence))


def heading(report: Report) -> dict[str, Any]:
    """Documents and coverage. conflicts and notes count findings, the other numbers count figures."""
    coverage = report.coverage
    texts = report.document
    return {
        "documents": [_document(name, texts.get(name)) for name in report.names],
        "coverage": {
            "figures": coverage.figures,
            "checked": coverage.checked,
            "conflicts": coverage.conflicts,
            "notes": coverage.notes,
            "not_checked": dict(coverage.not_checked),
        },
    }


def finding_record(report: Report, finding: Finding) -> dict[str, Any]:
    """One comparison, with the name by which a decision knows it again; "ignored" only where somebody has decided."""
    record: dict[str, Any] = {
        "check": finding.check,
        "verdict": finding.verdict,
        "severity": finding.severity,
        "message": finding.message,
        "cause": finding.cause,
        "suggestion": finding.suggestion,
        "claims": [_claim(claim) for claim in finding.claims],
        "evidence": [_evidence(row) for row in finding.evidence],
        "fingerprint": fingerprint(finding),
    }
    if report.stands(finding) == "ignored":
        record["ignored"] = _decision(report.ignored[finding])
    return record


def _document(name: str, document: Document | None) -> dict[str, str | None]:
    published = document.published.isoformat() if document and document.published else None
    return {
        "name": name,
        "title": document.title if document else None,
        "published": published,
        "outlet": document.outlet if document else None,
        "url": document.url if document else None,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {"document": claim.document, "start": claim.start, "end": claim.end, "text": claim.text}


def _evidence(row: Evidence) -> dict[str, Any]:
    """Every field; a Decimal is a string, as in the claim table."""
    cells = {name: getattr(row, name) for name in _EVIDENCE}
    return {**cells, "value": None if row.value is None else str(row.value)}


def _decision(decision: Decision) -> dict[str, Any]:
    until = decision.until.isoformat() if decision.until else None
    return {"reason": decision.reason, "who": decision.who, "until": until, "known": decision.known}
