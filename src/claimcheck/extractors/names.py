"""Numbers that are no claims: part of a name, a label or a code ("COVID-19", "Boeing 737", "No. 5", "9/11")."""

import re
from functools import cache, lru_cache

from claimcheck.language.calendars import MONTH
from claimcheck.language.lexicon import lines, rows, trie, word_set
from claimcheck.language.pattern import lazy
from claimcheck.language.phrases import by_opening, phrase_at

GLUED_BEFORE = lazy(r"(?:[A-Za-z][A-Za-z.]{0,14}[-/_]|#|@|[A-Za-z0-9]\.|[0-9]/|[0-9]-|[0-9]:)\Z")
GLUE = frozenset("-/_#@.:")
#: Behind these, and at the end of the text, a number goes on as no name.
ENDS_NUMBER = frozenset((*",;)%'’”\"\n", ""))
GLUED_AFTER = lazy(
    r"[/_@#A-Za-z]|-[A-Z][A-Z0-9]*(?![a-z])|:[0-9]|\.[0-9]|-[0-9]"
    r"|-(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![a-z-])"
)
#: Telephone numbers, addresses of machines and versions, sizes: digits that are read as one code.
CODE = lazy(
    r"(?:\+?[0-9]{1,3}[ .-])?[(]?[0-9]{3}[)]?[ .-][0-9]{3}[.-][0-9]{4}(?![0-9])|[0-9]{3}-[0-9]{4}(?![0-9,-])"
    r"|[0-9]{1,4}(?>\.[0-9]{1,4}){2,}+|[0-9]{1,4}(?>-[0-9]{2,5}){2,}+|[0-9]{1,4}x[0-9]{1,4}(?![A-Za-z0-9])"
)
INTERNATIONAL = lazy(r"[0-9]{1,3}(?>[ -][(]?[0-9]{2,5}[)]?){2,5}+")
#: "1800 Hill Street"
ADDRESS = lazy(
    r"[ ](?:[A-Z][a-z]{1,14}[ ]){1,3}(?:Ave|Avenue|St|Street|Road|Rd|Blvd|Boulevard|Drive|Lane|Terrace)(?![a-z])"
)
#: "the asteroid 2004 BL86"
DESIGNATION = lazy(r"[ ][A-Z]{1,2}[0-9]")
CALIBRE = lazy(r"[ -](?:calib(?:er|re)|gauge)(?![a-z])", re.IGNORECASE)
#: "the 900 block of Maple Street"
BLOCK = lazy(r"[ ]block[ ]of[ ](?:[NSEW]\.[ ])?[A-Z0-9]")
LONGEST_LABEL = 24
OPENERS = "(\"“‘'["
MODEL_SIZES = (3, 4)
POSSESSIVES = ("'s", "’s", "s'", "s’")
IN_BRACKETS = lazy(r"[0-9]{1,2}\)")
LIST_NUMBER = lazy(r"[0-9]{1,2}[.)][ ]")
CAPITALISED = lazy(r"(?<![.!?:][ ])(?<![A-Za-z.’'-])[A-Z][A-Za-z’'.-]*[ ]\Z")
CAPITAL_AFTER = lazy(r"[ ][A-Z][a-z]")
LOWER_WORD = lazy(r"[ ]([a-z]+)")


@cache
def _labels() -> frozenset[str]:
    return frozenset(lines("number_labels.txt"))


@cache
def _last_words() -> frozenset[str]:
    """The words that labels of several words end with."""
    return frozenset(label.rsplit(" ", 1)[-1] for label in _labels() if " " in label)


@cache
def _label_ends() -> frozenset[str]:
    """What may stand last before a labelled number: a label, the end of one, nothing on its line."""
    return _labels() | _last_words() | {""}


@cache
def _last_letters() -> frozenset[str]:
    """What labels end with: most words end otherwise."""
    return frozenset(label[-2:] for label in _label_ends())


def _is_labelled(text: str, start: int) -> bool:
    """Whether the one, two or three words before `start` label what follows: "No. 5", "Standard & Poor's 500"."""
    letters = text[start - 3 : start - 1]
    if letters.isalpha() and text[start - 1] == " " and letters.lower() not in _last_letters():
        return False
    before = text[start - LONGEST_LABEL if start > LONGEST_LABEL else 0 : start].lower().rstrip(" ")
    last = before.rpartition(" ")[2]
    if "\n" in last:
        last = last.rpartition("\n")[2]
    unquoted = last.lstrip(OPENERS)
    if unquoted not in _label_ends():
        return False
    if unquoted in _labels():
        return True
    words = before.rsplit(None, 3)[-3:]
    if len(words) < 2 or words[-1] not in _last_words():
        return False
    return " ".join(words[-2:]) in _labels() or " ".join(words) in _labels()


@cache
def _not_claims() -> dict[str, re.Pattern[str]]:
    return by_opening(lines("not_claims.txt"))


