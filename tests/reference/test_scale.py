"""A large table is read and indexed in seconds, and a figure is found in it at once."""

import time
from datetime import date
from decimal import Decimal
from pathlib import Path

from claimcheck import Claim, check, load_references

GOODS = [f"{metal} {kind}" for metal in ("iron", "zinc", "tin", "lead", "gold") for kind in ("production", "stocks")]
SECONDS_TO_LOAD, SECONDS_TO_CHECK = 20, 2


def test_a_hundred_thousand_rows(tmp_path: Path) -> None:
    lines = ["entity,measure,period,value,unit,source"]
    for place in range(200):
        for good in GOODS:
            lines += [f"Mine {place:03d},{good},{year},{place}{year},tonne,Survey" for year in range(1974, 2024)]
    (tmp_path / "mines.csv").write_text("\n".join(lines) + "\n")
    start = time.process_time()
    references = load_references(tmp_path / "mines.csv")
    loaded = time.process_time()
    claim = Claim(
        "a.txt", 0, 4, "text", "quantity", Decimal(72021), Decimal(72021), Decimal(1), "tonne", measure="zinc stocks",
        entities=("Mine 007",), since=date(2021, 1, 1), until=date(2021, 12, 31),
    )  # fmt: skip
    found = check([claim] * 20, references=references, only=["against_reference"])
    checked = time.process_time()
    assert {finding.verdict for finding in found} == {"consistent"}
    assert loaded - start < SECONDS_TO_LOAD
    assert checked - loaded < SECONDS_TO_CHECK
