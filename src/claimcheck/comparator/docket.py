"""What is up for checking: the claims under check, sorted once, and the evidence beside them.

Every check is a module of comparator/checks with one function, `compare(docket) -> Iterator[Finding]`. Its module name
is its only name, its docstring is what `claimcheck checks NAME` prints.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from claimcheck.comparator.archive import Archive, Witnesses, family
from claimcheck.comparator.wording import digits
from claimcheck.model import Claim
from claimcheck.reference import References


class Docket:
    """Claims under check with the groupings that checks share, each made when it is first asked for."""

    def __init__(self, claims: Iterable[Claim], against: Witnesses | None, references: References | None) -> None:
        self.claims = sorted(claims, key=lambda c: (c.document, c.start))
        self.against = against
        self.references = references
        self._within: tuple[str, Archive] | None = None

    @cached_property
    def documents(self) -> dict[str, list[Claim]]:
        """Claims by document, in order."""
        groups: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            groups[claim.document].append(claim)
        return dict(groups)

    @cached_property
    def sentences(self) -> dict[tuple[str, int], list[Claim]]:
        """Claims by document and sentence, in order."""
        groups: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for claim in self.claims:
            groups[claim.document, claim.sentence].append(claim)
        return dict(groups)

    @cached_property
    def index(self) -> Archive:
        """The claims under check, for look-up."""
        return Archive(self.claims)

    def within(self, document: str) -> Archive:
        """The claims of one document under check: what its words say there must not hang on the stories beside it."""
        if len(self.documents) == 1:
            return self.index
        if self._within is None or self._within[0] != document:
            self._within = document, Archive(self.documents.get(document, ()))
        return self._within[1]

    def sentence(self, claim: Claim) -> list[Claim]:
        """The claims of the claim's sentence, itself included, in order; none of an archive's."""
        return self.sentences.get((claim.document, claim.sentence), [])

    def at(self, document: str, start: int | None) -> Claim | None:
        """The claim that begins there."""
        return None if start is None else self._starts.get((document, start))

    @cached_property
    def _starts(self) -> dict[tuple[str, int], Claim]:
        return {(claim.document, claim.start): claim for claim in self.claims}

    def topic(self, document: str) -> frozenset[str]:
        """The words around all figures of a document, under check or in the archive."""
        found = self._topics.get(document)
        if found is None:
            under_check = document in self.documents
            found = self._topics[document] = (
                self.index.topic(document) if under_check or self.against is None else self.against.topic(document)
            )
        return found

    @cached_property
    def _topics(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _digits(self) -> dict[tuple[str, str, str], list[Claim]]:
        """The claims of one document, family and run of two or more significant digits."""
        groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        for claim in self.claims:
            if claim.low is not None and len(run := digits(claim.low)) > 1:
                groups[claim.document, family(claim), run].append(claim)
        return dict(groups)

    def witnesses(self, claim: Claim) -> Iterator[Claim]:
        """Other claims in like words or of its document with the same digits; then the archive's in like words,
        without documents under check."""
        near = self.index.candidates(claim)
        yield from near
        if claim.low is not None:
            same = self._digits.get((claim.document, family(claim), digits(claim.low)), ())
            seen = {id(other) for other in near}
            yield from (other for other in same if other is not claim and id(other) not in seen)
        if self.against is not None:
            yield from (c for c in self.against.candidates(claim) if c.document not in self.documents)
