"""Word documents: what is read of them, and which runs print it."""

import io
import shutil
import subprocess
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from claimcheck.office.docx import open_document, story
from claimcheck.office.story import cut
from claimcheck.readers import read, read_bytes

RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
FOOTNOTES = f"""<w:footnotes {nsdecls("w")}><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p>{RUN.format("Counted by 9 clerks.")}</w:p></w:footnote></w:footnotes>"""
TEXT_BOX = """<w:r xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" {0}><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>Box of 31</w:t></w:r></w:p></w:txbxContent>
</w:drawing></mc:Choice>
<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Box of 31</w:t></w:r></w:p></w:txbxContent></w:pict>
</mc:Fallback></mc:AlternateContent></w:r>"""


def element(inner: str):
    """One element of the main namespace."""
    return parse_xml(inner.replace(">", f" {nsdecls('w')}>", 1) if "xmlns:w" not in inner else inner)


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_footnotes(data: bytes) -> bytes:
    """The package with a footnotes part, which python-docx does not write."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                relation = (
                    b'<Relationship Id="rId99" Target="footnotes.xml" Type='
                    b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
                )
                content = content.replace(b"</Relationships>", relation)
            if name == "[Content_Types].xml":
                override = (
                    b'<Override PartName="/word/footnotes.xml" ContentType='
                    b'"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
                )
                content = content.replace(b"</Types>", override)
            new.writestr(name, content)
        new.writestr("word/footnotes.xml", FOOTNOTES)
    return out.getvalue()


@pytest.fixture
def draft() -> bytes:
    document = Document()
    document.add_heading("Ferries carry 12% more", 0)
    document.add_paragraph("A record of 1.2 million", style="Subtitle")
    first = document.add_paragraph("Water held 10")
    first.add_run("6").font.superscript = True
    first.add_run(" bacteria and CO")
    first.add_run("2").font.subscript = True
    first.add_run(" hidden 77").font.hidden = True
    first._p.append(element(f'<w:ins w:id="1" w:author="x">{RUN.format("; 41 ships")}</w:ins>'))
    first._p.append(element('<w:del w:id="2" w:author="x"><w:r><w:delText>; 40 ships</w:delText></w:r></w:del>'))
    first._p.append(element(f'<w:moveFrom w:id="3" w:author="x">{RUN.format("; 39 ships")}</w:moveFrom>'))
    first._p.append(element(f"<w:sdt><w:sdtContent>{RUN.format(' in 2024')}</w:sdtContent></w:sdt>"))
    first._p.append(element('<w:r><w:footnoteReference w:id="2"/></w:r>'))
    second = document.add_paragraph()
    for part in ("$4", "3.8", "2 billion"):
        second.add_run(part).bold = part == "3.8"
    second._p.append(parse_xml(TEXT_BOX.format(nsdecls("w"))))
    field = document.add_paragraph("Page ")
    for inner in (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "<w:r><w:instrText>REF 88</w:instrText></w:r>",
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', RUN.format("7"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ):  # fmt: skip
        field._p.append(element(inner))
    table = document.add_table(2, 2)
    for number, cell in enumerate(table._cells):
        cell.text = f"cell {number}"
    table.cell(1, 1).add_paragraph("second 5")
    document.add_paragraph("Ferries at 3 quays", style="Caption")
    return with_footnotes(saved(document))


def test_what_is_read_in_which_order(draft):
    document = read_bytes(draft, "draft.docx", ".docx")
    assert document.text.split("\n\n") == [
        "Ferries carry 12% more",
        "A record of 1.2 million",
        "Water held 10⁶ bacteria and CO₂; 41 ships in 2024",
        "$43.82 billion",
        "Box of 31",
        "Page 7",
        "cell 0\tcell 1",
        "cell 2",
        "cell 3",
        "second 5",
        "Ferries at 3 quays",
        "Counted by 9 clerks.",
    ]


def test_places_and_origin(draft):
    document = read_bytes(draft, "draft.docx", ".docx")
    places = {document.text[start:end]: place for start, end, place in document.places}
    assert places == {
        "Ferries carry 12% more": "headline", "A record of 1.2 million": "summary", "Ferries at 3 quays": "caption",
    }  # fmt: skip
    origin = {document.text[start:end]: where for start, end, where in document.origin}
    assert origin["$43.82 billion"] == "paragraph 4" and origin["cell 0\tcell 1"] == "table 1 row 1"
    assert origin["Box of 31"] == "text box 1" and origin["Counted by 9 clerks."] == "footnote 1"
    assert document.title == "Ferries carry 12% more"


def test_each_character_leads_back_to_the_run_that_prints_it(draft):
    told = story(open_document(draft, "draft.docx"))
    assert told.text == read_bytes(draft, "draft.docx", ".docx").text
    plain = str.maketrans("⁶₂", "62")
    for piece in told.pieces:
        printed = told.text[piece.start : piece.end].translate(plain)
        if piece.node.text:
            assert printed == piece.node.text
        assert piece.node.getparent() is piece.run


def test_a_figure_spread_over_runs_is_cut_into_them(draft):
    told = story(open_document(draft, "draft.docx"))
    start = told.text.index("43.82")
    parts = [piece.node.text[since:until] for piece, since, until in cut(told, start, start + len("43.82 b"))]
    assert parts == ["4", "3.8", "2 b"]
    assert cut(told, start, start) == []


def test_comments_on_notes_and_boxes_stand_at_runs_of_the_main_text(draft):
    document = open_document(draft, "draft.docx")
    told = story(document)
    main = set(document.element.body.iter())
    for words, child in (("Counted", "footnoteReference"), ("Box of", "AlternateContent")):
        [(piece, _, _)] = cut(told, told.text.index(words), told.text.index(words) + 2)
        assert piece.pin is not piece.run and piece.pin in main
        assert any(inner.tag.endswith(f"}}{child}") for inner in piece.pin)


def test_a_heading_is_the_headline_only_where_it_is_first():
    document = Document()
    document.add_heading("First 1", 1)
    document.add_heading("Second 2", 1)
    told = read_bytes(saved(document), "draft.docx", ".docx")
    assert [told.text[start:end] for start, end, _ in told.places] == ["First 1"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["odt", "rtf", "pdf"])
def test_other_formats_of_one_document_read_alike(suffix, tmp_path):
    document = Document()
    document.add_paragraph("Ferries carried 1.2 million people in 2023, which is 12% more — the most ever.")
    written = document.add_paragraph("Water held 10")
    written.add_run("6").font.superscript = True
    written.add_run(" bacteria, the officials’ final figure.")
    document.save(tmp_path / "draft.docx")
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        suffix,
        "draft.docx",
    ]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=120)
    assert read(tmp_path / f"draft.{suffix}").text == read(tmp_path / "draft.docx").text
