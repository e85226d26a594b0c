"""Parts of a period: "early 2019", "mid-June", "end of next year", "midyear", "rest of the year"."""

from claimcheck.interval import Days
from claimcheck.language.calendars import (
    S,
    around,
    one_of,
    words,
)
from claimcheck.language.dates.stated import Reader, Scene, Stated, by_its_end, part_of
from claimcheck.language.pattern import lazy
from claimcheck.model import Kind

_PART = lazy(
    lambda: (
        rf"(?P<part>{one_of(words('part'))})(?P<of>{S}of{S}|{S}in{S}|{S}|-)(?:the{S})?"
        rf"(?:(?:current{S}|calendar{S})?(?P<own>year|month|week|quarter|decade|century)(?![A-Za-z-]))?"
    )
)
_BY = lazy(r"\b[Bb]y (?:the )?$")


def part(scene: Scene, at: int, expression: Reader) -> Stated | None:
    """ "early 2019", "mid-June", "late last year", "end of October", "beginning of the year"."""
    found = None if scene.inner else _PART.match(scene.text, at)
    if not found:
        return None
    which, joint = words("part")[found["part"]], found["of"]
    noun = which in ("start", "end") or found["part"].lower() in ("middle", "midpoint")
    if noun and joint.strip() not in ("of", "-"):
        return None
    if found["own"]:
        written = joint.strip() in ("of", "in") or (joint == "-" and not noun)
        whole = own_unit(scene, found.start("own"), found["own"]) if written else None
    else:
        whole = expression(scene.within(), found.end())
    if not whole or whole.weekday is not None or whole.grain == "day" or whole.start < found.end("part"):
        return None
    scene.span(at, whole.end)
    if which == "end" and _BY.search(scene.text, max(0, at - 8), at):
        stated = by_its_end(whole, scene)
    else:
        stated = part_of(whole, which, scene)
    return stated._replace(start=at, kind=kind_of_part(whole, noun))


def kind_of_part(whole: Stated, noun: bool) -> Kind:
    """A part of a relative time is relative itself."""
    return "relative_time" if whole.kind == "relative_time" else "date" if noun else "period"


def own_unit(scene: Scene, at: int, unit: str) -> Stated:
    """The year, month or week of publication: "the end of the year"."""
    days = around(scene.published, unit) if scene.published else None
    return Stated(at, at + len(unit), "relative_time", unit, days=days, settled=True)


_EARLIER = lazy(
    rf"(?P<which>[Ee]arlier|[Ll]ater){S}(?:in{S})?(?P<the>this|the){S}(?P<unit>year|month|week|quarter|decade|century)(?![A-Za-z])"
)


def earlier(scene: Scene, at: int) -> Stated | None:
    """ "earlier this year": from its first day to publication; "later this week": from publication on."""
    found = _EARLIER.match(scene.text, at)
    if not found:
        return None
    whole = around(scene.published, found["unit"]) if scene.published else None
    if whole:
        early = found["which"].lower() == "earlier"
        whole = Days(whole.since, scene.published) if early else Days(scene.published, whole.until)
    return Stated(at, found.end(), "relative_time", found["unit"], days=whole, settled=True)


_MIDDLE = lazy(
    r"(?:[Mm]id-?(?P<unit>year|month|week)|(?P<end>[Yy]ear|[Mm]onth|[Qq]uarter)(?:-?|['’]s )end)(?![A-Za-z-])"
)


def midyear(scene: Scene, at: int) -> Stated | None:
    """ "midyear", "mid-month", "year-end": of the year and month that publication lies in."""
    found = _MIDDLE.match(scene.text, at)
    if not found:
        return None
    unit = (found["end"] or found["unit"]).lower()
    days = around(scene.published, unit) if scene.published else None
    whole = Stated(at, found.end(), "relative_time", unit, days=days, settled=True)
    if not found["end"]:
        return part_of(whole, "middle", scene)
    if _BY.search(scene.text, max(0, at - 8), at):
        return by_its_end(whole, scene)
    return whole._replace(days=Days(days.until, days.until) if days else None)


_REST = lazy(
    rf"(?:rest|remainder){S}of{S}(?:(?:the|this|my|our){S})?(?:(?:current|calendar|financial|fiscal){S})?"
    r"(?P<unit>week|month|year|quarter|decade|century)(?![A-Za-z])"
)


def rest(scene: Scene, at: int) -> Stated | None:
    """ "the rest of the year": from publication to its last day."""
    found = _REST.match(scene.text, at)
    if not found:
        return None
    whole = own_unit(scene, at, found["unit"])
    days = Days(scene.published, whole.days.until) if whole.days else None
    return whole._replace(end=found.end(), days=days)
