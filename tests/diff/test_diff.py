"""What `diff` names in two versions of a text, and what it passes over."""

import time
from collections.abc import Callable
from decimal import Decimal

import pytest

from claimcheck import Document, extract
from claimcheck.diff import Change, diff, diff_rows
from claimcheck.diff.render import FORMATS, render, sentence
from claimcheck.model import Claim

STORY = """Harbour takes more ships

The port of Corvale handled $1.2 billion of goods in 2024, the harbour master said on May 6, 2025.
Traffic rose 5 percent to about 3,400 ships, and the quay is 17 kilometres long.

Of the 48 berths 40 are let. A pilot earns $90 per hour.
Exports to Farrow made a profit of $12 million, above 11.08 percent of the total.
"""


def changes(old: str, new: str) -> list[Change]:
    """Of one article in two versions."""
    return diff(extract(Document("a.md", old)), extract(Document("a.md", new)), old, new)


def told(old: str, new: str) -> list[str]:
    """What counts, without the place."""
    return [f"{c.what}: {c.before} -> {c.after}" for c in changes(old, new) if c.counts]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("$1.2 billion", "$1.2 trillion", "changed: $1.2 billion -> $1.2 trillion"),
        ("5 percent", "5 percentage points", "changed: 5 percent -> 5 percentage points"),
        ("17 kilometres", "17 miles", "changed: 17 kilometres -> 17 miles"),
        ("about 3,400", "3,400", "changed: about 3,400 -> 3,400"),
        ("$12 million", "€12 million", "changed: $12 million -> €12 million"),
        ("May 6, 2025", "May 6, 2024", "changed: May 6, 2025 -> May 6, 2024"),
        ("48 berths 40", "40 berths 48", ["changed: 48 -> 40", "changed: 40 -> 48"]),
        ("rose", "fell", "words: rose -> fell"),
        ("profit", "loss", "words: profit -> loss"),
        ("per hour", "per day", "words: hour -> day"),
        ("Exports", "Imports", "words: Exports -> Imports"),
        (" 40 are let", " 40 are not let", "words:  -> not"),
        (" A pilot earns $90 per hour.", "", "dropped: $90 -> "),
        ("are let.", "are let, 2 are dry.", "added:  -> 2"),
    ],
)
def test_what_is_named(before: str, after: str, says: str | list[str]) -> None:
    assert before in STORY
    assert told(STORY, STORY.replace(before, after)) == ([says] if isinstance(says, str) else says)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("5 percent", "5%"),
        ("$1.2 billion", "$1,200 million"),
        ("May 6, 2025", "6 May 2025"),
        ("11.08 percent", "about 11 percent"),
        ("rose", "climbed"),
        ("$12 million", "12 million dollars"),
        ("The port of Corvale handled", "According to the town, the port handled"),
        ("Of the 48 berths 40 are let. A pilot earns $90 per hour.",
         "A pilot earns $90 per hour. Of the 48 berths 40 are let."),
        ("Of the 48 berths 40 are let.", "Companies rent 40 of 48 places at the quay."),
        ("\n\nOf the 48", "\n\nNobody knows why.\n\nOf the 48"),
    ],
)  # fmt: skip
def test_what_is_the_same(before: str, after: str) -> None:
    assert before in STORY
    assert told(STORY, STORY.replace(before, after)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It cost 1.2 million dollars.", "It cost $1,200,000."),
        ("It sold 1.2m tickets.", "It sold 1,200,000 tickets."),
        ("It has three piers.", "It has 3 piers."),
        ("It was \u22125 degrees.", "It was -5 degrees."),
        ("It was minus five degrees.", "It was \u20135 degrees."),
        ("Rents fell 4 per cent.", "Rents fell 4%."),
        ("Rents fell four percent.", "Rents fell 4 pct."),
        ("It owes US$5 million.", "It owes $5m."),
        ("It owes US$5 million.", "It owes 5 million U.S. dollars."),
        ("It owes AU$7.5 million.", "It owes AU7.5 million dollars."),
        ("The rate rose 25 basis points.", "The rate rose 0.25 percentage points."),
        ("The 747-8 landed.", "The 747-eight landed."),
        ("It lasted 5 to 6 days.", "It lasted five\u2013six days."),
    ],
)
def test_what_is_equal_either_way(one: str, other: str) -> None:
    assert told(one, other) == told(other, one) == []


