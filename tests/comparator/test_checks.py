"""One runner for the cases of every check: a text or claims, and the verdict that they must get.

A case names the check by its file. It has `text` (or `texts`, by document name) or `claims` (fields as strings),
`published`, and `verdict`; and may have `figures` (texts of the claims that the finding must touch, in order),
`severity`, `cause` and `says` (a part of the message). A case in which the check compared nothing fails.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck import Claim, Document, check
from claimcheck.comparator import CHECKS, name

CASES = Path(__file__).parent / "cases"
#: Tested with their tables in tests/reference.
NEED_REFERENCES = {"against_reference", "series", "scores"}
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


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def claim(fields: dict[str, Any], at: int, published: str | None) -> Claim:
    """A claim from strings; what is not given stands for itself."""
    values: dict[str, Any] = {"document": "a.txt", "start": at * 100, "published": published, **fields}
    if "value" in values:
        values["low"] = values["high"] = values.pop("value")
        values.setdefault("step", "1")
    values["role"] = values.get("role", "")
    values.setdefault("end", int(values["start"]) + len(values["text"]))
    for key in values:
        if key in TUPLES:
            values[key] = tuple(part.strip() for part in values[key].split(";") if part.strip())
        elif key in DECIMALS:
            values[key] = Decimal(values[key])
        elif key in DATES:
            values[key] = day(values[key])
        elif key in NUMBERS:
            values[key] = int(values[key])
    return Claim(**values)


def claims_of(case: dict[str, Any]) -> list[Claim]:
    if "claims" in case:
        return [claim(fields, at, case.get("published")) for at, fields in enumerate(case["claims"])]
    texts = case.get("texts") or {"a.txt": case["text"]}
    dates = case.get("published")
    if not isinstance(dates, dict):
        dates = dict.fromkeys(texts, dates)
    from claimcheck import extract

    return [c for n, text in texts.items() for c in extract(Document(n, text, day(dates.get(n))))]


@pytest.mark.parametrize(("module", "case"), ALL)
def test_case(module: str, case: dict[str, Any]) -> None:
    found = check(claims_of(case), only=[module])
    assert found, "nothing was compared"
    if case["verdict"] != "conflict":
        assert [f.message for f in found if f.verdict == "conflict"] == []
    like = [f for f in found if f.verdict == case["verdict"]]
    if "figures" in case:
        like = [f for f in like if [c.text for c in f.claims] == case["figures"]]
    assert like, [(f.verdict, [c.text for c in f.claims], f.message) for f in found]
    finding = like[0]
    assert case.get("severity", finding.severity or "") == (finding.severity or "")
    assert case.get("cause", "") in (finding.cause or "")
    assert case.get("suggestion", "") in (finding.suggestion or "")
    assert case.get("says", "") in finding.message


def test_every_check_has_conflict_and_agreement() -> None:
    seen = {(param.values[0], param.values[1]["verdict"]) for param in ALL}
    names = {name(module) for module in CHECKS} - NEED_REFERENCES
    assert {check for check, verdict in seen if verdict == "conflict"} == names
    assert {check for check, verdict in seen if verdict in ("consistent", "compatible")} == names
