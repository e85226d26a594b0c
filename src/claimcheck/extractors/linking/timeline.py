"""When each figure is for: a date of its sentence, of its paragraph, what the document reports on, its day."""

from collections.abc import Sequence
from datetime import date

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import compared, period, reported
from claimcheck.extractors.linking.clause import verb_at
from claimcheck.extractors.linking.compared import Span
from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.extractors.linking.measured import Measured
from claimcheck.extractors.linking.period import Dated
from claimcheck.extractors.linking.phrases import CHANGE
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.language.calendars import move

#: Roles of what another figure is compared with, and of what is for the same time as that.
BASE, ALIKE = frozenset(["from", "previous"]), frozenset(["forecast", "estimate", "target", "revised"])
#: Verbs of a state that holds in the year in which the document is published.
PRESENT = frozenset(["has", "have", "is", "are"])
QUOTED_DAILY = frozenset([("share", "price"), ("market", "capitalization"), ("index",)])
#: What a measure of trading begins with: "shares of the brewer | fell 2%".
_TRADED = frozenset(["shares", "stock"])
STORIED = frozenset(["money", "percent", "percentage_points", "multiple", "fraction"])
FLOWING = STORIED | {"count"}
#: Words behind a figure that tell of whom it is.
OF_OTHERS = frozenset(["of", "for", "among"])
TIMELESS = frozenset(["duration", "age", "time", "ordinal"])
#: Roles of figures that come by the month, quarter or year: the day beside one is that of its report.
_PERIODIC = frozenset(["month", "quarter", "half-year", "annual"])
#: Units of a time that is over.
_UNITS = frozenset(["day", "week", "month", "year", "decade"])
_STEPS = {"month": 1, "quarter": 3}
_SHOCKS = word_class("shock of the earth")
LASTING = word_class("lasting measure")


def _flows(sentence: Sentence, found: Measured) -> bool:
    """Whether a count is of what happened in its period (jobs added), not of what there is."""
    return found.verb is not None and verb_at(sentence, found.verb).done in found.phrase.words


def _of_an_event(sentence: Sentence, found: Measured, words: tuple[str, ...]) -> bool:
    """Whether a distance is of what happened, not of what lasts: "passed 500 km from Peru", an earthquake's depth."""
    if not _SHOCKS.isdisjoint(sentence.low):
        return True
    verb = verb_at(sentence, found.verb) if found.verb is not None else None
    return verb is not None and verb.form == "past" and verb.kind not in ("be", "have")


def _names(sentence: Sentence, i: int) -> bool:
    """Whether a date only tells which thing is meant, as in "the third-quarter slowdown"."""
    last = sentence.around[i][1]
    return i + 1 < last and sentence.tags[last - 1] in "nN" and sentence.low[last - 1] in CHANGE


def _of_a_year(sentence: Sentence, found: Measured) -> bool:
    """Whether the words call it that of a whole year, which "at an annual rate" does not."""
    words = [k for at in found.phrase.spans for k in range(*at) if sentence.low[k] in ("annual", "yearly", "full-year")]
    return any(sentence.low[k + 1 : k + 2] not in (["rate"], ["pace"]) for k in words)


def _year_ago(sentence: Sentence, found: Measured) -> bool:
    """Whether the measure's own words say that it is of the year before: "a year-ago loss of"."""
    return any(not compared.YEAR_AGO.isdisjoint(sentence.low[first:last]) for first, last in found.phrase.spans)


def _beside(sentence: Sentence, i: int) -> bool:
    """Whether a figure with which another is compared is that of others at the same time: "than the 8% | of men"."""
    last = sentence.around[i][1]
    others = last + 1 < len(sentence.tags) and sentence.low[last] in OF_OTHERS and sentence.tags[last + 1] != "f"
    return others and sentence.low[sentence.left[i]] not in compared.LOOSE


