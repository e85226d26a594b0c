"""No pattern takes more than linear time (each at n and 4n of hostile text) or reads otherwise before Python 3.11.5."""

import gc
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

import claimcheck
import claimcheck.extractors
import claimcheck.language
from claimcheck.language.pattern import Lazy

SEEDS = (
    "1", "1,", "1 ", "1.", "1-", "1/", "1 234 ", "a", "A", "a ", "A ", "a.", "a-", "five ", "one hundred and ", "and ",
    " ", "\n", "(", "<a", "`", "](", "@a", "$", "more than ", "a@a.", "www.", "http://", "'", "of ", "percent ", "th ",
)  # fmt: skip
SIZE = 1000


def patterns(*packages: ModuleType) -> list[tuple[str, re.Pattern[str] | Lazy]]:
    found: list[tuple[str, re.Pattern[str] | Lazy]] = []
    for package in packages:
        for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if info.name.endswith("__main__"):
                continue
            module = importlib.import_module(info.name)
            for name, value in vars(module).items():
                if isinstance(value, re.Pattern | Lazy):
                    found.append((f"{info.name}.{name}", value))
    return found


def seconds(pattern: re.Pattern[str] | Lazy, text: str) -> float:
    gc.disable()
    try:
        best = float("inf")
        for _ in range(5):
            start = time.process_time()
            for _ in pattern.finditer(text):
                pass
            best = min(best, time.process_time() - start)
            if best < 0.002:
                break
        return best
    finally:
        gc.enable()


SCANNED = patterns(claimcheck.extractors, claimcheck.language)


@pytest.mark.parametrize(("name", "pattern"), SCANNED, ids=[name for name, _ in SCANNED])
def test_time_is_linear(name: str, pattern: re.Pattern[str] | Lazy) -> None:
    for seed in SEEDS:
        short, long = seed * SIZE, seed * SIZE * 4
        assert seconds(pattern, long) < 8 * max(seconds(pattern, short), 0.002), (name, seed)


def repeated_possessively(parsed: Any) -> Iterator[list[Any]]:
    """What stands before each "*+", "++", "?+" or "{m,n}+" of a pattern that re has parsed."""
    for operation, argument in parsed:
        if str(operation) == "POSSESSIVE_REPEAT":
            yield list(argument[2])
        parts = argument if isinstance(argument, tuple) else (argument,)
        for part in parts:
            for inner in part if isinstance(part, list) else [part]:
                if isinstance(inner, re._parser.SubPattern):  # type: ignore[attr-defined]
                    yield from repeated_possessively(inner)


def test_groups_repeated_possessively_are_atomic() -> None:
    """Before Python 3.11.5 a failed try of any other group moves the match on (python/cpython#106052)."""
    single = {"LITERAL", "NOT_LITERAL", "ANY", "IN", "RANGE"}
    seen = 0
    for name, pattern in patterns(claimcheck):
        for body in repeated_possessively(re._parser.parse(pattern.pattern)):  # type: ignore[attr-defined]
            seen += 1
            assert len(body) == 1 and str(body[0][0]) in single | {"ATOMIC_GROUP"}, (name, body)
    assert seen > 100