def code_end(text: str, at: int) -> int:
    """Where the code that begins with the digit at `at` ends; `at` where none does."""
    match = INTERNATIONAL.match(text, at) if text[at - 1 : at] == "+" else CODE.match(text, at)
    return match.end() if match else at


SCALE = lazy(r"(?:thousand|[mbtr]{1,2}illion|000)(?![0-9a-z])")


def goes_on(text: str, at: int, floor: int) -> bool:
    """Whether `at`, two behind a digit, stands inside what that ends: behind a hyphen ("787-eight"), or, where that is
    no figure (it would end at `floor`), behind the point or space of one number ("5", "million" in "X12.5 million")."""
    if text[at - 1] == "-":
        return text[at].isalpha()
    return at - 1 > floor and (text[at - 1] == "." or (text[at - 1] == " " and SCALE.match(text, at) is not None))


def is_name(text: str, start: int, end: int) -> bool:
    """Whether the number text[start:end] names or labels something."""
    known = _not_claims()
    if text[start : start + 2].lower() in known and phrase_at(text, start, known, any_case=True):
        return True
    if _is_labelled(text, start):
        return True
    if not text[start].isdigit() and text[start] != ".":
        return False
    before = text[start - 1 : start]
    if before != " " and (
        (before in GLUE and GLUED_BEFORE.search(text, max(0, start - 16), start)) or _is_list_number(text, start)
    ):
        return True
    if _goes_on_as_name(text, start, end):
        return True
    size, printed = end - start, text[start:end]
    if size in MODEL_SIZES and printed.isdigit() and _is_model(text, printed):
        return True  # "the long-range 777" in a text that speaks of the Boeing 777
    return size <= 4 and before == " " and "," not in printed and _behind_capital(text, start, end)


def _goes_on_as_name(text: str, start: int, end: int) -> bool:
    """Whether what stands behind a number makes it a name."""
    behind = text[end : end + 1]
    if behind != " ":
        return behind not in ENDS_NUMBER and bool(GLUED_AFTER.match(text, end) or CALIBRE.match(text, end))
    following = text[end + 1 : end + 2]
    if following.islower():
        return following in "bcg" and (CALIBRE.match(text, end) or BLOCK.match(text, end)) is not None
    if text[end - 1].isdigit() and "." in text[start:end] and CAPITAL_AFTER.match(text, end):
        return True  # "the 9.18 Museum"
    return bool(ADDRESS.match(text, end) or DESIGNATION.match(text, end) or CALIBRE.match(text, end))


def _is_model(text: str, number: str) -> bool:
    """Whether a number stands behind a maker's name somewhere in the text, or is a known model of a maker in it."""
    makers = _makers_of().get(number)
    return (makers is not None and any(maker in text for maker in makers)) or number in _models(text)


@lru_cache(maxsize=1)
def _models(text: str) -> frozenset[str]:
    spoken_of = any(map(text.__contains__, word_set("makers.txt")))
    return frozenset(_made().findall(text)) if spoken_of else frozenset()


@cache
def _makers_of() -> dict[str, list[str]]:
    makers: dict[str, list[str]] = {}
    for row in rows("model_numbers.csv"):
        for number in row["numbers"].split():
            makers.setdefault(number, []).append(row["maker"])
    return makers


@cache
def _made() -> re.Pattern[str]:
    return re.compile(rf"{trie(sorted(word_set('makers.txt')))}[ ]([0-9]{{3,4}})(?![0-9,.])")


def _is_list_number(text: str, start: int) -> bool:
    if text[start - 1 : start] == "(":
        return IN_BRACKETS.match(text, start) is not None
    return (start == 0 or text[start - 1] == "\n") and LIST_NUMBER.match(text, start) is not None


def _is_plain(word: str) -> bool:
    """Whether a capitalised word is no name: "Toll Rises To 245", "Blast Kills 12", "Botham's 149"."""
    return word.endswith(POSSESSIVES) or (not word.isupper() and word not in MONTH and word.lower() in _in_titles())


@cache
def _in_titles() -> frozenset[str]:
    """Words that titles print with a capital before a number that is no part of a name."""
    listed = ("noun_stops.txt", "change_words.txt", "sufferings.txt")
    return frozenset(("kills", "injures", "wounds", "hurts", "leaves", "saves")).union(*map(word_set, listed))


def _behind_capital(text: str, start: int, end: int) -> bool:
    """A bare number behind a capitalised word and before no noun: "Apollo 11", "Channel 4"."""
    following = LOWER_WORD.match(text, end)
    if following and following[1] not in word_set("noun_stops.txt"):
        return False
    match = CAPITALISED.search(text, max(0, start - 24), start)
    if match is None or _is_plain(match[0].rstrip()):
        return False
    lead = text[max(0, match.start() - 2) : match.start()]
    return bool(lead) and "\n" not in lead
