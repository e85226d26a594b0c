"""For a pull request comment: each finding in a few lines, its quotations and sources folded below it.

Nothing of an article or a table is read as markup (https://github.github.com/gfm/#backslash-escapes), nor as a mention,
an issue or an address, which GitHub looks for in the rendered text: a zero-width space parts those.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from claimcheck.language.pattern import lazy
from claimcheck.language.printing import plain
from claimcheck.model import Finding
from claimcheck.reporters.layout import Layout, utf8
from claimcheck.reporters.place import Spot, spots
from claimcheck.reporters.report import Report, Standing
from claimcheck.reporters.wording import coverage_line, label, place_words, rest_line, safe_url, says, source_words

#: GitHub takes 65,536 characters a comment; what is left is for the closing lines.
ROOM = 64_000
SIGNS: dict[Standing, str] = {"conflict": "❌", "note": "⚠️", "holds": "✅", "ignored": "➖", "unchecked": "❔"}
_IN_ADDRESS = ":/?#[]@!$&'()*+,;=%~"
_MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]|~$"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"})
_REFERENCE = lazy(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)


def render(report: Report, layout: Layout) -> bytes:
    """Coverage, then the findings by document, then the count of the rest."""
    findings = report.shown(layout.show_all)
    places = spots(report.documents, (claim for finding in findings for claim in finding.claims))
    parts = [f"**{_escape(coverage_line(report.coverage))}**\n"]
    room = ROOM - len(parts[0])
    here = None
    for number, finding in enumerate(findings):
        home = report.home(finding)
        name = home.document if home else ""
        entry = f"\n### {_escape(name)}\n\n" * (name != here) + _entry(report, finding, name, places)
        if len(entry) > room:
            left = len(findings) - number
            parts.append(f"\n… and {left:,} more; the other formats have them all.\n")
            break
        parts.append(entry)
        room, here = room - len(entry), name
    parts.append(f"\n{_escape(rest_line(report, layout.show_all))}\n")
    return utf8("".join(parts))


def _entry(report: Report, finding: Finding, here: str, places: dict[str, Spot]) -> str:
    standing = report.stands(finding)
    lines = [f"- {SIGNS[standing]} **{label(finding)}** {_escape(finding.check)}: {_escape(finding.message)}"]
    lines += [f"  {head}: {_escape(said)}" for head, said in says(finding)[1:]]
    if standing == "ignored":
        lines.append(f"  Ignored: {_escape(report.ignored[finding].reason)}")
    folded = "".join(f"  - {line}\n" for line in _folded(finding, here, places))
    where = ", ".join(dict.fromkeys(filter(None, (place_words(places[c.id]) for c in finding.claims[:2]))))
    return "  \n".join(lines) + f"\n  <details><summary>{where or 'Figures'}</summary>\n\n{folded}\n  </details>\n"


def _folded(finding: Finding, here: str, places: dict[str, Spot]) -> Iterator[str]:
    for claim in finding.claims:
        spot = places[claim.id]
        place = ", ".join(filter(None, (claim.document if claim.document != here else "", place_words(spot))))
        words = f"“{_escape(spot.before)}**{_escape(spot.figure)}**{_escape(spot.after)}”"
        yield f"{_escape(place)}: {words}" if place else words
    for row in finding.evidence:
        words, url = source_words(row), safe_url(row)
        link = f" <{quote(url, safe=_IN_ADDRESS)}>" if url else ""
        yield f"Source: {_escape(row.statement)}" + (f" ({_escape(words)})" if words else "") + link


def _escape(text: str) -> str:
    """The text as text, spaces at its ends kept."""
    ends = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :] if text.strip(" ") else ""
    return ends[0] + _REFERENCE.sub("\u200b", plain(text).translate(_MARKUP)) + ends[1]
