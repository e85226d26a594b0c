"""Every format on the same report: pinned, repeatable, and saying the same."""

import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from claimcheck import reporters
from claimcheck.errors import UsageError
from claimcheck.language.printing import plain
from claimcheck.reporters import FORMATS, Report, make_report, render
from claimcheck.reporters.wording import coverage_line

TEXT_FORMATS = [name for name in FORMATS if name not in ("docx", "xlsx")]
PACKAGES = Path(reporters.__file__).parent
SUFFIXES = {
    "text": ".txt", "concise": ".txt", "json": ".json", "jsonl": ".jsonl", "csv": ".csv", "html": ".html",
    "markdown": ".md", "sarif": ".json", "junit": ".xml", "github": ".txt", "corrections": ".txt",
}  # fmt: skip


def readable(form: str, data: bytes) -> str:
    """The words of a rendering without its escapes."""
    if form in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
        return html.unescape(" ".join(parts))
    text = data.decode()
    if form in ("json", "jsonl", "sarif"):
        return text.replace('\\"', '"')
    if form in ("html", "junit"):
        text = html.unescape(text)
    if form == "markdown":
        text = html.unescape(text).replace("\\", "").replace("\u200b", "")
    if form == "csv":
        text = text.replace('""', '"')
    return " ".join(text.split())


def test_every_format_is_a_module() -> None:
    assert all((PACKAGES / f"{name}.py").is_file() for name in FORMATS)


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_pinned(form: str, sample: Report, file_regression: FileRegressionFixture) -> None:
    file_regression.check(render(sample, form), extension=SUFFIXES[form], binary=True)


@pytest.mark.parametrize("form", ["text", "concise", "html", "markdown", "sarif", "github"])
def test_pinned_with_all(form: str, sample: Report, file_regression: FileRegressionFixture) -> None:
    file_regression.check(render(sample, form, show_all=True), extension=SUFFIXES[form], binary=True)


@pytest.mark.parametrize("form", ["text", "concise", "html", "markdown", "github"])
def test_pinned_without_the_text_at_hand(form: str, bare: Report, file_regression: FileRegressionFixture) -> None:
    file_regression.check(render(bare, form), extension=SUFFIXES[form], binary=True)


@pytest.mark.parametrize("form", ["text", "html"])
def test_pinned_with_nothing_to_look_at(form: str, clean: Report, file_regression: FileRegressionFixture) -> None:
    file_regression.check(render(clean, form), extension=SUFFIXES[form], binary=True)


def test_pinned_in_forty_columns(sample: Report, file_regression: FileRegressionFixture) -> None:
    narrow = render(sample, "text", width=40).decode()
    assert max(len(line) for line in narrow.splitlines() if "https:" not in line) <= 40
    file_regression.check(narrow)


def test_pinned_in_colour(sample: Report, file_regression: FileRegressionFixture) -> None:
    file_regression.check(render(sample, "text", color=True), extension=".ansi", binary=True)


def test_no_escape_sequence_without_colour(sample: Report) -> None:
    assert b"\x1b" not in render(sample, "text", width=60)
    assert b"\x1b[" in render(sample, "text", width=60, color=True)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_report_gives_the_same_bytes(form: str, hostile: Callable[[int], Report]) -> None:
    assert render(hostile(4), form) == render(hostile(4), form)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_report_can_be_written(form: str) -> None:
    if form == "docx":
        with pytest.raises(UsageError, match="one document"):
            render(make_report([], [], [], {}), form)
    else:
        assert render(make_report([], [], [], {}), form)


def test_an_unknown_format_is_named_with_those_that_exist(sample: Report) -> None:
    with pytest.raises(UsageError, match="'pdf' is no report format; use one of text, concise"):
        render(sample, "pdf")


@pytest.mark.parametrize("form", [name for name in FORMATS if name not in ("csv", "json", "jsonl", "docx")])
def test_every_report_has_the_coverage_line(form: str, sample: Report) -> None:
    line = coverage_line(sample.coverage)
    if form == "junit":
        line = coverage_line(sample.coverage_in("ferry/bridge.txt"))
    assert line in readable(form, render(sample, form))


