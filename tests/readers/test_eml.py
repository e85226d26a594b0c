"""Mail messages: header, the part that is read, quoted lines, attachments."""

from datetime import date
from email.message import EmailMessage

import pytest

from claimcheck.errors import ClaimcheckWarning, ReadError
from claimcheck.readers import read_bytes


@pytest.fixture
def message() -> EmailMessage:
    message = EmailMessage()
    message["From"] = '"Harbour Authority" <press@example.org>'
    message["Subject"] = "Fähren: 12% more"
    message["Date"] = "Wed, 03 Jul 2024 10:00:00 +0800"
    return message


def told(message: EmailMessage):
    return read_bytes(message.as_bytes(), "draft.eml", ".eml")


def test_header_and_plain_text(message):
    message.set_content("Ferries carried 1.2 million.\n\n> quoted 7\n> more 8\n\nBye 9\n-- \nPhone 555\n")
    message.add_alternative("<p>Ferries in HTML 1.2 million.</p>", subtype="html")
    document = told(message)
    assert (document.published, document.title, document.outlet) == (
        date(2024, 7, 3), "Fähren: 12% more", "Harbour Authority",
    )  # fmt: skip
    assert document.text.split("\n\n") == [
        "Fähren: 12% more", "Ferries carried 1.2 million.", "> quoted 7\n> more 8", "Bye 9", "Phone 555",
    ]  # fmt: skip
    places = {document.text[start:end]: place for start, end, place in document.places}
    assert places == {
        "Fähren: 12% more": "headline", "> quoted 7\n> more 8": "furniture", "Phone 555": "furniture",
    }  # fmt: skip


def test_html_is_read_where_there_is_no_plain_text(message):
    message.set_content("<p>Ferries carried 10<sup>6</sup> people.</p>", subtype="html")
    assert told(message).text.endswith("Ferries carried 10⁶ people.")


def test_attachments_are_named_in_a_warning(message):
    message.set_content("See 1 file.")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="ferries.pdf")
    with pytest.warns(ClaimcheckWarning, match=r"attachments are not read \(ferries\.pdf\)"):
        assert told(message).text.endswith("See 1 file.")


def test_flowed_lines_are_one_paragraph():
    data = (
        b"Subject: 5\nContent-Type: text/plain; format=flowed\n\nFerries carried 1.2 \nmillion people\nin 2023.\n-- \n9"
    )
    assert read_bytes(data, "d", ".eml").text == "5\n\nFerries carried 1.2 million people\nin 2023.\n\n9"


@pytest.mark.parametrize("charset", ["no-such-charset", "utf-8", "x" * 100])
def test_unknown_charsets_are_read_as_utf_8(charset):
    data = f"Subject: =?{charset}?q?5?=\nContent-Type: text/plain; charset={charset}\n\n€4 for 12 km".encode()
    assert read_bytes(data, "d", ".eml").text.endswith("€4 for 12 km")


def test_a_text_without_header_is_no_message():
    with pytest.raises(ReadError, match="no mail message"):
        read_bytes(b"\n\nFerries carried 5 people.", "d", ".eml")
