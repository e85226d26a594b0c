"""What figures measure, of whom, when, who says so: cases by field; what holds for any text; time on hostile text."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import Claim, Document, extract
from claimcheck.errors import UsageError
from claimcheck.extractors.linking.lexicon import role_words
from claimcheck.language import measures, names
from claimcheck.model import COLUMNS, ROLES

FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
CASES = [
    (path.stem, case) for path in FILES for case in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
]


def field(claim: Claim, name: str, claims: list[Claim]) -> str:
    """One linked field as a case prints it."""
    if name == "period":
        return f"{claim.since} to {claim.until}" if claim.since else "-"
    if name == "base":
        return next((other.text for other in claims if other.start == claim.base), "-")
    value = getattr(claim, name)
    return ("; ".join(value) if isinstance(value, tuple) else value) or "-"


@pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{name}: {case['text'][:50]}" for name, case in CASES])
def test_cases(name: str, case: dict[str, dict[str, str]]) -> None:
    published = case.get("published")
    claims = extract(Document("case.txt", str(case["text"]), date.fromisoformat(str(published)) if published else None))
    for printed, wanted in case["expect"].items():
        claim = next(claim for claim in claims if claim.text == printed)
        if name == "role":
            for role in wanted.split(", "):
                assert (role.removeprefix("no ") in claim.role) is not role.startswith("no "), (printed, claim.role)
        else:
            assert field(claim, name, claims) == wanted, printed


def test_every_linked_field_has_cases() -> None:
    fields = {path.stem for path in FILES} - {"period"}
    assert fields <= set(COLUMNS)
    assert fields == {"measure", "entities", "attributed_to", "role", "listed", "base"}


def test_roles_of_the_vocabulary_are_roles_of_the_model() -> None:
    entries = [entry for seconds in role_words().values() for entries in seconds.values() for entry in entries]
    assert {entry.role for entry in entries} <= ROLES
    assert {entry.scope for entry in entries} == {"phrase", "clause", "near", "before", "after", "object", "compared"}
    assert {measure.role for measure in measures.load().named.values()} <= ROLES | {""}


def test_the_core_of_a_measure_is_what_levels_and_changes_share() -> None:
    assert measures.core("trade growth") == measures.core("trade expected quarterly") == "trade"
    assert measures.core("share cargo") == "cargo"
    assert measures.core("share price decline") == "share price"
    assert measures.core("growth") == "growth"


def test_a_desk_adds_names_of_its_own(tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text(
        "name,type,aliases,adjectives,country\nUtopia,country,Utopian Republic,Utopian,\n", encoding="utf-8"
    )
    found = names.load(table)
    assert found.get("Utopian Republic") == names.Name("Utopia", "country")
    assert found.get("Utopian") == names.Name("Utopia", "country", adjective=True)
    assert found.get("Kazakh") == names.Name("Kazakhstan", "country", adjective=True)


def test_a_desk_adds_measures_of_its_own(tmp_path: Path) -> None:
    table = tmp_path / "measures.csv"
    table.write_text("measure,aliases,role\nfootfall,visitor count;footfall count,\n", encoding="utf-8")
    assert measures.load(table).named["visitor count"].name == "footfall"


@pytest.mark.parametrize("load", [names.load, measures.load])
def test_a_table_without_its_columns_is_refused_in_one_sentence(tmp_path: Path, load: Callable[[Path], object]) -> None:
    table = tmp_path / "own.csv"
    table.write_text("word,meaning\na,b\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"own\.csv: a table of .* needs the columns"):
        load(table)


WORDS = (
    *[
        "the",
        "a",
        "two",
        "five",
        "12",
        "$4",
        "billion",
        "percent",
        "of",
        "to",
        "from",
        "rose",
        "fell",
        "by",
        "said",
        "China",
        "Kazakhstan",
        "'s",
        "its",
        ",",
        ".",
        ";",
        ":",
        "(",
        ")",
        "-",
        "—",
        "and",
    ],
    *[
        "countries",
        "trade",
        "Summit",
        "first",
        "in",
        "2020",
        "which",
        "that",
        "up",
        "down",
        "according",
        "more",
        "than",
        "including",
    ],
    "\n\n",
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=40,
    )
)
def test_any_words_are_linked_without_error(words: list[str]) -> None:
    for claim in extract(Document("any", " ".join(words), date(2024, 5, 1))):
        assert set(claim.role) <= ROLES
        assert claim.measure is None or len(claim.measure.split()) <= 6
        assert len(set(claim.entities)) == len(claim.entities)
        assert (claim.since is None) == (claim.until is None)
        assert list(claim.context) == sorted(set(claim.context))


@pytest.mark.parametrize(
    "piece",
    ["Oslo and the ", "5, ", "rose to 5 of ", "A (5 ", "“5 ", "the 5 dogs, ", "A-", "said that 5 ", "Anna B. Berg ",
     "5 percent, 3 lower than ", "$5m (2014: $4m) ", "- Berg, 8%\n"],
)  # fmt: skip
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        document = Document("long", f"{piece * times}sold 5 cars")
        found = []
        for _ in range(5):
            start = time.process_time()
            extract(document)
            found.append(time.process_time() - start)
        return min(found)

    seconds(10)
    assert seconds(2000) < 8 * max(seconds(500), 0.005)
