"""The commented copy of a Word document."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest

from claimcheck.errors import ReadError, UsageError
from claimcheck.model import Claim, Document, Finding
from claimcheck.office.docx import open_document, story
from claimcheck.reporters import Report, make_report, render


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Figures that begin and end inside runs of other formatting."""
    word = docx.Document()
    word.add_heading("The quay in winter", 1)
    paragraph = word.add_paragraph("It sold 12")
    paragraph.add_run("5,0").bold = True
    paragraph.add_run("00 tickets on Mon").italic = True
    paragraph.add_run("day, June 28, 2025, for $3 million.")
    word.add_paragraph("Of these 40 percent were returned.")
    word.save(str(tmp_path / "draft.docx"))
    return tmp_path / "draft.docx"


def checked(path: Path) -> Report:
    text = story(open_document(path.read_bytes(), path.name)).text
    printed = ("125,000", "Monday, June 28, 2025", "$3 million", "40 percent")
    claims = [Claim(path.name, (at := text.index(p)), at + len(p), p, "count") for p in printed]
    findings = [
        Finding("counting", "conflict", "error", (claims[0],), "125,000 said, 124,000 listed.", "count off", "124,000"),
        Finding("weekday", "conflict", "error", (claims[1],), "June 28, 2025 was a Saturday."),
        Finding("repetition", "consistent", None, (claims[2],), "$3 million in both."),
        Finding("hedges", "compatible", "note", (claims[0], claims[3]), "Worth a second look."),
    ]
    return make_report([Document(path.name, text)], claims, findings, {}, sources={path.name: path})


def comments(data: bytes) -> list[str]:
    return [comment.text for comment in docx.Document(io.BytesIO(data)).comments]


def runs(data: bytes) -> list[tuple[str, bool | None, bool | None]]:
    """Every character with its formatting."""
    word = docx.Document(io.BytesIO(data))
    found = [(sign, run.bold, run.italic) for p in word.paragraphs for run in p.runs for sign in run.text]
    return [*found, ("", None, None)]


def test_each_flagged_figure_has_a_comment_that_says_all(draft: Path) -> None:
    first, *said = comments(render(checked(draft), "docx"))
    assert first == "4 figures: 2 agree, 2 clash"
    assert [text.splitlines()[0] for text in said] == ["error: counting", "error: weekday", "note: hedges"]
    assert "Probably: count off." in said[0] and "Suggestion: 124,000." in said[0]
    assert "See “40 percent”" in said[0] and "See “125,000”" in said[2]


def test_all_also_ticks_what_holds(draft: Path) -> None:
    said = comments(render(checked(draft), "docx", show_all=True))
    assert any(text.startswith("agrees: repetition") for text in said)


def test_text_and_formatting_stay_as_they_are(draft: Path) -> None:
    before, after = draft.read_bytes(), render(checked(draft), "docx")
    assert runs(after) == runs(before)
    assert story(open_document(after, "copy")).text == story(open_document(before, "draft")).text
    with zipfile.ZipFile(draft) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert old.read("word/styles.xml") == new.read("word/styles.xml")


def test_a_comment_spans_its_figure_and_nothing_else(draft: Path) -> None:
    body = docx.Document(io.BytesIO(render(checked(draft), "docx"))).element.body
    spans: dict[str, str] = {}
    open_now: list[str] = []
    for element in body.iter():
        name = element.tag.rpartition("}")[2]
        if name == "commentRangeStart":
            open_now.append(next(v for k, v in element.attrib.items() if k.endswith("}id")))
        elif name == "commentRangeEnd":
            open_now.remove(next(v for k, v in element.attrib.items() if k.endswith("}id")))
        elif name == "t":
            for number in open_now:
                spans[number] = spans.get(number, "") + element.text
    assert list(spans.values())[1:] == ["125,000", "Monday, June 28, 2025", "40 percent"]


