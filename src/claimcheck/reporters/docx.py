"""A copy of the draft with a comment on each flagged figure; text and formatting stay as they are.

A Word document is copied with everything in it (ECMA-376 part 1, 17.13.4: comments); any other text becomes a new,
plain document with the same comments.
"""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.errors import ReadError, UsageError
from claimcheck.model import Claim, Document, Finding
from claimcheck.office.docx import open_document, story
from claimcheck.office.story import Story, cut
from claimcheck.reporters.article import paragraphs
from claimcheck.reporters.layout import Layout
from claimcheck.reporters.place import Spot, spots
from claimcheck.reporters.report import Report
from claimcheck.reporters.wording import coverage_line, evidence_line, label, located, sentences

AUTHOR, INITIALS = "claimcheck", "cc"
#: Zip members say when they were written; the same report gives the same bytes (the earliest day that a zip can hold).
EARLIEST = (1980, 1, 1, 0, 0, 0)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Stretch(NamedTuple):
    """The first and the last element of the main text that print a figure and nothing else, where that can be had."""

    first: Any
    last: Any


def render(report: Report, layout: Layout) -> bytes:
    """The commented copy.

    Raises:
        UsageError: not exactly one document with its text.
        ReadError: the file is no longer the one that was checked.
    """
    texts = [document for document in report.documents if document.text]
    if len(report.names) != 1:
        raise UsageError(f"docx comments one document, and {len(report.names)} are under check; check them one by one.")
    if not texts:
        raise UsageError(f"docx comments the text of {report.names[0]}, which has none; choose another --format.")
    document = texts[0]
    said: dict[str, list[Finding]] = {}
    findings = report.shown(layout.show_all)
    places = spots(report.documents, (claim for finding in findings for claim in finding.claims))
    for finding in findings:
        for claim in finding.claims:
            said.setdefault(claim.id, []).append(finding)
    marked = [claim for claim in report.claims if claim.id in said]
    source = report.sources.get(document.name)
    if source is not None and source.suffix.lower() == ".docx":
        word, start, stretches = _copy(source, document, marked)
    else:
        word, start, stretches = _plain_document(document, marked)
    comments = [(start, [coverage_line(report.coverage)])]
    comments += [(stretches.get(claim.id), list(_said(claim, said[claim.id], places))) for claim in marked]
    _add(word, [(stretch, words) for stretch, words in comments if stretch is not None])
    return _saved(word)


def _said(claim: Claim, findings: Sequence[Finding], places: Mapping[str, Spot]) -> Iterator[str]:
    """The paragraphs of the comment on one figure, finding by finding."""
    for finding in findings:
        yield f"{label(finding)}: {finding.check}"
        yield from sentences(finding)
        yield from (f"Source: {evidence_line(row)}" for row in finding.evidence)
        others = [places[other.id] for other in finding.claims if other.id != claim.id]
        yield from (f"See “{other.figure}”, {located(other)}" for other in others)


def _copy(source: Path, document: Document, marked: Sequence[Claim]) -> tuple[Any, Stretch | None, dict[str, Stretch]]:
    """The Word document with each figure in runs of its own; figures from the last to the first, so that what is cut
    off behind one leaves the offsets of those before it."""
    try:
        data = source.read_bytes()
    except OSError as error:
        raise ReadError(f"{source}: cannot be read again ({error.strerror}); check it where it is now.") from None
    word = open_document(data, str(source))
    told = story(word)
    if told.text != document.text:
        raise ReadError(f"{source}: the file has changed since it was read; check it again.")
    stretches = {claim.id: stretch for claim in reversed(marked) if (stretch := _isolated(told, claim))}
    first = Stretch(told.pieces[0].pin, told.pieces[0].pin) if told.pieces else None
    return word, first, stretches


def _isolated(told: Story, claim: Claim) -> Stretch | None:
    pieces = cut(told, claim.start, claim.end)
    if not pieces:
        return None
    first, since, _ = pieces[0]
    last, _, until = pieces[-1]
    if last.pin is last.run:
        _run_from(last.node, until)
    begun = _run_from(first.node, since) if first.pin is first.run else first.node
    ended = begun if last.node is first.node else last.node
    return Stretch(
        begun.getparent() if first.pin is first.run else first.pin,
        ended.getparent() if last.pin is last.run else last.pin,
    )


def _run_from(node: Any, offset: int) -> Any:
    """Begin a run at an offset of the node's text; the node that prints what is behind it."""
    text = node.text or "" if node.tag == f"{_W}t" else " "
    if offset >= len(text):
        behind = node.getnext()
        return node if behind is None else _begin_run(behind)
    if offset <= 0:
        return _begin_run(node)
    rest = deepcopy(node)
    node.text, rest.text = text[:offset], text[offset:]
    for part in (node, rest):
        part.set(_SPACE, "preserve")
    node.addnext(rest)
    return _begin_run(rest)


def _begin_run(node: Any) -> Any:
    """Make the node the first of its run: it and what follows it move to a new run with the same properties."""
    run = node.getparent()
    if all(child.tag == f"{_W}rPr" for child in node.itersiblings(preceding=True)):
        return node
    new = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(f"{_W}rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    for child in (node, *node.itersiblings()):
        new.append(child)
    run.addnext(new)
    return node


def _plain_document(document: Document, marked: Sequence[Claim]) -> tuple[Any, Stretch | None, dict[str, Stretch]]:
    """A new document of the text's paragraphs."""
    import docx

    word = docx.Document()
    stretches: dict[str, Stretch] = {}
    runs = []
    for paragraph in paragraphs(document, marked, {claim.id: (claim.id, "unchecked", None) for claim in marked}):
        written = word.add_paragraph(style="Title" if paragraph.place == "headline" else None)
        for piece in paragraph.pieces:
            run = written.add_run(piece.text)._r
            runs.append(run)
            if piece.anchor:
                stretches[piece.anchor] = Stretch(run, run)
    return word, Stretch(runs[0], runs[0]) if runs else None, stretches


def _add(word: Any, comments: Sequence[tuple[Stretch, Sequence[str]]]) -> None:
    """Each comment from the first to the last element, without the day, which is the reader's business.

    Written by hand: python-docx looks through all comments for each new number.
    """
    part = word.comments._comments_elm
    first = 1 + max((int(comment.get(f"{_W}id")) for comment in part), default=-1)
    for number, (stretch, said) in enumerate(comments, first):
        part.append(_comment(part.makeelement, str(number), said))
        make, named = stretch.first.makeelement, {f"{_W}id": str(number)}
        reference = make(f"{_W}r")
        reference.append(make(f"{_W}commentReference", named))
        stretch.first.addprevious(make(f"{_W}commentRangeStart", named))
        stretch.last.addnext(reference)
        stretch.last.addnext(make(f"{_W}commentRangeEnd", named))


def _comment(make: Any, number: str, said: Sequence[str]) -> Any:
    comment = make(f"{_W}comment", {f"{_W}id": number, f"{_W}author": AUTHOR, f"{_W}initials": INITIALS})
    for words in said:
        paragraph, run, text = (make(f"{_W}{name}") for name in "prt")
        text.text = words
        text.set(_SPACE, "preserve")
        run.append(text)
        paragraph.append(run)
        comment.append(paragraph)
    return comment


def _saved(word: Any) -> bytes:
    """The package with every member written on the same day."""
    written, out = BytesIO(), BytesIO()
    word.save(written)
    with zipfile.ZipFile(written) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for member in package.infolist():
            copy.writestr(zipfile.ZipInfo(member.filename, EARLIEST), package.read(member), zipfile.ZIP_DEFLATED)
    return out.getvalue()
