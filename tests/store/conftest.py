"""Articles of the store's tests: short, alike, each with figures of its own; and archives made of them."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimcheck.cli import group

GOODS = ("grain", "copper", "timber", "cotton", "wool", "coal", "rice", "steel", "paper", "glass")

Write = Callable[..., Path]
Run = Callable[..., Result]


def article(number: int, billions: str) -> dict[str, str]:
    goods = GOODS[number % len(GOODS)]
    return {
        "id": f"{number:03}.txt",
        "published": f"2024-{number % 12 + 1:02}-15",
        "outlet": "The Lighthouse",
        "title": f"{goods.title()} shipments",
        "text": f"Trade between China and Kazakhstan reached ${billions} billion in 2023.\n"
        f"Exports of {goods} rose by {number + 2} percent, and {number + 3} trains carried it to the border town.\n",
    }


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a table of so many articles; changed: the billions that single articles give instead of their own."""

    def made(count: int, changed: Mapping[int, str] | None = None, name: str = "articles.jsonl") -> Path:
        path = tmp_path / name
        rows = (article(number, (changed or {}).get(number, f"{40 + number}.5")) for number in range(count))
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return path

    return made


@pytest.fixture
def run() -> Run:
    """The command line."""
    return lambda *args: CliRunner().invoke(group, [str(arg) for arg in args])


@pytest.fixture
def files() -> Callable[[Path], dict[str, bytes]]:
    """Every file of an archive with its bytes."""
    return lambda folder: {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
