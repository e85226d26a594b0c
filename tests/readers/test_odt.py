"""OpenDocument text: what is read of it."""

import io
import zipfile

import pytest

from claimcheck.errors import ReadError
from claimcheck.readers import read_bytes

STYLES = """<style:style style:name="P1" style:parent-style-name="Title"/>
<style:style style:name="up"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="down"><style:text-properties style:text-position="-33% 58%"/></style:style>
<style:style style:name="gone"><style:text-properties text:display="none"/></style:style>"""
BODY = """<text:tracked-changes><text:p>Deleted 40</text:p></text:tracked-changes>
<text:h text:style-name="P1">Ferries carry <text:span>12</text:span>% more</text:h>
<text:p text:style-name="Caption">Three   of<text:s text:c="2"/>14<text:tab/>quays</text:p>
<text:p>10<text:span text:style-name="up">6</text:span>, CO<text:span text:style-name="down">2</text:span>,
<text:span text:style-name="gone">77</text:span>end<text:note><text:note-citation>1</text:note-citation><text:note-body>
<text:p>By 9 clerks</text:p></text:note-body></text:note><office:annotation><text:p>why 5?</text:p></office:annotation>
<drawing:frame><drawing:text-box><text:p>Box of 31</text:p></drawing:text-box></drawing:frame></text:p>
<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>
<table:table-cell><text:p>2022</text:p></table:table-cell></table:table-row></table:table>
<text:list><text:list-item><text:p>Item 8</text:p></text:list-item></text:list>"""


def test_what_is_read_in_which_order(odt):
    document = read_bytes(odt(BODY, STYLES), "draft.odt", ".odt")
    assert [" ".join(part.split(" ")).strip() for part in document.text.split("\n\n")] == [
        "Ferries carry 12% more",
        "Three of  14\tquays",
        "10⁶, CO₂, end",
        "Box of 31",
        "Year\t2022",
        "Item 8",
        "By 9 clerks",
    ]
    places = {document.text[start:end]: place for start, end, place in document.places}
    assert places["Ferries carry 12% more"] == "headline" and document.title == "Ferries carry 12% more"
    assert "caption" in places.values()


@pytest.mark.parametrize("body", ["<office:spreadsheet/>", ""])
def test_a_spreadsheet_is_told_apart(body):
    namespace = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("content.xml", f'<a xmlns:office="{namespace}"><office:body>{body}</office:body></a>')
    with pytest.raises(ReadError, match="no OpenDocument text"):
        read_bytes(out.getvalue(), "draft.odt", ".odt")
