"""Changes as text, JSON, Markdown and HTML. The same changes give the same bytes."""

import html
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from claimcheck.decisions import Decision
from claimcheck.diff.change import COUNTED, Change, What
from claimcheck.language.printing import plain
from claimcheck.table import as_json

FORMATS = ("text", "json", "markdown", "html")

#: In the order in which the count at the end names them.
_NAMES: Mapping[What, str] = {
    "changed": "changed",
    "added": "added",
    "dropped": "dropped",
    "words": "turned round by other words",
    "row": "in tables",
    "beside": "reworded",
    "rounded": "rounded",
    "moved": "moved",
}
#: From how many figures of one sort on a document's figures are one line: a new article is not forty news.
_FOLD = 12


def render(changes: Sequence[Change], accepted: Mapping[Change, Decision], form: str, show_all: bool = False) -> bytes:
    """The changes in one of FORMATS, UTF-8; show_all: figures moved or rounded, and accepted changes, too."""
    if form == "json":
        return _json(changes, accepted).encode("utf-8", "replace")
    shown = [c for c in changes if show_all or (c.counts and c not in accepted)]
    lines = {"text": _text, "markdown": _markdown, "html": _html}[form](shown, accepted)
    return ("\n".join((*lines, *_end(changes, accepted, form))) + "\n").encode("utf-8", "replace")


def sentence(change: Change) -> str:
    """ "changed: $1.2 billion -> $1.2 trillion (paragraph 4), x1000"."""
    values = " -> ".join(plain(value) for value in (change.before, change.after) if value)
    if change.what in ("words", "beside", "row") and change.note not in ("added", "dropped"):
        values = f"{plain(change.before) or 'nothing'} -> {plain(change.after) or 'nothing'}"
    note = f", {plain(change.note)}" if change.note else ""
    return f"{change.what}: {values} ({plain(change.place)}){note}"


def total(changes: Sequence[Change], accepted: Mapping[Change, Decision]) -> str:
    """ "figures: 2 changed, 1 dropped (3 moved, 1 accepted)"."""
    count = Counter(change.what for change in changes if change not in accepted)
    said = {what: f"{count[what]} {name}" for what, name in _NAMES.items() if count[what]}
    loud = [words for what, words in said.items() if what in COUNTED]
    quiet = [words for what, words in said.items() if what not in COUNTED]
    quiet += [f"{len(accepted)} accepted"] if accepted else []
    head = f"figures: {', '.join(loud)}" if loud else "no figure changed"
    return head + (f" ({', '.join(quiet)})" if quiet else "")


def _end(changes: Sequence[Change], accepted: Mapping[Change, Decision], form: str) -> tuple[str, ...]:
    if form == "html":
        return ("</main>",)
    return (total(changes, accepted),) if form == "text" else ("", f"{total(changes, accepted)}.")


def _folded(changes: Sequence[Change]) -> Iterator[tuple[Change, int]]:
    """Each change to show, with how many more of its sort it stands for."""
    count = Counter(change.what for change in changes)
    folded: set[What] = set()
    for change in changes:
        if change.what not in ("added", "dropped", "moved") or count[change.what] <= _FOLD:
            yield change, 0
        elif change.what not in folded:
            folded.add(change.what)
            yield change, count[change.what] - 1


def _documents(changes: Sequence[Change]) -> Iterator[tuple[str, list[tuple[Change, int]]]]:
    for name, group in groupby(changes, key=lambda change: change.document):
        yield name, list(_folded(list(group)))


def _text(changes: Sequence[Change], accepted: Mapping[Change, Decision]) -> Iterator[str]:
    for name, group in _documents(changes):
        yield plain(name)
        for change, more in group:
            yes = f" [accepted: {plain(accepted[change].reason)}]" if change in accepted else ""
            rest = f" and {more} more {change.what}" if more else ""
            yield f"  {sentence(change)}{rest}  {change.id}{yes}"


def _markdown(changes: Sequence[Change], accepted: Mapping[Change, Decision]) -> Iterator[str]:
    yield "### Figures that changed"
    for name, group in _documents(changes):
        yield from ("", f"**{_md(name)}**", "", "| what | before | after | where | |", "|---|---|---|---|---|")
        for change, more in group:
            cells = (change.what, change.before, change.after, change.place, _note(change, more, accepted))
            yield f"| {' | '.join(_md(cell) for cell in cells)} |"


def _md(text: str) -> str:
    """Text that Markdown neither formats nor takes for HTML."""
    return "".join(f"&#{ord(sign)};" if sign in "\\|`*_[]<>&#@" else sign for sign in plain(text))


def _note(change: Change, more: int, accepted: Mapping[Change, Decision]) -> str:
    parts = [change.note, f"and {more} more {change.what}" if more else ""]
    if change in accepted:
        parts.append(f"accepted: {accepted[change].reason}")
    return ", ".join(part for part in parts if part)


_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse;width:100%;margin:0 0 1.5rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #ccc}
del{color:#8f1d1d;background:#fbe9e9}ins{color:#14532d;background:#e7f5ea;text-decoration:none}
@media (prefers-color-scheme:dark){body{color:#eee;background:#161616}th,td{border-color:#444}
del{color:#ffb4b4;background:#3a1b1b}ins{color:#b5f0c3;background:#15301d}}
"""


def _html(changes: Sequence[Change], accepted: Mapping[Change, Decision]) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Figures that changed</title>'
    yield f"<style>{_STYLE}</style>\n<main>\n<h1>Figures that changed</h1>"
    yield f"<p>{html.escape(total(changes, accepted))}</p>"
    head = "".join(f'<th scope="col">{title}</th>' for title in ("What", "Before", "After", "Where", "Note"))
    for name, group in _documents(changes):
        yield f"<h2>{html.escape(plain(name))}</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>"
        for change, more in group:
            what, before, after, place, note = (
                html.escape(plain(cell))
                for cell in (change.what, change.before, change.after, change.place, _note(change, more, accepted))
            )
            yield (
                f'<tr id="{change.id}"><td>{what}</td><td><del>{before}</del></td><td><ins>{after}</ins></td>'
                f"<td>{place}</td><td>{note}</td></tr>"
            )
        yield "</tbody>\n</table>"


def _json(changes: Sequence[Change], accepted: Mapping[Change, Decision]) -> str:
    rows = [
        {
            "id": change.id,
            "what": change.what,
            "counts": change.counts,
            "document": change.document,
            "before": change.before,
            "after": change.after,
            "figure": change.figure,
            "place": change.place,
            "note": change.note,
            "accepted": accepted[change].reason if change in accepted else None,
            "old": as_json(change.old) if change.old else None,
            "new": as_json(change.new) if change.new else None,
        }
        for change in changes
    ]
    count = Counter(change.what for change in changes)
    return (
        json.dumps({"count": {what: count[what] for what in _NAMES}, "changes": rows}, ensure_ascii=False, indent=1)
        + "\n"
    )
