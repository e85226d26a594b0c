"""The figures that begin at one trigger: a number, or a range or list of numbers that share what stands around them.

"about 1.4 and 2.1 billion dollars", "between 10 and 15 percent", "5, 10 and 20 km", "$5 to $6 billion". The extractors
of each kind read their figures from here, so that sharing, ranges and hedges are decided once for all kinds.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from claimcheck.extractors.figure import Figure
from claimcheck.language.currencies import CurrencySign, currency_before, sign_ends
from claimcheck.language.hedges import Hedge, bound_after, bound_before
from claimcheck.language.lexicon import word_set
from claimcheck.language.number_words import SMALL
from claimcheck.language.numerals import Numeral, numeral, scale_after
from claimcheck.language.reading import Reading
from claimcheck.language.unit_words import UnitWord, unit_after
from claimcheck.model import Kind

CONNECTOR = re.compile(
    r"-to-|[ ]?(?:--|[-–—~])[ ]?|[ ](?:to|and|or|through)[ ](?:about[ ]|around[ ]|nearly[ ])?|,[ ](?:and[ ]|or[ ])?"
)
RANGE_MARKS = frozenset(["-", "--", "–", "—", "~"])
SIGNS = "-−+–"
#: A word with a hyphen before a number makes it a name ("COVID-19", "SCP-173"), but for "mid-20" and the like.
NAME_BEFORE = re.compile(
    r"(?<![A-Za-z])(?!(?:mid|sub|pre|post|near|non|over|under|the|a|of|to|and|plus|minus)-)[A-Za-z]+-\Z", re.IGNORECASE
)
SLASH = re.compile(r"([1-9])/([2-9]|1[0-6])(?![0-9/])")
LONGEST_LIST = 12
MINUS_ENDS = frozenset({"s ", "e "})
MINUS = re.compile(r"(?<![A-Za-z])(?:minus|negative|Minus|Negative)[ ]\Z")
NUMBER_AHEAD = re.compile(
    r"[-−+]?[A-Z]{0,3}[$€£¥₹₩₽₸]?[ ]?[0-9½¼¾⅓⅔]|(?i:an?[ ]|half|zero|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|thir|four|fif|eighteen|twenty|forty|eighty|ninety|hundred|RMB|Rs)"
)


@dataclass(slots=True)
class Term:
    """One number with the currency before it and the unit behind it; `end` includes the unit."""

    start: int
    end: int
    number: Numeral
    currency: CurrencySign | None = None
    unit: UnitWord | None = None

    @property
    def bare(self) -> bool:
        return self.currency is None and self.unit is None


@dataclass(slots=True)
class Amount:
    """One figure of a mention: a single term, or a printed range of two."""

    first: Term
    last: Term
    joint: str = ""

    @property
    def is_range(self) -> bool:
        return self.first is not self.last


class Mention:
    """What begins at one trigger. `at` is the trigger, `floor` the end of the figure before it."""

    __slots__ = ("_amounts", "at", "floor", "reading", "text")

    def __init__(self, reading: Reading, at: int, floor: int) -> None:
        self.reading, self.text, self.at, self.floor = reading, reading.text, at, floor
        self._amounts: list[Amount] | None = None

    @property
    def amounts(self) -> list[Amount]:
        """The figures, in order; empty where no number begins here."""
        if self._amounts is None:
            self._amounts = self._read()
        return self._amounts

    def _read(self) -> list[Amount]:
        text = self.text
        first = read_term(text, self.at, self.floor)
        if first is None:
            return []
        terms, joints = [first], [""]
        while len(terms) < LONGEST_LIST and not terms[-1].number.ordinal:
            joint = CONNECTOR.match(text, terms[-1].end)
            if joint is None or not NUMBER_AHEAD.match(text, joint.end()):
                break
            if joint[0] == ", or " and len(terms) == 1:
                break  # "5,000, or 9%" says one thing twice
            term = _next_term(text, joint.end())
            if term is None or term.number.ordinal or (terms[-1].bare and not first.bare and term.bare):
                break
            terms.append(term)
            joints.append(joint[0].split()[0])
        if len(terms) == 1:
            return [Amount(first, first)]
        return self._join(terms, joints)

    def _join(self, terms: list[Term], joints: list[str]) -> list[Amount]:
        """Share units and scales backwards, currencies forwards; then pair what is a range."""
        before = _last_word(self.text, terms[0].start)
        ranges = [self._is_range(before, terms[i], terms[i + 1], joints[i + 1]) for i in range(len(terms) - 1)]
        for i in range(len(terms) - 2, -1, -1):
            _share(terms[i], terms[i + 1], ranges[i])
        amounts, i = list[Amount](), 0
        while i < len(terms) and _same_sort(terms[0], terms[i]):
            if i + 1 < len(terms) and ranges[i] and _same_sort(terms[i], terms[i + 1]):
                amounts.append(Amount(terms[i], terms[i + 1], joints[i + 1]))
                i += 2
            else:
                amounts.append(Amount(terms[i], terms[i]))
                i += 1
        return amounts

    def _is_range(self, before: str, low: Term, high: Term, joint: str) -> bool:
        if joint in RANGE_MARKS or joint == "-to-":
            return True
        if joint == "and":
            return before == "between"
        if joint in ("to", "through"):
            if before == "from":
                return False
            return low.bare or not _changes(self.text, low.start)
        return joint == "or" and low.bare and high.number.low - low.number.low == 1

    def figure(self, amount: Amount, kind: Kind, unit: str | None, end: int = 0, exponent: int = 0) -> Figure:
        """The Figure of one amount: span, value, step, hedge. `end`: where its span ends if not behind the unit."""
        first, last = amount.first, amount.last
        low, high = first.number.low, last.number.low
        step = last.number.step
        if exponent:
            low, high, step = low.scaleb(exponent), high.scaleb(exponent), step.scaleb(exponent)
        stop = end or last.end
        figure = Figure(first.start, stop, kind, low, high, step, unit)
        self.hedge(figure, spelled=first.number.is_words and not first.number.scale)
        if amount.joint == "or" and figure.bound == "exact":
            figure.bound = "approx"
        return figure

    def hedge(self, figure: Figure, spelled: bool = False) -> None:
        """Set bound, before and after from the words around the figure; a list shares the hedge before it."""
        text = self.text
        figure.before, figure.after = figure.start, figure.end
        at = self._hedge_end(figure)
        found = bound_before(text, at) or _before_article(text, at, figure.kind)
        if found and not _means_otherwise(found.unless, figure, text, found.start, spelled):
            figure.bound, figure.before = found.bound, found.start
        if figure.bound in ("exact", "approx") and (behind := bound_after(text, figure.end)):
            figure.bound, figure.after = behind.bound, behind.end

    def _hedge_end(self, figure: Figure) -> int:
        """Where the hedge of this figure ends: before it, or before the list or the "between" that it belongs to."""
        amounts = self._amounts
        start = amounts[0].first.start if amounts else figure.start
        head = self.text[max(0, start - 8) : start]
        return start - 8 if head == "between " else start


def read_term(text: str, at: int, floor: int = 0) -> Term | None:
    """The number at `at` with its sign, currency and unit."""
    start, currency = at, None
    if at > floor and text[at - 1] == "." and not text[at - 2 : at - 1].isalnum() and text[at].isdigit():
        start = at - 1
    if start > floor and (
        text[start - 1] in sign_ends() or (text[start - 1] == " " and text[start - 2 : start - 1] in sign_ends())
    ):
        currency = currency_before(text, start)
        if currency and currency.start < floor:
            currency = None
    number = numeral(text, start, money=currency is not None)
    if number is None or (start > 1 and text[start - 1] == "-" and NAME_BEFORE.search(text, max(0, start - 12), start)):
        return None
    if not number.is_words and text[number.end : number.end + 1] == "/":
        number = _slashed(text, start) or number
    begin = currency.start if currency else start
    if begin > floor and text[begin - 1] in SIGNS and not text[begin - 2 : begin - 1].isalnum() and not number.is_words:
        begin -= 1
        if text[begin] != "+":
            number = number._replace(low=-number.low)
    elif text[begin - 2 : begin] in MINUS_ENDS and (minus := MINUS.search(text, max(begin - 9, floor), begin)):
        begin = minus.start()
        number = number._replace(low=-number.low)
    unit = unit_after(text, number.end, number.is_words) if not number.ordinal else None
    if unit and unit.kind == "money" and not number.scale and (late := scale_after(text, unit.end)):
        end, scale = late  # "75 USD million"
        number = number._replace(low=number.low.scaleb(scale), step=number.step.scaleb(scale), scale=scale)
        unit = unit._replace(end=end)
    return Term(begin, unit.end if unit else number.end, number, currency, unit)


def _slashed(text: str, at: int) -> Numeral | None:
    """ "1/2 mile": a fraction before a unit is its number."""
    match = SLASH.match(text, at)
    if match is None or unit_after(text, match.end()) is None or int(match[1]) >= int(match[2]):
        return None
    value = (Decimal(match[1]) / int(match[2])).quantize(SMALL).normalize()
    return Numeral(match.end(), value, Decimal("0.1"))


def _next_term(text: str, at: int) -> Term | None:
    """The term that begins at `at` with its currency sign, if any."""
    match = re.compile(r"[-−+]?(?:[A-Z]{0,3}[$€£¥₹₩₽₸]|(?:RMB|Rs\.?|EUR|USD|GBP)(?=[ ]?[0-9]))[ ]?|[-−+]").match(
        text, at
    )
    found = read_term(text, match.end() if match else at, at)
    return replace(found, start=at) if found else None


def _share(term: Term, following: Term, is_range: bool) -> None:
    """Give a bare number the unit, and the scale, of the number that it is listed with."""
    same_currency = term.currency and (following.currency is None or following.currency.code == term.currency.code)
    if following.currency is None and term.currency and following.unit is None and is_range:
        following.currency = term.currency
    bare = term.unit is None and term.currency is None
    if not ((bare and following.unit) or (same_currency and term.unit is None) or (bare and following.bare)):
        return
    scale = following.number.scale
    if (
        scale
        and not term.number.scale
        and abs(term.number.low) < 1000
        and term.number.low <= 2 * following.number.low.scaleb(-scale)
    ):
        number = term.number
        term.number = number._replace(low=number.low.scaleb(scale), step=number.step.scaleb(scale), scale=scale)
    if bare and following.unit:
        term.unit = following.unit


def _same_sort(low: Term, high: Term) -> bool:
    return _sort(low) == _sort(high)


def _sort(term: Term) -> tuple[str, int]:
    """Its unit, and whether that is a coin: "$42 to four cents" is no range."""
    if term.currency:
        return term.currency.code, 0
    return (term.unit.unit, min(term.unit.exponent, 0)) if term.unit else ("", 0)


def _last_word(text: str, at: int) -> str:
    words = text[max(0, at - 16) : at].split()
    return words[-1].lower() if words and text[at - 1 : at].isspace() else ""


def _changes(text: str, at: int) -> bool:
    """Whether the words before an amount tell of a change by it: "rose 5 cents to $3.40" is no range."""
    words = text[max(0, at - 40) : at].lower().split()[-4:]
    return any(word in word_set("change_words.txt") for word in words)


DURING_OK = frozenset(
    [
        "for",
        "of",
        "in",
        "after",
        "since",
        "within",
        "by",
        "to",
        "lasting",
        "lasted",
        "took",
        "than",
        "spans",
        "spanning",
        "with",
        "at",
        "and",
    ]
)


def _means_otherwise(unless: str, figure: Figure, text: str, start: int, spelled: bool) -> bool:
    """Whether a hedge word is none here: "over five years" (during), "under three headings" (place)."""
    if not unless or unless == "topic":
        return False
    if figure.kind == "duration":
        words = text[max(0, start - 16) : start].split()
        return unless in ("during", "place") and not (
            not words or words[-1].lower() in DURING_OK or words[-1][-1] in ",("
        )
    return unless == "place" and spelled and figure.kind == "count"


def _before_article(text: str, at: int, kind: Kind) -> Hedge | None:
    """The hedge before an article: "toward a $1 trillion valuation", "less than the 200 that were planned"."""
    if kind == "money" and text[max(at - 2, 0) : at] == "a ":
        return bound_before(text, at - 2)
    if kind == "money" and text[max(at - 9, 0) : at] == "than the ":
        return bound_before(text, at - 4)
    return None
