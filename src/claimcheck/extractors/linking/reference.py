"""Who is meant by "the two countries", "its", "the company", "the summit": names of the sentences before."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import attrgetter, itemgetter

from claimcheck.extractors.linking import mentions, pointers
from claimcheck.extractors.linking.cast import Cast
from claimcheck.extractors.linking.dictionary import Dictionary
from claimcheck.extractors.linking.headings import OWNERS, Headings
from claimcheck.extractors.linking.mentions import Mention
from claimcheck.extractors.linking.runs import PLACES
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.extractors.linking.standing import behind_adjunct, describes, official, opening
from claimcheck.language.names import Name

COUNTRIES = frozenset(["country", "bloc", "region"])
_COUNTRY, _COMPANIES = frozenset(["country"]), frozenset(["company", "organisation", "bloc"])
SHARED = frozenset(["money", "percent", "percentage_points"])
#: What a figure is of by itself.
ACTORS = frozenset(["country", "bloc", "company", "event", "index", "commodity", ""])
_BACK = 6
#: A document's names come again and again.
_NAME = attrgetter("name")
_thing = lru_cache(maxsize=1 << 14)(Name)


class History:
    """The names of earlier sentences, read only when a later one points back."""

    def __init__(self, text: str, sentences: Sequence[tuple[int, int]], dictionary: Dictionary, cast: Cast) -> None:
        self.topic, self.lead = cast.topic, cast.lead
        self._of_firm = cast.topic is not None and cast.lead is not None and cast.lead.type == "company"
        self._persons = frozenset(cast.full.values())
        self._text, self._sentences, self._dictionary, self._cast = text, sentences, dictionary, cast
        self._read: dict[int, tuple[list[str], list[Mention]]] = {}
        self._headings = Headings(text, dictionary.names)
        self._openings: dict[int, Name | None] = {}
        self._opening: list[Name | None] = []
        self.at = 0
        self._pointing: list[int] = []
        #: Whom the last figure of the paragraph was of.
        self.latest: list[Name] = []
        #: Whether a sentence names anybody, or points back.
        self.names_any = False
        self._meant: dict[int, list[Name]] = {}
        self._paragraph = -1
        self._about: list[Name | None] | None = None
        self._of_lead = self._owning(self.lead)
        #: Whether an earlier sentence of the paragraph has figures, too.
        self.goes_on = False
        self._known = pointers.POINTING.union(cast.things) if cast.things else pointers.POINTING

    def turn(self, sentence: Sentence) -> None:
        """Go on to a sentence: its names, and its words that can point back."""
        self._opening = []
        places: list[int] = []
        named: list[Name] = []
        for mention in sentence.mentions:
            if not ((mention.adjective or mention.type == "country") and describes(sentence, mention)):
                places.append(mention.first)
                named.append(_thing(mention.name, mention.type))
        self._places, self._named = places, named
        self._pointing, known = [], self._known
        if not known.isdisjoint(sentence.low):
            self._pointing = [i for i, word in enumerate(sentence.low) if word in known]
            self._meant = {}
        self.names_any = bool(sentence.mentions or self._pointing)
        paragraph = self._headings.line(sentence.start)
        self.goes_on = paragraph == self._paragraph
        if not self.goes_on:
            self._paragraph, self._about, self.latest = paragraph, None, []

    def within(self, sentence: Sentence, first: int, last: int) -> list[Name]:
        """The names among words first to last, and those that their pointing words stand for, in order."""
        pointing = self._pointing
        start, end = bisect_left(self._places, first), bisect_left(self._places, last)
        named = self._named[start:end]
        if not pointing or last <= pointing[0] or pointing[-1] < first:
            return named
        if not (referred := self.referred(sentence, first, last)):
            return named
        both = [*zip(self._places[start:end], named, strict=True), *referred]
        return [name for _, name in sorted(both, key=itemgetter(0))]

    def referred(self, sentence: Sentence, first: int, last: int) -> list[tuple[int, Name]]:
        """(word, name) of each pointing word among words first to last that earlier names explain."""
        found: list[tuple[int, Name]] = []
        for i in self._pointing:
            if not first <= i < last:
                continue
            if i not in self._meant:
                self._meant[i] = self._meaning(sentence, i)
            if sentence.low[i] != "bilateral" or not any(first <= m.first < last for m in sentence.mentions):
                found += [(i, name) for name in self._meant[i]]
        return found

    def _meaning(self, sentence: Sentence, i: int) -> list[Name]:
        """The earlier names that the pointing word i stands for."""
        word, before = sentence.low[i], sentence.low[i - 1] if i else ""
        found: list[Name] = []
        if (before in ("two", "both") and word in pointers.NATIONS) or word == "bilateral":
            found = self._pair(sentence, i)
        elif word in pointers.NATION and (before in pointers.DEFINITE or self._points(sentence, i)):
            found = self._last(sentence, i, _COUNTRY)
        elif word in pointers.SEATS and before in pointers.DEFINITE and sentence.low[i + 1 : i + 2] != ["of"]:
            found = self._last(sentence, i, pointers.SEATS[word])
        elif word in pointers.FIRM and before in pointers.DEFINITE:
            found = self._firm(sentence, i) or self._unknown(sentence, i)
        elif word in pointers.HIS:
            found = self._person(sentence, i)
        elif word in pointers.ITS:
            found = self._owner(sentence, i)
        elif word in pointers.PLACED and before == "the" and sentence.tags[i + 1 : i + 2] not in ("n", "N"):
            found = self._placed(sentence, i)
        elif word in self._cast.things and self._points(sentence, i):
            found = [Name(self._cast.things[word], "event")]
        elif word in pointers.LINE and self._points(sentence, i):
            found = self._joined()
        return found

    def owner(self, kind: str) -> Name | None:
        """What the section or the story is about, for a figure of a kind."""
        if self._about is None:
            self._about = self._of_lead
            for name in self._headings.above(self._paragraph):
                if name.type in ACTORS:
                    self._about = self._owning(name)
                    break
        return self._about[kind in SHARED]

    def _owning(self, name: Name | None) -> list[Name | None]:
        """What a name owns a figure as, for kinds that are not shared, for those that are."""
        return [None if name is None or self.stands_by(name, each) else name for each in ("", "money")]

    def belongs(self, sentence: Sentence, names: Sequence[Name], owner: Name) -> bool:
        """Whether names that are no actors' stand beside the country or company that the story is about: a place, a
        person, an office; where the story only opens with it, its own offices."""
        if owner.name in map(_NAME, names):
            return False
        if owner.type == "company" and names[0].type in ("unknown", "organisation"):
            return names[0] != self._opens(sentence)
        if self.topic is not None and owner.type != "country":
            return True
        for known in map(self._dictionary.names.get, map(_NAME, names)):
            if self.topic is None:
                if not known or known.type == "person" or known.country != owner.name:
                    return False
            elif not known or known.type not in PLACES or known.country in (None, owner.name):
                return True
        return self.topic is None

    def _opens(self, sentence: Sentence) -> Name | None:
        """What the sentence opens with the name of, found once for all its figures."""
        if not self._opening:
            self._opening.append(opening(sentence.spelt, sentence.mentions))
        return self._opening[0]

    def opened(self, sentence: Sentence, i: int, source: str | None) -> Name | None:
        """Whose name the sentence of the figure at word i opens with."""
        named = behind_adjunct(sentence, i) or self._opens(sentence)
        if named is None or named.name == source or self.stands_by(named, sentence.kinds[i]):
            return None
        return named

    def focus(self, kind: str, source: str | None) -> list[Name]:
        """Whose name the nearest sentence before in the paragraph opens with, for a figure of a kind, else the names of
        the heading."""
        paragraph = self._paragraph
        for index in range(self.at - 1, max(-1, self.at - 1 - _BACK), -1):
            if self._sentences[index][0] < paragraph:
                break
            if index not in self._openings:
                self._openings[index] = opening(*self._line(index))
            named = self._openings[index]
            if named and named.name != source and not self.stands_by(named, kind):
                return [named]
        return self._headings.above(paragraph)

    def stands_by(self, name: Name, kind: str) -> bool:
        """Whether a name is of who measures, and for money and shares of who speaks: an office, a person."""
        if official(name):
            return True
        person = name.type == "person" or name.name in self._cast.persons
        return person and (kind in SHARED or self._of_firm)

    def _points(self, sentence: Sentence, i: int) -> bool:
        number = sentence.phrase_of[i]
        first = sentence.phrases[number][0] if number >= 0 else i
        return sentence.low[first] in pointers.DEFINITE or any(
            sentence.kinds.get(k) == "ordinal" for k in range(first, i)
        )

    def _earlier(self, sentence: Sentence, i: int) -> Iterator[list[Mention]]:
        """The names of this sentence before word i, then those of the sentences before, the nearest first."""
        yield [mention for mention in sentence.mentions if mention.last <= i]
        for _, named in self._before():
            yield named

    def _before(self) -> Iterator[tuple[list[str], list[Mention]]]:
        """The words and the names of the sentences before, the nearest first."""
        for index in range(self.at - 1, max(-1, self.at - 1 - _BACK), -1):
            yield self._line(index)

    def _line(self, index: int) -> tuple[list[str], list[Mention]]:
        """The words and the names of a sentence."""
        if index not in self._read:
            start, end = self._sentences[index]
            line = mentions.line(self._dictionary.look_up(self._text[start:end]))
            self._read[index] = line[0], mentions.find(line, self._dictionary.names, self._cast)
        return self._read[index]

    def _joined(self) -> list[Name]:
        """The places that a railway, road or bridge joins, where it is first named: "a road between Oslo and Bergen",
        "the Oslo-Bergen line"."""
        for spelt, named in self._before():
            for i, word in enumerate(spelt):
                if word in pointers.LINE:
                    ahead = spelt[i + 1 : i + 2]
                    joined = (
                        mentions.listed_from(spelt, named, i + 2)
                        if ahead and ahead[0] in pointers.JOINS
                        else mentions.listed_to(spelt, named, i)
                    )
                    if len(joined) > 1 or (joined and "-" in joined[0].name):
                        return joined
        return []

    def _firm(self, sentence: Sentence, i: int) -> list[Name]:
        """The company that the document is about, else the last one named."""
        if self._of_firm and self.lead:
            return [self.lead]
        return self._last(sentence, i, _COMPANIES)

    def _unknown(self, sentence: Sentence, i: int) -> list[Name]:
        """The company that the document leads with, else who was named last that may be one."""
        if self.lead is not None and self.lead.type == "company":
            return [self.lead]
        for named in self._earlier(sentence, i):
            for m in reversed(named):
                other = m.type != "unknown" or m.name.isupper() or m.name.endswith("Exchange")
                if not (other or m.name in self._cast.persons or official(_thing(m.name, m.type))):
                    return [Name(m.name, "company")]
        return []

    def _person(self, sentence: Sentence, i: int) -> list[Name]:
        """The first person of the nearest sentence that names one in full, or by a surname whose full name is known;
        in his own sentence the one with whom a clause turned last: "while President Xi ..., his"."""
        for back, named in enumerate(self._earlier(sentence, i)):
            persons = [m for m in named if m.type == "person" or (m.type == "unknown" and m.name in self._persons)]
            turned = [] if back else [m for m in persons if self._turns(sentence, m)]
            if persons:
                meant = turned[-1] if turned else persons[0]
                return [Name(meant.name, meant.type)]
        return []

    def _turns(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a clause turns to the person, title or not: "while | President Xi"."""
        return not pointers.TURNS.isdisjoint(sentence.low[max(0, mention.first - 2) : mention.first])

    def _owner(self, sentence: Sentence, i: int) -> list[Name]:
        """Whose "its" is: the first thing named in its own sentence, else in the one before."""
        if not pointers.FIRM.isdisjoint(sentence.low[:i]):
            return self._firm(sentence, i)
        for named in islice(self._earlier(sentence, i), 2):
            owners = [m for m in named if m.type in OWNERS and not m.adjective and not self._human(m)]
            if owners:
                return [Name(owners[0].name, owners[0].type)]
        return []

    def _human(self, mention: Mention) -> bool:
        """Whether an unknown name may be a person's: two words."""
        return mention.type == "unknown" and mention.name in self._persons and mention.name.count(" ") == 1

    def _placed(self, sentence: Sentence, i: int) -> list[Name]:
        """The former or the latter of the two things named last."""
        for named in islice(self._earlier(sentence, i), 3):
            things = list(dict.fromkeys((m.name, m.type) for m in named if not m.adjective))
            if len(things) == 2:
                return [Name(*things[sentence.low[i] == "latter"])]
            if len(things) > 2:
                break
        return []

    def _last(self, sentence: Sentence, i: int, types: frozenset[str]) -> list[Name]:
        for named in self._earlier(sentence, i):
            fitting = [mention for mention in named if mention.type in types]
            if fitting:
                return [Name(fitting[-1].name, fitting[-1].type)]
        return []

    def _pair(self, sentence: Sentence, i: int) -> list[Name]:
        for named in self._earlier(sentence, i):
            countries = list(dict.fromkeys((m.name, m.type) for m in named if m.type in COUNTRIES))
            if len(countries) >= 2:
                return [Name(name, type_) for name, type_ in countries[:2]]
        return []
