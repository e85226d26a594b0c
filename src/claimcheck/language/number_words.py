"""Numbers in words: "five hundred and six", "two and a half million", "twenty-first", "half a dozen", "a hundred"."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from claimcheck.language.lexicon import rows
from claimcheck.language.pattern import lazy

#: One token and what joins it to the one before: a space, a hyphen, "and", ", ".
TOKEN = lazy(
    r"(?:(?P<and>[ \u00a0-]{1,2}and[ \u00a0-]{1,2}(?:an?[ ])?)|[ \u00a0-]{1,2})(?P<word>[A-Za-z]{2,14})(?![A-Za-z0-9])"
)
FIRST = lazy(r"(?P<article>[Aa]n?[ \u00a0-]|A(?:N)?[ ])?(?P<word>[A-Za-z]{2,14})(?![A-Za-z0-9])")
HALF_A = lazy(r"(?P<part>[Hh]alf|[Qq]uarter)[ -](?:(?:of[ ])?an?[ -])?(?P<word>[a-z]{5,11})(?![A-Za-z0-9])")
POINT = lazy(r"[ -]point((?>[ -][A-Za-z]{2,9})++)", re.IGNORECASE)
#: "and a half", "and two thirds": a part behind a whole number.
AND_PART = lazy(r"[ -]and[ -](?P<top>[A-Za-z]{1,9})[ -](?=[a-z])")
DIGIT_NAMES = {"oh": "zero", "nought": "zero", "naught": "zero"}
SMALL = Decimal("1E-12")
ONE = Decimal(1)
#: Sorts of words that are numbers by themselves.
PLAIN = frozenset(("unit", "teen", "ten"))
PART_WORDS = {"half": 2, "quarter": 4}
PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}


class Numeral(NamedTuple):
    """One number.

    Attributes:
        end: where its last character ends, scale word included.
        low: the value as printed; step: one unit of its last printed digit, scale included.
        scale: the exponent of its scale word, 0 without one ("5 million" 6).
        is_words: it begins with a word ("five", "a dozen").
        ordinal: "24th", "twenty-first".
        behind: the word or sign behind it, where that is known; None does not mean that nothing stands there.
    """

    end: int
    low: Decimal
    step: Decimal
    scale: int = 0
    is_words: bool = False
    ordinal: bool = False
    behind: str | None = None


@cache
def cardinals() -> dict[str, tuple[Decimal, str]]:
    """Word -> (value, sort)."""
    return {row["word"]: (Decimal(row["value"]), row["sort"]) for row in rows("number_words.csv")}


@cache
def ordinals() -> dict[str, Decimal]:
    """Word -> value."""
    return {row["word"]: Decimal(row["value"]) for row in rows("ordinal_words.csv")}


@cache
def _joined() -> frozenset[str]:
    """Words that go on with a number."""
    return frozenset((*cardinals(), *ordinals(), "point"))


def read(text: str, at: int) -> Numeral | None:
    """The number in words that begins at `at`, or None. "a" counts only before hundred, dozen and scales."""
    match = FIRST.match(text, at)
    if match is None:
        return None
    article, word = match.groups()
    word = word.lower()
    if word in PARTS:
        return _part(text, match.start("word"))
    known = cardinals().get(word)
    if word == "dozens":
        return None
    if known is None:
        value = ordinals().get(word)
        return Numeral(match.end(), value, ONE, 0, True, True) if value and not article else None
    if article and (known[1] not in ("hundred", "scale", "dozen") or word.endswith("s")):
        return None
    end = match.end()
    if known[1] in PLAIN:
        behind = TOKEN.match(text, end)
        if behind is None:
            return Numeral(end, known[0], ONE, 0, True)
        joined, following = behind.groups()
        if not joined and following.lower() not in _joined():
            return Numeral(end, known[0], ONE, 0, True, False, following)
    return _Sum(text, end, known).result()


def _part(text: str, at: int) -> Numeral | None:
    """Half a million, half a dozen, a half million."""
    match = HALF_A.match(text, at)
    known = cardinals().get(match["word"]) if match else None
    if match is None or known is None or known[1] not in ("hundred", "scale", "dozen"):
        return None
    value, scale = known
    exponent = value.adjusted() if scale == "scale" else 0
    return Numeral(match.end(), PARTS[match["part"].lower()] * value, value / 10 if exponent else ONE, exponent, True)


class _Sum:
    """The running value of a number in words: `total` of closed groups, the open `group` below the next scale."""

    def __init__(self, text: str, end: int, known: tuple[Decimal, str]) -> None:
        self.text, self.end = text, end
        self.total = Decimal(0)
        self.group: Decimal | None = Decimal(1) if known[1] in ("hundred", "scale", "dozen") else None
        self.ceiling = Decimal("Infinity")  # the last scale; the next one must be smaller
        self.step, self.scale, self.ordinal = Decimal(1), 0, False
        self.closed = False
        self.add(*known)

    def add(self, value: Decimal, sort: str) -> bool:
        """Take one more word in; False where English does not join it to what stands before."""
        group = self.group
        match sort:
            case "hundred":
                if not group or group >= 100:
                    return False
                self.group = group * 100
            case "scale":
                if group is None and self.total and value >= self.ceiling and self.scale:  # "three lakh crore"
                    self.total *= value
                    self.step, self.scale = self.step * value, self.scale + value.adjusted()
                    return True
                if not group or value >= self.ceiling:
                    return False
                self.total += group * value
                fine = self.step if self.step < 1 else 1
                self.ceiling, self.group, self.step, self.scale = value, None, value * fine, value.adjusted()
                return True
            case "dozen":
                if not group or group != int(group):
                    return False
                self.group, self.closed = group * 12, True
            case _:
                if group is None:
                    self.group = value
                elif (sort == "unit" and group % 10 == 0 and group % 100 != 10 and value) or (
                    group % 100 == 0 and group
                ):
                    self.group = group + value
                else:
                    return False
        self.step, self.scale = Decimal(1), 0
        return True

    def result(self) -> Numeral:
        while not self.closed and (match := TOKEN.match(self.text, self.end)):
            if match["and"] and self._part():
                break
            if not self._take(match):
                break
            self.end = match.end()
            if self.ordinal:
                break
        if not self.ordinal and not self.closed:
            self._decimals()
        return Numeral(self.end, self.total + (self.group or 0), self.step, self.scale, True, self.ordinal)

    def _take(self, match: re.Match[str]) -> bool:
        word, joined = match["word"].lower(), match["and"]
        if joined and (joined.rstrip(" -").endswith((" a", " an")) or not self._open_to_and()):
            return False
        known = cardinals().get(word)
        if known:
            if joined and known[1] not in PLAIN:
                return False
            return self.add(*known)
        value = ordinals().get(word)
        if value is None or (word in ("inaugural", "second") and self.group is None and not self.total):
            return False
        self.ordinal = self.add(*_ordinal_sort(value))
        return self.ordinal

    def _open_to_and(self) -> bool:
        """ "and" joins only behind hundred or a scale: "two hundred and five", not "two and five"."""
        return self.group is None or (self.group >= 100 and self.group % 100 == 0)

    def _part(self) -> bool:
        """Take in "and a half", "and two thirds": of the last scale, else of one."""
        found = part_after(self.text, self.end)
        if found is None:
            return False
        self.end, part = found
        if self.group is None:
            self.total += part * self.ceiling
            self.step = self.ceiling / 10
        else:
            self.group += part
            self.step = Decimal("0.1")
            self._scale()
        self.closed = True
        return True

    def _scale(self) -> None:
        """Take in the scale behind a number with a part: "two and a half million"."""
        match = TOKEN.match(self.text, self.end)
        known = cardinals().get(match["word"].lower()) if match and not match["and"] else None
        if match and known and known[1] == "scale":
            step = self.step
            self.add(*known)
            self.step, self.end = step * known[0], match.end()

    def _decimals(self) -> None:
        """Take in "point two five", "point seventy-one"."""
        match = POINT.match(self.text, self.end)
        if match is None:
            return
        digits, end, before = "", match.start(1), ""
        for word in re.finditer(r"[ -]([A-Za-z]+)", match[1]):
            known = cardinals().get(DIGIT_NAMES.get(word[1].lower(), word[1].lower()))
            if known is None or known[1] not in PLAIN:
                break
            in_tens = before == "ten" and known[1] == "unit"  # "point seventy one"
            digits = (digits[:-1] if in_tens else digits) + str(known[0])
            end, before = match.start(1) + word.end(), known[1]
        if digits:
            self.group = (self.group or Decimal(0)) + Decimal(f"0.{digits}")
            self.step, self.end = Decimal((0, (1,), -len(digits))), end
            self._scale()


def part_after(text: str, at: int) -> tuple[int, Decimal] | None:
    """ " and a half", " and two thirds" at `at`: where it ends, the part."""
    match = AND_PART.match(text, at)
    if match is None:
        return None
    top = match["top"].lower()
    known = cardinals().get(top)
    numerator = 1 if top in ("a", "an") else int(known[0]) if known and known[1] in PLAIN else 0
    found = denominator(text, match.end(), numerator) if numerator else None
    return (found[0], (Decimal(numerator) / found[1]).quantize(SMALL).normalize()) if found else None


DENOMINATOR = lazy(r"(?:(?P<tens>[a-z]{3,7}ty)[ -])?(?P<word>[a-z]{2,20}?)(?P<plural>s)?(?![A-Za-z0-9])", re.IGNORECASE)


@cache
def denominators() -> frozenset[str]:
    """All first words of the lower half of a fraction: "third", "quarters", "twenty" of "twenty-fifths"."""
    words = [*ordinals(), *PART_WORDS, "halve"]
    tens = [word for word, (_, sort) in cardinals().items() if sort == "ten"]
    return frozenset([*words, *(f"{word}s" for word in words), *tens])


def denominator(text: str, at: int, numerator: int) -> tuple[int, int] | None:
    """The lower half of a fraction in words at `at`: "third", "quarters", "twenty-fifths"."""
    match = DENOMINATOR.match(text, at)
    if match is None or ((match["plural"] is None) != (numerator == 1) and match[0].lower() != "halves"):
        return None
    word = match["word"].lower()
    if match[0].lower() == "halves":
        return match.end(), 2
    below = PART_WORDS.get(word) or int(ordinals().get(word, 0))
    tens = cardinals().get((match["tens"] or "").lower())
    if match["tens"]:
        below = below + int(tens[0]) if tens and below and below < 10 else 0
    return (match.end(), below) if below > 1 and word not in ("second", "inaugural") else None


def _ordinal_sort(value: Decimal) -> tuple[Decimal, str]:
    if value >= 1000:
        return value, "scale"
    if value == 100:
        return value, "hundred"
    return value, "unit" if value < 10 else "teen" if value < 20 else "ten"
