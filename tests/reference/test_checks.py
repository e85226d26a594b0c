"""One runner for the cases of the checks that need tables: CSV tables, claims, and the verdict that they must get."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck import Claim, check, load_references

CASES = Path(__file__).parent / "cases"
REFERENCE = Path(__file__).parents[2] / "reference"
TUPLES = ("entities", "role", "listed", "context")
DECIMALS = ("low", "high", "step")
DATES = ("since", "until", "published")
NUMBERS = ("start", "end", "paragraph", "sentence", "base")


def load(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return list(yaml.load(lines, Loader=yaml.BaseLoader))


ALL = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
    for path in sorted(CASES.glob("*.yaml"))
    for case in load(path)
]


def claim(fields: dict[str, str], at: int, published: str | None) -> Claim:
    """A claim from strings; what is not given stands for itself."""
    values: dict[str, Any] = {"document": "a.txt", "start": str(at * 100), **fields}
    if published:
        values["published"] = published
    if "value" in values:
        values["low"] = values["high"] = values.pop("value")
    values.setdefault("step", "1")
    values["end"] = str(int(values["start"]) + len(values["text"]))
    readers = dict.fromkeys(TUPLES, lambda text: tuple(part.strip() for part in text.split(";") if part.strip()))
    readers |= dict.fromkeys(DECIMALS, Decimal) | dict.fromkeys(DATES, date.fromisoformat) | dict.fromkeys(NUMBERS, int)
    return Claim(**{key: readers[key](text) if key in readers else text for key, text in values.items()})


@pytest.mark.parametrize(("module", "case"), ALL)
def test_case(module: str, case: dict[str, Any], tmp_path: Path) -> None:
    for name, text in case["tables"].items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = [tmp_path / name for name in case["tables"]] + ([REFERENCE] if "rates" in case else [])
    claims = [claim(fields, at, case.get("published")) for at, fields in enumerate(case["claims"])]
    found = check(claims, references=load_references(paths), only=[module])
    assert found, "nothing was compared"
    like = [finding for finding in found if finding.verdict == case["verdict"]]
    assert like, [(finding.verdict, finding.message) for finding in found]
    finding = like[0]
    if "severity" in case:
        assert (finding.severity or "") == case["severity"]
    assert case.get("cause", "") in (finding.cause or "")
    assert case.get("suggestion", "") in (finding.suggestion or "")
    assert case.get("says", "") in finding.message
    assert finding.evidence


def test_each_check_conflicts_and_agrees() -> None:
    seen = {(param.values[0], param.values[1]["verdict"]) for param in ALL}
    for module in ("against_reference", "scores", "series"):
        assert (module, "conflict") in seen
        assert {(module, "consistent"), (module, "compatible")} & seen


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"measure": "imports", "role": "imports"}, id="imports are not trade"),
        pytest.param({"measure": "trade", "role": "target"}, id="a plan is no result"),
        pytest.param({"measure": "trade", "role": "per head"}, id="nor is a figure per head"),
        pytest.param({"measure": "service trade"}, id="services are not goods"),
        pytest.param({"measure": "trade", "entities": "Norway"}, id="with whom is not said"),
    ],
)
def test_another_thing_is_not_compared(fields: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "entity,counterpart,measure,period,value,unit,source\nNorway,Japan,trade,2022,9310000000,USD,NRK\n"
    )
    base = {"text": "$9 million", "kind": "money", "unit": "USD", "value": "9E6", "entities": "Norway; Japan"}
    one = claim({**base, "since": "2022-01-01", "until": "2022-12-31", **fields}, 0, None)
    assert check([one], references=load_references(tmp_path / "t.csv"), only=["against_reference"]) == []