class Timeline:
    """The times that a document goes on about.

    Attributes:
        period: the last time that the paragraph has named; whoever reads enters each paragraph with None.
    """

    def __init__(self, text: str, figures: Sequence[Figure], published: date | None) -> None:
        self.period: Span | None = None
        self._figures = figures
        self._sentence: Sentence | None = None
        self._dates: dict[int, Dated] = {}
        self._published = published
        self._today = Span(published, published) if published else None
        self._year = Span(published.replace(month=1, day=1), published.replace(month=12, day=31)) if published else None
        self._own, self._stands_out = reported.of_story(text, figures, published)
        self._last: tuple[Sentence | None, int, tuple[Span | None, bool]] = (None, 0, (None, False))
        #: What a company reports on, where that is so many weeks: its quarter or half year.
        self._weeks = reported.by_weeks(text, figures)
        if self._weeks and self._own and reported.alike(self._own, self._weeks):
            self._own = self._weeks
        self._storied: Sentence | None = None
        #: Whether any sum is said to be of the year before.
        self._compares = any(map(text.__contains__, compared.YEAR_AGO))
        self._day = reported.day(text, figures, published)

    def go_on(self, sentence: Sentence, i: int) -> None:
        """A date holds for the rest of the paragraph, unless it only tells which thing is meant."""
        printed = sentence.low[i]
        if i not in sentence.dated or compared.steps_back(printed) or printed.endswith("ago") or _names(sentence, i):
            return
        own = self._known(sentence)[i]
        if own.apart or own.opener >= sentence.clause[i][0]:
            return
        if not period.bound(sentence, -1, i) and not period.enclosed(sentence, -1, i):
            self.period = own.span

    def _known(self, sentence: Sentence) -> dict[int, Dated]:
        """The dates of the sentence by their words, found once for all its figures."""
        if sentence is not self._sentence:
            self._sentence, self._dates = sentence, period.dates(sentence, self._figures)
        return self._dates

    def of_figure(
        self, sentence: Sentence, i: int, found: Measured, words: tuple[str, ...], role: set[str]
    ) -> tuple[Span | None, str, bool]:
        """The period of a figure, how often such figures come (month, quarter, half-year or ""), and whether its
        sentence says so."""
        kind = sentence.kinds[i]
        if kind in TIMELESS:
            return None, "", False
        if (again := self._restated(sentence, i)) is None:
            if not LASTING.isdisjoint(words) and not _of_an_event(sentence, found, words):
                return None, "", False
            again = self._period(sentence, i, found, words, role)
        span, stated = again
        if self._weeks and span and reported.alike(span, self._weeks):
            span = self._weeks
        self._last = sentence, i, (span, stated)
        often = period.frequency(span) if span else ""
        if not often:
            return span, "", stated
        if not stated and _of_a_year(sentence, found):
            return None, "", False
        # What flows comes so often: money, changes, counts of what happened; not what there is.
        flows = kind in FLOWING and (stated or kind != "count" or _flows(sentence, found))
        return span, often if flows else "", stated

    def _restated(self, sentence: Sentence, i: int) -> tuple[Span | None, bool] | None:
        """The period of the figure before, where the one at word i says the same in other terms: "$5 million, or | 12
        cents a share", "10 km (| 6.2 miles)"; None elsewhere."""
        if sentence.tags[i - 1] not in "c(" and sentence.low[i - 1] != "/":
            return None
        earlier, last, told = self._last
        between = sentence.low[last + 1 : i] if earlier is sentence else []
        return told if between in ([",", "or"], ["or"], ["("], ["/"]) and not self._dated(sentence, i) else None

    @staticmethod
    def _dated(sentence: Sentence, i: int) -> bool:
        """Whether the clause of the figure at word i names a day of its own."""
        first, last = sentence.clause[i]
        return any(first <= j < last for j in sentence.dated)

    def _period(
        self, sentence: Sentence, i: int, found: Measured, words: tuple[str, ...], role: set[str]
    ) -> tuple[Span | None, bool]:
        """The period of the figure at word i, and whether its own sentence states it."""
        if self._compares and _year_ago(sentence, found) and (then := self._earlier(sentence, i, 12)):
            return then, True
        base = not BASE.isdisjoint(role) and ALIKE.isdisjoint(role)
        stated = period.in_sentence(sentence, i, self._known(sentence).values(), base) if sentence.dated else None
        if stated and (not role.isdisjoint(_PERIODIC) and self._of_report(stated[0])):
            stated = None  # the day on which it came out
        if stated and words in QUOTED_DAILY and period.modifies(sentence, stated[1]):
            stated = None  # what moved the price
        if stated:
            span, j = stated
            steps = compared.steps_back(sentence.low[j])
            return (self._earlier(sentence, j, steps) if steps else None) or span, True
        if base and not _beside(sentence, i):
            return self._step_before(sentence), False
        published = self._published
        if sentence.dated and published and "since" in sentence.low and (whole := self._since(sentence, i, published)):
            return whole, True
        if published and "duration" in sentence.kinds.values() and (whole := self._lasted(sentence, i, published)):
            return whole, True
        if self._today and words and (words in QUOTED_DAILY or words[0] in _TRADED):
            return self._today, False
        if self._year and found.verb is not None and sentence.low[found.verb] in PRESENT:
            return self._year, False
        return self.period or self._reported(sentence, sentence.kinds[i], role), False

    def _of_report(self, span: Span) -> bool:
        """Whether a date may be the day on which a period's figures came out."""
        return span.since == span.until and (self._published is None or span.until <= self._published)

    def _step_before(self, sentence: Sentence) -> Span | None:
        """What a figure is compared with is of the month, quarter or year before: of sums, the year."""
        earlier, last, (told, _) = self._last
        now = told if earlier is sentence and told else self.period or self._own
        if now is None:
            return None
        kind = earlier.kinds[last] if earlier is sentence else ""
        months = 12 if kind == "money" else _STEPS.get(period.frequency(now), 12)
        return compared.moved_back(now, months)

    def _since(self, sentence: Sentence, i: int, published: date) -> Span | None:
        """From the day since which a figure has come together to the end of what is reported, else to publication."""
        j = compared.since(sentence, i)
        begun = period.of_date(self._figures[sentence.figures[j]]) if j is not None else None
        if begun is None or begun.since > published:
            return None
        own = self._own
        return Span(begun.since, own.until if own and begun.since < own.since and own.until <= published else published)

    def _lasted(self, sentence: Sentence, i: int, published: date) -> Span | None:
        """The years or months up to publication over which a figure has come together."""
        j = compared.lasted(sentence, i)
        length = self._figures[sentence.figures[j]] if j is not None else None
        if length is None or length.low is None or length.unit not in _UNITS or length.low != int(length.low):
            return None
        begun = move(published, length.unit, -int(length.low))
        return Span(begun, published) if begun else None

    def _reported(self, sentence: Sentence, kind: str, role: set[str]) -> Span | None:
        """The period that the document reports on, else its day; what is counted, scored or measured in a text that
        names a year need not be for the whole of it: "| three initiatives"."""
        own = self._own
        if not own:
            return self._day
        beside = self._storied is sentence  # "a rise of 14%, from 630 to | 719"
        if beside or kind in STORIED or "change" in role or period.frequency(own) or self._stands_out:
            self._storied = sentence
            return own
        return self._day

    def _earlier(self, sentence: Sentence, j: int, months: int) -> Span | None:
        """The period that "a year earlier" at word j names: the one spoken of, so many months back."""
        known = self._known(sentence) if sentence.dated else {}
        named = [k for k, own in known.items() if own.opener < 0 and not compared.steps_back(sentence.low[k])]
        spans = [period.of_date(self._figures[sentence.figures[k]]) for k in sorted(named, key=lambda k: abs(k - j))]
        for now in (*spans, self.period, self._own):
            if now and (then := compared.moved_back(now, months)):
                return then
        return None
