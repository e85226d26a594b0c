"""Every kind of figure by its cases; what holds for any text; time on hostile text."""

import gc
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import Claim, Document, extract
from claimcheck.extractors.scan import EXTRACTORS
from claimcheck.model import DATE_LIKE

CASES = [
    (path.stem, case)
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    if not path.stem.startswith("dates")
    for case in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    if "figures" in case
]
PACKAGE = Path(__file__).parents[2] / "src" / "claimcheck" / "extractors"


def row(claim: Claim) -> str:
    value = str(claim.low) if claim.low == claim.high else f"{claim.low} to {claim.high}"
    parts = [claim.text, claim.kind, "-" if claim.low is None else value, claim.unit or "-"]
    return " | ".join(parts if claim.bound == "exact" else [*parts, claim.bound])


@pytest.mark.parametrize(("kind", "case"), CASES, ids=[f"{kind}: {case['text'][:50]}" for kind, case in CASES])
def test_figures(kind: str, case: dict[str, object]) -> None:
    claims = extract(Document("case.txt", str(case["text"])), link=False)
    assert [row(claim) for claim in claims if claim.kind not in DATE_LIKE] == case["figures"]


def test_every_extractor_has_cases_and_each_is_listed() -> None:
    listed = {reader.__module__.rsplit(".", 1)[1] for reader in EXTRACTORS}
    modules = {path.stem for path in PACKAGE.glob("*.py") if "\ndef read(mention" in path.read_text(encoding="utf-8")}
    assert listed == modules
    assert listed <= {kind for kind, _ in CASES}


def test_a_step_is_one_unit_of_the_last_printed_digit() -> None:
    text = "They spent $41 billion, 43.82 percent and 3.0 km on five roads and 1,200 bridges."
    steps = [str(claim.step) for claim in extract(Document("x", text), link=False)]
    assert steps == ["1E+9", "0.01", "0.1", "1", "1"]


def properly_placed(text: str) -> None:
    claims = extract(Document("any", text), link=False)
    floor = 0
    for claim in claims:
        assert floor <= claim.start < claim.end
        assert claim.text == text[claim.start : claim.end]
        floor = claim.end


WORDS = st.sampled_from(
    [
        "about",
        "between",
        "from",
        "nearly",
        "over",
        "up",
        "to",
        "and",
        "or",
        "-",
        "–",
        ",",
        ".",
        "5",
        "12",
        "1,200",
        "3.5",
        "$",
        "US$",
        "€",
        "£",
        "%",
        "percent",
        "million",
        "bn",
        "points",
        "half",
        "a",
        "third",
        "second",
        "one",
        "five",
        "hundred",
        "thousand",
        "dozen",
        "years",
        "km",
        "tonnes",
        "times",
        "old",
        "June",
        "2024",
        "last",
        "doubled",
        "9am",
        "3-1",
        "(",
        ")",
        "\n",
        "½",
        "¥",
        "Rs",
        "RMB",
    ]
)


@given(st.text())
@settings(max_examples=300, deadline=None)
def test_any_text_gives_claims_in_order_without_overlap(text: str) -> None:
    properly_placed(text)


@given(st.lists(WORDS, max_size=25).map(" ".join) | st.lists(WORDS, max_size=25).map("".join))
@settings(max_examples=500, deadline=None)
def test_any_heap_of_number_words_gives_claims_in_order_without_overlap(text: str) -> None:
    properly_placed(text)


HOSTILE = {
    "digits": "1" * 4000,
    "digits and commas": "1,234," * 700,
    "grouped digits": "1 234 567 " * 400,
    "dots": "1." * 2000,
    "number words": "one hundred " * 350,
    "number words without spaces": "onehundred" * 400,
    "and": "five and " * 450,
    "hyphens": "5-" * 2000,
    "list": "5, " * 1400,
    "brackets": "(" * 2000 + ")" * 2000,
    "signs": "$" * 4000,
    "minus": "-" * 4000,
    "hedges": "more than " * 400,
    "tags": "<a" * 2000,
    "comments": "<!--" * 1000,
    "ticks": "`" * 4000,
    "links": "](" * 2000,
    "at signs": "a@" * 2000,
    "domains": "a." * 2000,
    "no space": "x" * 4000,
    "capitals": "aB" * 2000,
    "ends of sentences": "a.B" * 1300,
    "spaces": " " * 4000,
    "new lines": "5\n" * 2000,
    "phone": "202-555-" * 500,
    "quotes": "”" * 4000,
}


def seconds(run: Callable[[], object]) -> float:
    gc.disable()
    try:
        best = float("inf")
        for _ in range(5):
            start = time.process_time()
            run()
            best = min(best, time.process_time() - start)
        return best
    finally:
        gc.enable()


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear_on_hostile_text(name: str) -> None:
    text = HOSTILE[name]
    run = lambda size: seconds(lambda: extract(Document("x", text * size), link=False))  # noqa: E731
    run(1)
    assert run(4) < 8 * max(run(1), 0.001)
