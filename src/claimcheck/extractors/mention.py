"""The figures that begin at one trigger: a number, or a range or list of numbers that share what stands around them.

"about 1.4 and 2.1 billion dollars", "between 10 and 15 percent", "5, 10 and 20 km", "$5 to $6 billion". The extractors
of each kind read their figures from here, so that sharing, ranges and hedges are decided once for all kinds.
"""

from dataclasses import dataclass

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.term import Term, next_term, read_term, same_sort, share, spell_out
from claimcheck.language.hedges import Hedge, bound_after, bound_before
from claimcheck.language.lexicon import word_set
from claimcheck.language.pattern import lazy
from claimcheck.language.unit_words import UnitWord
from claimcheck.model import Kind

CONNECTOR = lazy(
    r"-to-|-[ ]to[ ]|[ ]?(?:--|[-–—~])[ ]?|[ ](?:to|and|or|through)[ ](?:about[ ]|around[ ]|nearly[ ])?"
    r"|,[ ](?:and[ ]|or[ ])?"
)
#: How those begin that begin with no mark.
CONNECTS = frozenset((" t", " a", " o", ", ", " -", " –", " —", " ~"))
RANGE_MARKS = frozenset(["-", "--", "–", "—", "~"])
LONGEST_LIST = 12
#: "at -about 20 degrees": a dash set off from what a preposition governs would be none.
AT_MINUS = lazy(r"(?<![A-Za-z])(?:at|to|of|by|from|with)[ ][-−–]\Z")
#: "its share was up to 1.0 percent from 0.8": no ceiling.
FELL_FROM = lazy(r",?[ ]from[ ](?>[A-Z]{0,3}[$€£¥₹]|)[0-9]")
#: "lower than $3.40 a litre in May": held against another time, bounded by nothing.
COMPARED = lazy(
    r"[ ](?:(?:per|an?)[ ][a-z]++[ ])?(?:(?:in|on)[ ](?:[A-Z0-9]|(?:early|mid|late)[ -])|(?:(?:in|on)[ ]the[ ]"
    r"(?:previous|same|prior|year|corresponding|first|second|third|fourth|quarter|month|period|week)|recorded|reported"
    r"|registered|seen|posted|a[ ](?:year|month|week)|last|during|for[ ]the|at[ ]the|previously)(?![a-z]))"
)
#: What says an amount in other currencies, between it and "or more".
IN_BRACKETS = lazy(r"[ ]\([^()\n]{1,60}\)(?=[ ]or[ ])")
NUMBER_AHEAD = lazy(
    r"[-−+]?[A-Z]{0,3}[$€£¥₹₩₽₸]?[ ]?[0-9½¼¾⅓⅔]|(?i:an?[ ]|half|zero|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|thir|four|fif|eighteen|twenty|forty|eighty|ninety|hundred|RMB|Rs)"
)


