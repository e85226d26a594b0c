"""A measure in the making, and the steps in the sentence that all its frames share."""

from dataclasses import dataclass

from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.clause import subject_end, verb_at
from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.extractors.linking.phrases import CHANGE, FALL, GENERIC, NOTHING, RISE, Phrase
from claimcheck.extractors.linking.sentence import UNMEASURED, Sentence

INDEX = word_class("index noun")
#: What stands before the name of a company: "brewer Carlsberg".
_COMPANIES = word_class("company noun") | word_class("company description")
_COMMODITIES = word_class("commodity")
_CLOSING = frozenset(["close", "end", "finish", "open", "settle", "start", "trade"])
#: What rises and falls of a currency is its rate of exchange.
_CURRENCIES = word_class("currency noun")
_COMPANY_ENDS = word_class("company suffix") | word_class("ends the name of a company")


#: Kinds of figures that are relative to another one.
RELATIVE = frozenset(["percent", "percentage_points", "fraction", "multiple"])
#: Verbs whose object has the price that stands behind "for".
DEALS = frozenset(["acquire", "auction", "buy", "purchase", "sell"])
NO_ROLES = frozenset[str]()
CHANGED = frozenset(["change"])
#: The roles of a verb's kind, of a word of direction.
MOVED = {way: frozenset(["change", way]) for way in ("rise", "fall")}


#: Words behind a change, and which way it goes.
UP = {"up": "rise", "higher": "rise", "more": "rise", "down": "fall", "lower": "fall", "fewer": "fall", "less": "fall"}


@dataclass(slots=True)
class Measured:
    """What a frame has found.

    inherits: the frame names no thing; the measure is that of the figure before, or of its subject; tail: words that
    are added to it then.
    """

    phrase: Phrase = NOTHING
    roles: frozenset[str] = NO_ROLES
    subject: tuple[int, int] | None = None
    verb: int | None = None
    inherits: bool = False
    tail: tuple[str, ...] = ()


def span(sentence: Sentence, i: int) -> tuple[int, int]:
    """First and last word (exclusive) of the noun phrase around word i."""
    number = sentence.phrase_of[i]
    return sentence.phrases[number] if number >= 0 else (i, i + 1)


def phrase_from(sentence: Sentence, i: int) -> tuple[int, int] | None:
    """The noun phrase that begins at word i, or None."""
    if i >= len(sentence.low) or sentence.phrase_of[i] < 0:
        return None
    first, last = sentence.phrases[sentence.phrase_of[i]]
    return (first, last) if first == i else None


def direction(word: str) -> frozenset[str]:
    """The roles that a noun of change implies."""
    return MOVED["rise"] if word in RISE else MOVED["fall"] if word in FALL else CHANGED


def subject_span(sentence: Sentence, verb: int | None) -> tuple[int, int] | None:
    """First and last word of the verb's subject, its complements included; a pronoun alone; None for none."""
    if verb is None:
        return None
    if verb not in sentence.subjects:
        sentence.subjects[verb] = _subject(sentence, verb)
    return sentence.subjects[verb]


