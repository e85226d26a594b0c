"""Number lines and time lines: who is drawn, and where."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claimcheck.model import Claim, Document, Evidence, Finding
from claimcheck.reporters.article import paragraphs
from claimcheck.reporters.drawing import MARGIN, WIDTH, drawing
from claimcheck.reporters.place import spots, unwrapped


def money(text: str, value: str, **fields: object) -> Claim:
    amount = Decimal(value)
    return Claim("a.txt", 0, len(text), text, "money", amount, amount, Decimal(1), "USD", **fields)  # type: ignore[arg-type]


def clash(*claims: Claim, evidence: tuple[Evidence, ...] = ()) -> Finding:
    return Finding("repetition", "conflict", "warning", claims, "One of them is wrong.", evidence=evidence)


def test_the_larger_figure_stands_further_right() -> None:
    drawn = drawing(clash(money("$30", "30"), money("$45", "45"), money("$40", "40")))
    assert drawn
    assert [mark.figure for mark in sorted(drawn.marks, key=lambda mark: mark.x)] == ["$30", "$40", "$45"]
    assert all(MARGIN <= mark.left <= mark.x <= mark.right <= WIDTH - MARGIN for mark in drawn.marks)


def test_a_reference_row_is_a_mark_of_its_own() -> None:
    row = Evidence("freight: 45 USD", authority="Torreva customs", value=Decimal(45), unit="USD")
    drawn = drawing(clash(money("$30", "30"), evidence=(row, replace(row, unit="EUR"))))
    assert drawn
    assert [(mark.figure, mark.reference) for mark in drawn.marks] == [("$30", False), ("45, Torreva customs", True)]


def test_figures_far_apart_are_drawn_by_powers_of_ten() -> None:
    drawn = drawing(clash(money("$2 million", "2E6"), money("$2 billion", "2E9"), money("$40 million", "40E6")))
    assert drawn
    low, high, middle = (mark.x for mark in drawn.marks)
    assert 0.3 < (middle - low) / (high - low) < 0.6
    assert [words for _, words in drawn.ticks] == ["10 million", "100 million", "1 billion"]


def test_ticks_are_round_and_on_the_line() -> None:
    drawn = drawing(clash(money("$41,200", "41200"), money("$42,100", "42100")))
    assert drawn
    assert [words for _, words in drawn.ticks] == ["41,500", "42,000"]
    assert all(0 <= x <= WIDTH for x, _ in drawn.ticks)


def test_an_open_end_reaches_the_edge() -> None:
    drawn = drawing(clash(money("over $30", "30", bound="at_least"), money("up to $20", "20", bound="at_most")))
    assert drawn
    assert drawn.marks[0].right == WIDTH and drawn.marks[1].left == 0.0


def test_days_are_drawn_on_a_time_line() -> None:
    june = Claim("a.txt", 0, 4, "June", "period", since=date(2024, 6, 1), until=date(2024, 6, 30))
    year = Claim("a.txt", 9, 13, "2024", "year", since=date(2024, 1, 1), until=date(2024, 12, 31))
    drawn = drawing(clash(june, year))
    assert drawn and drawn.kind == "time line"
    assert (drawn.marks[1].left, drawn.marks[1].right) == (MARGIN, WIDTH - MARGIN)
    assert 0.4 < (drawn.marks[0].x - MARGIN) / (WIDTH - 2 * MARGIN) < 0.5


@pytest.mark.parametrize(
    "finding",
    [
        clash(money("$30", "30"), money("$30", "30")),
        clash(money("$30", "30")),
        clash(money("$30", "30"), replace(money("€45", "45"), unit="EUR")),
        clash(money("$30", "30"), replace(money("some dollars", "1"), low=None, high=None)),
        clash(Claim("a.txt", 0, 4, "soon", "period"), Claim("a.txt", 9, 13, "2024", "year")),
        clash(),
    ],
)
def test_what_does_not_differ_on_one_scale_is_not_drawn(finding: Finding) -> None:
    assert drawing(finding) is None


def test_a_hard_wrapped_paragraph_is_one_running_text() -> None:
    text = (
        "---\ntitle: A short front matter line that is long enough to be wrapped\nx: y\n---\n"
        "The ferry takes nine hundred passengers on a good day, and\nfewer in winter.\n- a list\n- of two\n"
    )
    running = unwrapped(text)
    assert len(running) == len(text)
    assert "a good day, and fewer in winter.\n- a list\n" in running
    assert "wrapped\nx: y\n" in running


def test_context_stops_at_the_paragraph_and_at_whole_words() -> None:
    text = "A headline\n\nThe old ferry takes 900 passengers on each of its many trips through the outer sound.\n\nEnd"
    at = text.index("900")
    spot = spots([Document("a.txt", text)], [claim := Claim("a.txt", at, at + 3, "900", "count")])[claim.id]
    assert (spot.line, spot.column) == (3, 21)
    assert spot.before == "The old ferry takes "
    assert spot.after == " passengers on each of its many trips through …"


def test_a_claim_of_another_version_is_quoted_without_context() -> None:
    claim = Claim("a.txt", 0, 3, "900", "count")
    document = Document("a.txt", "Now 901 passengers.")
    spot = spots([document], [claim])[claim.id]
    assert (spot.line, spot.before, spot.figure, spot.after) == (None, "", "900", "")
    pieces = [piece for paragraph in paragraphs(document, [claim], {}) for piece in paragraph.pieces]
    assert [piece.text for piece in pieces] == ["Now 901 passengers."]


def test_the_place_in_the_original_file_is_kept() -> None:
    document = Document("a.pdf", "It has 612 berths.", origin=((0, 18, "page 4"),))
    claim = Claim("a.pdf", 7, 10, "612", "count")
    assert spots([document], [claim])[claim.id].where == "page 4"