POINT = UnitWord(0, "percentage_points", "percentage_point", "")
#: How many times the change where a rate arrives is: nearer by, "up 10 to 15 percent" is a range.
FAR = 4


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

    __slots__ = ("amounts", "at", "floor", "text")

    def __init__(self, text: str, at: int, floor: int) -> None:
        self.text, self.at, self.floor = text, at, floor
        first = read_term(text, at, floor)
        self.amounts: list[Amount] = []
        """The figures, in order; empty where no number begins here."""
        if first is not None:
            listed = self._listed(first) if _connects(text, first) else None
            self.amounts = listed or [Amount(first, first)]

    def _listed(self, first: Term) -> list[Amount] | None:
        terms, joints = self._list(first)
        if len(terms) > 2 or (len(terms) == 2 and not (first.bare and joints[1] == ",")):
            return self._join(terms, joints)  # but not "a ratio of 1.23, 95% of it"
        return None

    def _list(self, first: Term) -> tuple[list[Term], list[str]]:
        """The numbers from the first on that are printed as one list or range; what joins each to the one before."""
        text, terms, joints = self.text, [first], [""]
        while len(terms) < LONGEST_LIST and _connects(text, terms[-1]):
            end = terms[-1].end
            joint = CONNECTOR.match(text, end)
            if joint is None or not NUMBER_AHEAD.match(text, joint.end()):
                break
            if joint[0] == ", or " and len(terms) == 1:
                break  # "5,000, or 9%" says one thing twice
            if joint[0] == " -" and not terms[-1].bare and text[joint.end()].isdigit():
                break  # "22.1% -13.4%": the second is below nought
            if joint[0] == "-" and text[joint.end()].isalpha() and text[joint.start() - 1].isdigit():
                break  # "7-Eleven", "787-eight" are names
            term = next_term(text, joint.end())
            if term is None or term.number.ordinal or (terms[-1].bare and not first.bare and term.bare):
                break
            terms.append(term)
            joints.append("to" if joint[0] == "- to " else joint[0].split()[0])
        return terms, joints

    def _join(self, terms: list[Term], joints: list[str]) -> list[Amount]:
        """Share units and scales backwards, currencies forwards; then pair what is a range."""
        before = _last_word(self.text, terms[0].start)
        if joints[1] == "to" and self._moves(before, terms[0], terms[1]):
            terms[0].unit = POINT
            return [Amount(terms[0], terms[0])]
        if joints[1] in ("to", *RANGE_MARKS) and not _changes(self.text, terms[0].start):
            spell_out(terms[0], terms[1])
        ranges = [self._is_range(before, terms[i], terms[i + 1], joints[i + 1]) for i in range(len(terms) - 1)]
        for i in range(len(terms) - 2, -1, -1):
            share(terms[i], terms[i + 1], ranges[i])
        amounts: list[Amount] = []
        i = 0
        while i < len(terms) and same_sort(terms[0], terms[i]):
            if i + 1 < len(terms) and ranges[i] and same_sort(terms[i], terms[i + 1]):
                amounts.append(Amount(terms[i], terms[i + 1], joints[i + 1]))
                i += 2
            else:
                amounts.append(Amount(terms[i], terms[i]))
                i += 1
        return amounts

    def _is_range(self, before: str, low: Term, high: Term, joint: str) -> bool:
        falls = low.bare and low.number.low > high.number.low
        if joint in RANGE_MARKS or joint == "-to-":
            return True
        if joint == "and":
            return before == "between"
        if joint in ("to", "through"):
            if before == "from" or (low.bare and _arrives(before, low, high)):
                return False
            if falls:
                return False  # "71 to 23 percent" are two
            return low.bare or _are_near(low, high) or not _changes(self.text, low.start)
        return joint == "or" and low.bare and high.number.low - low.number.low == 1

    @staticmethod
    def _moves(before: str, low: Term, high: Term) -> bool:
        """ "approval down four to 34 percent": by points, to where."""
        rate = high.unit is not None and high.unit.kind == "percent"
        return rate and low.bare and _arrives(before, low, high)

    def figure(self, amount: Amount, kind: Kind, unit: str | None, end: int = 0, exponent: int = 0) -> Figure:
        """The Figure of one amount: span, value, step, hedge. `end`: where its span ends if not behind the unit."""
        first, last = amount.first, amount.last
        low, high = first.number.low, last.number.low
        step = last.number.step
        if exponent:
            low, high, step = low.scaleb(exponent), high.scaleb(exponent), step.scaleb(exponent)
        stop = end or last.end
        figure = Figure(first.start, stop, kind, low, high, step, unit)
        self.hedge(figure, first.number.is_words and not first.number.scale)
        if amount.joint == "or" and figure.bound == "exact":
            figure.bound = "approx"
        hedge = figure.before
        if hedge < figure.start and low >= 0 and AT_MINUS.search(self.text, max(0, hedge - 7), hedge):
            figure.low, figure.high = -high, -low
        return figure

    def hedge(self, figure: Figure, spelled: bool = False) -> None:
        """Set bound, before and after from the words around the figure; a list shares the hedge before it."""
        text = self.text
        figure.before, figure.after = figure.start, figure.end
        at = self.amounts[0].first.start if self.amounts else figure.start
        if text[at - 8 : at] == "between ":  # the hedge stands before it
            at -= len("between ")
        found = bound_before(text, at) or (_before_article(text, at) if figure.kind == "money" else None)
        if found and not _means_otherwise(found.unless, figure, text, found.start, spelled):
            figure.bound, figure.before = found.bound, found.start
        if figure.bound not in ("exact", "approx"):
            return
        aside = IN_BRACKETS.match(text, figure.end) if text[figure.end : figure.end + 2] == " (" else None
        if behind := bound_after(text, aside.end() if aside else figure.end):
            figure.bound, figure.after = behind.bound, behind.end


def _connects(text: str, term: Term) -> bool:
    """Whether what stands behind a number may join another to it."""
    end = term.end
    return (text[end : end + 2] in CONNECTS or text[end : end + 1] in RANGE_MARKS) and not term.number.ordinal


def _last_word(text: str, at: int) -> str:
    words = text[max(0, at - 16) : at].split()
    return words[-1].lower() if words and text[at - 1 : at].isspace() else ""


def _arrives(before: str, low: Term, high: Term) -> bool:
    """ "the index rose 46 to 24,012": by how much, to where."""
    return before != "by" and high.number.low >= FAR * low.number.low and before in word_set("change_words.txt")


def _are_near(low: Term, high: Term) -> bool:
    """ "costs will rise 3 percent to 5 percent": where a rate arrives from is said in points."""
    rates = low.unit is not None and high.unit is not None and low.unit.unit == high.unit.unit == "percent"
    return rates and low.number.low < high.number.low <= 2 * low.number.low


def _changes(text: str, at: int) -> bool:
    """Whether the words before an amount tell of a change by it: "rose 5 cents to $3.40" is no range."""
    words = text[max(0, at - 40) : at].lower().split()[-4:]
    return any(word in word_set("change_words.txt") for word in words)


def _means_otherwise(unless: str, figure: Figure, text: str, start: int, spelled: bool) -> bool:
    """Whether a hedge word is none here: "over five years" (during), "under three headings" (place)."""
    if unless == "compared":
        return COMPARED.match(text, figure.end) is not None
    if unless == "arrival":
        return FELL_FROM.match(text, figure.end) is not None
    if not unless or unless == "topic":
        return False
    if figure.kind == "duration":
        words = text[max(0, start - 16) : start].split()
        return unless in ("during", "place") and not (
            not words or words[-1].lower() in word_set("during_words.txt") or words[-1][-1] in ",("
        )
    return unless == "place" and spelled and figure.kind == "count"


def _before_article(text: str, at: int) -> Hedge | None:
    """The hedge before an article: "toward a $1 trillion valuation", "less than the 200 that were planned"."""
    if text[max(at - 2, 0) : at] == "a ":
        return bound_before(text, at - 2)
    if text[max(at - 9, 0) : at] == "than the ":
        return bound_before(text, at - 4)
    return None
