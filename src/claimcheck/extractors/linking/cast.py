"""Who and what a document names: its cast, from its runs of capitalised words."""

from itertools import chain
from typing import NamedTuple

from claimcheck.extractors.linking import topic
from claimcheck.extractors.linking.grammar import CLOSED
from claimcheck.extractors.linking.runs import run_of
from claimcheck.language.names import Name, Names
from claimcheck.language.pattern import lazy

# The looks behind stand after the capital: a pattern that begins with a set of letters is searched for much faster.
_REST = r"(?:\.(?>(?>[A-Z]\.)++|(?= [A-Z]))|[\w'&-]*+)"
#: A run of capitalised words, the end of a word in lower case before it, and what a country's name counts that only
#: says whose money it is: "20 million U.S. dollars".
_RUN = lazy(
    r"([A-Z](?<!\w[A-Z])(?:(?<=([^\W\d_A-ZÀ-ÖØ-Þ]) [A-Z])|)"
    rf"{_REST}(?> (?:[A-Z]|(?:of|for|on|de|du|del|da|di|van|von|&) (?:the )?[A-Z]){_REST})*+)"
    r"(?:(?= (dollar|pound|franc|peso|rupee)s?\b)|)"
)
#: In brackets or behind "or" what may be initials of the words before it: "Nordic Tea Board (NTB)", "vehicle sales, or
#: VS".
_INITIALS = [("(", lazy(r"\((?:or )?([A-Z][A-Z&]{1,6}s?)\b")), (", or ", lazy(r", or ([A-Z][A-Z&]{1,6}s?)\b"))]
_SPELT_OUT = 80
#: So much of a document tells whether it writes a word in lower case, too.
_READ = 8000


class Cast(NamedTuple):
    """The names of a document.

    full: full names by their last or first word, and by their initials; capitals: words that it writes with a capital
    within sentences; persons: the full names of whom it also calls by the last one; initials: those of words that are
    no name; openers: words that open sentences and may be names, since they are no ordinary words, unless the
    beginning of the document has them in lower case;
    things: what "the summit" is short for, by its last word in lower case;
    topic: the country, company or organisation that it is about, None where no name comes twice;
    lead: what it opens with, for what names nobody: the topic, else the one country, company or place of the beginning.
    """

    full: dict[str, str]
    capitals: frozenset[str]
    persons: frozenset[str]
    initials: frozenset[str]
    openers: frozenset[str]
    beginning: str
    things: dict[str, str]
    topic: str | None
    lead: Name | None


def cast(text: str, names: Names) -> Cast:
    """One pass over the document for what its names are; its apostrophes are straight."""
    tally = topic.Tally()
    persons: dict[str, tuple[tuple[str, str], ...]] = {}
    things: dict[str, str] = {}
    capitals: list[str] = []
    openers: set[str] = set()
    for match in _RUN.finditer(text):
        words, word, money = match.groups()
        run = run_of(words, names)
        if not word and run.opener:
            openers.add(run.opener)
        if run.rest and not word:
            run = run.rest  # where such a name opens a sentence is no matter: "In | Peru"
            capitals += run.capitals
        else:
            capitals += run.capitals if word else run.behind
            if not money:
                topic.add(tally, run, match.start() < topic.LEAD)
        if run.persons:
            persons[words] = run.persons
        if run.thing:
            things.setdefault(*run.thing)
    full: dict[str, str] = {}
    for short, name in chain.from_iterable(persons[words] for words in persons):
        full.setdefault(short, name)
    initials = _short_forms(text, full)
    openers.difference_update(capitals)
    about, lead = topic.chosen(tally, text, full, names)
    # Of two summits "the summit" is the one that the document named later.
    return Cast(
        full,
        frozenset(capitals),
        frozenset([name for short, name in full.items() if short in tally.others and name.endswith(f" {short}")]),
        initials,
        frozenset(openers),
        text[:_READ],
        {short: thing for thing, short in things.items()},
        about,
        lead,
    )


def _short_forms(text: str, full: dict[str, str]) -> frozenset[str]:
    """Initials that stand behind what they stand for: of a name, which joins the full names, or of no name."""
    common = set()
    for match in chain.from_iterable([pattern.finditer(text) for opens, pattern in _INITIALS if opens in text]):
        short = match[1]
        letters = short.rstrip("s").replace("&", "").lower()
        spelt = text[max(0, match.start() - _SPELT_OUT) : match.start()].replace("-", " ").split()
        telling = [i for i, word in enumerate(spelt) if word.lower() not in CLOSED]
        meant = telling[-len(letters) :]
        if len(meant) < len(letters) or any(spelt[i][0].lower() != c for i, c in zip(meant, letters, strict=True)):
            continue
        if any(spelt[i][0].islower() for i in meant):
            common.add(short)
        else:
            full.setdefault(short, " ".join(spelt[meant[0] :]))
    return frozenset(common)