def test_a_comment_bears_no_day(draft: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(render(checked(draft), "docx"))) as package:
        assert b"w:date" not in package.read("word/comments.xml")
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_draft_that_changed_meanwhile_is_refused(draft: Path) -> None:
    report = checked(draft)
    word = docx.Document(str(draft))
    word.add_paragraph("One more line.")
    word.save(str(draft))
    with pytest.raises(ReadError, match="has changed since it was read"):
        render(report, "docx")


def test_many_documents_are_refused(sample: Report) -> None:
    with pytest.raises(UsageError, match="2 are under check"):
        render(sample, "docx")


def test_a_plain_text_becomes_a_commented_document() -> None:
    text = "The quay\n\nIt has 612 berths,\nof which 40 are taken."
    claims = [Claim("a.txt", text.index(p), text.index(p) + len(p), p, "count") for p in ("612", "40")]
    finding = Finding("repetition", "conflict", "warning", (claims[0],), "612 here, 621 there.")
    data = render(make_report([Document("a.txt", text, title="The quay")], claims, [finding], {}), "docx")
    assert [p.text for p in docx.Document(io.BytesIO(data)).paragraphs] == [
        "The quay", "It has 612 berths,\nof which 40 are taken.",
    ]  # fmt: skip
    assert comments(data)[1].endswith("612 here, 621 there.")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy(draft: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.docx"
    copy.write_bytes(render(checked(draft), "docx"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(copy)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert (tmp_path / "copy.pdf").read_bytes().startswith(b"%PDF")


PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        '<Override PartName="/word/footnotes.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"'
        ' Target="footnotes.xml"/></Relationships>'
    ),
    "word/footnotes.xml": (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">'
        "<w:p><w:r><w:t>Counted 77 times.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    ),
    "word/document.xml": (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
        '<w:r><w:t xml:space="preserve">It has </w:t></w:r>'
        '<w:ins w:id="9" w:author="desk"><w:r><w:rPr><w:b/></w:rPr><w:t>612 berths</w:t></w:r></w:ins>'
        '<w:del w:id="8" w:author="desk"><w:r><w:delText>621 berths</w:delText></w:r></w:del>'
        '<w:r><w:t xml:space="preserve"> and </w:t></w:r>'
        '<w:hyperlink w:anchor="x"><w:r><w:t>40 boats</w:t></w:r></w:hyperlink>'
        '<w:r><w:t>, 12</w:t><w:tab/><w:t>ports.</w:t><w:footnoteReference w:id="2"/>'
        '<w:t xml:space="preserve"> In all 9.</w:t>'
        "</w:r></w:p></w:body></w:document>"
    ),
}


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """Figures in a tracked insertion, a link, a run with a tab, and a footnote."""
    with zipfile.ZipFile(tmp_path / "edited.docx", "w") as package:
        for name, content in PARTS.items():
            package.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + content)
    return tmp_path / "edited.docx"


def test_insertions_links_and_footnotes_keep_their_place(edited: Path) -> None:
    told = story(open_document(edited.read_bytes(), "edited"))
    printed = ("612", "40 boats", "12\tports", "9", "77")
    claims = [Claim(edited.name, (at := told.text.index(p)), at + len(p), p, "count") for p in printed]
    findings = [Finding("counting", "conflict", "error", (claim,), f"{claim.text} miscounted.") for claim in claims]
    document = Document(edited.name, told.text)
    data = render(make_report([document], claims, findings, {}, sources={edited.name: edited}), "docx")
    assert story(open_document(data, "copy")).text == told.text
    assert len(comments(data)) == 1 + len(printed)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = package.read("word/document.xml").decode()
    assert '<w:commentRangeStart w:id="1"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">612</w:t></w:r>' in body
    assert "<w:delText>621 berths</w:delText>" in body
    assert '<w:commentRangeStart w:id="2"/><w:r><w:t>40 boats</w:t></w:r><w:commentRangeEnd w:id="2"/>' in body
    assert (
        '<w:t xml:space="preserve">12</w:t><w:tab/><w:t xml:space="preserve">ports</w:t></w:r><w:commentRange' in body
    )
    assert body.count("w:commentReference") == 6
