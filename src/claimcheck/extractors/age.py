"""Ages: "35-year-old", "aged 35", "ages 25 to 54", "35 years old", and the bare age behind a name ("..., 35, ...")."""

import re

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Amount, Mention
from claimcheck.language.pattern import lazy

OLDEST = 120
UNIT_OLD = lazy(r"[ -]olds?(?![A-Za-z])|[ ]of[ ]age(?![A-Za-z])")
BEFORE = lazy(
    r"(?:\baged?|\bages|\bage[ ]of|\bages[ ]of|\bages[ ]between|\bage[ ]group)[ ](?:between[ ])?\Z", re.IGNORECASE
)
#: How the words before an age end: a look at them spares most numbers the patterns.
ENDS_BEFORE = ("age ", "aged ", "ages ", "of ", "between ", "group ")
ENDS_BEFORE_BARE = (
    ", ", "than ", "under ", "over ", "above ", "below ", "of ", " was ", " is ", " turned ", " turns ", " just ",
    " only ", " about ",
)  # fmt: skip
#: The last two letters of these, the comma apart.
LAST_LETTERS = frozenset(words.rstrip()[-2:] for words in ENDS_BEFORE + ENDS_BEFORE_BARE)
#: "children under five", "people over 65"
GROUP_OF_AGE = lazy(
    r"\b(?:children|kids|boys|girls|people|adults|men|women|those|anyone|voters|residents|patients|students)[ ]"
    r"(?:aged[ ])?(?:under|over|above|below|older[ ]than|younger[ ]than)[ ](?:the[ ]age[ ]of[ ])?\Z",
    re.IGNORECASE,
)
SHE_WAS = lazy(r"\b[Ss]?[Hh]e (?:was|is|turned|turns) (?:just |only |about )?\Z")
CLAUSE_END = lazy(r"[.,;:?!)]|$|[ ](?:and|when|so|at|but|or|by|then|in|are|were|who|have|had|is|was)(?![a-z])")
AFTER_NAME = lazy(r"[A-Z][\w’'.-]{1,24},[ ]\Z")
CLOSES = lazy(r",[ ](?!and[ ][A-Z])[a-z]")
FULL_NAME = lazy(r"[A-Z][\w’'.-]{1,20}[ ][A-Z][\w’'.-]{1,20},[ ]\Z")
SENTENCE_END = lazy(r"[.;)](?:[ \n”\"]|$)")
OF_AGES = ("year", "age")
AGES = lazy(r"(?:[ -]year-olds?|[ -]age(?:[ ](?:group|bracket|range))?)(?![A-Za-z])")


def read(mention: Mention) -> list[Figure]:
    """The ages that begin here."""
    text = mention.text
    found: list[Figure] = []
    listed = False
    for amount in mention.amounts:
        first, last = amount.first, amount.last
        unit = last.unit
        if last.currency or last.number.ordinal:
            break
        if unit is not None and unit.kind == "duration":
            if old := UNIT_OLD.match(text, last.end):
                found.append(mention.figure(amount, "age", unit.unit, end=old.end()))
            elif BEFORE.search(text, max(0, first.start - 14), first.start):
                found.append(mention.figure(amount, "age", unit.unit))
        elif unit is None and not last.number.scale and (listed or _is_age(text, amount)):
            listed = BEFORE.search(text, max(0, first.start - 14), first.start) is not None or listed
            found.append(mention.figure(amount, "age", "year"))
    return found


def _is_age(text: str, amount: Amount) -> bool:
    """Whether the words around a bare number make it an age."""
    start, end = amount.first.start, amount.last.end
    if amount.last.behind in OF_AGES and AGES.match(text, end):
        return True
    last = text[start - 3 : start - 1]
    if last.lower() not in LAST_LETTERS and last[-1:] != ",":
        return False
    before = text[max(0, start - 8) : start].lower()
    if before.endswith(ENDS_BEFORE) and BEFORE.search(text, max(0, start - 14), start):
        return True
    if not before.endswith(ENDS_BEFORE_BARE):
        return False
    number = amount.last.number
    if not 1 < number.low < OLDEST:
        return False
    if before.endswith(", "):
        if number.is_words:
            return False
        if FULL_NAME.search(text, max(0, start - 50), start) and SENTENCE_END.match(text, end):
            return True
        return bool(CLOSES.match(text, end) and AFTER_NAME.search(text, max(0, start - 30), start))
    if not CLAUSE_END.match(text, end):
        return False
    return bool(GROUP_OF_AGE.search(text, max(0, start - 40), start) or SHE_WAS.search(text, max(0, start - 18), start))
