"""The checker's sheet: one row a figure and finding, with room for who looked it up, when, and what they found.

The columns check, figure, measure, document, note, initials and date checked are those of a decision. The program
fills in no day: it has no clock.
"""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

from claimcheck.language.printing import plain
from claimcheck.model import Claim, Finding
from claimcheck.reporters.layout import Layout
from claimcheck.reporters.place import Spot, spots
from claimcheck.reporters.report import STANDINGS, Report
from claimcheck.reporters.wording import STANDING_WORDS, coverage_line, evidence_line, place_words, quotation, sentences

#: Heading -> width in characters.
COLUMNS = {
    "document": 22, "place": 10, "figure": 18, "in its words": 44, "measure": 20, "verdict": 12, "check": 16,
    "finding": 50, "source": 40, "date checked": 13, "initials": 8, "note": 30,
}  # fmt: skip
#: The longest text that a cell holds (Excel specifications and limits).
CELL = 32_767
#: A workbook says when it was made; the same report gives the same bytes.
MADE = datetime(2000, 1, 1)


def render(report: Report, layout: Layout) -> bytes:
    """Every figure, those with a conflict or note once for each; texts are never formulas or links."""
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": "Figures to check", "created": MADE})
    sheet = book.add_worksheet("Figures")
    bold, wrapped, day = (book.add_format({**kind, "valign": "top"}) for kind in (
        {"bold": True, "bottom": 1}, {"text_wrap": True}, {"num_format": "yyyy-mm-dd"}))  # fmt: skip
    sheet.write_string(0, 0, coverage_line(report.coverage))
    for at, (heading, width) in enumerate(COLUMNS.items()):
        sheet.set_column(at, at, width, day if heading == "date checked" else wrapped)
        sheet.write_string(2, at, heading, bold)
    colors = _colors(book)
    number = 2
    for number, cells in enumerate(_rows(report), 3):
        for at, cell in enumerate(cells):
            sheet.write_string(number, at, cell[:CELL], colors.get(cell, wrapped) if at == 5 else wrapped)
    sheet.autofilter(2, 0, number, len(COLUMNS) - 1)
    sheet.freeze_panes(3, 3)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    book.close()
    return out.getvalue()


def _colors(book: Any) -> dict[str, Any]:
    shades = {"conflict": "#A3211B", "note": "#7A4B00", "holds": "#2D6A3E"}
    return {
        STANDING_WORDS[standing]: book.add_format({"font_color": shades[standing], "bold": True, "valign": "top"})
        for standing in STANDINGS
        if standing in shades
    }


def _rows(report: Report) -> Iterator[list[str]]:
    """The cells up to the source; the checker's own columns stay empty."""
    said: dict[str, list[Finding]] = {claim.id: [] for claim in report.claims}
    for finding in report.findings:
        for claim in finding.claims:
            if claim.id in said:
                said[claim.id].append(finding)
    places = spots(report.documents, report.claims)
    for claim in report.claims:
        spot = places[claim.id]
        flagged = [f for f in said[claim.id] if report.stands(f) in ("conflict", "note")]
        holding = [f for f in said[claim.id] if report.stands(f) == report.standing[claim.id]][:1]
        for finding in flagged or holding:
            source = "\n".join(evidence_line(row) for row in finding.evidence)
            words = STANDING_WORDS[report.stands(finding)]
            yield [*_figure(claim, spot), words, finding.check, " ".join(sentences(finding)), source]
        if not (flagged or holding):
            yield [*_figure(claim, spot), STANDING_WORDS["unchecked"], "", plain(report.why_unchecked(claim)), ""]


def _figure(claim: Claim, spot: Spot) -> list[str]:
    words = quotation(spot) if spot.line else ""
    return [plain(claim.document), place_words(spot), spot.figure, words, plain(claim.measure or "")]
