"""Which currency a sign or word stands for; some need the words around them ("¥", "pounds", "pesos")."""

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from claimcheck.language.lexicon import rows, trie
from claimcheck.language.pattern import lazy

DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "MXN"})
#: Codes that hasty copy writes in lower case and that are no English words.
LOWER_CASE = DOLLARS | {"CNY", "EUR", "GBP", "JPY", "INR", "CHF", "KRW"}
#: Countries glued to an amount of "dollars": "AU12.5 million dollars".
COUNTRIES = {"US": "USD", "AU": "AUD", "NZ": "NZD", "HK": "HKD"}
OF_DOLLARS = r"(?=[0-9][0-9.,]{0,12}(?:[ -][mbtr]{1,2}illion)?[ -]dollars?(?![A-Za-z]))"
NEXT = 30
NEAR = 300  # characters on either side that decide between currencies of one name
LONGEST_SIGN = 8
_SIZES = list(range(LONGEST_SIGN, 0, -1))


class CurrencySign(NamedTuple):
    """A currency before an amount: where it begins, its ISO 4217 code, what is printed."""

    start: int
    code: str
    sign: str


@cache
def _signs() -> dict[str, str]:
    known = {sign: row["code"] for row in rows("currencies.csv") for sign in filter(None, row["before"].split("|"))}
    known |= {f"{code}$": code for code in known.values() if code in DOLLARS} | COUNTRIES  # "AUD$5"
    return known | {sign.lower(): code for sign, code in known.items() if code in LOWER_CASE and sign[:3].isalpha()}


@cache
def currency_words() -> frozenset[str]:
    """Words for currencies: "krona", "dollars"."""
    words = {word for row in rows("currencies.csv") for word in row["after"].split("|")}
    return frozenset(word for word in words if word.isalpha() and word.islower())


@cache
def glued_signs() -> frozenset[str]:
    """Signs of letters that stand directly before digits: "RMB10"."""
    return frozenset(sign for sign in _signs() if sign.isalpha()) - COUNTRIES.keys()


@cache
def sign_ends() -> frozenset[str]:
    """The last two characters of signs, the only one of short ones: a quick look before the look-up."""
    return frozenset(sign[-2:] for sign in _signs())


def currency_before(text: str, at: int) -> CurrencySign | None:
    """The currency sign or code directly before `at`, with at most one space between."""
    last = at - 1
    if last > 0 and text[last] == " ":
        last -= 1
    ends = sign_ends()
    if last < 0 or (text[last] not in ends and text[last - 1 : last + 1] not in ends):
        return None
    if text[last].isalpha():
        sizes = [last - max(text.rfind(" ", max(0, last - LONGEST_SIGN), last), last - LONGEST_SIGN)]
        if text[last - sizes[0] + 1] in '([“"':
            sizes[0] -= 1
    else:
        joined = text[last - 1].isalnum() or text[last - 1] in "./$" or text[last - 2 : last] == "S "  # "US $"
        sizes = _SIZES if joined else _SIZES[-1:]
    signs = _signs()
    for size in sizes:
        start = max(last + 1 - size, 0)
        sign = text[start : last + 1]
        if sign in signs and not (start and sign[0].isalpha() and text[start - 1].isalnum()):
            spaced = last < at - 1 and sign in SPACED_NAMES
            if spaced and not (sign in SPACED_BEFORE_LARGE and _LARGE.match(text, at)):
                return None
            if size == 1 and sign.isalpha() and not _is_money(text, at, sign):
                return None
            return CurrencySign(start, by_context(sign, signs[sign], text, start), sign)
    return None


#: Behind a currency of one letter: "R71.8 million", "N9bn"; in a text that speaks of the currency "P20,000" as well.
_LARGE = lazy(
    r"[0-9](?>[0-9.,]|[ ][0-9]{3}(?![0-9])){0,15}+(?:(?:bn|mn|m|b|tn)|[ -]?(?:[mbtrMBT]{1,2}illion|bn|mln))(?![A-Za-z])"
)
_PRICE = lazy(
    r"[0-9]{1,3}(?>(?P<group>[., ]?[0-9]{3})(?![0-9]))*+(?>(?P<cents>[.,][0-9]{2})(?![0-9])|)(?![0-9A-Za-z/:-])"
)


@cache
def _spoken_of() -> dict[str, re.Pattern[str]]:
    """Currency of one letter -> the words that speak of it: of its country, or its name."""
    words = {
        sign: [word for word in row["after"].split("|") if word.islower()]
        for row in rows("currencies.csv")
        for sign in row["before"].split("|")
        if len(sign) == 1 and sign.isalpha()
    }
    for row in rows("currency_contexts.csv"):
        if row["word"] in words:
            words[row["word"]] += row["context"].split("|")
    return {sign: lazy(rf"(?<![A-Za-z]){trie(known)}") for sign, known in words.items()}


