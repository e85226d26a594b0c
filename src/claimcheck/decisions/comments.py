"""Decisions in the text: `<!-- claimcheck: ignore[shares, totals] counted by hand; who: MS; until: 2026-03-31 -->`.

It covers the figures of the paragraph that it stands in; alone in its paragraph, those of the next one;
`ignore-file[...]` covers the whole document. `ignore[]` covers every check.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from claimcheck.decisions.decision import Decision, one_line
from claimcheck.errors import ReadError
from claimcheck.language.pattern import lazy
from claimcheck.model import Document

_COMMENT = lazy(r"<!--\s*+claimcheck:\s*+(?P<verb>ignore(?>-file|))\[(?P<checks>[^\]<>]*+)\](?P<say>[^<>]*?)-->")
_BLANK_LINE = lazy(r"\n[ \t\r]*+\n\s*+")
_BLOCK = lazy(
    r"</?(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|td|th|tr|table|blockquote|figure|figcaption|section|article|aside|main"
    r"|header|footer|body|head|html|br|pre|title)(?>\s[^<>]*+|)/?>",
    re.IGNORECASE,
)
_TAG = lazy(r"<[^<>]*+>")
_FIELD = lazy(r";\s*+(who|until):\s*+([^;]*+)")
#: Characters of a block that must be found again in the document's text.
_PROBE = 120


def ignore_comments(document: Document, source: str | None = None) -> list[Decision]:
    """The decisions in a document's comments.

    source: the file's characters where they are not the document's text (HTML).

    Raises:
        ReadError: a comment that gives no reason, or a day that is none.
    """
    if source is None:
        return list(_in_text(document))
    return list(_in_html(document, source))


def _in_text(document: Document) -> Iterator[Decision]:
    text = document.text
    spans = list(_pieces(_BLANK_LINE.finditer(text), len(text)))
    return _placed(document, text, spans, [_uncommented(text[start:end]).strip() for start, end in spans])


def _in_html(document: Document, source: str) -> Iterator[Decision]:
    blocks = list(_pieces(_BLOCK.finditer(source), len(source)))
    printed = [one_line(html.unescape(_TAG.sub("", _uncommented(source[start:end])))) for start, end in blocks]
    for decision in _placed(document, source, blocks, printed):
        if decision.span is None:
            yield decision
        else:
            block = bisect_right(blocks, decision.span[0], key=lambda span: span[0]) - 1
            yield replace(decision, span=_find(printed[block], document.text))


def _placed(
    document: Document, source: str, spans: Sequence[tuple[int, int]], printed: Sequence[str]
) -> Iterator[Decision]:
    """The comments of the source, each with the span of its piece or, alone in it, of the next one."""
    covered = [(len(source), len(source))] * len(spans)
    for at in range(len(spans) - 1, -1, -1):
        covered[at] = spans[at] if printed[at] or at + 1 == len(spans) else covered[at + 1]
    lines = [match.start() for match in re.finditer("\n", source)]
    for match in _COMMENT.finditer(source):
        at = bisect_right(spans, match.start(), key=lambda span: span[0]) - 1
        yield from _decisions(document, match, covered[at], bisect_right(lines, match.start()) + 1)


def _uncommented(text: str) -> str:
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join((*kept, text[at:]))


def _pieces(cuts: Iterator[re.Match[str]], end: int) -> Iterator[tuple[int, int]]:
    at = 0
    for cut in cuts:
        yield at, cut.start()
        at = cut.end()
    yield at, end


def _find(block: str, text: str) -> tuple[int, int]:
    """Where the block's words stand in the document's text; (0, 0), which covers nothing, where they do not."""
    spans = [match.span() for match in re.finditer(r"\S++", text)]
    joined = " ".join(text[start:end] for start, end in spans)
    at = joined.find(block[:_PROBE])
    if at < 0 or not block:
        return (0, 0)
    first = joined.count(" ", 0, at)
    last = joined.count(" ", 0, min(at + len(block), len(joined)) - 1)
    return spans[first][0], spans[last][1]


def _decisions(document: Document, match: re.Match[str], span: tuple[int, int], line: int) -> Iterator[Decision]:
    where = f"{document.name}, line {line}"
    fields = dict(_FIELD.findall(match["say"]))
    reason = one_line(_FIELD.sub("", match["say"]))
    if not reason:
        raise ReadError(f"{where}: the ignore comment gives no reason; write it behind the brackets.")
    for check in [name.strip() for name in match["checks"].split(",")]:
        yield Decision(
            reason=reason,
            check=check,
            document=document.name,
            who=fields.get("who", "").strip() or None,
            until=_day(fields.get("until", "").strip(), where),
            span=None if match["verb"] == "ignore-file" else span,
            where=where,
        )


def _day(text: str, where: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ReadError(f"{where}: until is {text!r}; expected a day such as 2024-07-03.") from None
