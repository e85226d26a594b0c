"""Document, Claim, Finding: what every stage passes to the next. Frozen data, no behaviour.

The names and values are the contract that tables, reports and users' scripts rely on.
"""

from dataclasses import dataclass, fields, make_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal, cast, get_args

from claimcheck.interval import Bound, Verdict

Kind = Literal[
    "money", "percent", "percentage_points", "quantity", "count", "ordinal", "multiple", "fraction",
    "duration", "age", "date", "year", "period", "relative_time", "time", "score",
]  # fmt: skip
Severity = Literal["error", "warning", "note"]
Place = Literal["headline", "summary", "body", "caption", "quote", "furniture"]

KINDS: tuple[str, ...] = get_args(Kind)
BOUNDS: tuple[str, ...] = get_args(Bound)
VERDICTS: tuple[str, ...] = get_args(Verdict)
SEVERITIES: tuple[str, ...] = get_args(Severity)
PLACES: tuple[str, ...] = get_args(Place)
DATE_LIKE = frozenset({"date", "year", "period", "relative_time"})

#: The vocabulary of Claim.role: modifiers that forbid, or allow, a comparison. A figure without any is a plain level.
ROLES = frozenset({
    # what the figure is
    "level", "change", "share", "rate", "growth", "ratio", "target", "record", "average", "median", "minimum",
    "maximum", "margin", "price", "rank",
    # which way it goes
    "rise", "fall", "profit", "loss", "surplus", "deficit", "gain",
    # which part it covers
    "exports", "imports", "total", "part", "other", "open list",
    # per what, over what
    "per head", "per unit", "per hour", "per day", "per week", "per month", "per year", "cumulative", "annual",
    "half-year", "quarter", "month", "year on year", "quarter on quarter", "month on month", "from", "to",
    # how sure
    "plan", "forecast", "estimate", "result", "future", "past", "negated", "conditional", "revised", "previous",
    # how counted
    "nominal", "real", "net", "gross", "adjusted",
    # of whom
    "deaths", "injured", "missing", "men", "women", "children",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `text` is what offsets count in; it is never edited.

    Attributes:
        name: path below the argument that it was found under, with "/", suffix kept.
        text: the file's own characters (.txt, .md), or the text extracted from another format.
        published: the day that relative times hang on; None leaves them unresolved.
        places: (start, end, place) spans that the reader of a format knows (headline, caption, ...), in order.
        origin: (start, end, where) spans that map offsets back to the original file ("page 2", "paragraph 3 run 1").
    """

    name: str
    text: str
    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    places: tuple[tuple[int, int, Place], ...] = ()
    origin: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure or date as a document states it. Every field is a column of the claim table, in this order.

    Attributes:
        start, end, text: characters of Document.text; text == document.text[start:end].
        low, high: the value as printed, in units of `unit` ("$41 billion" is 41E+9): equal for a single figure
            whatever its bound, two values only for a printed range, None where no number is printed and for
            date-like claims.
        step: one unit of the last printed digit ("$41 billion" 1E+9, "43.82" 0.01, "five" 1).
        unit: ISO 4217 for money; "percent", "percentage_point", "basis_point"; a name of units.txt for quantities,
            durations and ages; the printed head noun in the singular for counts and ordinals; else None.
        since, until: first and last day, both inclusive: the days that a date-like claim names, or the period that
            a figure is for. None for durations, ages and times, and where unresolved.
        measure: short canonical phrase for what the figure measures, without its entities ("trade").
        entities: canonical names of whom or what it is about, in the order of their roles.
        attributed_to: who says so, None for the document itself.
        published: the document's date.
        place, paragraph, sentence: where it stands; paragraph and sentence count from 0 over the document.
        role: words of model.ROLES, in alphabetical order.
        listed: the names counted beside a count, as printed.
        base: start of the claim that this one is a share of, or a change from, or one of the parts of.
        context: stems of the content words near the figure, in alphabetical order: words, never a sentence.
    """

    document: str
    start: int
    end: int
    text: str
    kind: Kind
    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal | None = None
    unit: str | None = None
    bound: Bound = "exact"
    since: date | None = None
    until: date | None = None
    measure: str | None = None
    entities: tuple[str, ...] = ()
    attributed_to: str | None = None
    published: date | None = None
    place: Place = "body"
    paragraph: int = 0
    sentence: int = 0
    role: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    base: int | None = None
    context: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Document and offset: unique within a run."""
        return f"{self.document}:{self.start}"


@cache
def draft() -> type[Claim]:
    """Claim without its lock: made in a quarter of the time, since a frozen dataclass sets each field by a call.

    Whoever makes one locks it: ``claim.__class__ = Claim``.
    """
    known = [(field.name, field.type, field) for field in fields(Claim)]
    return cast("type[Claim]", make_dataclass("Draft", known, eq=False, repr=False, slots=True))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reference row, or a row computed from two, as it is quoted in a verdict. Texts are as the table has them.

    value, unit: its figure, as Claim.low and Claim.unit; None where the row is a day or a text.
    """

    statement: str
    table: str = ""
    row: int | None = None
    authority: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    retrieved: str | None = None
    confidence: str | None = None
    note: str | None = None
    value: Decimal | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison and its verdict.

    Attributes:
        check: the module name of the check that made it.
        severity: error (self-evident), warning (other evidence disagrees), note (worth a look), None (nothing to do).
        claims: the claims that it is about, in order of document and start.
        message: one or two sentences with the figures as printed and the arithmetic, so that it can be redone by hand.
        cause: the slip that explains a conflict best ("x1000: million for billion").
        suggestion: what to print instead, or what to look up.
        evidence: reference rows, with their source.
    """

    check: str
    verdict: Verdict
    severity: Severity | None
    claims: tuple[Claim, ...]
    message: str
    cause: str | None = None
    suggestion: str | None = None
    evidence: tuple[Evidence, ...] = ()


COLUMNS: tuple[str, ...] = ("id", *(f.name for f in fields(Claim)))
