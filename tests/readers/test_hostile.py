"""Files made to hurt: each ends within ten seconds and 500 MB, with a document or with one sentence."""

import io
import json
import subprocess
import sys
import zipfile

import pytest

from claimcheck.errors import ReadError
from claimcheck.readers import read_bytes

SECONDS, MEGABYTES = 10, 500
READ = """
import json, resource, sys, warnings
from claimcheck import readers
from claimcheck.errors import ClaimcheckError
warnings.simplefilter("ignore")
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]), int(sys.argv[2])))
try:
    told = [len(readers.read_bytes(sys.stdin.buffer.read(), "draft", sys.argv[1]).text), ""]
except ClaimcheckError as error:
    told = [None, str(error)]
used = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([*told, used / (1 << (20 if sys.platform == "darwin" else 10))]))
"""
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'aaaaaaaaaa'>{}]>".format(
    "".join(f"<!ENTITY a{number + 1} '{f'&a{number};' * 10}'>" for number in range(9))
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/hostname">]>'


def docx_of(body: str, before: str = "", more: bytes = b"") -> bytes:
    """Word's default document with another body, and one more file of the archive."""
    from docx import Document

    whole, out = io.BytesIO(), io.BytesIO()
    Document().save(whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            main = f"{before}<w:document {W}><w:body>{body}</w:body></w:document>"
            new.writestr(name, main if name == "word/document.xml" else old.read(name))
        if more:
            new.writestr("word/media/picture.bin", more)
    return out.getvalue()


def cell(depth: int, opening: str, closing: str, inner: str = "5") -> str:
    return opening * depth + inner + closing * depth


PARAGRAPH = "<w:p><w:r><w:t>5 &a9;</w:t></w:r></w:p>"
TABLE = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")
ODT_ROW = ("<table:table-row><table:table-cell>", "</table:table-cell></table:table-row>")
FORM = (
    b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>/Length 60>>\nstream\n%s\nendstream"
)

#: name -> suffix, file (made when asked for), whether it must be refused
FILES = {
    "zip bomb in a picture": (".docx", lambda odt, pdf: docx_of("", more=b"\0" * 160_000_000), True),
    "zip bomb of XML": (".docx", lambda odt, pdf: docx_of("<w:p/>" * 2_000_000), True),
    "as much XML as is let in": (".docx", lambda odt, pdf: docx_of("<w:p/>" * 300_000), False),
    "one long run": (".docx", lambda odt, pdf: docx_of(f"<w:p><w:r><w:t>{'5 ' * 2_000_000}</w:t></w:r></w:p>"), False),
    "entities in docx": (".docx", lambda odt, pdf: docx_of(PARAGRAPH, LAUGHS), True),
    "tables in tables": (".docx", lambda odt, pdf: docx_of(cell(80, *TABLE, "<w:p/>")), False),
    "deeper than XML allows": (".docx", lambda odt, pdf: docx_of(cell(9_000, *TABLE)), True),
    "entities in odt": (".odt", lambda odt, pdf: odt("<text:p>5 &a9;</text:p>", before=LAUGHS), True),
    "many paragraphs": (".odt", lambda odt, pdf: odt("<text:p>5</text:p>" * 180_000), False),
    "rows in rows": (".odt", lambda odt, pdf: odt(cell(100, *ODT_ROW, "<text:p>5</text:p>")), False),
    "a wide space": (".odt", lambda odt, pdf: odt("<text:p>5<text:s text:c='999999999'/></text:p>" * 999), False),
    "a deep page": (".html", lambda odt, pdf: b"<b>" * 39_000 + b"5", True),
    "a page of paragraphs": (".html", lambda odt, pdf: b"<p>There are 5 boats here.</p>" * 19_000, False),
    "a page of one word": (".html", lambda odt, pdf: b"<p>" + b"5 boats, " * 300_000, False),
    "a page too large": (".html", lambda odt, pdf: b"<p>5 boats</p>" * 900_000, True),
    "entities in html": (".html", lambda odt, pdf: LAUGHS.encode() + b"<p>5 &a9;", False),
    "groups in groups": (".rtf", lambda odt, pdf: b"{\\rtf1 " + b"{" * 900_000 + b"5" + b"}" * 900_001, False),
    "control words": (".rtf", lambda odt, pdf: b"{\\rtf1 " + b"\\u5 " * 900_000 + b"}", False),
    "binary beyond the end": (".rtf", lambda odt, pdf: b"{\\rtf1 \\bin9999999999 5}", True),
    "parts in parts": (".eml", lambda odt, pdf: b"Content-Type: message/rfc822\n\n" * 190 + b"\n5", False),
    "many parts": (".eml", lambda odt, pdf: b"Content-Type: message/rfc822\n\n" * 9_000 + b"\n5", True),
    "brackets in an address": (".eml", lambda odt, pdf: b"From: " + b"((" * 500_000 + b"\n\n5", False),
    "encoded words": (".eml", lambda odt, pdf: b"Subject: " + b"=?utf-8?q?5?= " * 300_000 + b"\n\n5", False),
    "a page tree in a circle": (".pdf", lambda odt, pdf: pdf([b"5"]).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]"), True),
    "many pages": (".pdf", lambda odt, pdf: pdf([b"BT /F 9 Tf (5) Tj ET"] * 1_100), True),
    "states without end": (".pdf", lambda odt, pdf: pdf([b"q " * 9_000_000]), True),
    "forms in forms": (
        ".pdf",
        lambda odt, pdf: pdf([b"/X Do"], b"/XObject<</X 4 0 R>>", [FORM % (5 + n, b"/X Do " * 10) for n in range(12)]),
        True,
    ),
    "collections in YAML": (".md", lambda odt, pdf: b"---\na: " + b"[" * 19_000 + b"\n---\n5", False),
    "a text longer than a book": (".txt", lambda odt, pdf: b"5 boats " * 1_000_000, True),
}  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell or limit a process's memory")
@pytest.mark.parametrize("name", FILES)
def test_time_and_memory(name, odt, pdf):
    suffix, make, refused = FILES[name]
    command = [sys.executable, "-c", READ, suffix, str(SECONDS)]
    done = subprocess.run(command, input=make(odt, pdf), capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()[-500:]
    characters, message, megabytes = json.loads(done.stdout)
    assert megabytes < MEGABYTES
    assert (characters is None) is refused, message
    assert not refused or (message.startswith("draft: ") and "\n" not in message)


def test_nothing_outside_the_file_is_read(odt):
    """An entity that names a file of this machine stays what it is: nothing."""
    assert read_bytes(odt("<text:p>5 &a9;</text:p>", before=OUTSIDE), "draft", ".odt").text == "5"
    assert read_bytes(docx_of(PARAGRAPH, OUTSIDE), "draft", ".docx").text == "5 "


def test_an_encrypted_office_file_says_so():
    with pytest.raises(ReadError, match=r"save it as \.docx without a password"):
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "draft", ".docx")
