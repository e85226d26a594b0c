"""The words of a report, said once: every format prints these sentences and no others of its own."""

from claimcheck.language.printing import plain
from claimcheck.model import Evidence, Finding
from claimcheck.reporters.place import Spot
from claimcheck.reporters.report import Coverage, Report, Standing

#: Verdicts as an editor reads them.
VERDICT_WORDS = {
    "consistent": "agrees",
    "compatible": "can both be true",
    "conflict": "conflict",
    "cannot_tell": "cannot be told",
}
STANDING_WORDS: dict[Standing, str] = {
    "conflict": "clash",
    "note": "worth a look",
    "holds": "agrees",
    "ignored": "ignored",
    "unchecked": "not checked",
}


def coverage_line(coverage: Coverage) -> str:
    """What every report starts with: "41 figures: 18 agree, 3 clash, 20 not checked (12 nothing to compare with)"."""
    parts = [_count(coverage.agree, "agrees", "agree"), _count(coverage.clash, "clashes", "clash")]
    if coverage.ignored:
        parts.append(f"{coverage.ignored:,} ignored")
    left = coverage.figures - coverage.checked
    if left:
        reasons = ", ".join(f"{figures:,} {plain(why)}" for why, figures in coverage.not_checked.items())
        parts.append(f"{left:,} not checked ({reasons})")
    return f"{_count(coverage.figures, 'figure', 'figures')}: {', '.join(parts)}"


def rest_line(report: Report, show_all: bool) -> str:
    """The count of comparisons: "2 conflicts, 1 note; 11 hold, 3 could not be compared"."""
    n = {standing: len(found) for standing, found in report.by_standing.items()}
    rest = [_count(n["holds"], "holds", "hold")]
    if n["unchecked"]:
        rest.append(f"{n['unchecked']:,} could not be compared")
    if n["ignored"]:
        rest.append(f"{n['ignored']:,} ignored")
    shown = f"{_count(n['conflict'], 'conflict', 'conflicts')}, {_count(n['note'], 'note', 'notes')}"
    hidden = n["holds"] + n["unchecked"] + n["ignored"]
    return f"{shown}; {', '.join(rest)}{' (--all shows them)' if hidden and not show_all else ''}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def label(finding: Finding) -> str:
    """One word for how grave it is: its severity, else its verdict as an editor reads it."""
    return finding.severity or VERDICT_WORDS[finding.verdict]


def place_words(spot: Spot) -> str:
    """ "line 3" or "page 2, line 40", "" where the text is not at hand."""
    line = f"line {spot.line}" if spot.line is not None else ""
    return plain(spot.where) if spot.where else line


def located(spot: Spot) -> str:
    """ "story.txt, line 3", the document's name where its text is not at hand."""
    return ", ".join(filter(None, (plain(spot.document), place_words(spot))))


def quotation(spot: Spot) -> str:
    """The figure in its words; the figure alone where the text is not at hand."""
    return f"“{spot.before}{spot.figure}{spot.after}”"


def says(finding: Finding) -> list[tuple[str, str]]:
    """(heading, sentence) of a finding, in the order in which every format prints them; the message has no heading.

    The evidence follows it, row by row, with its source.
    """
    said = [("", plain(finding.message))]
    if finding.cause:
        said.append(("Probably", plain(finding.cause)))
    if finding.suggestion:
        said.append(("Suggestion", plain(finding.suggestion)))
    return said


def sentences(finding: Finding) -> list[str]:
    """What a finding says without its evidence, each with its heading and a full stop."""
    return [_closed(f"{head}: {text}" if head else text) for head, text in says(finding)]


def one_line(finding: Finding) -> str:
    """All that a finding says, evidence included, in one paragraph."""
    return " ".join((*sentences(finding), *(_closed(f"Source: {evidence_line(row)}") for row in finding.evidence)))


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", ".”", "!”", "?”")) else sentence + "."


def evidence_line(row: Evidence) -> str:
    """A reference row with its source: statement (authority: "title", publisher, published; table, row; URL)."""
    link = safe_url(row)
    inside = source_words(row) + (f"; {link}" if link else "")
    return plain(row.statement) + (f" ({inside})" if inside else "")


def source_words(row: Evidence) -> str:
    """Who says so and where it is printed, without the address; a weak source is called one."""
    title = f"“{plain(row.title)}”" if row.title else ""
    publisher = row.publisher if row.publisher != row.authority else None
    said = ", ".join(plain(part) for part in (row.authority, title, publisher, row.published) if part)
    where = plain(row.table) + (f" row {row.row}" if row.row is not None else "") if row.table else ""
    return "; ".join(filter(None, (said, where, "weak source" if row.confidence == "weak" else "")))


def safe_url(row: Evidence) -> str | None:
    """The address, when it is one that a browser may open from a stranger's file."""
    url = (row.url or "").strip()
    return plain(url) if url.lower().startswith(("https://", "http://")) else None
