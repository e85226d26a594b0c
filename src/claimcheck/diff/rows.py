"""Two versions of a plain table (a reference table, metadata.csv): which rows came, went or were revised.

Rows are matched by what is in them: equal rows first, wherever they moved; then the rows that share most cells.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence

from claimcheck.diff.change import Change

#: Share of cells that two rows have in common from which they are versions of one row.
LIKE = 0.5
#: From how many pairs on a revised row is only looked for near its old place.
MANY = 250_000
REACH = 40

Row = tuple[int, dict[str, str]]


def diff_rows(name: str, old: str, new: str) -> list[Change]:
    """The rows that differ, in order of the new table, whose name is given; the header is row 1."""
    before, after = _rows(old), _rows(new)
    gone = _less(before, after)
    come = _less(after, before)
    pairs = list(_revised(gone, come))
    revised_old, revised_new = {a[0] for a, _ in pairs}, {b[0] for _, b in pairs}
    found = [change for a, b in pairs for change in _cells(name, a, b)]
    found += [_whole(name, row, "added") for row in come if row[0] not in revised_new]
    found += [_whole(name, row, "dropped") for row in gone if row[0] not in revised_old]
    return found


def _rows(text: str) -> list[Row]:
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    header = rows[0] if rows else []
    return [(number, dict(zip(header, row, strict=False))) for number, row in enumerate(rows[1:], 2) if any(row)]


def _less(rows: Sequence[Row], others: Sequence[Row]) -> list[Row]:
    """The rows that have no equal among the others; columns may stand in another order."""
    left = Counter(frozenset(cells.items()) for _, cells in others)
    rest = []
    for number, cells in rows:
        key = frozenset(cells.items())
        if left[key]:
            left[key] -= 1
        else:
            rest.append((number, cells))
    return rest


def _revised(gone: Sequence[Row], come: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    few = len(gone) * len(come) <= MANY
    ranked = []
    for i, (_, a) in enumerate(gone):
        first, last = (0, len(come)) if few else (max(0, i - REACH), i + REACH)
        for j, (_, b) in enumerate(come[first:last], first):
            common = sum(value == b.get(column) for column, value in a.items()) / (max(len(a), len(b)) or 1)
            if common >= LIKE:
                ranked.append((-common, abs(i - j), i, j))
    taken: tuple[set[int], set[int]] = set(), set()
    for _, _, i, j in sorted(ranked):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield gone[i], come[j]


def _cells(name: str, old: Row, new: Row) -> Iterator[Change]:
    number, cells = new
    for column in dict.fromkeys((*old[1], *cells)):
        before, after = old[1].get(column, ""), cells.get(column, "")
        if before != after:
            place = f"row {number}, column {column}"
            yield Change("row", name, None, None, before, after, place, number, _label(cells, column))


def _whole(name: str, row: Row, note: str) -> Change:
    number, cells = row
    printed = "; ".join(value for value in cells.values() if value)
    before, after = (printed, "") if note == "dropped" else ("", printed)
    return Change("row", name, None, None, before, after, f"row {number}", number, note)


def _label(cells: dict[str, str], changed: str) -> str:
    """The first cells of the row beside the changed one: what the row is about."""
    return ", ".join([value for column, value in cells.items() if value and column != changed][:3])