def _is_money(text: str, at: int, sign: str) -> bool:
    """Whether a capital letter before digits is a currency: "R9 billion", "N5,000", and "K50" where kwacha are spoken
    of; not the road R9."""
    if _LARGE.match(text, at):
        return True
    price = _PRICE.match(text, at)
    if price is None or price["group"] or price["cents"]:
        return price is not None
    return not text.endswith("the ", 0, at - 1) and _spoken_of()[sign].search(text) is not None


#: Codes that are words, initials or state names as well: only directly before the digits.
SPACED_BEFORE_LARGE = ("Sh", "R", "N", "P", "K")
SPACED_NAMES = (
    frozenset({"R", "N", "P", "K", "Re", "DM", "SR", "QR", "LE", "TL", "Sh", "Dh", "DH", "Bt", "Fr.", "PHP", "Php"})
    | COUNTRIES.keys()
)


@cache
def _countries_of_dollars() -> tuple[dict[str, str], re.Pattern[str]]:
    """Word -> whose dollar it speaks for; all of them."""
    words = {word: row["code"] for row in rows("dollars.csv") for word in row["words"].split("|")}
    names = trie(word for word in words if not word.islower())
    return words, re.compile(rf"{names}(?![\w$])")


def _told(text: str) -> list[str]:
    """Whose dollar each word speaks for that speaks for one. A look-behind would make the pattern slow."""
    words, pattern = _countries_of_dollars()
    found = [(text[max(found.start() - 1, 0) : found.start()], found[0]) for found in pattern.finditer(text)]
    return [words[name] for before, name in found if not before.isalnum() and before not in ("_", "$")]


#: Signs of a country's own dollar.
OWN_DOLLAR = lazy(r"(?<![A-Za-z])(?:(?:A|AU|C|CA|Cdn|NZ|S|HK|NT|J|TT|EC|Bds|BDS|GY|FJ|N|Z|B|R|Mex)\$|AUD|CAD|NZD|SGD)")
US_DOLLAR = lazy(r"(?<![A-Za-z])(?:US|U\.S\.) ?\$|(?<![A-Za-z])USD(?![A-Za-z])")
#: How often a country must be named, and how much oftener than America, for a bare "$" to be its dollar; a paper of its
#: own counts as so many mentions.
NAMED, OFTENER, HOME = 3, 2, 3
#: The end of the address of a paper's site.
SITE = lazy(r"\.([a-z]{2})(?:/|$|[ ])")


@cache
def _abroad() -> tuple[str, ...]:
    """The names of countries of dollars other than America, and of their people where those begin otherwise."""
    known = [[word for word in row["words"].split("|") if not word.islower()] for row in rows("dollars.csv")[1:]]
    return tuple(word for words in known for word in words[:2] if word == words[0] or not word.startswith(words[0]))


def dollars_of(text: str, source: str = "") -> str:
    """The code of a bare "$" or of "dollars" in a text: American unless the text is about one other country of dollars.

    source: its outlet and address.
    """
    if not source and not any(map(text.__contains__, _abroad())):
        return "USD"
    found = Counter(_told(text))
    american = found.pop("USD", 0)
    words, _ = _countries_of_dollars()
    homes = [*_told(source), *(words[site] for site in SITE.findall(source) if site in words)]
    if homes and homes[0] != "USD":
        found[homes[0]] += HOME
    if not found or OWN_DOLLAR.search(text):
        return "USD"
    (code, named), *others = found.most_common()
    told_apart = US_DOLLAR.search(text) is not None
    if named < NAMED or (others and others[0][1] * OFTENER > named) or (american * OFTENER > named and not told_apart):
        return "USD"
    return code


@cache
def _contexts() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for row in rows("currency_contexts.csv"):
        found.setdefault(row["word"], []).append((row["code"], lazy(trie(row["context"].split("|")))))
    return {word: tuple(codes) for word, codes in found.items()}


def by_context(word: str, code: str, text: str, at: int) -> str:
    """The code that the words near `at`, else the opening of the text, speak for; the first listed is the default."""
    known = _contexts().get(word.lower()) or _contexts().get(word)
    if known is None:
        return code
    for stretch in (text[max(0, at - NEXT) : at + NEXT], text[max(0, at - NEAR) : at + NEAR], text[:2000]):
        for candidate, pattern in known:
            if pattern.search(stretch):
                return candidate
    return known[0][0]
