"""SARIF: what the published schema requires of the parts that we write, and fingerprints that survive an edit."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from claimcheck.model import Document
from claimcheck.reporters import Report, make_report, render

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
#: Required properties, enumerations and closed objects of sarif-schema-2.1.0.json (OASIS, errata 01), for our parts.
REGION = {
    "type": "object", "additionalProperties": False,
    "properties": {
        **{name: {"type": "integer", "minimum": 1} for name in ("startLine", "startColumn", "endLine", "endColumn")},
        "snippet": TEXT,
    },
}  # fmt: skip
LOCATION = {
    "type": "object", "additionalProperties": False,
    "properties": {
        "id": {"type": "integer", "minimum": -1},
        "message": TEXT,
        "physicalLocation": {
            "type": "object", "additionalProperties": False, "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "type": "object", "required": ["uri"],
                    "properties": {"uri": {"type": "string", "pattern": r"^[A-Za-z0-9/._~%-]+$"}},
                },
                "region": REGION,
            },
        },
    },
}  # fmt: skip
RESULT = {
    "type": "object", "additionalProperties": False, "required": ["message"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "kind": {"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": TEXT,
        "locations": {"type": "array", "items": LOCATION},
        "relatedLocations": {"type": "array", "uniqueItems": True, "items": LOCATION},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "suppressions": {
            "type": "array", "uniqueItems": True,
            "items": {
                "type": "object", "required": ["kind"], "additionalProperties": False,
                "properties": {
                    "kind": {"enum": ["inSource", "external"]},
                    "status": {"enum": ["accepted", "underReview", "rejected"]},
                    "justification": {"type": "string"},
                },
            },
        },
    },
    "if": {"properties": {"kind": {"not": {"const": "fail"}}}},
    "then": {"properties": {"level": {"const": "none"}}},
}  # fmt: skip
RULE = {
    "type": "object", "required": ["id"], "additionalProperties": False,
    "properties": {"id": {"type": "string"}, "name": {"type": "string"}, "shortDescription": TEXT, "help": TEXT},
}  # fmt: skip
RUN = {
    "type": "object", "required": ["tool"], "additionalProperties": False,
    "properties": {
        "tool": {
            "type": "object", "required": ["driver"],
            "properties": {
                "driver": {
                    "type": "object", "required": ["name"],
                    "properties": {"rules": {"type": "array", "uniqueItems": True, "items": RULE}},
                }
            },
        },
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "artifacts": {"type": "array", "uniqueItems": True},
        "results": {"type": "array", "items": RESULT},
        "properties": {"type": "object"},
    },
}  # fmt: skip
LOG = {
    "type": "object", "required": ["version", "runs"],
    "properties": {"version": {"const": "2.1.0"}, "runs": {"type": "array", "items": RUN}},
}  # fmt: skip


def run(report: Report, show_all: bool = False) -> dict[str, Any]:
    log = json.loads(render(report, "sarif", show_all=show_all))
    jsonschema.validate(log, LOG)
    first: dict[str, Any] = log["runs"][0]
    return first


@pytest.mark.parametrize("show_all", [False, True])
def test_it_follows_the_schema(
    sample: Report, bare: Report, clean: Report, hostile: Callable[[int], Report], show_all: bool
) -> None:
    for report in (sample, bare, clean, hostile(2)):
        written = run(report, show_all)
        rules = [rule["id"] for rule in written["tool"]["driver"]["rules"]]
        assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in written["results"])


def test_levels_are_severities_and_what_holds_passes(sample: Report) -> None:
    results = run(sample, show_all=True)["results"]
    assert sorted((result["kind"], result["level"]) for result in results) == [
        ("fail", "error"), ("fail", "note"), ("fail", "note"), ("fail", "warning"), ("fail", "warning"),
        ("open", "none"), ("pass", "none"), ("pass", "none"),
    ]  # fmt: skip


def test_a_decided_finding_is_suppressed_with_its_reason(sample: Report) -> None:
    suppressed = [result for result in run(sample)["results"] if "suppressions" in result]
    assert [result["ruleId"] for result in suppressed] == ["direction"]
    assert suppressed[0]["suppressions"][0]["justification"] == "a quotation, kept as spoken (M. Reyes)"


def test_rules_carry_the_help_of_their_check(sample: Report) -> None:
    rules = {rule["id"]: rule for rule in run(sample)["tool"]["driver"]["rules"]}
    assert rules["weekday"]["help"]["text"] == sample.checks["weekday"]
    assert rules["weekday"]["shortDescription"]["text"] == "A weekday beside a date."


def test_fingerprints_survive_an_edit_above_the_figures(sample: Report) -> None:
    above = "A new first paragraph.\n\n"
    moved = {c: replace(c, start=c.start + len(above), end=c.end + len(above)) for c in sample.claims}
    edited = make_report(
        [Document(d.name, above + d.text) for d in sample.documents],
        list(moved.values()),
        [replace(f, claims=tuple(moved[c] for c in f.claims)) for f in sample.findings],
        {},
    )
    old, new = run(sample, show_all=True)["results"], run(edited, show_all=True)["results"]
    assert [r["partialFingerprints"] for r in new] == [r["partialFingerprints"] for r in old]
    assert [r["locations"] for r in new] != [r["locations"] for r in old]
    assert len({r["partialFingerprints"]["figures/v1"] for r in old}) == len(old)


def test_a_region_holds_its_figure(sample: Report) -> None:
    for result in run(sample)["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        line = sample.documents[0].text.splitlines()[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
