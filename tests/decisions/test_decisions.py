"""Decisions: which findings they cover, when they lapse, how the table is written and read."""

import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from claimcheck.decisions import (
    Decision,
    add_decisions,
    apply_decisions,
    fingerprint,
    ignore_comments,
    read_baseline,
    read_decisions,
    write_baseline,
)
from claimcheck.errors import ReadError, TableError
from claimcheck.model import Claim, Document, Finding
from claimcheck.reporters import make_report, render


def claim(text: str, start: int = 0, document: str = "harbour.md", measure: str | None = "berths") -> Claim:
    value = Decimal("".join(sign for sign in text if sign.isdigit()) or "0")
    return Claim(document, start, start + len(text), text, "count", value, value, measure=measure,
                 published=date(2026, 3, 2))  # fmt: skip


def finding(*claims: Claim, check: str = "shares") -> Finding:
    return Finding(check, "conflict", "error", claims, "They do not add up.")


CLASH = finding(claim("40", 10), claim("48", 30))
OTHER = finding(claim("40", 10), claim("51", 60))


@pytest.mark.parametrize(
    "decision",
    [
        Decision("counted", check="shares", figure="48"),
        Decision("counted", figure="40; 48"),
        Decision("counted", check="shares", figure="48", measure="berths", document="harbour.md"),
        Decision("counted", figure="48", document="desk/spring/harbour.md"),
        Decision("counted", check="shares", span=(25, 45)),
    ],
)
def test_covers_its_finding_and_no_other(decision: Decision) -> None:
    applied = apply_decisions([CLASH, OTHER], [decision])
    assert applied.kept == [OTHER]
    assert applied.suppressed == {CLASH: decision}
    assert not applied.unused and not applied.expired


@pytest.mark.parametrize(
    "decision",
    [
        Decision("counted", check="totals", figure="48"),
        Decision("counted", figure="49"),
        Decision("counted", figure="48", measure="cranes"),
        Decision("counted", figure="48", document="airport.md"),
        Decision("counted", figure="48", document="bour.md"),
        Decision("counted", check="shares", span=(0, 5)),
    ],
)
def test_a_decision_that_matches_nothing_is_reported(decision: Decision) -> None:
    applied = apply_decisions([CLASH], [decision])
    assert applied.kept == [CLASH]
    assert applied.unused == [decision]


def test_until_is_judged_by_the_newest_document() -> None:
    last_day, day_before = (Decision("counted", figure="48", until=date(2026, 3, day)) for day in (2, 1))
    assert apply_decisions([CLASH], [last_day]).suppressed
    lapsed = apply_decisions([CLASH], [day_before])
    assert (lapsed.kept, lapsed.expired, lapsed.unused) == ([CLASH], [day_before], [])
    assert apply_decisions([CLASH], [last_day], as_of=date(2026, 3, 3)).expired == [last_day]


def test_fingerprint_stays_when_the_figures_move() -> None:
    moved = finding(claim("48", 530), claim("40", 510))
    assert fingerprint(moved) == fingerprint(CLASH)
    others = [OTHER, finding(*CLASH.claims, check="totals"), finding(claim("40"), claim("48", measure="cranes"))]
    assert len({fingerprint(f) for f in (CLASH, *others)}) == 4


def test_baseline_lets_only_new_findings_through(tmp_path: Path) -> None:
    path = tmp_path / "known.csv"
    path.write_text(write_baseline([CLASH]), encoding="utf-8")
    applied = apply_decisions([CLASH, OTHER], [], baseline=read_baseline(path))
    assert applied.kept == [OTHER]
    assert applied.suppressed[CLASH].known
    again = apply_decisions([CLASH, finding(claim("40", 900), claim("48", 930))], [], baseline=read_baseline(path))
    assert len(again.kept) == 1, "the same slip made twice is a new finding"


def test_table_grows_by_its_last_lines_only(tmp_path: Path) -> None:
    first = Decision("counted by hand, twice", "shares", "40; 48", who="Mara Sol", when=date(2026, 3, 1))
    second = Decision("=1+1", "diff", "5 -> 7", until=date(2026, 4, 1))
    one = add_decisions("", [first])
    two = add_decisions(one, [second])
    assert two.startswith(one) and two.count("\n") == 3
    path = tmp_path / "decisions.csv"
    path.write_text(two, encoding="utf-8")
    read = read_decisions(path)
    assert [(d.reason, d.check, d.figure, d.who, d.when, d.until) for d in read] == [
        (d.reason, d.check, d.figure, d.who, d.when, d.until) for d in (first, second)
    ]
    assert read[1].where == f"{path}, row 3"
    assert "'=1+1" in two, "a spreadsheet must not run it"


