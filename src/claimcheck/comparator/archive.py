"""Claims indexed for look-up: which of very many speak in like words of the same sort of figure.

An inverted index over the words around a figure. A look-up reads the postings of a claim's rarest words only, so its
cost does not grow with words that stand everywhere.
"""

from array import array
from collections import Counter
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
#: The likeliest so many are looked at for copies of one text, of which so many are kept.
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
        """How much it says that two claims share this word: log of all claims over those with the word."""


class Archive:
    """Claims as evidence, built once and looked up many times.

    A million claims of ten words each take half a minute and, beside the claims themselves, 110 MB.
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims: list[Claim] = []
        self._postings: dict[str, dict[str, array[int]]] = {}
        self._rarity: dict[str, float] = {}
        self._documents: dict[str, array[int]] = {}
        for claim in claims:
            self._add(claim)

    def _add(self, claim: Claim) -> None:
        at = len(self._claims)
        self._claims.append(claim)
        named = self._documents.get(claim.document)
        if named is None:
            named = self._documents[claim.document] = array("I")
        named.append(at)
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
            known = self._rarity[word] = log((max(len(self._claims), FEW) + 1) / max(1, held))
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
        shared: Counter[int] = Counter()
        left = POSTINGS
        for held in lists:
            shared.update(held[:left])
            left -= len(held)
            if left <= 0:
                break
        least = min(WORDS, len(lists))
        # One number a claim, by shared words and then by place: several times as fast to rank as a key function.
        ranked = nsmallest(RANKED, (at - (many << 40) for at, many in shared.items() if many >= least))
        return self._without_copies(claim, (self._claims[rank & ((1 << 40) - 1)] for rank in ranked))

    def _without_copies(self, claim: Claim, ranked: Iterable[Claim]) -> list[Claim]:
        """A story that a hundred papers print is one witness: the same figure in the same words counts twice at most,
        so that a copy beside it is still named."""
        found: list[Claim] = []
        seen: Counter[tuple[object, ...]] = Counter()
        for other in ranked:
            printed = (other.text, other.low, other.since, other.context)
            seen[printed] += 1
            if other is not claim and seen[printed] <= COPIES:
                found.append(other)
                if len(found) == CANDIDATES:
                    break
        return found
