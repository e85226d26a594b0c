"""JUnit XML for build servers: a suite a document, a case a comparison; conflicts fail, what cannot be told is skipped.

Schema: testmoapp/junitxml (the format has no standard of its own).
"""

import xml.etree.ElementTree as ET

from claimcheck.language.printing import plain
from claimcheck.model import Finding
from claimcheck.reporters.layout import Layout
from claimcheck.reporters.place import spots
from claimcheck.reporters.report import Report
from claimcheck.reporters.wording import coverage_line, label, one_line, place_words


def render(report: Report, layout: Layout) -> bytes:
    """Every comparison; a note passes and is quoted in system-out."""
    filed: dict[str, list[tuple[Finding, str]]] = {name: [] for name in report.names}
    homes = [report.home(finding) for finding in report.findings]
    places = spots(report.documents, (home for home in homes if home))
    for finding, home in zip(report.findings, homes, strict=True):
        where = place_words(places[home.id]) if home else ""
        filed.setdefault(home.document if home else "", []).append((finding, where))
    root = ET.Element("testsuites", name="claimcheck")
    for name, found in filed.items():
        suite = ET.SubElement(root, "testsuite", name=plain(name))
        coverage = ET.SubElement(suite, "properties")
        ET.SubElement(coverage, "property", name="coverage", value=coverage_line(report.coverage_in(name)))
        for finding, where in found:
            _case(suite, report, finding, where)
        _count(suite)
    _count(root)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"


def _count(element: ET.Element) -> None:
    for key, path in (("tests", ".//testcase"), ("failures", ".//failure"), ("skipped", ".//skipped")):
        element.set(key, str(len(element.findall(path))))


def _case(suite: ET.Element, report: Report, finding: Finding, where: str) -> None:
    figures = "; ".join(plain(claim.text) for claim in finding.claims)
    name = f"{finding.check}: {figures}" + (f" ({where})" if where else "")
    case = ET.SubElement(suite, "testcase", classname=suite.get("name", ""), name=name)
    standing = report.stands(finding)
    if standing == "conflict":
        failure = ET.SubElement(case, "failure", type=label(finding), message=plain(finding.message))
        failure.text = one_line(finding)
    elif standing == "unchecked":
        ET.SubElement(case, "skipped", message=plain(finding.message))
    elif standing == "ignored":
        ET.SubElement(case, "skipped", message=f"ignored: {plain(report.ignored[finding].reason)}")
    elif standing == "note":
        ET.SubElement(case, "system-out").text = one_line(finding)
