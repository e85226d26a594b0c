"""PDF files: reading order, hyphens, raised digits, running heads, and what is no text."""

import pytest

from claimcheck.errors import ClaimcheckWarning, ReadError
from claimcheck.readers import read_bytes

LEFT = """Ferries to the outer islands car-
ried some 1.2 million people in
the year 2023, and twenty-
five of them by night, said the
authority in its report for the
year, which the council will""".splitlines()
RIGHT = """debate on 12 July. A year ear-
lier the figure was 1.1 million,
and for 2021-
22 no figure is known at all,
as the gates were then open to
everybody for 9 months.""".splitlines()
BODY = """Ferries to the outer islands carried some 1.2 million people in the year 2023, and twenty-five of them
by night, said the authority in its report for the year, which the council will debate on 12 July. A year earlier the
figure was 1.1 million, and for 2021-22 no figure is known at all, as the gates were then open to everybody for
9 months."""


def shown(lines, x, y, size=9, pitch=11):
    """Text operators for lines of one size."""
    return "".join(
        f"BT /F {size} Tf 1 0 0 1 {x} {y - pitch * number} Tm ({line}) Tj ET\n" for number, line in enumerate(lines)
    )


def told(pdf, *pages):
    return read_bytes(pdf([page.encode("cp1252") for page in pages]), "draft.pdf", ".pdf")


def test_columns_are_read_one_after_the_other_and_hyphens_undone(pdf):
    rows = "".join(
        shown([one], 50, 700 - 11 * number) + shown([other], 300, 700 - 11 * number)
        for number, (one, other) in enumerate(zip(LEFT, RIGHT, strict=True))
    )
    document = told(pdf, shown(["Ferries carry 12% more"], 50, 740, 20) + rows)
    headline, body = document.text.split("\n\n")
    assert headline == document.title == "Ferries carry 12% more"
    assert body == " ".join(BODY.split())
    assert document.places == ((0, 22, "headline"),)


def test_the_rows_of_a_table_stay_together(pdf):
    rows = [("Year", "People"), ("2021", "0.9 million"), ("2022", "1.1 million"), ("2023", "1.2 million")]
    page = "".join(
        shown([cell], 50 + 150 * at, 700 - 11 * y) for y, row in enumerate(rows) for at, cell in enumerate(row)
    )
    assert told(pdf, page).text.split("\n\n") == ["\t".join(row) for row in rows]


def test_a_raised_digit_is_no_part_of_the_figure_and_marked_doubtful(pdf):
    raised = "BT /F 10 Tf 1 0 0 1 50 700 Tm (Water held 10) Tj /F 6 Tf 4 Ts (6) Tj /F 10 Tf 0 Ts ( bacteria) Tj ET"
    document = told(pdf, raised)
    assert document.text == "Water held 10⁶ bacteria"
    assert [(document.text[start:end], where) for start, end, where in document.origin] == [
        ("Water held ", "page 1"), ("10⁶", "page 1, doubtful"), (" bacteria", "page 1"),
    ]  # fmt: skip


def test_a_change_of_size_within_a_figure_is_doubtful(pdf):
    document = told(pdf, "BT /F 10 Tf 1 0 0 1 50 700 Tm (It is 4) Tj /F 6 Tf (5) Tj /F 10 Tf ( or 12) Tj ET")
    doubtful = [document.text[start:end] for start, end, where in document.origin if where == "page 1, doubtful"]
    assert document.text == "It is 45 or 12" and doubtful == ["45"]


def test_ligatures_are_letters(pdf):
    cmap = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <FB03> endbfchar"
    more = [
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 5 0 R>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(cmap), cmap),
    ]
    page = b"BT /F 10 Tf 1 0 0 1 50 700 Tm (5 o) Tj /L 10 Tf (A) Tj /F 10 Tf (cers) Tj ET"
    data = pdf([page], b"", more).replace(b"/F 3 0 R", b"/F 3 0 R/L 4 0 R")
    assert read_bytes(data, "draft.pdf", ".pdf").text == "5 officers"


def test_running_heads_and_page_numbers_are_furniture_and_sentences_go_on_over_pages(pdf):
    pages = [
        shown(["Harbour Post, 3 July 2024"], 50, 780) + shown([line, line], 50, 700) + shown([f"- {number} -"], 300, 20)
        for number, line in enumerate(("Ferries carried on this day", "some 5 people and 7 dogs on"), 1)
    ]
    document = told(pdf, *pages)
    aside = [document.text[start:end] for start, end, place in document.places if place == "furniture"]
    assert sorted(aside) == ["- 1 -", "- 2 -", "Harbour Post, 3 July 2024", "Harbour Post, 3 July 2024"]
    assert "day some 5 people" in document.text


def test_a_turned_page_is_read(pdf):
    turned = "BT /F 10 Tf 0 1 -1 0 100 100 Tm (Ferries carried 12 people) Tj 0 1 -1 0 111 100 Tm (and 5 dogs.) Tj ET"
    assert told(pdf, turned).text == "Ferries carried 12 people and 5 dogs."


def test_a_scan_says_so(pdf):
    with pytest.raises(ReadError, match="no text in it, only pictures"):
        told(pdf, "0 0 m 100 100 l S")


def test_a_page_without_text_among_others_is_named(pdf):
    with pytest.warns(ClaimcheckWarning, match="no text on page 2"):
        assert told(pdf, shown(["Five 5"], 50, 700), "0 0 m 9 9 l S").text == "Five 5"


def test_a_password_is_named(pdf):
    lock = b"<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>/ID[<00><00>]" % (b"x" * 32, b"y" * 32)
    data = pdf([b"BT /F 9 Tf (5) Tj ET"]).replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt" + lock)
    with pytest.raises(ReadError, match="encrypted; save it without a password"):
        read_bytes(data, "draft.pdf", ".pdf")