def test_a_table_keeps_its_columns_and_line_ends() -> None:
    old = "reason,check,figure\r\nold,shares,40"
    assert add_decisions(old, [Decision("new", "totals", "5")]) == old + "\r\nnew,totals,5\r\n"


HEADINGS = ["document", "place", "figure", "measure", "verdict", "check", "date checked", "initials", "note"]


def workbook(path: Path, *rows: list[object]) -> Path:
    from xlsxwriter import Workbook

    with Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([["3 figures"], [], HEADINGS, *rows]):
            sheet.write_row(number, 0, row)
    return path


def test_the_checkers_sheet_is_read_back(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "figures.xlsx",
        ["harbour.md", "line 1", "48", "berths", "clash", "shares", date(2026, 3, 1), "MS", "counted by hand"],
        ["harbour.md", "line 1", "51", "berths", "clash", "shares", "", "MS", ""],
        ["harbour.md", "line 3", "9", "", "not checked", "", "2026-03-01", "MS", "looks right"],
    )
    (decision,) = read_decisions(path)
    assert decision == Decision(
        "counted by hand", "shares", "48", "berths", "harbour.md", "MS", date(2026, 3, 1), where=f"{path}, row 4"
    )
    assert apply_decisions([CLASH, OTHER], [decision]).kept == [OTHER]


def test_a_report_in_which_nobody_wrote_holds_no_decision(tmp_path: Path) -> None:
    report = make_report([], list(CLASH.claims), [CLASH], {})
    path = tmp_path / "report.xlsx"
    path.write_bytes(render(report, "xlsx"))
    assert read_decisions(path) == []


def test_another_workbook_is_one_sentence(tmp_path: Path) -> None:
    path = workbook(tmp_path / "figures.xlsx", ["a", "", "5", "", "", "shares", "soon", "MS", "so"])
    with pytest.raises(TableError, match="row 4, column date checked: 'soon' is not a date"):
        read_decisions(path)
    path.write_bytes(b"check,figure")
    with pytest.raises(TableError, match="is not a workbook that can be read"):
        read_decisions(path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("check,figure,why\nshares,48,x\n", "row 1: the column 'why' is not ours"),
        ("check,figure\nshares,48\n", "row 1: the column 'reason' is missing"),
        ("check,figure,reason\nshares,48,\n", "row 2, column reason: the cell is empty"),
        ("check,figure,reason\n,,because\n", "row 2: neither check nor figure"),
        ("check,reason,until\nshares,x,soon\n", "row 2, column until: 'soon' is not a date"),
        ("check,reason\nshares\n", "row 2: 1 cells where the header has 2"),
    ],
)
def test_a_broken_table_is_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TableError, match=r"decisions\.csv") as error:
        read_decisions(path)
    assert says in str(error.value)


MARKDOWN = """Forty of 48 berths are let.

<!-- claimcheck: ignore[shares, totals] the list is partial; who: MS; until: 2026-05-01 -->

The other 9 are dry.

Of 30 cranes <!-- claimcheck: ignore[] scrapped --> 12 work.
"""


def test_comments_cover_their_paragraph_or_the_next() -> None:
    found = ignore_comments(Document("harbour.md", MARKDOWN))
    covered = [(d.check, MARKDOWN[slice(*d.span)].strip()) for d in found if d.span]
    assert [check for check, _ in covered] == ["shares", "totals", ""]
    assert covered[0][1] == covered[1][1] == "The other 9 are dry."
    assert covered[2][1].startswith("Of 30 cranes")
    assert (found[0].reason, found[0].who, found[0].until) == ("the list is partial", "MS", date(2026, 5, 1))
    assert found[0].where == "harbour.md, line 3"


def test_comments_of_a_web_page_are_found_in_its_text() -> None:
    source = (
        "<h1>Harbour</h1><p>Forty of 48 <b>berths</b> are&nbsp;let.<!-- claimcheck: ignore[shares] partial --></p>"
        "<!-- claimcheck: ignore-file[totals] old --></body>"
    )
    document = Document("harbour.html", "Harbour\n\nForty of 48 berths are let.\n")
    shares, totals = ignore_comments(document, source)
    assert shares.span is not None and document.text[slice(*shares.span)] == "Forty of 48 berths are let."
    assert totals.span is None


def test_a_comment_says_why() -> None:
    with pytest.raises(ReadError, match=r"a\.md, line 1: the ignore comment gives no reason"):
        ignore_comments(Document("a.md", "<!-- claimcheck: ignore[shares] -->"))


@pytest.mark.parametrize("piece", ["<!--", "<!-- claimcheck: ignore[", "<!-- claimcheck: ignore[] x ", "<p><!-- a --"])
def test_hostile_comments_take_linear_time(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        best = 9.0
        for _ in range(5):
            start = time.process_time()
            ignore_comments(Document("a.html", text), text)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(12_000) < 8 * seconds(3_000) + 0.01
