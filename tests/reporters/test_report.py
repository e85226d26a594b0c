"""The report object: standings, coverage, order."""

from decimal import Decimal

from claimcheck.model import Claim, Document, Finding
from claimcheck.reporters import Report, make_report
from claimcheck.reporters.wording import coverage_line, rest_line


def test_every_figure_is_counted_once(sample: Report) -> None:
    coverage = sample.coverage
    assert coverage.figures == len(sample.claims)
    assert coverage.agree + coverage.clash + coverage.ignored + sum(coverage.not_checked.values()) == coverage.figures
    assert coverage.checked == coverage.figures - sum(coverage.not_checked.values())


def test_conflicts_and_notes_count_findings(sample: Report) -> None:
    assert (sample.coverage.conflicts, sample.coverage.notes) == (3, 1)
    assert sample.coverage.clash == 4  # one of the three conflicts is between two figures


def test_the_worst_finding_decides_how_a_figure_stands() -> None:
    claim = Claim("a.txt", 0, 1, "5", "count", Decimal(5), Decimal(5))
    holds = Finding("repetition", "consistent", None, (claim,), "5 in both.")
    clash = Finding("counting", "conflict", "error", (claim,), "5 said, 4 listed.")
    assert make_report([], [claim], [holds, clash], {}).standing == {"a.txt:0": "conflict"}
    assert make_report([], [claim], [holds], {}).standing == {"a.txt:0": "holds"}


def test_a_comparison_that_could_not_be_made_checks_nothing() -> None:
    claims = [Claim("a.txt", at, at + 1, "5", "count") for at in range(3)]
    tried = Finding("shares", "cannot_tell", None, (claims[0],), "no whole.")
    report = make_report([], claims, [tried], {claims[2].id: "measure unknown"})
    assert report.coverage.not_checked == {
        "could not be compared": 1,
        "measure unknown": 1,
        "nothing to compare with": 1,
    }


def test_coverage_line_reads_as_a_sentence(sample: Report) -> None:
    assert coverage_line(sample.coverage) == "10 figures: 4 agree, 4 clash, 2 ignored"
    claims = [Claim("a.txt", at, at + 1, "5", "count") for at in range(1202)]
    finding = Finding("counting", "consistent", None, (claims[0],), "5 and 5.")
    line = coverage_line(make_report([], claims, [finding], {claims[1].id: "no number printed"}).coverage)
    assert line == (
        "1,202 figures: 1 agrees, 0 clash, 1,201 not checked (1,200 nothing to compare with, 1 no number printed)"
    )


def test_the_rest_is_counted(sample: Report) -> None:
    assert rest_line(sample, show_all=True) == "3 conflicts, 1 note; 2 hold, 1 could not be compared, 1 ignored"


def test_findings_are_filed_by_document_start_and_check(sample: Report) -> None:
    filed = [(home.document, home.start, f.check) for f in sample.findings if (home := sample.home(f))]
    assert filed == sorted(filed)


def test_a_finding_is_filed_under_a_document_that_is_checked() -> None:
    archived = Claim("archive/old.txt", 3, 4, "5", "count")
    claim = Claim("new.txt", 9, 10, "6", "count")
    finding = Finding("repetition", "conflict", "warning", (archived, claim), "5 and 6.")
    report = make_report([Document("new.txt", "It was at 6")], [claim], [finding], {})
    assert report.home(finding) == claim
    assert report.names == ("new.txt",)


def test_a_document_counts_the_findings_that_touch_it(sample: Report) -> None:
    letter = sample.coverage_in("ferry/letter.md")
    assert (letter.figures, letter.agree, letter.clash, letter.conflicts) == (2, 1, 1, 1)
