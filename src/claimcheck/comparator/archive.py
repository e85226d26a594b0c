"""Claims indexed for look-up: which of very many speak in like words of the same sort of figure.

An inverted index over the words around a figure. A look-up reads the postings of a claim's rarest words only, so its
cost does not grow with words that stand everywhere.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from math import log
from typing import Protocol

from claimcheck.model import DATE_LIKE, Claim

#: Postings read for one claim; the rarest words come first, so that what is left out are common words.
POSTINGS = 1200
CANDIDATES = 40
#: One word in common, of those that were looked up, is no reason to compare.
WORDS = 2
#: The likeliest so many are looked at; so many copies of one claim are kept for look-up.
RANKED, COPIES = 240, 3
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


class Witnesses(Protocol):
    """Where other statements are looked up: an Archive in memory, or a store on disk."""

    def candidates(self, claim: Claim) -> Iterable[Claim]:
        """Claims of the same family in like words, likeliest first; never the claim itself."""

    def topic(self, document: str) -> frozenset[str]:
        """The words around all figures of a document; empty where it is not here."""

    def rarity(self, word: str) -> float:
        """How much it says that two claims share this word: log of all claims over those with the word.

        Copies of one figure in the same words may count each time (on disk) or only so often (in memory).
        """


class Archive:
    """Claims as evidence, built once and looked up many times.

    A million claims of ten words each take half a minute and, beside the claims themselves, some 200 MB.
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims: list[Claim] = []
        self._postings: dict[str, dict[str, array[int]]] = {}
        self._rarity: dict[str, float] = {}
        self._documents: dict[str, array[int]] = {}
        self._content = array("q")
        self._copies: Counter[int] = Counter()
        self._posted = 0
        self._within: tuple[str, dict[tuple[str, str], list[int]]] = ("", {})
        self._contents: dict[str, frozenset[int]] = {}
        for claim in claims:
            self._add(claim)

    def _add(self, claim: Claim) -> None:
        at = len(self._claims)
        self._claims.append(claim)
        content = _content(claim)
        self._content.append(content)
        named = self._documents.get(claim.document)
        if named is None:
            named = self._documents[claim.document] = array("I")
        named.append(at)
        self._copies[content] += 1
        if self._copies[content] > COPIES:
            return
        self._posted += 1
        postings = self._postings.setdefault(family(claim), {})
        for word in set(words(claim)):
            held = postings.get(word)
            if held is None:
                held = postings[word] = array("I")
            held.append(at)

    def __len__(self) -> int:
        return len(self._claims)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._claims)

    def rarity(self, word: str) -> float:
        """See Witnesses.rarity."""
        known = self._rarity.get(word)
        if known is None:
            held = sum(len(postings[word]) for postings in self._postings.values() if word in postings)
            known = self._rarity[word] = log((max(self._posted, FEW) + 1) / max(1, held))
        return known

    def topic(self, document: str) -> frozenset[str]:
        """See Witnesses.topic."""
        return frozenset(word for at in self._documents.get(document, ()) for word in self._claims[at].context)

    def candidates(self, claim: Claim) -> list[Claim]:
        """See Witnesses.candidates."""
        postings = self._postings.get(family(claim))
        if postings is None:
            return []
        lists = sorted((postings[word] for word in set(words(claim)) if word in postings), key=len)
        least = min(WORDS, len(lists))
        own = self._of_its_document(claim)
        shared: Counter[int] = Counter()
        left = POSTINGS
        for held in lists:
            shared.update(held[:left])
            left -= len(held)
            if left <= 0:
                break
        for at in own:
            del shared[at]
        near = [self._claims[at] for at in _ranked(own, least, CANDIDATES)]
        far = self._without_copies(claim, _ranked(shared, least, RANKED))
        return [*(other for other in near if other is not claim), *far]

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

    def _without_copies(self, claim: Claim, ranked: list[int]) -> list[Claim]:
        """A story that a hundred papers print is one witness: the same figure in the same words is heard once, and not
        at all where the claim's own document says it too; of the claim itself some copies are kept, to be named."""
        found: list[Claim] = []
        seen: Counter[int] = Counter()
        own, content = self._said_in(claim.document), _content(claim)
        if content not in own:
            own = frozenset()
        for at in ranked:
            printed, other = self._content[at], self._claims[at]
            seen[printed] += 1
            most_copies = COPIES if printed == content else 0 if printed in own else 1
            if other is claim or seen[printed] > most_copies:
                continue
            found.append(other)
            if len(found) == CANDIDATES:
                break
        return found

    def _said_in(self, document: str) -> frozenset[int]:
        known = self._contents.get(document)
        if known is None:
            named = self._documents.get(document, ())
            known = self._contents[document] = frozenset(self._content[at] for at in named)
        return known


def _ranked(shared: Counter[int], least: int, most: int) -> list[int]:
    """By shared words and then by place: one number a claim is several times as fast to rank as a key function."""
    ranks = nsmallest(most, (at - (many << 40) for at, many in shared.items() if many >= least))
    return [rank & ((1 << 40) - 1) for rank in ranks]


def _content(claim: Claim) -> int:
    """Equal for the same figure in the same words."""
    return hash((claim.text, claim.low, claim.since, claim.context))
