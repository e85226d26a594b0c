"""An article that attacks the reader of its report is shown as text in every format."""

import csv
import io
import json
import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from claimcheck.reporters import FORMATS, Report, render

lxml_html = pytest.importorskip("lxml.html")
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("form", [name for name in FORMATS if name not in ("docx", "xlsx", "json", "jsonl")])
def test_no_control_or_direction_mark_gets_through(form: str, hostile: Callable[[int], Report]) -> None:
    assert not CONTROLS.search(render(hostile(3), form).decode())


def test_json_escapes_controls_and_keeps_the_text(hostile: Callable[[int], Report]) -> None:
    report = hostile(1)
    data = render(report, "json")
    assert b"\x1b" not in data and b"\x07" not in data
    assert json.loads(data)["findings"][0]["message"] == report.findings[0].message


def test_html_has_no_element_attribute_or_address_of_the_article(hostile: Callable[[int], Report]) -> None:
    page = lxml_html.document_fromstring(render(hostile(3), "html"))
    assert len(page.xpath("//script")) == 1
    assert "alert" not in page.xpath("//script")[0].text
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]
    assert not page.xpath("//*[@src] | //link | //iframe | //img | //object | //base | //i")
    assert all(href.startswith(("#", "https://", "http://")) for href in page.xpath("//@href"))
    assert "<script>alert(1)</script>" in page.text_content()
    assert "{{ 7*7 }}" in page.text_content()


def test_html_forbids_itself_everything_but_its_own_style_and_script(sample: Report) -> None:
    page = lxml_html.document_fromstring(render(sample, "html"))
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not page.xpath("//*[@style]")


def test_every_id_is_unique_and_every_jump_lands(sample: Report) -> None:
    page = lxml_html.document_fromstring(render(sample, "html", show_all=True))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    jumps = [href[1:] for href in page.xpath("//@href") if href.startswith("#")]
    assert len(jumps) > 20 and set(jumps) <= set(ids)


def test_xml_is_well_formed(hostile: Callable[[int], Report]) -> None:
    root = ElementTree.fromstring(render(hostile(3), "junit"))
    assert len(root.findall(".//failure")) == 3


def test_csv_has_no_cell_that_runs(hostile: Callable[[int], Report]) -> None:
    rows = list(csv.reader(io.StringIO(render(hostile(2), "csv").decode())))
    assert len(rows) == 3
    cells = [cell for row in rows[1:] for cell in row]
    assert any(cell.startswith("'@") for cell in cells) and any(cell.startswith("'+") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_xlsx_has_no_formula_and_no_link(hostile: Callable[[int], Report]) -> None:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(render(hostile(2), "xlsx"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet and "<hyperlink" not in sheet
        assert not [name for name in book.namelist() if "externalLink" in name]


def test_xlsx_leaves_the_checkers_columns_empty(sample: Report) -> None:
    calamine = pytest.importorskip("python_calamine")
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(render(sample, "xlsx")))
    first, _, header, *rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert first[0].startswith("10 figures:")
    sheet = [dict(zip(header, row, strict=False)) for row in rows]
    assert {row["figure"] for row in sheet} == {claim.text for claim in sample.claims}
    assert all(not row.get(column) for row in sheet for column in ("date checked", "initials", "note"))
    freight = next(row for row in sheet if row["figure"] == "$94.8 million")
    assert freight["verdict"] == "clash" and "94.8 billion USD" in freight["source"]


def test_github_has_one_command_a_line(hostile: Callable[[int], Report]) -> None:
    lines = render(hostile(3), "github").decode().splitlines()
    assert len(lines) == 4
    command = re.compile(r"::(error|warning|notice) [^:]*::(?:[^%]|%0A|%0D|%25)*")
    assert all(command.fullmatch(line) for line in lines)


def test_markdown_has_no_element_but_its_own_folds(hostile: Callable[[int], Report]) -> None:
    text = render(hostile(3), "markdown").decode()
    ours = re.sub(r"</?(?:details|summary)>", "", text)
    assert "<" not in ours
    unescaped = re.sub(r"\\.", "", ours)
    assert "`" not in unescaped and "[l]" not in unescaped and "|" not in unescaped


@pytest.mark.parametrize("form", [name for name in FORMATS if name not in ("markdown", "docx")])
def test_the_time_grows_with_the_number_of_findings(form: str, hostile: Callable[[int], Report]) -> None:
    """Four times the findings take at most eight times the work, best of three."""
    from time import process_time

    def best(count: int) -> float:
        times = []
        for _ in range(3):
            report = hostile(count)
            start = process_time()
            render(report, form)
            times.append(process_time() - start)
        return min(times)

    assert best(320) < 8 * max(best(80), 0.005)
