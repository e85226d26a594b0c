"""What so many do: the verb behind a share or a count, with what it is done to."""

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.clause import verb_at
from claimcheck.extractors.linking.measured import Measured, phrase_from
from claimcheck.extractors.linking.sentence import Sentence

_REACH = 8
#: Kinds of verbs that tell nothing without what follows them.
_EMPTY = frozenset(["be", "have", "say"])
#: What a share that begins a clause stands behind.
_OPENERS = frozenset(["with", "while", "and", "but"])
_MOST = 3
_SHARE = frozenset(["share"])


def sharing(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """With 20 percent | coming from abroad; 48 percent | say they will stay: the share of those told before who do."""
    tags, j = sentence.tags, sentence.left[i]
    if tags[i + 1 : i + 2] not in ("g", "v") or not (j < 0 or tags[j] in ",;:" or sentence.low[j] in _OPENERS):
        return None
    known = verb_at(sentence, i + 1)
    if known.form == "past" and j >= 0 and tags[j] == ",":
        return None
    acts = known.kind in ("other", "say", "trade") or tags[i + 1 : i + 3] == "gd"
    if not acts or (tags[i + 1] == "v" and known.done == sentence.low[i + 1]):
        return None
    words = predicate(sentence, i + 1)
    return Measured(roles=_SHARE, inherits=True, verb=i + 1, tail=words) if words else None


def predicate(sentence: Sentence, verb: int) -> tuple[str, ...]:
    """The words of a predicate: that of the inner clause where the verb only says or wants it."""
    inner = _inner(sentence, verb)
    known = verb_at(sentence, inner)
    if known.kind == "say":
        return ()
    own = (known.done or sentence.low[inner],) if known.kind not in _EMPTY else ()
    at = inner + 1
    while sentence.tags[at : at + 1] == "r":
        at += 1
    at += sentence.tags[at : at + 1] == "p"
    target = phrase_from(sentence, at)
    if target is None or "f" in sentence.tags[target[0] : target[1]]:
        return own
    return own + tuple(phrases.content(sentence, *target)[-_MOST:])


def _inner(sentence: Sentence, verb: int) -> int:
    """The verb that carries the sense: reported | suffering, said they would | leave, plan to | hire."""
    tags, stop = sentence.tags, min(len(sentence.tags), verb + _REACH)
    at = verb
    for k in range(verb + 1, stop):
        if tags[k] in ",;.:-wfn":
            break
        known = verb_at(sentence, at)
        says = known.kind in _EMPTY or sentence.low[at + 1 : at + 2] == ["to"]
        if tags[k] in "vg":
            if not says:
                break
            at = k
    return at
