"""Claims indexed for look-up: built once, asked many times."""

from collections.abc import Iterable

from claimcheck.model import Claim


class Archive:
    """Other documents' claims, as evidence."""

    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        self.claims = list(claims)
