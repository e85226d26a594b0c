"""Figures that disagree on one line: a number line for values, a time line for days. Positions only, no markup."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import ceil, floor, log10
from typing import NamedTuple

from claimcheck.interval import Printed, meant
from claimcheck.model import DATE_LIKE, Claim, Evidence, Finding

#: Width of the drawing in SVG units; marks stay clear of its ends.
WIDTH, MARGIN = 320.0, 14.0
#: Rows of one drawing; a longer series is drawn in part.
ROWS = 12
#: Values further apart than this are drawn on a logarithmic scale, or all but the largest would fall on one spot.
FAR_APART = 50
SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))


class Mark(NamedTuple):
    """One figure: its dot at `x`, and the stretch from `left` to `right` that it can mean; or a reference's figure."""

    figure: str
    x: float
    left: float
    right: float
    reference: bool = False


class Drawing(NamedTuple):
    """One row a mark, on a common scale with ticks at (x, words)."""

    kind: str
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]


class Scale(NamedTuple):
    """From a value to its place on the line."""

    first: float
    last: float
    logarithmic: bool = False

    def at(self, value: float) -> float:
        first, last = self.first, self.last
        if self.logarithmic:
            value, first, last = log10(value), log10(first), log10(last)
        part = (value - first) / (last - first) if last > first else 0.5
        return round(MARGIN + part * (WIDTH - 2 * MARGIN), 1)


def drawing(finding: Finding) -> Drawing | None:
    """The drawing for a finding whose figures, its evidence's included, are of one sort and differ, else None."""
    claims = finding.claims[:ROWS]
    if not claims or len({(claim.kind in DATE_LIKE, claim.unit) for claim in claims}) > 1:
        return None
    if claims[0].kind in DATE_LIKE:
        return _time_line(claims)
    return _number_line(claims, [row for row in finding.evidence if row.unit == claims[0].unit])


def _number_line(claims: Sequence[Claim], rows: Sequence[Evidence]) -> Drawing | None:
    values = [(float(c.low), float(c.high)) for c in claims if c.low is not None and c.high is not None]
    known = [(row, float(row.value)) for row in rows if row.value is not None]
    printed = [*(end for pair in values for end in pair), *(value for _, value in known)]
    if len(values) < len(claims) or len({*values, *((value, value) for _, value in known)}) < 2:
        return None
    spans = [meant(Printed(c.low, c.high, c.step, c.bound)) for c in claims]
    far = min(printed) > 0 and max(printed) / min(printed) > FAR_APART
    ends = [float(end) for span in spans for end in span if end is not None and (end > 0 or not far)]
    scale = Scale(min([*printed, *ends]), max([*printed, *ends]), far)
    marks = []
    for claim, (low, high), span in zip(claims, values, spans, strict=True):
        open_left = span.low is None or (far and span.low <= 0)
        left = 0.0 if open_left or span.low is None else scale.at(float(span.low))
        right = WIDTH if span.high is None else scale.at(float(span.high))
        marks.append(Mark(claim.text, scale.at((low + high) / 2), left, right))
    for row, value in known:
        at = scale.at(value)
        marks.append(Mark(f"{_words(value)}, {row.authority or row.table}", at, at, at, reference=True))
    ticks = [(scale.at(value), _words(value)) for value in _round_values(scale)]
    return Drawing("number line", tuple(marks), tuple(ticks))


def _round_values(scale: Scale) -> list[float]:
    """Two to five round values on the line: powers of a thousand where it is logarithmic, else 1, 2 or 5 times one."""
    if scale.logarithmic:
        first, last = ceil(log10(scale.first)), floor(log10(scale.last))
        step = max(1, (last - first) // 3)
        return [10.0**power for power in range(first, last + 1, step)]
    room = scale.last - scale.first
    power = 10.0 ** floor(log10(room / 2))
    width = next(power * n for n in (5, 2, 1) if room / (power * n) >= 2 or n == 1)
    return [n * width for n in range(ceil(scale.first / width), floor(scale.last / width) + 1)]


def _words(value: float) -> str:
    """94800000000 -> "94.8 billion"."""
    for power, word in SCALES:
        if abs(value) >= 10.0**power:
            return f"{_digits(value / 10.0**power)} {word}"
    return _digits(value)


def _digits(value: float) -> str:
    exact = Decimal(f"{value:.6g}")
    return f"{exact.normalize():,f}"


def _time_line(claims: Sequence[Claim]) -> Drawing | None:
    days = [(c.since, c.until) for c in claims if c.since is not None and c.until is not None]
    if len(days) < len(claims) or len(set(days)) < 2:
        return None
    first, last = min(since for since, _ in days), max(until for _, until in days)
    scale = Scale(first.toordinal(), last.toordinal() + 1)

    def at(day: date) -> float:
        return scale.at(day.toordinal())

    marks = []
    for claim, (since, until) in zip(claims, days, strict=True):
        middle = scale.at((since.toordinal() + until.toordinal() + 1) / 2)
        marks.append(Mark(claim.text, middle, at(since), scale.at(until.toordinal() + 1)))
    return Drawing("time line", tuple(marks), ((at(first), first.isoformat()), (at(last), last.isoformat())))
