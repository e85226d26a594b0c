"""Word documents; `claimcheck.office.docx` does the walk and leads offsets back to runs."""

from claimcheck.model import Place
from claimcheck.readers.content import Content, Metadata

#: Style names of Word (lower case), and of newsrooms' templates, by the place that they mark.
_PLACES: dict[str, Place] = {
    "title": "headline", "headline": "headline",
    "subtitle": "summary", "standfirst": "summary", "deck": "summary", "dek": "summary", "summary": "summary",
    "abstract": "summary", "caption": "caption", "quote": "quote", "intense quote": "quote",
}  # fmt: skip


def extract(data: bytes, where: str, encoding: str | None = None) -> Content:
    """The text of a .docx file. `encoding` has no say: the format fixes it.

    Raises:
        ReadError: damaged, encrypted, or larger than any article.
    """
    from claimcheck.office.docx import open_document, story

    told = story(open_document(data, where))
    places: list[tuple[int, int, Place]] = []
    title = None
    for number, paragraph in enumerate(told.paragraphs):
        style = paragraph.style.lower()
        place = "headline" if number == 0 and style == "heading 1" else _PLACES.get(style)
        if place:
            places.append((paragraph.start, paragraph.end, place))
        if place == "headline" and title is None:
            title = told.text[paragraph.start : paragraph.end]
    origin = tuple((paragraph.start, paragraph.end, paragraph.where) for paragraph in told.paragraphs)
    return Content(told.text, Metadata(title=title), tuple(places), origin)
