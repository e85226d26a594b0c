"""Two date expressions that make up one period: "2007 to 2009", "May last year and March this year"."""

from claimcheck.interval import Days
from claimcheck.language.calendars import S
from claimcheck.language.dates.expressions import expression
from claimcheck.language.dates.periods import months_between
from claimcheck.language.dates.stated import Scene, Stated, beside, complete, nearest, settle, settle_range
from claimcheck.language.pattern import lazy

_TO = lazy(rf"{S}?[-–—‑]{S}?(?=[\dA-Z])|-(?:to|through)-|,?{S}(?:to|through|thru|until|till){S}(?:the{S})?")
_AND = lazy(rf"{S}(?:and|&){S}(?:the{S})?")
#: What both begin with, but for a comma and space.
_JOINTS = ("-", "–", "—", "‑", "&", "to", "th", "til", "unt", "and")
_BETWEEN = lazy(r"\b[Bb]etween (?:the )?$")
_FROM = lazy(r"\b[Ff]rom (?:the )?$")
COARSE = ("month", "quarter", "half")

Found = tuple[Stated, Days | None]


def range_follows(text: str, end: int) -> bool:
    """Whether what joins the two ends of a range can begin at an offset."""
    return text[end : end + 7].lstrip(",").lstrip().startswith(_JOINTS)


def period_from(scene: Scene, first: Stated) -> Found | None:
    """The range that begins with an expression and its days, or None where none follows."""
    to = _TO.match(scene.text, first.end)
    joint = to or _AND.match(scene.text, first.end)
    second = expression(scene, joint.end()) if joint else None
    if not joint or not second or second.start != joint.end():
        return None
    scene.span(first.start, second.end, first.weekday is not None)
    second = _ahead(scene, first, second)
    if (first.weekday is None) != (second.weekday is None):  # a weekday goes with weekdays only
        return None
    return _from_to(scene, first, second) if to else _joined(scene, first, second)


def _ahead(scene: Scene, first: Stated, second: Stated) -> Stated:
    """What a range from today or now on ends with is to come."""
    published = scene.published
    if published is None or first.days != Days(published, published) or second.days or second.settled:
        return second
    days = None
    if second.weekday is not None:
        days = beside(published, second.weekday, True)
    elif second.stretch and second.year is None:
        days = nearest(second.stretch, published, lambda: "ahead")
    return second._replace(days=days, settled=True, weekday=None) if days else second


def _from_to(scene: Scene, first: Stated, second: Stated) -> Found | None:
    days = settle_range(first, second, scene)
    if days is None and not _FROM.search(scene.text, max(0, first.start - 12), first.start):
        known = settle(first, scene), settle(second, scene)
        if all(known):
            return None
    return first._replace(end=second.end, kind="period"), days


def _joined(scene: Scene, first: Stated, second: Stated) -> Found | None:
    """ "and" joins both ends behind "between", and months or quarters that follow on each other: May and June."""
    both = first._replace(end=second.end, kind="period")
    if _BETWEEN.search(scene.text, max(0, first.start - 12), first.start):
        return both, settle_range(first, second, scene)
    a, b = complete(first, second)
    if first.year is not None or not a.stretch or not b.stretch or first.grain != second.grain:
        return None
    if first.grain in COARSE and months_between(a.stretch, b.stretch) == 1:
        return both, settle_range(first, second, scene)
    return (a, settle(a, scene)) if a.year is not None else None
