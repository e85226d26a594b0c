"""Money, shares, changes, quantities: the grammatical frames in which English states an amount.

They are tried in the order in which they bind: "of X" and a noun to the right, a preposition or a verb to the left,
then the verb of the clause.
"""

from collections.abc import Callable
from functools import cache

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.clause import governor, main_verb, object_phrase, verb_at
from claimcheck.extractors.linking.headed import pointed
from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.extractors.linking.measured import (
    DEALS,
    NO_ROLES,
    Measured,
    of_subject,
    subject_span,
)
from claimcheck.extractors.linking.moves import CONTESTS, moved
from claimcheck.extractors.linking.nouns import STEADY, noun_left
from claimcheck.extractors.linking.phrases import CHANGE, GENERIC, LONGEST, Phrase
from claimcheck.extractors.linking.predicates import sharing
from claimcheck.extractors.linking.rightward import (
    bracketed,
    in_right,
    multiplied,
    noun_right,
    of_right,
    per_right,
    series,
)
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.extractors.linking.spans import reach
from claimcheck.extractors.linking.verbal import done_right, from_right, verb_left, verbal
from claimcheck.model import DATE_LIKE

#: What opens a frame behind an amount.
_AHEAD = frozenset(["of", "in", "for", "from", "per", "a", "an", "(", ")", ",", "and"])
#: What leaves the measure to the subject.
_UNDONE = GENERIC | CHANGE | STEADY
#: What opens a stretch between two figures.
_STRETCHING = frozenset(["from", "up", "down", "between", "about"])
_POLLED = word_class("polling verb")
#: What a text that tells of a vote speaks of, in so many characters before or behind.
_VOTING, _AROUND = (" vote", " elect", " poll", " ballot"), 3000
_PREVIOUS = frozenset(["previous"])
_LEVELS = frozenset(["money", "percent", "quantity"])
_SCALES = frozenset(["hundred", "thousand", "million", "billion", "trillion"])


def amount(sentence: Sentence, i: int, figure: Figure) -> Measured:
    """What the amount at word i measures."""
    if figure.unit == "magnitude":
        return Measured(Phrase(("magnitude",), (sentence.around[i],)), verb=governor(sentence, i))
    last = sentence.around[i][1] == i + 1
    ahead = sentence.low[i + 1] if last and i + 1 < len(sentence.low) else ""
    for frame in _frames(figure.kind, last, ahead if ahead in _AHEAD else ""):
        found = frame(sentence, i, figure)
        if found is not None:
            return found
    return _clause(sentence, i)


@cache
def _frames(kind: str, last: bool, ahead: str) -> list[Callable[[Sentence, int, Figure], Measured | None]]:
    """The frames that a figure of a kind can stand in, in their order.

    last: nothing of its phrase follows it; ahead: the preposition that follows then, "" for other words.
    """
    fitting = {
        reach: kind == "quantity",
        verbal: kind in ("multiple", "fraction"),
        bracketed: last and ahead in ("(", ")"),
        series: ahead in (",", "and"),
        _enclosed: kind in _LEVELS,
        _coordinated: last,
        of_right: ahead == "of" or kind == "fraction",
        done_right: last and kind == "percent",
        from_right: ahead == "from" and kind == "percent",
        sharing: last and kind in ("percent", "fraction"),
        multiplied: last and kind == "multiple",
        noun_right: not last,
        per_right: ahead in ("per", "a", "an") and kind == "money",
        in_right: ahead in ("in", "for") and kind in ("money", "quantity"),
        _followed: True,
        _voted: kind == "percent",
        pointed: True,
        noun_left: True,
        moved: True,
        verb_left: True,
    }
    return [frame for frame, fits in fitting.items() if fits]


