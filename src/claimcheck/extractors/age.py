"""Ages: "35-year-old", "aged 35", "ages 25 to 54", "35 years old", and the bare age behind a name ("..., 35, ...")."""

import re
from collections.abc import Iterator

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Mention

UNIT_OLD = re.compile(r"[ -]olds?(?![A-Za-z])|[ ]of[ ]age(?![A-Za-z])")
BEFORE = re.compile(
    r"(?:\baged?|\bages|\bage[ ]of|\bages[ ]of|\bages[ ]between|\bage[ ]group)[ ](?:between[ ])?\Z", re.IGNORECASE
)
AFTER_NAME = re.compile(r"[A-Z][\w’'.-]{1,24},[ ]\Z")
CLOSES = re.compile(
    r",[ ](?:of|a|an|the|was|is|who|from|said|and|has|had|his|her|told|were|both|will|whose|died|faces|pleaded)(?![A-Za-z])"
)
AGES = re.compile(r"(?:[ -]year-olds?|[ -]age(?:[ ](?:group|bracket|range))?)(?![A-Za-z])")


def read(mention: Mention) -> Iterator[Figure]:
    """The ages that begin here."""
    text = mention.text
    for amount in mention.amounts:
        first, last = amount.first, amount.last
        unit = last.unit
        if last.currency or last.number.ordinal:
            return
        if unit is not None and unit.kind == "duration":
            if old := UNIT_OLD.match(text, last.end):
                yield mention.figure(amount, "age", unit.unit, end=old.end())
            elif BEFORE.search(text, max(0, first.start - 14), first.start):
                yield mention.figure(amount, "age", unit.unit)
        elif unit is None and not last.number.scale:
            if (
                BEFORE.search(text, max(0, first.start - 14), first.start)
                or AGES.match(text, last.end)
                or (
                    _behind_name(text, first.start, last.end) and not last.number.is_words and 1 < last.number.low < 120
                )
            ):
                yield mention.figure(amount, "age", "year")


def _behind_name(text: str, start: int, end: int) -> bool:
    return bool(
        text[start - 2 : start] == ", "
        and CLOSES.match(text, end)
        and AFTER_NAME.search(text, max(0, start - 30), start)
    )
