"""Reports made by hand from our own sentences: every verdict, every severity, evidence, a decision, a bare table."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claimcheck.decisions import Decision
from claimcheck.model import Claim, Document, Evidence, Finding
from claimcheck.reporters import Report, make_report

BRIDGE = """A ferry town counts its visitors

TORREVA, June 30, 2025 - The harbour office signed the lease on Monday, June 28, 2025, in the old customs hall.

Four partners share the quay: Torreva, Almada, Lisse and Port Brule. Passengers numbered 41,200 last summer,
the harbour office said, and freight earned $94.8 million. Ticket sales rose from 5.2 percent to 4.8 percent.

Nearly half of the 612 berths were taken.
"""
LETTER = """The quay in figures

A total of 42,100 passengers landed at Torreva last summer. The quay has 612 berths.
"""


def figure(document: Document, text: str, kind: str, low: str | None = None, **fields: object) -> Claim:
    start = document.text.index(text)
    value = Decimal(low) if low is not None else None
    values = {"low": value, "high": value, "step": None if value is None else Decimal(1), **fields}
    return Claim(document.name, start, start + len(text), text, kind, **values)  # type: ignore[arg-type]


def make_sample() -> Report:
    bridge = Document("ferry/bridge.txt", BRIDGE, date(2025, 6, 30), "A ferry town counts its visitors", "Harbour Post")
    letter = Document("ferry/letter.md", LETTER, date(2025, 7, 2), outlet="Torreva Letter")
    lease = figure(
        bridge, "Monday, June 28, 2025", "date", since=date(2025, 6, 28), until=date(2025, 6, 28), paragraph=1
    )
    four = figure(bridge, "Four partners", "count", "4", unit="partner", measure="partners", paragraph=2,
                  listed=("Torreva", "Almada", "Lisse", "Port Brule"))  # fmt: skip
    landed = figure(bridge, "41,200", "count", "41200", unit="passenger", measure="passengers", paragraph=2,
                    since=date(2024, 6, 1), until=date(2024, 8, 31), entities=("Torreva",))  # fmt: skip
    earned = figure(bridge, "$94.8 million", "money", "94.8E6", unit="USD", measure="freight", paragraph=2,
                    step=Decimal("1E5"), entities=("Torreva",))  # fmt: skip
    before = figure(bridge, "5.2 percent", "percent", "5.2", unit="percent", step=Decimal("0.1"), paragraph=2)
    after = figure(bridge, "4.8 percent", "percent", "4.8", unit="percent", step=Decimal("0.1"), paragraph=2)
    half = figure(bridge, "Nearly half", "fraction", "0.5", bound="just_under", paragraph=3)
    berths = figure(bridge, "612", "count", "612", unit="berth", measure="berths", paragraph=3)
    letters = figure(letter, "42,100", "count", "42100", unit="passenger", measure="passengers", paragraph=1,
                     since=date(2024, 6, 1), until=date(2024, 8, 31), entities=("Torreva",))  # fmt: skip
    quay = figure(letter, "612", "count", "612", unit="berth", measure="berths", paragraph=1)
    row = Evidence(
        "Torreva, freight, 2024: 94.8 billion USD", table="figures", row=17, authority="Torreva customs",
        publisher="Torreva customs", title="Quay statistics 2024", url="https://customs.example/quay?y=2024&m=all",
        published="2025-02-11", confidence="primary",
        value=Decimal("94.8E9"), unit="USD", note="without transit",
    )  # fmt: skip
    findings = [
        Finding("repetition", "conflict", "warning", (landed, letters),
                "41,200 passengers here, 42,100 there, for June to August 2024.", "digits swapped: 1 and 2",
                "one of them: 41,200 or 42,100"),
        Finding("weekday", "conflict", "error", (lease,), "June 28, 2025 was a Saturday, not a Monday.", None,
                "Saturday, or June 30, 2025, if the Monday is right"),
        Finding("counting", "consistent", None, (four,), "4 partners, 4 names: Torreva, Almada, Lisse, Port Brule."),
        Finding("repetition", "consistent", None, (berths, quay), "612 berths in both."),
        Finding("against_reference", "conflict", "warning", (earned,), "94.8 million here, 94.8 billion in the table.",
                "x1000: million for billion", "94.8 billion USD", (row,)),
        Finding("direction", "compatible", "note", (before, after), "“rose” from 5.2 to 4.8 is a fall of 0.4."),
        Finding("hedges", "compatible", "note", (half,), "“Nearly half” lets 45 to 50 percent pass.", None,
                "print the number of berths taken"),
        Finding("shares", "cannot_tell", None, (half, berths), "Nearly half of 612: the berths taken are not given."),
    ]  # fmt: skip
    elsewhere = replace(earned, document="archive/2025-03.txt", start=12, end=25)
    return make_report(
        [letter, bridge],
        [quay, letters, half, berths, lease, four, landed, earned, before, after],
        findings,
        {quay.id: "never asked for"},
        archive=[elsewhere],
        checks={"weekday": "A weekday beside a date.\n\nExample: Monday, June 28, 2025, was a Saturday."},
        ignored={findings[5]: Decision("a quotation, kept as spoken", who="M. Reyes", until=date(2026, 1, 31))},
    )


def make_hostile(count: int = 3) -> Report:
    nasty = (
        "<script>alert(1)</script> \"onload=alert(2) ' {{ 7*7 }} ${x} \u202e99 percent\u202c \x1b[31mred\x07 "
        "=1+1 %0A::error::x ]]> --> |a|b| `code` [l](javascript:x)"
    )
    text = "\n\n".join(f"{nasty} and figure {n} of the list." for n in range(count))
    document = Document('a"b<i>,:%\n=x.txt', text, title=nasty)
    findings, claims = [], []
    at = 0
    for n in range(count):
        at = text.index(f"figure {n} ", at)
        start = at + len("figure ")
        claim = Claim(document.name, start, start + len(str(n)), str(n), "count", Decimal(n), Decimal(n), Decimal(1))
        claims.append(claim)
        row = Evidence(nasty, "=cmd()", 1, nasty, nasty, nasty, "javascript:alert(3)", note=nasty)
        findings.append(
            Finding("counting", "conflict", "error", (claim,), f"@{nasty}", f"+{nasty}", f"-{nasty}", (row,))
        )
    return make_report([document], claims, findings, {}, checks={"counting": nasty})


@pytest.fixture
def sample() -> Report:
    return make_sample()


@pytest.fixture
def bare() -> Report:
    """From a claim table alone: no text at hand."""
    whole = make_sample()
    return make_report([], whole.claims, whole.findings, whole.unchecked)


@pytest.fixture
def clean() -> Report:
    """Nothing to look at."""
    whole = make_sample()
    return make_report(whole.documents, whole.claims, [f for f in whole.findings if f.verdict == "consistent"], {})


@pytest.fixture
def hostile() -> Callable[[int], Report]:
    return make_hostile


@pytest.fixture
def single(sample: Report) -> Report:
    """The first document alone."""
    name = sample.names[0]
    return make_report(
        [d for d in sample.documents if d.name == name],
        [c for c in sample.claims if c.document == name],
        [f for f in sample.findings if all(c.document == name for c in f.claims)],
        {},
    )
