"""Values over time as a table, and as a drawing in a page of its own."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from itertools import groupby
from math import log10

from claimcheck.language.printing import plain
from claimcheck.store.ledger import Entry
from claimcheck.table import guard

FORMATS = ("text", "csv", "json", "html")
#: The drawing in SVG units, and how many of the commonest units are drawn.
WIDTH, HEIGHT, MARGIN = 720.0, 220.0, 36.0
DRAWN = 4
#: Values further apart than this are drawn on a logarithmic scale.
FAR_APART = 50


def render(entries: Sequence[Entry], query: str, form: str) -> bytes:
    """The entries in one of FORMATS."""
    if form == "csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(Entry._fields)
        numbers = {Entry._fields.index("value"), Entry._fields.index("high")}
        writer.writerows([cell if at in numbers else guard(cell) for at, cell in enumerate(entry)] for entry in entries)
        return out.getvalue().encode()
    if form == "json":
        return (json.dumps([entry._asdict() for entry in entries], ensure_ascii=False, indent=1) + "\n").encode()
    return (_page(entries, query) if form == "html" else _lines(entries)).encode()


def _lines(entries: Sequence[Entry]) -> str:
    rows = [(_period(e), plain(e.text), plain(f"{e.measure} {e.entities}".strip()), _source(e)) for e in entries]
    if not rows:
        return "Nothing of this has been printed.\n"
    widths = [max(len(row[at]) for row in rows) for at in range(3)]
    return "".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]).rstrip() + "\n"
        for row in rows
    )


def _period(entry: Entry) -> str:
    if not entry.since and not entry.until:
        return "no period"
    return entry.since if entry.since == entry.until else f"{entry.since or '...'} to {entry.until or '...'}"


def _source(entry: Entry) -> str:
    return plain(", ".join(filter(None, (entry.published, entry.outlet, entry.title, entry.document))))


def _page(entries: Sequence[Entry], query: str) -> str:
    """One page without anything from elsewhere."""
    units = sorted({e.unit for e in entries}, key=lambda unit: (-sum(e.unit == unit for e in entries), unit))
    drawings = "".join(_drawing([e for e in entries if e.unit == unit and e.day], unit) for unit in units[:DRAWN])
    rows = "".join(
        f"<tr><td>{escape(_period(e))}<td>{escape(plain(e.text))}<td>{escape(plain(e.measure))}"
        f"<td>{escape(plain(e.entities))}<td>{escape(e.published)}<td>{_linked(e)}</tr>\n"
        for e in entries
    )
    head = "".join(f"<th scope=col>{name}" for name in ("period", "figure", "measure", "of", "printed", "where"))
    title = escape(plain(query))
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{title}</title>\n<style>{_STYLE}</style>\n'
        f"<h1>{title}</h1>\n<p>{len(entries):,} printed values</p>\n{drawings}"
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</html>\n"
    )


_STYLE = (
    ":root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;"
    "padding:0 1rem}svg{width:100%;height:auto}text{font-size:11px;fill:currentColor}line{stroke:currentColor;"
    "stroke-opacity:.5}circle{fill:#1f4e79;fill-opacity:.75}table{border-collapse:collapse;width:100%}"
    "td,th{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8886}"
)


def _linked(entry: Entry) -> str:
    where = escape(plain(", ".join(filter(None, (entry.outlet, entry.title or entry.document)))))
    if entry.url.lower().startswith(("https://", "http://")):
        return f'<a href="{escape(entry.url)}" rel="noreferrer">{where}</a>'
    return where


def _drawing(entries: Sequence[Entry], unit: str) -> str:
    """Each value at the end of its period, or on the day that it was printed; the same value twice is one dot."""
    if not entries:
        return ""
    days = [date.fromisoformat(entry.day).toordinal() for entry in entries]
    values = [float(Decimal(entry.value)) for entry in entries]
    far = min(values) > 0 and max(values) / min(values) > FAR_APART
    heights = [log10(value) for value in values] if far else values
    label = escape(plain(unit or "figures"))
    marks = "".join(_marks(entries, days, heights))
    ends = _ends(days, values)
    return f'<figure><figcaption>{label}</figcaption><svg viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img" ' \
        f'aria-label="{label} over time">{ends}{marks}</svg></figure>\n'  # fmt: skip


def _marks(entries: Sequence[Entry], days: Sequence[int], heights: Sequence[float]) -> Iterator[str]:
    placed = [
        (_at(day, days, WIDTH), HEIGHT - _at(height, heights, HEIGHT), entry)
        for entry, day, height in zip(entries, days, heights, strict=True)
    ]
    placed.sort(key=lambda mark: mark[:2])
    for (x, y), group in groupby(placed, key=lambda mark: mark[:2]):
        said = "; ".join(f"{plain(entry.text)} ({_source(entry)})" for _, _, entry in list(group)[:5])
        yield f'<circle cx="{x:g}" cy="{y:g}" r="4"><title>{escape(said)}</title></circle>'


def _at(value: float, among: Sequence[float], length: float) -> float:
    low, high = min(among), max(among)
    part = (value - low) / (high - low) if high > low else 0.5
    return round(MARGIN + part * (length - 2 * MARGIN), 1)


def _ends(days: Sequence[int], values: Sequence[float]) -> str:
    bottom = HEIGHT - MARGIN / 2
    first, last = (date.fromordinal(day).isoformat() for day in (min(days), max(days)))
    low, high = (f"{Decimal(f'{value:.6g}').normalize():,f}" for value in (min(values), max(values)))
    return (
        f'<line x1="{MARGIN:g}" x2="{WIDTH - MARGIN:g}" y1="{bottom:g}" y2="{bottom:g}"/>'
        f'<text x="{MARGIN:g}" y="{HEIGHT - 4:g}">{first}</text>'
        f'<text x="{WIDTH - MARGIN:g}" y="{HEIGHT - 4:g}" text-anchor="end">{last}</text>'
        f'<text x="0" y="{HEIGHT - MARGIN + 14:g}">{low}</text><text x="0" y="{MARGIN - 14:g}">{high}</text>'
    )
