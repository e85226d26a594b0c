"""One self-contained page: the article with its figures marked, the findings beside it, jumps both ways.

Nothing is loaded from anywhere, nothing needs a script to be read; the script only filters. The page forbids itself
everything else by a content security policy with the digests of its own style and script.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from claimcheck.language.printing import plain, printable
from claimcheck.model import SEVERITIES, Document, Finding
from claimcheck.reporters import wording
from claimcheck.reporters.article import Paragraph, paragraphs
from claimcheck.reporters.drawing import drawing
from claimcheck.reporters.layout import Layout, utf8
from claimcheck.reporters.place import Spot, spots
from claimcheck.reporters.report import Coverage, Report, Standing

TEMPLATES = Path(__file__).parent / "templates"


class Card(NamedTuple):
    """A finding as the page shows it. anchors: claim id -> id of its mark in the page."""

    anchor: str
    finding: Finding
    standing: Standing
    quotes: tuple[tuple[Spot, str | None], ...]


class Section(NamedTuple):
    """A document under check with its findings; no paragraphs where its text is not at hand.

    elsewhere: (message, id of the card) of findings that touch it and are filed under another document.
    """

    anchor: str
    name: str
    heading: str
    details: str
    coverage: Coverage
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    elsewhere: tuple[tuple[str, str], ...]


def render(report: Report, layout: Layout) -> bytes:
    """The page, complete without any other file."""
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    shown = report.shown(layout.show_all)
    sections = list(_sections(report, shown))
    checks = sorted({finding.check for finding in shown})
    style, script = (_source(name) for name in ("report.css", "report.js"))
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        says=wording.says,
        label=wording.label,
        place_words=wording.place_words,
        source_words=wording.source_words,
        safe_url=wording.safe_url,
        standing_words=wording.STANDING_WORDS,
        coverage_line=wording.coverage_line,
        drawing=drawing,
        plain=plain,
    )
    page = environment.get_template("report.html").render(
        title=sections[0].heading if len(sections) == 1 else f"{len(sections):,} documents",
        report=report,
        sections=sections,
        coverage=report.coverage,
        meter=_meter(report.coverage),
        rest=wording.rest_line(report, show_all=True),
        severities=_in_use(shown),
        checks=checks,
        rules=[(check, printable(report.checks[check])) for check in checks if check in report.checks],
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
    )
    return utf8(page)


def _source(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """What a browser may load for this page: nothing; and run: this style and this script."""
    ours = (b64encode(sha256(source.encode()).digest()).decode() for source in (style, script))
    allowed = "style-src 'sha256-{}'; script-src 'sha256-{}'".format(*ours)
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _in_use(findings: Sequence[Finding]) -> list[str]:
    used = {wording.label(finding) for finding in findings}
    return [word for word in (*SEVERITIES, *wording.VERDICT_WORDS.values()) if word in used]


def _meter(coverage: Coverage) -> list[tuple[str, str, int, float, float]]:
    """(class, words, figures, start, width) of each stretch of the coverage bar, in percent."""
    stretches = (
        ("holds", "agree", coverage.agree),
        ("conflict", "clash", coverage.clash),
        ("ignored", "ignored", coverage.ignored),
        ("unchecked", "not checked", coverage.figures - coverage.checked),
    )
    bar, start = [], 0.0
    for kind, words, figures in stretches:
        width = round(100 * figures / coverage.figures, 2) if coverage.figures else 0.0
        bar.append((kind, words, figures, round(start, 2), width))
        start += width
    return bar


def _sections(report: Report, shown: Sequence[Finding]) -> Iterator[Section]:
    places = spots(report.documents, (claim for finding in shown for claim in finding.claims))
    anchors = {claim.id: f"c{at}" for at, claim in enumerate(report.claims, 1)}
    cards: dict[str, list[Card]] = {name: [] for name in report.names}
    elsewhere: dict[str, dict[str, str]] = {}
    targets: dict[str, str] = {}
    for at, finding in enumerate(shown, 1):
        quotes = tuple((places[claim.id], anchors.get(claim.id)) for claim in finding.claims)
        home = report.home(finding)
        card = Card(f"f{at}", finding, report.stands(finding), quotes)
        cards.setdefault(home.document if home else "", []).append(card)
        for claim in finding.claims:
            targets.setdefault(claim.id, card.anchor)
            if home and claim.document != home.document:
                elsewhere.setdefault(claim.document, {})[card.anchor] = plain(finding.message)
    marks = {name: (anchor, report.standing[name], targets.get(name)) for name, anchor in anchors.items()}
    for at, name in enumerate(cards, 1):
        document = report.document.get(name)
        yield Section(
            anchor=f"d{at}",
            name=plain(name),
            heading=plain((document.title if document else None) or name),
            details=_details(document),
            coverage=report.coverage_in(name),
            paragraphs=tuple(paragraphs(document, report.claims_of.get(name, ()), marks)) if document else (),
            cards=tuple(cards[name]),
            elsewhere=tuple((message, anchor) for anchor, message in elsewhere.get(name, {}).items()),
        )


def _details(document: Document | None) -> str:
    if document is None or not document.text:
        return "from a claim table; the text is not at hand"
    published = document.published.isoformat() if document.published else None
    return ", ".join(plain(part) for part in (document.outlet, published) if part)
