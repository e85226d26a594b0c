"""Years gone by must be the difference of the years: anniversaries, "two years ago", ages and birth dates.

Why: a story is updated a year later, and the count of years in it is not.

Example: in an article of 2025, "in 2001, 34 years ago" is a conflict: 2025 - 2001 = 24. So is "over four years, from
2025 to 2027", which are two years or, both counted in, three.

Cannot see: spans whose first or last year is not printed near them; years counted in (the first year as year one).
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from claimcheck.comparator.causes import explain
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import day, printed, quoted
from claimcheck.interval import Days, Interval, Printed, compare_days, meant
from claimcheck.language.pattern import lazy
from claimcheck.model import DATE_LIKE, Claim, Finding, Severity

CHECK = "elapsed"
#: ", " or " (" between "1991" and "30 years ago".
GAP = 4
#: ", between " between "the past ten years" and "2015 and 2024".
FROM = 10
#: Sentences between a year and the "two years on" that counts from it.
NEAR = 3
ANNIVERSARIES = frozenset({"anniversary", "birthday", "jubilee"})
YEARS = ("year", "decade", "centur")
TWO_YEARS = lazy(r"(\d{4})(?:-|–|—| to | and | through | until )(\d{4})")


def compare(docket: Docket) -> Iterator[Finding]:
    for claims in docket.documents.values():
        for first, second in pairwise(claims):
            if first.sentence == second.sentence and second.start - first.end <= GAP:
                yield from _apposition(first, second)
            if first.sentence == second.sentence and 0 < second.start - first.end <= FROM:
                yield from _span(first, second)
        yield from _ago(claims)
        yield from _ages(claims)
    for claims in docket.sentences.values():
        for claim in claims:
            if claim.kind == "ordinal" and ANNIVERSARIES & {claim.unit, *(claim.measure or "").split()}:
                yield from _anniversary(claim, [c for c in claims if _is_year(c)])


def _is_year(claim: Claim) -> bool:
    """Whether a year is printed in the claim."""
    return claim.kind in DATE_LIKE and claim.since is not None and str(claim.since.year) in claim.text


def _counts_years(claim: Claim) -> bool:
    return claim.kind == "relative_time" and any(word in claim.text.casefold() for word in YEARS)


def _ordered(*claims: Claim) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: claim.start))


def _apposition(first: Claim, second: Claim) -> Iterator[Finding]:
    """ "in 1991, 34 years ago": both name one time."""
    relative, dated = (first, second) if _counts_years(first) else (second, first)
    named = dated is second and dated.kind == "year" and dated.start - relative.end == 1  # "year-end 2024"
    if named or not _counts_years(relative) or not _is_year(dated):
        return
    if relative.published is None or relative.since is None or dated.since is None:
        text = f"{quoted(first)} and {quoted(second)}: the document has no date."
        yield Finding(CHECK, "cannot_tell", None, (first, second), text)
        return
    off = abs(relative.since.year - dated.since.year)
    text = _seen(relative, dated)
    fits = compare_days(Days(relative.since, relative.until), Days(dated.since, dated.until))
    if fits != "conflict" or off <= 1:
        verdict = "compatible" if fits == "conflict" else fits
        yield Finding(CHECK, verdict, None, (first, second), f"{text}.")
    else:
        yield Finding(CHECK, "conflict", "error", (first, second), f"{text}, {off} years apart.", "years miscounted")


def _span(counted: Claim, period: Claim) -> Iterator[Finding]:
    """ "over three years, from 2025 to 2027": the last year may be counted in."""
    ends = TWO_YEARS.fullmatch(period.text) if period.kind == "period" else None
    if ends is None or counted.kind != "duration" or counted.unit != "year" or counted.low is None:
        return
    years = int(ends[2]) - int(ends[1])
    text = f"{ends[2]} - {ends[1]} = {years}, or {years + 1} with both counted in; printed: {quoted(counted)}."
    allowed = meant(printed(counted)) if counted.bound != "exact" else Interval(counted.low, counted.high)
    if any(allowed.meets(Interval(end, end)) for end in (Decimal(years), Decimal(years + 1))):
        yield Finding(CHECK, "compatible", None, (counted, period), text)
    elif years > 0:
        suggestion = f"{years} or {years + 1}"
        yield Finding(CHECK, "conflict", "error", (counted, period), text, "years miscounted", suggestion)


def _ago(claims: list[Claim]) -> Iterator[Finding]:
    """ "two years on" and the year in the sentence before: only that they agree is worth saying."""
    for relative in filter(_counts_years, claims):
        for dated in claims:
            if _is_year(dated) and dated.start != relative.start and abs(dated.sentence - relative.sentence) <= NEAR:
                text = _agreement(relative, dated)
                if text:
                    yield Finding(CHECK, "compatible", None, _ordered(relative, dated), text)


def _agreement(relative: Claim, dated: Claim) -> str | None:
    if relative.published is None or relative.since is None or relative.until is None or dated.until is None:
        return None
    elapsed = relative.published.year - dated.until.year
    near = Days(relative.since, relative.until).meets(Days(dated.since, dated.until))
    if elapsed != relative.low and not (near and set(relative.context) & set(dated.context)):
        return None
    if relative.low is None:
        return f"{_seen(relative, dated)}."
    return f"{relative.published.year} - {dated.until.year} = {elapsed}; printed: {quoted(relative)}."


def _seen(relative: Claim, dated: Claim) -> str:
    """The year that "last year" is, seen from the day of publication, beside the one that is printed."""
    assert relative.published is not None and relative.since is not None
    year = f"seen from {day(relative.published)}, is {relative.since.year}"
    return f"{quoted(relative)}, {year}; printed: {quoted(dated)}"


def _anniversary(claim: Claim, years: list[Claim]) -> Iterator[Finding]:
    """The Nth anniversary of a year printed beside it, in another year printed or that of publication."""
    if claim.low is None or claim.published is None:
        return
    dates = [(c, c.since.year) for c in years if c.since]
    marked = [*(year for _, year in dates), claim.published.year, claim.published.year + 1]
    for begun, year in dates:
        if year + int(claim.low) in marked:
            text = f"{year} + {int(claim.low)} = {year + int(claim.low)}."
            yield Finding(CHECK, "consistent", None, _ordered(claim, begun), text)
            return
    ends = sorted({year for _, year in dates})
    now = claim.published.year
    if len(ends) == 2 and abs(ends[1] - now) <= 1:
        now = ends.pop()
    if len(ends) == 1 and ends[0] < now:
        begun = next(c for c, year in dates if year == ends[0])
        right = Decimal(now - ends[0])
        cause = explain(printed(claim), Printed(right, right, Decimal(1), exact=True))
        if cause is not None:
            text = f"{now} - {ends[0]} = {right}; printed: {quoted(claim)}."
            yield Finding(CHECK, "conflict", "warning", _ordered(claim, begun), text, cause.name, str(right))


def _ages(claims: list[Claim]) -> Iterator[Finding]:
    """An age beside the birth date of the same person."""
    births = [c for c in claims if c.measure == "birth" and c.since and c.entities]
    for age in claims:
        if age.kind != "age" or age.unit != "year" or age.low is None or age.published is None:
            continue
        for birth in births:
            if birth.entities == age.entities and age.place != "quote":
                yield _age(age, birth, [c for c in claims if c.measure == "death" and c.entities == age.entities])


def _age(age: Claim, birth: Claim, deaths: list[Claim]) -> Finding:
    assert birth.since and age.published and age.low is not None
    end = next((death.since for death in deaths if death.since), age.published)
    years = end.year - birth.since.year
    text = f"{end.year} - {birth.since.year} = {years}; printed: {quoted(age)}."
    if years - 1 <= age.low <= years:
        return Finding(CHECK, "compatible", None, _ordered(age, birth), text)
    right = Decimal(years)
    cause = explain(printed(age), Printed(right, right, Decimal(1), exact=True))
    severity: Severity = "warning" if cause else "note"
    suggestion = f"{years - 1} or {years}"
    return Finding(CHECK, "conflict", severity, _ordered(age, birth), text, cause and cause.name, suggestion)
