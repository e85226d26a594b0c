"""Are two claims about the same thing? Decided here for every check that compares two statements.

A barrier ends the question: another sort of figure, another role (exports, not trade), another period, another person.
Where none stands, certainty adds up from what the two share. Barriers and reasons are printed in the verdict.
"""

from claimcheck.comparator.pairing.barriers import barrier
from claimcheck.comparator.pairing.certainty import Pairing, certainty, pair
from claimcheck.comparator.pairing.likeness import Likeness, likeness
from claimcheck.comparator.pairing.meetings import Meeting, meetings
from claimcheck.comparator.pairing.patterns import own_figures
from claimcheck.comparator.pairing.standing import other_periods

__all__ = [
    "Likeness",
    "Meeting",
    "Pairing",
    "barrier",
    "certainty",
    "likeness",
    "meetings",
    "other_periods",
    "own_figures",
    "pair",
]