@pytest.mark.parametrize("form", ["text", "concise", "corrections"])
def test_the_coverage_line_comes_first(form: str, sample: Report) -> None:
    assert render(sample, form).decode().startswith(coverage_line(sample.coverage) + "\n")


@pytest.mark.parametrize("form", FORMATS)
def test_one_finding_reads_the_same_in_all_formats(form: str, single: Report) -> None:
    report = single
    written = readable(form, render(report, form))
    conflicts = report.by_standing["conflict"]
    assert len(conflicts) == 2
    for finding in conflicts:
        assert finding.message in written
        if finding.suggestion and form not in ("concise", "corrections"):
            assert finding.suggestion in written
        if finding.cause and form not in ("concise", "corrections"):
            assert finding.cause in written
        for row in finding.evidence if form not in ("concise", "corrections") else ():
            assert row.statement in written


def test_json_has_the_keys_of_the_contract(sample: Report) -> None:
    whole = json.loads(render(sample, "json"))
    assert list(whole) == ["documents", "coverage", "findings"]
    assert list(whole["coverage"]) == ["figures", "checked", "conflicts", "notes", "not_checked"]
    assert len(whole["findings"]) == len(sample.findings)
    keys = ["check", "verdict", "severity", "message", "cause", "suggestion", "claims", "evidence"]
    assert all(list(finding)[:8] == keys for finding in whole["findings"])
    assert {key for finding in whole["findings"] for claim in finding["claims"] for key in claim} == {
        "document", "start", "end", "text",
    }  # fmt: skip
    filed = [(f["claims"][0]["document"], f["claims"][0]["start"], f["check"]) for f in whole["findings"]]
    assert filed == sorted(filed)


def test_json_lines_are_the_json_report_line_by_line(sample: Report) -> None:
    whole = json.loads(render(sample, "json"))
    first, *findings = map(json.loads, render(sample, "jsonl").decode().splitlines())
    assert first == {"documents": whole["documents"], "coverage": whole["coverage"]}
    assert findings == whole["findings"]


def test_concise_is_one_line_a_finding_with_its_place(sample: Report) -> None:
    lines = render(sample, "concise").decode().splitlines()[1:]
    assert len(lines) == len(sample.shown(False))
    for line, finding in zip(lines, sample.shown(False), strict=True):
        match = re.fullmatch(r"(.+):(\d+):(\d+): (error|warning|note) (\w+) (.+)", line)
        assert match
        home = sample.home(finding)
        assert home
        text = sample.document[home.document].text.splitlines()[int(match[2]) - 1]
        assert text[int(match[3]) - 1 :].startswith(home.text)


def test_junit_counts_what_it_lists(sample: Report) -> None:
    root = ElementTree.fromstring(render(sample, "junit"))
    assert root.tag == "testsuites"
    assert len(root.findall(".//testcase")) == len(sample.findings) == int(root.get("tests", ""))
    assert len(root.findall(".//failure")) == sample.coverage.conflicts == int(root.get("failures", ""))
    assert [suite.get("name") for suite in root] == list(sample.names)


def test_markdown_fits_a_comment(hostile: Callable[[int], Report]) -> None:
    many = render(hostile(400), "markdown").decode()
    assert len(many) < 65_536
    assert re.search(r"… and \d+ more", many)
    assert many.count("<details>") == many.count("</details>") > 20


def test_corrections_leave_a_gap_where_nobody_knows_yet(sample: Report) -> None:
    lines = render(sample, "corrections").decode()
    assert "An earlier version gave “$94.8 million”; it is 94.8 billion USD." in lines
    assert "Also in: archive/2025-03.txt" in lines
    assert "An earlier version gave “Monday, June 28, 2025”; it is Saturday, June 28, 2025." in lines
    assert "An earlier version gave “41,200”; it is ____." in lines


def test_plain_shows_controls_instead_of_obeying_them() -> None:
    assert plain(" a\x1b[2J\n b\u202e\ud800\x00 ") == "a\ufffd[2J b\ufffd\ufffd\ufffd"
