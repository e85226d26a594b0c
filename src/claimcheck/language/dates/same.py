"""The same part of another year: "same period last year", "corresponding month of the previous year"."""

from claimcheck.language.calendars import MONTHS_OF, S, month_stretch
from claimcheck.language.dates.context import unit_before
from claimcheck.language.dates.relative import known
from claimcheck.language.dates.stated import Scene, Stated
from claimcheck.language.pattern import lazy

_SAME = lazy(
    rf"(?P<same>same|corresponding|similar|comparable|equivalent|year-earlier|year-ago|prior-year|Same){S}(?P<unit>period|quarter|month|week|time|half)(?![a-z])"
    rf"(?:{S}(?:of{S}|in{S}|a{S}|the{S})?(?:of{S}the{S})?(?P<which>(?:last|previous|prior|preceding){S}year|year{S}(?:ago|earlier|before)|[12]\d{{3}}(?!\d)))?"
)


_NEEDS_YEAR = ("same", "similar", "comparable", "equivalent")


def same_period(scene: Scene, at: int) -> Stated | None:
    """ "same period last year", "same quarter of 2018": the period named before, in that year."""
    found = _SAME.match(scene.text, at)
    if not found or (found["same"].lower() in _NEEDS_YEAR and not found["which"]):
        return None
    which = found["which"] or ""
    told = found["unit"] if found["unit"] in MONTHS_OF else "part"
    mention = unit_before(scene, at, told, guess=False) or unit_before(scene, at, "part")
    if which.isdigit():
        year: int | None = int(which)
    elif mention and "last" not in which:
        year = mention.since.year - 1
    else:
        year = scene.published.year - 1 if scene.published else None
    stretch = mention.stretch if mention else month_stretch(1, 12)
    unit = found["unit"]
    if mention and unit in ("quarter", "half", "month") and stretch.first[1] == 1:
        months = MONTHS_OF[unit]
        stretch = month_stretch((mention.since.month - 1) // months * months + 1, months)
    return known(at, found.end(), "period", stretch.of(year) if year else None)
