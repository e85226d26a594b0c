"""Whether two printings are the same figure."""

from decimal import Decimal

from claimcheck.diff.lines import UNREAD
from claimcheck.interval import Printed, meant
from claimcheck.language.numerals import numeral
from claimcheck.language.pattern import lazy
from claimcheck.model import DATE_LIKE, Claim

#: Kinds whose unit is the printed noun: another word for the things counted is no other figure.
_NOUNS = frozenset({"count", "ordinal"})
#: Words and digits of a number in a name ("787-8", "twenty-one").
_PART = lazy(r"[^\W\d_]++|[0-9]++")
_WEEKDAY = lazy(r"\b(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?\b")


def same_figure(old: Claim, new: Claim, printed: bool) -> bool:
    """Whether a reader of either is told the same figure: "3 percent" and "3%", "1 May" and "May 1", "five" and "5".

    printed: both texts are at hand, so that a date printed alike is the same date: what it is resolved to hangs on
        the dates around it and on the publication date, which are figures in their own right. Nor is a number printed
        alike another one because the words around it let it be read as of another kind.
    """
    if old.kind in DATE_LIKE or new.kind in DATE_LIKE:
        return _same_date(old, new, printed)
    alike = _words(old) == _words(new)
    if old.bound != new.bound or (_unit(old) != _unit(new) and not (printed and alike)):
        return False
    if old.low is None or new.low is None:
        return alike or (UNREAD in (old.measure, new.measure) and _in_digits(old) == _in_digits(new))
    return _values(old) == _values(new)


def _same_date(old: Claim, new: Claim, printed: bool) -> bool:
    alike = _words(old) == _words(new)
    weekdays = {word[:3] for word in _weekdays(old)}, {word[:3] for word in _weekdays(new)}
    if weekdays[0] and weekdays[1] and weekdays[0] != weekdays[1]:
        return False
    unresolved = old.since is None and new.since is None and old.until is None and new.until is None
    if (printed and alike) or unresolved:
        return alike and old.bound == new.bound
    days = (old.since, old.until) == (new.since, new.until)
    return days and old.bound == new.bound and {old.kind, new.kind} <= DATE_LIKE


def _weekdays(claim: Claim) -> list[str]:
    """A weekday beside a date is told to the reader, although the date alone says when."""
    return _WEEKDAY.findall(claim.text.casefold())


def _words(claim: Claim) -> str:
    return " ".join(claim.text.casefold().split())


def _in_digits(claim: Claim) -> list[str]:
    """A number in a name, its words as digits: "787-eight" names what "787-8" does."""
    return [_digits(part) for part in _PART.findall(claim.text.casefold())]


def _digits(part: str) -> str:
    number = numeral(part, 0) if part.isalpha() else None
    return str(number.low) if number and number.end == len(part) else part


def _unit(claim: Claim) -> str | None:
    """What the value is in; fraction, multiple and score have a value of their own sort each."""
    if claim.kind in _NOUNS:
        return "" if claim.kind == "count" else claim.kind
    return claim.kind if claim.kind == "percentage_points" else claim.unit or claim.kind


def _values(claim: Claim) -> tuple[Decimal, Decimal]:
    """25 basis points are 0.25 percentage points."""
    assert claim.low is not None and claim.high is not None
    exponent = -2 if claim.unit == "basis_point" else 0
    return claim.low.scaleb(exponent), claim.high.scaleb(exponent)


def rounded(old: Claim, new: Claim) -> bool:
    """Whether the new printing says roughly, with a hedge, what the old one says exactly ("11.08" -> "about 11")."""
    if new.bound != "approx" or _unit(old) != _unit(new):
        return False
    if old.low is None or old.high is None or new.low is None or new.high is None:
        return False
    coarser = (new.step or Decimal(1)) > (old.step or Decimal(1))
    spread = meant(Printed(new.low, new.high, new.step))
    assert spread.low is not None and spread.high is not None
    return coarser and spread.low <= old.low and old.high <= spread.high
