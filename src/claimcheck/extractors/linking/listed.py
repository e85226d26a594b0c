"""The names counted beside a count. A list is complete or it is empty: half a list is a false alarm."""

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking.sentence import Sentence


def of_count(sentence: Sentence, i: int, figure: Figure) -> tuple[str, ...]:
    """Names in the list that belongs to the count at word i."""
    return ()
