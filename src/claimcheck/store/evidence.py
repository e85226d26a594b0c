"""Everything that claims are checked against: archives on disk, and claims in memory."""

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from claimcheck.comparator import Archive, Witnesses
from claimcheck.model import Claim
from claimcheck.store.witnesses import Store


class Evidence:
    """Witnesses from several places.

    Attributes:
        claims: those in memory, and those of archives that were looked up so far.
    """

    def __init__(self, archives: Sequence[Path], gathered: Iterable[Claim], under_check: Sequence[Claim]) -> None:
        self._stores = [Store(path, under_check) for path in archives]
        self._archive = Archive(gathered)
        self._places: tuple[Witnesses, ...] = (self._archive, *self._stores)

    def candidates(self, claim: Claim) -> Iterable[Claim]:
        """See Witnesses.candidates."""
        return chain.from_iterable(place.candidates(claim) for place in self._places)

    def topic(self, document: str) -> frozenset[str]:
        """See Witnesses.topic."""
        return next((topic for place in self._places if (topic := place.topic(document))), frozenset())

    @property
    def claims(self) -> tuple[Claim, ...]:
        """See above."""
        return (*self._archive, *chain.from_iterable(store.looked_up for store in self._stores))