def _coordinated(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """An increase of 6% | and 18%; $3.3 billion, | or $6.47 a share: the measure of the figure before."""
    j = sentence.around[i][0] - 1
    if j < 1 or sentence.tags[j] not in "c(":
        return None
    ahead = sentence.low[i + 1 : i + 2]
    if ahead == ["of"] or (ahead == ["in"] and sentence.tags[i + 2 : i + 3] != "f"):
        return None
    if j < i - 1 and sentence.low[j + 1] not in ("a", "an") and phrases.content(sentence, j + 1, i):
        return None  # and the margin | 3 percent
    before = sentence.before[i]
    if before is not None and sentence.low[j] in ("or", "(") and sentence.kinds[before] != figure.kind:
        again = _again(sentence, before, j, figure)
        if again is not None:
            return again
    if sentence.tags[j] == "(":
        return (
            Measured(inherits=True)
            if sentence.tags[j - 1 : j + 2] == "f(f" and sentence.kinds[j - 1] == figure.kind
            else None
        )
    j -= 2 if sentence.tags[j - 1] == "," else 1
    if before is not None and figure.kind == "quantity" and sentence.kinds[before] == "count":
        return Measured(_unit(sentence, i), verb=governor(sentence, i))
    if before is None or sentence.kinds[before] != figure.kind or not before <= j < _since(sentence, before) + 2:
        return None
    return Measured(inherits=True, verb=governor(sentence, i))


def _enclosed(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """A charge of $5 million (2014: | $4 million): the same at another time."""
    opener = sentence.tags.rfind("(", 0, i)
    then = sentence.tags[opener + 1 : i]
    if opener < 1 or then.strip("nf") != ":" or sentence.kinds.get(i - 2) not in DATE_LIKE:
        return None
    return Measured(roles=_PREVIOUS, inherits=True) if sentence.before[i] is not None else None


def _followed(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """Wheat has 20 percent of it, followed by rye | (12%) and oats | (9%): the measure of the figure before."""
    before = sentence.before[i]
    if before is None or sentence.kinds[before] != figure.kind or "followed" not in sentence.low[:i]:
        return None
    return None if "v" in sentence.tags[before:i].replace("vp", "") else Measured(inherits=True)


def _voted(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """Ann Lee: | 51 percent on a line of its own; he got | 51 percent; leads him | 62 to 25 percent: of voters."""
    tags = sentence.tags
    if tags[i - 1] == ":" and tags[: i - 1].strip("N") == "" and len(tags.rstrip(".")) == i + 1:
        named = sentence.mention_at(0)
        return Measured(Phrase(("vote", "share"))) if named and _votes(sentence, named.type) else None
    if sentence.low[sentence.left[i]] in _POLLED and tags[i + 1 : i + 2] in ",.;cp":
        return Measured(Phrase(("vote", "share"))) if _votes(sentence, "") else None
    first = i if tags.startswith("fpf", i) else i - 2 if tags.startswith("fpf", i - 2) else -1
    if first < 1 or sentence.low[first + 1] != "to" or sentence.kinds[first] != "percent":
        return None
    verb = governor(sentence, first)
    won = verb is not None and verb_at(sentence, verb).base in CONTESTS
    if not won and (not sentence.spelt[first].isdigit() or sentence.low[first - 1] in _STRETCHING):
        return None
    return Measured(Phrase(("voter", "support")), NO_ROLES, subject_span(sentence, verb), verb)


def _votes(sentence: Sentence, named: str) -> bool:
    """Whether people can vote for a name of this type ("" where it does not matter), in a text that tells of a vote."""
    if named not in ("person", "unknown", ""):
        return False
    first, last = max(0, sentence.start - _AROUND), sentence.start + _AROUND
    return any(sentence.text.find(word, first, last) >= 0 for word in _VOTING)


def _since(sentence: Sentence, before: int) -> int:
    """Where a figure ends with the time that follows it: 9 percent | since 2016 and 20 percent."""
    last = sentence.around[before][1]
    if sentence.tags[last : last + 1] != "p" or sentence.phrase_of[last + 1] < 0:
        return last
    first, end = sentence.phrases[sentence.phrase_of[last + 1]]
    return end if any(sentence.kinds.get(j) in DATE_LIKE for j in range(first, end)) else last


def _again(sentence: Sentence, before: int, j: int, figure: Figure) -> Measured | None:
    """Rose 70 points, | or 1.6%; fell $3 (2%): the same change in another unit."""
    last = sentence.around[before][1]
    last += 2 * (sentence.tags[last : last + 2] in ("pn", "dn"))  # "$2 | a barrel"
    if last != j - (sentence.tags[j - 1] == ","):
        return None
    found = noun_left(sentence, before, figure) or moved(sentence, before, figure)
    found = found or verb_left(sentence, before, figure)
    return found if found is not None and "change" in found.roles else None


def _unit(sentence: Sentence, i: int) -> Phrase:
    """The unit as the thing that is measured, where nothing else says it: 1.9 million | TEUs."""
    words = [word for word in sentence.low[i].split() if word.isalpha() and word not in _SCALES]
    return Phrase(tuple(words[-1:]), (sentence.around[i],))


def _clause(sentence: Sentence, i: int) -> Measured:
    verb = governor(sentence, i)
    if verb is None:
        verb = main_verb(sentence, i)
    last = i
    if verb is None and sentence.kinds[i] == "percent" and sentence.tags[i - 1 : i] == "(":
        verb = sentence.tags.find("v", i)  # Norway (| 3%) and Chad (| 5%) posted a surplus
        verb, last = (verb if verb > 0 else None), len(sentence.tags)
    if verb is None:
        return Measured(inherits=True)
    target = object_phrase(sentence, verb, last)
    phrase = phrases.whole(sentence, *target) if target else Phrase()
    if phrase.words and sentence.low[sentence.left[i]] == "for" and verb_at(sentence, verb).base in DEALS:
        phrase = Phrase((*phrase.words, "price")[-LONGEST:], phrase.spans)  # sold the house | for $5 million
    if not _UNDONE.issuperset(phrase.words):
        return Measured(phrase, NO_ROLES, subject_span(sentence, verb), verb)
    return of_subject(sentence, verb)
