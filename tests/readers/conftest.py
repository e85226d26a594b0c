"""Files of every format, made in code: `build` is called once for each with paragraphs and gives (suffix, bytes)."""

import io
import textwrap
import zipfile
from collections.abc import Callable, Sequence
from html import escape

import pytest

Build = Callable[[Sequence[str]], bytes]
_PARTS = ("office", "text", "table", "style", "drawing")
ODF = " ".join(f'xmlns:{part}="urn:oasis:names:tc:opendocument:xmlns:{part}:1.0"' for part in _PARTS)


def text_file(paragraphs: Sequence[str]) -> bytes:
    return "\r\n\r\n".join(paragraphs).encode()


def html_file(paragraphs: Sequence[str]) -> bytes:
    body = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in paragraphs)
    return f"<!DOCTYPE html><html><head><title>x</title></head><body><article>{body}</article></body></html>".encode()


def docx_file(paragraphs: Sequence[str]) -> bytes:
    from docx import Document

    document = Document()
    for paragraph in paragraphs:
        written = document.add_paragraph(paragraph[:7])
        written.add_run(paragraph[7:]).bold = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def odt_file(paragraphs: Sequence[str]) -> bytes:
    return odt_of("".join(f"<text:p>{escape(paragraph)}</text:p>" for paragraph in paragraphs))


def odt_of(body: str, styles: str = "", before: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        package.writestr(
            "content.xml",
            f"{before}<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
    return out.getvalue()


def rtf_file(paragraphs: Sequence[str]) -> bytes:
    lines = ("".join(char if char < "\x7f" else f"\\u{ord(char)}?" for char in each) for each in paragraphs)
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times;}}\n" + "\\par\n".join(lines) + "}").encode()


def eml_file(paragraphs: Sequence[str]) -> bytes:
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"] = '"Harbour Authority" <press@example.org>'
    message["Date"] = "Wed, 03 Jul 2024 10:00:00 +0800"
    message.set_content("\n\n".join(paragraphs), cte="base64")
    return message.as_bytes()


def pdf_file(paragraphs: Sequence[str]) -> bytes:
    """One page of 9 points, lines of 60 characters, space between the paragraphs."""
    shown, height = [], 760
    for paragraph in paragraphs:
        for line in textwrap.wrap(paragraph, 60):
            shown.append(f"1 0 0 1 50 {height} Tm ({line}) Tj")
            height -= 11
        height -= 9
    return pdf_of([f"BT /F 9 Tf {' '.join(shown)} ET".encode("cp1252")])


def pdf_of(pages: Sequence[bytes], resources: bytes = b"", more: Sequence[bytes] = ()) -> bytes:
    """A PDF with one stream of drawing operators a page, Helvetica as /F, and further objects from number 4 on."""
    first = 4 + len(more)
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        *more,
    ]
    for number, stream in enumerate(pages):
        contents = first + 2 * number + 1
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>%s>>>>"
            % (contents, resources)
        )
        objects.append(b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream))
    out, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, len(out))
    )


BUILDERS: dict[str, Build] = {
    ".txt": text_file, ".md": text_file, ".html": html_file, ".docx": docx_file, ".odt": odt_file, ".rtf": rtf_file,
    ".eml": eml_file, ".pdf": pdf_file,
}  # fmt: skip


@pytest.fixture(params=sorted(BUILDERS))
def suffix(request: pytest.FixtureRequest) -> str:
    """Each format once."""
    return str(request.param)


@pytest.fixture
def build(suffix: str) -> Build:
    """Paragraphs -> a file of the format."""
    return BUILDERS[suffix]


@pytest.fixture
def odt() -> Callable[..., bytes]:
    return odt_of


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    return pdf_of


@pytest.fixture
def builders() -> dict[str, Build]:
    return BUILDERS