def test_a_rounded_figure_keeps_its_sign() -> None:
    (change,) = changes("The index closed at -366.94 points.", "The index closed at -about 367 points.")
    assert change.what == "rounded"
    assert told("The index closed at -366.94 points.", "The index closed at about 367 points.") == [
        "changed: -366.94 -> about 367"
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It owes AU$7 million.", "It owes $7 million."),
        ("The rate rose 25 basis points.", "The rate rose 25 percentage points."),
        ("The 747-8 landed.", "The 747-nine landed."),
        ("It was \u22125 degrees.", "It was 5 degrees."),
    ],
)
def test_what_looks_like_a_rewording_and_is_none(before: str, after: str) -> None:
    assert len(told(before, after)) == 1


def test_a_moved_paragraph_is_moved_and_does_not_count() -> None:
    head, story, quay = STORY.strip().split("\n\n")
    found = changes(STORY, "\n\n".join((head, quay, story)))
    assert found and {change.what for change in found} == {"moved"}


def test_other_words_right_beside_a_figure_are_shown_and_do_not_count() -> None:
    found = changes(
        STORY, STORY.replace("Exports to Farrow made", "Exports to Hallin made").replace("berths", "moorings")
    )
    assert [(c.what, c.before, c.after, c.counts) for c in found] == [("beside", "berths", "moorings", False)]


def test_the_sentence_of_a_change() -> None:
    (change,) = changes(STORY, STORY.replace("billion", "trillion"))
    assert sentence(change) == "changed: $1.2 billion -> $1.2 trillion (paragraph 2), x1000"
    assert change.start == STORY.index("$1.2")


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        ("$43.82 billion", "$48.32 billion", "digits swapped"),
        ("$43.82 billion", "$438.2 billion", "x10"),
        ("$43.82 million", "$4.382 million", "x0.1"),
        ("6,000 tonnes", "6,300 tonnes", "+5 %"),
        ("6,000 tonnes", "1,500 tonnes", "x0.25"),
        ("in March 2024", "in March 2023", "-1 year"),
        ("on March 4, 2024", "on March 6, 2024", "+2 days"),
    ],
)
def test_what_a_change_amounts_to(old: str, new: str, note: str) -> None:
    (change,) = changes(f"The mill sold {old} of steel.", f"The mill sold {new} of steel.")
    assert change.note == note


def test_a_number_in_a_name_counts_when_it_changes() -> None:
    old = "The crew flew the A380 home and waved to 12 guests."
    (change,) = changes(old, old.replace("A380", "A350"))
    assert sentence(change) == "changed: A380 -> A350 (line 1, a number in a name)"
    assert told(old, old.replace("the A380", "the plane")) == []


def test_one_edit_that_makes_one_figure_two_is_one_change() -> None:
    old = "March 04, 2010\n\nThe bridge opened to 40 guests."
    assert told(old, old.replace("2010", "2910")) == ["changed: March 04, 2010 -> March 04, 2910"]
    assert told(old.replace("2010", "2910"), old) == ["changed: March 04, 2910 -> March 04, 2010"]


def test_the_weekday_beside_a_date_counts() -> None:
    old = "It opened on Tuesday, March 4, 2025."
    assert told(old, old.replace("Tuesday", "Monday")) == ["changed: Tuesday, March 4, 2025 -> Monday, March 4, 2025"]
    assert told(old, old.replace("Tuesday, ", "")) == []


def claim(text: str, start: int, low: str, **more: object) -> Claim:
    return Claim("t.md", start, start + len(text), text, "count", Decimal(low), Decimal(low), **more)  # type: ignore[arg-type]


