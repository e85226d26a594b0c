"""Words that point back to a name: the country, the two sides, the company, the state, his, its, the line."""

from claimcheck.extractors.linking.lexicon import word_class

NATION = word_class("country noun")
NATIONS = word_class("country nouns")
FIRM = word_class("company noun")
DEFINITE = frozenset(["the", "this", "that", "its", "their"])
HIS = frozenset(["he", "she", "his", "her", "him"])
ITS = frozenset(["its"])
TURNS = frozenset(["while", "whereas", "but", "when", "although"])
PLACED = frozenset(["former", "latter"])
LINE = word_class("line noun")
JOINS = word_class("joins places")
#: The types of names that a kind of place stands for.
SEATS = {
    "capital": frozenset(["capital"]),
    "city": frozenset(["city", "capital"]),
    "county": frozenset(["region"]),
    "province": frozenset(["region", "state"]),
    "state": frozenset(["state"]),
}
POINTING = NATION | NATIONS | FIRM | HIS | ITS | PLACED | LINE | SEATS.keys() | {"bilateral"}
