"""Claims indexed for look-up: which of very many speak in like words of the same sort of figure.

An inverted index over the words around a figure, claims in order of time. A look-up reads the postings of a claim's
rarest words only, and of the last of them those around the claim's day, so its cost does not grow with words that stand
everywhere. An archive on disk (store/witnesses.py) is looked up by the same rules.
"""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sized
from functools import lru_cache
from itertools import islice
from math import log
from typing import Protocol, TypeVar

from claimcheck.model import DATE_LIKE, Claim

#: Postings read for one claim, rarest words first; of each word after these the nearest in time.
POSTINGS, NEAREST = 1200, 100
CANDIDATES = 40
#: One word in common, of those that were looked up, is no reason to compare.
WORDS = 2
#: The likeliest so many are looked at; so many copies of one claim are kept for look-up.
RANKED, COPIES = 240, 3
#: Figures whose words' rarity is kept.
KEPT = 1 << 14
#: Words that a shared name, measure and period count as: as many as stand around a figure.
STATEMENT = 12
#: In a note of three figures every word is in half of them; rarity is told as in a story of so many figures.
FEW = 40

_FAMILY = {"percentage_points": "percent", "age": "duration", **dict.fromkeys(DATE_LIKE, "date")}


def family(claim: Claim) -> str:
    """Kinds that one slip can turn into each other, or that name the same thing in two ways, share a family."""
    return _FAMILY.get(claim.kind, claim.kind)


def words(claim: Claim) -> Iterator[str]:
    """What a claim is found by: the words around it, its measure and its entities."""
    yield from claim.context
    for name in claim.entities:
        yield name.lower()
    if claim.measure:
        yield f"measure:{claim.measure}"


def statement(name: str, measure: str, since: object, until: object) -> str:
    """A word for who, what and when together: what two statements of the same thing share."""
    return f"{name}\x1e{measure}\x1e{since}\x1e{until}"


def terms(claim: Claim) -> dict[str, int]:
    """What a claim is found by, and how many words each counts as."""
    found = dict.fromkeys(words(claim), 1)
    if claim.measure and claim.since and claim.until:
        for name in claim.entities:
            found[statement(name, claim.measure, claim.since, claim.until)] = STATEMENT
    return found


Held = TypeVar("Held", bound=Sized)


def shared_words(
    lists: Iterable[tuple[str, int, Held]], near: Callable[[Held, int], Iterable[int]]
) -> tuple[Counter[int], int]:
    """How many words each claim shares with one whose terms have these lists, and how many it must share.

    lists: (word, how many words it counts as, claims that have it); the shortest are read first.
    near: so many of a list's claims, those around the day.
    """
    found = sorted(((len(held), word, worth, held) for word, worth, held in lists if len(held)), key=lambda x: x[:2])
    shared: Counter[int] = Counter()
    left = POSTINGS
    for length, _, worth, held in found:
        numbers = near(held, max(left, NEAREST))
        if worth == 1:
            shared.update(numbers)
        else:
            for number in numbers:
                shared[number] += worth
        left -= length
    return shared, min(WORDS, len(found))