def _subject(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    end = subject_end(sentence, verb)
    if end is None:
        return None
    if sentence.tags[end] == "o":
        return end, end + 1
    return None if sentence.phrase_of[end] < 0 else (phrases.chain_start(sentence, end), end + 1)


def subject_phrase(sentence: Sentence, subject: tuple[int, int]) -> Phrase:
    """The subject as a measure."""
    first, last = span(sentence, subject[0])
    if sentence.tags[first] == "f" and last > first + 1 and sentence.tags[first + 1] != "n":
        first += 1
    phrase = phrases.whole(sentence, first, last)
    end = phrase.spans[-1][1]
    if end + 1 < subject[1] and sentence.tags[end] == "c":  # exports | and imports | rose
        more = phrases.content(sentence, end + 1, subject[1])
        if more and len(phrase.words) + len(more) <= phrases.LONGEST:
            return Phrase((*phrase.words, *more), (*phrase.spans, (end + 1, subject[1])))
    return phrase


def from_place(sentence: Sentence, at: int) -> Phrase:
    """ "from the field", "from long range" at word `at`: a place, no time and no figure; an empty phrase else."""
    place = at + 1 + (sentence.low[at + 1 : at + 2] in (["beyond"], ["behind"], ["inside"], ["outside"]))
    target = phrase_from(sentence, place) if sentence.low[at : at + 1] == ["from"] else None
    if target is None or any(sentence.tags[j] in "fNq" for j in range(*target)):
        return Phrase()
    words = phrases.content(sentence, *target)
    return Phrase() if not words or not phrases.TIME.isdisjoint(words) else Phrase(tuple(words), (target,))


def apposed(sentence: Sentence, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """The name set beside a phrase: "The host, | Laos, | has", "Laos, | a country with"; None for none."""
    (first, last), tags = phrase, sentence.tags
    before = first > 1 and tags[first] == "d" and tags[first - 1] in ",-"
    behind = tags[last : last + 1] == ","
    for name in sentence.mentions if before or behind else ():
        if (behind and name.first == last + 1 and _closes(sentence, name.last)) or (before and name.last == first - 1):
            return name.first, name.last
    return None


def _closes(sentence: Sentence, i: int) -> bool:
    return sentence.tags[i : i + 1] == "," and sentence.tags[i + 1 : i + 2] != "c"


def figure_before(sentence: Sentence, i: int) -> int | None:
    """The nearest figure to the left of word i that others go on about; of a figure, Sentence.before has it."""
    before = None
    for j, kind in sentence.kinds.items():
        if j >= i:
            break
        if kind not in UNMEASURED:
            before = j
    return before


def of_subject(sentence: Sentence, verb: int, roles: frozenset[str] = NO_ROLES) -> Measured:
    """The measure is what the clause is about; a participle goes on about the figure before it."""
    trailing = sentence.tags[verb] == "g" and verb > 0 and sentence.tags[verb - 1] in ",-"
    if trailing and figure_before(sentence, verb) is not None:
        return Measured(roles=roles, inherits=True, verb=verb)
    subject = subject_span(sentence, verb)
    if subject is None:
        return Measured(roles=roles, inherits=True, verb=verb)
    phrase = subject_phrase(sentence, subject)
    kind = _kind(sentence, subject)
    if kind == "index" and INDEX.issuperset(phrase.words):
        phrase = Phrase(("index",), phrase.spans)
    head = sentence.low[phrase.spans[0][1] - 1] if phrase.words[:1] == ("shares",) else ""
    if head in GENERIC:
        phrase = Phrase((head, *phrase.words), phrase.spans)  # the volume of shares
    if phrase.words[-1:] and phrase.words[-1] in _CURRENCIES and len(phrase.spans) == 1:
        phrase = Phrase((*phrase.words, "exchange", "rate"), phrase.spans)
    elif kind == "commodity" or (_COMMODITIES.issuperset(phrase.words or ("",)) and _priced(sentence, verb)):
        phrase = Phrase((*phrase.words, "price"), phrase.spans)
    elif phrase.words[:1] == ("shares",) or (verb_at(sentence, verb).kind in MOVED and _traded(phrase, kind)):
        phrase = Phrase(("share", "price"), phrase.spans)
    if GENERIC.issuperset(phrase.words):
        phrase = Phrase((), phrase.spans)
    if trailing and verb_at(sentence, verb).kind == "amount" and (near := _trailed(sentence, verb, phrase)).words:
        return Measured(near, roles, subject, verb)
    return Measured(phrase, roles, subject, verb, inherits=not phrase.words)


def _priced(sentence: Sentence, verb: int) -> bool:
    """Whether the verb is one of a market, so that the price of what it is about is meant: gold | slipped."""
    known = verb_at(sentence, verb)
    return known.kind in MOVED or known.base in _CLOSING


def _traded(subject: Phrase, kind: str) -> bool:
    """Whether what rises and falls is a company, so that its share price is meant: Next, the retailer Next."""
    if len(subject.spans) == 1 and subject.words[-1:] and subject.words[-1] in _COMPANIES:
        return kind in ("company", "unknown", "organisation")
    return kind == "company" and not subject.words


def _trailed(sentence: Sentence, verb: int, subject: Phrase) -> Phrase:
    """An increase in the ratio, | reaching 64 percent: the noun before, where it is not the subject that moved."""
    near = verb - 2
    main = sentence.tags.rfind("v", 0, verb)
    if sentence.phrase_of[near] < 0 or sentence.tags[near] not in "nN":
        return NOTHING
    if subject.words and main >= 0 and verb_at(sentence, main).kind in ("rise", "fall", "change"):
        return NOTHING
    phrase = phrases.chain(sentence, near)
    words = tuple(word for word in phrase.words if word not in CHANGE)
    return Phrase(words, phrase.spans) if set(words) - phrases.TIME - GENERIC else NOTHING


def _kind(sentence: Sentence, subject: tuple[int, int]) -> str:
    """The type of the last name in the subject: what rises and falls of a company is its share price."""
    named = None
    for mention in sentence.mentions:
        if subject[0] <= mention.first < subject[1]:
            named = mention
    if named is None or (named.last != subject[1] and named.type != "index"):
        return ""
    firm = named.type == "unknown" and named.last - named.first > 1 and sentence.low[named.last - 1] in _COMPANY_ENDS
    return "company" if firm else named.type


def following_verb(sentence: Sentence, end: int) -> int | None:
    """The verb or participle that follows a phrase directly: "63,600 people | died", "trains | were | operated"."""
    tags = sentence.tags
    j = end
    while j < len(tags) and (tags[j] in "rxw" or (tags[j] == "v" and verb_at(sentence, j).kind in ("be", "have"))):
        if tags[j] == "v" and not (j + 1 < len(tags) and tags[j + 1] in "vgrx"):
            return j
        j += 1
    return j if j < len(tags) and tags[j] in "vg" else None
