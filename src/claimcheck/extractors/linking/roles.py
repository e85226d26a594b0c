"""Role words of a figure: what its frame says, what its measure is called, what stands beside it and in its clause."""

from claimcheck.extractors.linking.lexicon import role_hits, word_class
from claimcheck.extractors.linking.measured import Measured
from claimcheck.extractors.linking.sentence import Sentence

AMOUNTS = frozenset(["money", "percent", "percentage_points", "quantity"])
#: "18% more than", not "$3 million, more than".
_COMPARED = frozenset(["percent", "percentage_points"])
_NEAR = 7
_BASE = word_class("opens a comparison")
#: Roles that only amounts can have: a "goal" beside a count is one that was scored.
_OF_AMOUNTS = frozenset(["target", "rate", "price", "net", "gross"])


def of_figure(sentence: Sentence, i: int, found: Measured, clause: tuple[int, int]) -> set[str]:
    """Words of model.ROLES for the figure at word i."""
    around, verb = sentence.around[i], sentence.left[i]
    roles = found.roles | {role for _, scope, role in role_hits(found.phrase.words) if scope == "phrase"}
    if sentence.hits:
        scopes = {
            "phrase": (*found.phrase.spans, around, (i + 1, i + 2)),
            "clause": (clause,),
            "near": ((i + 1, i + _NEAR),),
            "after": ((i + 1, i + 3),),
            "before": ((around[0] - 4, around[0]),),
            "object": ((verb, verb + 1),),
            "compared": ((i + 1, i + 2),) if sentence.kinds[i] in _COMPARED else (),
        }
        roles |= {role for at, scope, role in sentence.hits for first, last in scopes[scope] if first <= at < last}
    if around[0] and sentence.plain[around[0] - 1] in _BASE and sentence.kinds[i] in AMOUNTS:
        roles.add("previous")
    return roles if sentence.kinds[i] in AMOUNTS else roles - _OF_AMOUNTS