def window(length: int, now: int, most: int) -> int:
    """Where so many of a list's claims begin, as many before as after the place `now`."""
    return max(0, min(now - most // 2, length - most))


def ranked(shared: Counter[int], least: int, rank: Callable[[int], int]) -> Iterator[int]:
    """Claims that share so many words: most words first, then in ascending order of their rank, which is asked only of
    those that are reached."""
    levels: dict[int, list[int]] = defaultdict(list)
    for number, many in shared.items():
        if many >= least:
            levels[many].append(number)
    for many in sorted(levels, reverse=True):
        yield from sorted(levels[many], key=rank)


def unlike(claim: Claim, ranked: Iterable[tuple[int, Claim]], own: frozenset[int] = frozenset()) -> list[Claim]:
    """The first CANDIDATES of other claims, each with its content, ranked.

    A story that a hundred papers print is one witness: the same figure in the same words is heard once, and not at all
    where the claim's own document says it too; of the claim itself some copies are kept, to be named.
    """
    found: list[Claim] = []
    seen: Counter[int] = Counter()
    said = content(claim)
    for printed, other in ranked:
        seen[printed] += 1
        if seen[printed] > (COPIES if printed == said else 0 if printed in own else 1):
            continue
        found.append(other)
        if len(found) == CANDIDATES:
            break
    return found


class Witnesses(Protocol):
    """Where other statements are looked up: an Archive in memory, or a store on disk."""

    def candidates(self, claim: Claim) -> Iterable[Claim]:
        """Claims of the same family in like words, likeliest first; never the claim itself."""

    def topic(self, document: str) -> frozenset[str]:
        """The words around all figures of a document; empty where it is not here."""


class Archive:
    """Claims as evidence, built once and looked up many times.

    A million claims of ten words each take half a minute and, beside the claims themselves, some 200 MB.
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims: list[Claim] = []
        self._postings: dict[str, dict[str, array[int]]] = {}
        self._rarity: dict[str, float] = {}
        #: The rarity of all words around a figure together.
        self.weight = lru_cache(maxsize=KEPT)(self._weight)
        self._documents: dict[str, array[int]] = {}
        self._content = array("q")
        self._copies: Counter[int] = Counter()
        self._posted = 0
        self._within: tuple[str, dict[tuple[str, str], list[int]]] = ("", {})
        self._contents: dict[str, frozenset[int]] = {}
        self._days = array("l")
        for claim in sorted(claims, key=day):
            self._add(claim)

    def _add(self, claim: Claim) -> None:
        at = len(self._claims)
        self._claims.append(claim)
        self._days.append(day(claim))
        printed = content(claim)
        self._content.append(printed)
        named = self._documents.get(claim.document)
        if named is None:
            named = self._documents[claim.document] = array("I")
        named.append(at)
        self._copies[printed] += 1
        if self._copies[printed] > COPIES:
            return
        self._posted += 1
        postings = self._postings.setdefault(family(claim), {})
        for word in terms(claim):
            held = postings.get(word)
            if held is None:
                held = postings[word] = array("I")
            held.append(at)

    def __len__(self) -> int:
        return len(self._claims)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._claims)

    def rarity(self, word: str) -> float:
        """How much it says that two claims share this word: log of all claims over those with the word, of which
        copies of one figure in the same words count only so often."""
        known = self._rarity.get(word)
        if known is None:
            held = sum(len(postings[word]) for postings in self._postings.values() if word in postings)
            known = self._rarity[word] = log((max(self._posted, FEW) + 1) / max(1, held))
        return known

    def _weight(self, words: tuple[str, ...]) -> float:
        return sum(map(self.rarity, words))

    def topic(self, document: str) -> frozenset[str]:
        """See Witnesses.topic."""
        return frozenset(word for at in self._documents.get(document, ()) for word in self._claims[at].context)

    def candidates(self, claim: Claim) -> list[Claim]:
        """See Witnesses.candidates."""
        postings = self._postings.get(family(claim))
        if postings is None:
            return []
        days = self._days
        now = claim.published.toordinal() if claim.published else days[-1] + 1
        place = bisect_left(days, now)

        def near(held: "array[int]", most: int) -> "array[int]":
            if len(held) <= most:
                return held
            first = window(len(held), bisect_left(held, place), most)
            return held[first : first + most]

        def rank(at: int) -> int:
            return (abs(days[at] - now) << 40) + at  # by nearness in time, then by place

        lists = ((word, worth, postings[word]) for word, worth in terms(claim).items() if word in postings)
        shared, least = shared_words(lists, near)
        own = self._of_its_document(claim)
        for at in own:
            del shared[at]
        close = [self._claims[at] for at in islice(ranked(own, least, rank), CANDIDATES)]
        # What its own document says too; an archive's older version of the document does not count.
        said = self._said_in(claim.document) if any(self._claims[at] is claim for at in own) else frozenset()
        far = islice(ranked(shared, least, rank), RANKED)
        others = unlike(claim, ((self._content[at], self._claims[at]) for at in far), said)
        return [*(other for other in close if other is not claim), *others]

    def _of_its_document(self, claim: Claim) -> Counter[int]:
        """How many words each claim of the same document shares: these are looked at however many copies there are."""
        document, kept = self._within
        if document != claim.document:
            kept = defaultdict(list)
            for at in self._documents.get(claim.document, ()):
                named = self._claims[at]
                for word in set(words(named)):
                    kept[family(named), word].append(at)
            self._within = claim.document, kept
        return Counter(at for word in set(words(claim)) for at in kept.get((family(claim), word), ()))

    def _said_in(self, document: str) -> frozenset[int]:
        known = self._contents.get(document)
        if known is None:
            named = self._documents.get(document, ())
            known = self._contents[document] = frozenset(self._content[at] for at in named)
        return known


def day(claim: Claim) -> int:
    """The day that a claim was printed as a number, 0 where it is not known."""
    return claim.published.toordinal() if claim.published else 0


def content(claim: Claim) -> int:
    """Equal for the same figure in the same words."""
    return hash((claim.text, claim.low, claim.since, claim.context))
