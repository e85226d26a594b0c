"""Correction lines, as they are printed under an article: "An earlier version gave X; it is Y."

The finding must name what to print, and which of its figures that replaces, without doubt; where two places disagree
nobody knows yet which is wrong, and the line has a gap to fill in. Below each: why, and who else carries the figure.
"""

from claimcheck.language.pattern import lazy
from claimcheck.language.printing import plain
from claimcheck.model import Claim
from claimcheck.reporters.layout import Layout, utf8
from claimcheck.reporters.place import spots
from claimcheck.reporters.report import Report
from claimcheck.reporters.wording import coverage_line, located

GAP = "____"
_WEEKDAY = lazy(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
#: A suggestion that is itself a figure or a weekday, without its alternative.
_FIGURE = lazy(rf"(?:{_WEEKDAY.pattern}|(?>[A-Z]{{3}} |)[$€£¥-]?+\d[^;,]*+(?>,\d[^;,]*+)*+)(?=$|, or )")
#: How a suggested figure ends -> the unit of the claim that it replaces; other units are written out.
_UNITS = {"%": "percent", "points": "percentage_point"}


def render(report: Report, layout: Layout) -> bytes:
    """One entry a conflict, in report order."""
    everywhere = (*report.claims, *report.archive)
    places = spots(report.documents, everywhere)
    carriers: dict[tuple[object, ...], list[Claim]] = {}
    for claim in everywhere:
        if claim.measure:
            carriers.setdefault(_value(claim), []).append(claim)
    under_check = {claim.id for claim in report.claims}
    lines = [coverage_line(report.coverage)]
    for finding in report.by_standing["conflict"]:
        own = [claim for claim in finding.claims if claim.id in under_check]
        wrong, right = _replaced(own, finding.suggestion)
        for claim in wrong:
            others = [located(places[c.id]) for c in carriers.get(_value(claim), []) if c.document != claim.document]
            lines += [
                "",
                f"{located(places[claim.id])}",
                f"  An earlier version gave “{plain(claim.text)}”; it is {right}.",
            ]
            lines.append(f"  Why: {plain(finding.message)}")
            lines += [f"  Also in: {'; '.join(dict.fromkeys(others))}"] * bool(others)
    return utf8("\n".join(lines) + "\n")


def _replaced(claims: list[Claim], suggestion: str | None) -> tuple[list[Claim], str]:
    """The figures that may be wrong, and what to print instead; a gap where that is not certain."""
    figure = _FIGURE.match(plain(suggestion or ""))
    if figure is None:
        return claims, GAP
    right = figure[0].strip()
    if _WEEKDAY.match(right):
        same = [claim for claim in claims if _WEEKDAY.search(claim.text)]
        right = _WEEKDAY.sub(right, plain(same[0].text), count=1) if len(same) == 1 else GAP
    else:
        unit = _UNITS.get(right.rpartition(" ")[2], right.rpartition(" ")[2])
        same = [claim for claim in claims if claim.unit == unit] if len(claims) > 1 else claims
    return (same, right) if len(same) == 1 else (claims, GAP)


def _value(claim: Claim) -> tuple[object, ...]:
    """Two claims with the same of it carry the same figure."""
    return claim.kind, claim.low, claim.high, claim.unit, claim.since, claim.until, claim.measure, claim.entities