def test_tables_alone_are_matched_by_what_they_measure() -> None:
    old = [claim("40", 0, "40", measure="berths"), claim("7", 9, "7", measure="cranes", sentence=1)]
    new = [claim("9", 0, "9", measure="cranes"), claim("40", 9, "40", measure="berths", sentence=1)]
    assert [(c.what, c.before, c.after) for c in diff(old, new) if c.counts] == [("changed", "7", "9")]


def test_a_hand_corrected_value_is_a_change_although_the_words_are_not() -> None:
    old, new = claim("12", 5, "12", measure="boats"), claim("12", 5, "1200", measure="boats")
    (change,) = diff([old], [new])
    assert (change.what, change.note) == ("changed", "x100")


ROWS = "place,year,tonnes\nCorvale,2023,410\nCorvale,2024,432\nFarrow,2024,98\n"


@pytest.mark.parametrize(
    ("new", "says"),
    [
        (ROWS.replace("432", "423"), ["432 -> 423 row 3, column tonnes"]),
        ("place,year,tonnes\nFarrow,2024,98\nCorvale,2024,432\nCorvale,2023,410\n", []),
        ("year,place,tonnes\n2023,Corvale,410\n2024,Corvale,432\n2024,Farrow,98\n", []),
        (ROWS + "Farrow,2025,101\n", [" -> Farrow; 2025; 101 row 5"]),
        (ROWS.replace("Corvale,2023,410\n", ""), ["Corvale; 2023; 410 ->  row 2"]),
        (ROWS.replace("98", "NA"), ["98 -> NA row 4, column tonnes"]),
    ],
)
def test_rows_of_a_plain_table(new: str, says: list[str]) -> None:
    assert [f"{c.before} -> {c.after} {c.place}" for c in diff_rows("r.csv", ROWS, new)] == says


def test_a_strangers_text_is_shown_and_not_obeyed() -> None:
    evil = Claim("<b>`a|b`.md", 0, 9, "5<script>", "count", Decimal(5), Decimal(5))
    other = Claim("<b>`a|b`.md", 0, 9, "6\x1b[31m\u202e!", "count", Decimal(6), Decimal(6))
    found = diff([evil], [other])
    pages = {form: render(found, {}, form).decode() for form in FORMATS}
    for form in ("text", "markdown", "html"):
        assert "\x1b" not in pages[form] and "\u202e" not in pages[form]
    assert "<script>" not in pages["html"] and "<script>" not in pages["markdown"]
    assert "&#124;" in pages["markdown"]
    assert {form: render(found, {}, form).decode() for form in FORMATS} == pages


def tables(times: int) -> float:
    old = [claim("7", 9 * n, "7", sentence=n, context=(f"a{n}",)) for n in range(times)]
    new = [claim("8", 9 * n, "8", sentence=n, context=(f"b{n}",)) for n in range(times)]
    start = time.process_time()
    diff(old, new)
    return time.process_time() - start


def texts(old: str, new: str, times: int) -> float:
    documents = [Document("a.md", piece * times) for piece in (old, new)]
    before, after = (extract(document, link=False) for document in documents)
    start = time.process_time()
    diff(before, after, documents[0].text, documents[1].text)
    return time.process_time() - start


@pytest.mark.parametrize(
    "seconds",
    [
        tables,
        lambda n: texts("ab ", "cd ", 10 * n),
        lambda n: texts("a7 ", "a8 ", 5 * n),
        lambda n: texts("7 boats. ", "8 boats. ", n),
        lambda n: texts("Of 7 boats.\n", "Of 8 boats.\n", n),
        lambda n: texts("x" * 50, "y" * 50, n),
    ],
    ids=["tables", "words", "names", "sentences", "lines", "one word"],
)
def test_hostile_versions_take_linear_time(seconds: Callable[[int], float]) -> None:
    assert seconds(1_600) < 8 * seconds(400) + 0.5
