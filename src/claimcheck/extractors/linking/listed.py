"""The names counted beside a count. A list is complete or it is empty: half a list is a false alarm.

Read are lists after a dash, a colon, a bracket or "are" ("six countries - A, B, ..., and F"), lists in apposition
("A, B and C, three initiatives"), lists in the next sentence ("They are A, B and C.") and points
below ("five points:").
"""

import re
from collections.abc import Iterator, Sequence

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking.sentence import Sentence

_MOST = 30
_REACH = 16
_LONGEST = 14
_DESCRIBED = 3
_OPEN = (("such", "as"), ("including",), ("among", "them"), ("for", "example"), ("for", "instance"), ("e.g",))
_THEY = frozenset(["they", "these", "those"])
_BE = frozenset(["are", "were"])
#: Tags of "are" and of what a list can begin behind or end before.
_TOLD = "v:(-,.;f"
_VERBS = ("v", "g", "x")
_MARK = re.compile(r"(?:[-*•–—·▪]|\(?\d{1,2}[.)]) ++(?=\S)")
_END = re.compile(r"[.;:!?](?:\s|$)")


def of_count(sentence: Sentence, i: int, figure: Figure, text: str) -> tuple[tuple[str, ...], bool]:
    """The names listed beside the count at word i, as printed in `text`, and whether the list is an open one."""
    if figure.kind != "count" or figure.low is None or not 2 <= figure.low <= _MOST:
        return (), False
    wanted = int(figure.low)
    for first, sign in _openers(sentence, i):
        found = _read(sentence, first, sign, wanted, text)
        if found:
            return found
    return _apposition(sentence, i, text), False


def of_next(sentence: Sentence, wanted: int, text: str) -> tuple[str, ...]:
    """The list of a sentence that begins with "They are" after one that ended with a count, or ()."""
    if len(sentence.low) < 5 or sentence.low[0] not in _THEY or sentence.low[1] not in _BE:
        return ()
    found = _read(sentence, 2, "are", wanted, text)
    return found[0] if found and not found[1] else ()


def of_points(sentence: Sentence, i: int, figure: Figure, points: Sequence[str]) -> tuple[str, ...]:
    """The points below a count that ends its paragraph in a colon: all of them, or none where their number differs.

    points: the paragraphs that follow and begin with a bullet or a number, as printed.
    """
    if figure.low is None or sentence.kinds[i] != "count" or len(points) != figure.low or len(points) < 2:
        return ()
    found = [_END.split(_MARK.sub("", point, count=1), maxsplit=1)[0].split() for point in points]
    return tuple(map(_short, found)) if all(found) else ()


def points_below(text: str, paragraphs: Sequence[tuple[int, int]], number: int) -> list[str]:
    """The paragraphs right below paragraph `number` that begin with a bullet or a number; [] without its colon."""
    below: list[str] = []
    if text[paragraphs[number][1] - 1] != ":":
        return below
    for start, end in paragraphs[number + 1 : number + 1 + _MOST]:
        if not _MARK.match(text, start, end):
            break
        below.append(text[start:end])
    return below


def _openers(sentence: Sentence, i: int) -> Iterator[tuple[int, str]]:
    """Where a list can begin after the count at word i: (first word of the list, sign before it)."""
    for j in range(i + 1, min(len(sentence.low), i + _REACH)):
        sign = sentence.tags[j]
        if sign not in _TOLD:
            continue
        if sign in ":(-" and sentence.low[j] != "|" and (j > i + 1 or sign != "-"):
            yield j + 1, sign
            return
        if sentence.low[j] in _BE and sentence.mention_at(min(j + 1, len(sentence.low) - 1)):
            yield j + 1, "are"
        if sign == ",":
            if j == sentence.around[i][1]:
                yield j + 1, sign
            return
        if sign in ".;" or sign == "f":
            return


def _read(sentence: Sentence, first: int, sign: str, wanted: int, text: str) -> tuple[tuple[str, ...], bool] | None:
    opened = False
    for words in _OPEN:
        if tuple(sentence.low[first : first + len(words)]) == words:
            first, opened = first + len(words), True
    if first < len(sentence.low) and sentence.low[first] in ("namely", ","):
        first += 1
    last = _end(sentence, first, sign)
    if ":" in sentence.tags[first:last]:
        return None  # "Rovers 3, United 2: Lefties ..."
    named = sign in (",", "are")
    if (
        named
        and not opened
        and not sentence.mention_at(min(first + (sentence.low[first : first + 1] == ["the"]), len(sentence.low) - 1))
    ):
        return None
    for items in _splits(sentence, first, last):
        spans = [_trim(sentence, *item, final=item is items[-1]) for item in items]
        if any(b <= a or b - a > _LONGEST for a, b in spans) or len(spans) < 2:
            continue
        if named and not all(sentence.mention_at(a) for a, _ in spans):
            return None
        if sign == "," and sentence.tags[spans[-1][1] : spans[-1][1] + 1] in _VERBS:
            return None  # "Berg took three wickets, Lund and Dahl claimed two"
        if not _things(sentence, spans):
            return None
        if opened or len(spans) == wanted or len(items) == len(next(iter(_splits(sentence, first, last)))):
            return tuple(_printed(sentence, a, b, text) for a, b in spans), opened
    return None


def _things(sentence: Sentence, spans: list[tuple[int, int]]) -> bool:
    """Whether the items read as things and not as clauses: no figures, no finite verbs unless each is an action."""
    tags = [sentence.tags[a:b] for a, b in spans]
    if all(tag[0] == "g" for tag in tags):
        return True
    return not any(mark in tag for tag in tags for mark in "vxf")


def _end(sentence: Sentence, first: int, sign: str) -> int:
    """The end of the stretch that the opening sign governs."""
    closing = {"(": ")", "-": "-"}.get(sign, "")
    for j in range(first, len(sentence.tags)):
        tag = sentence.tags[j]
        if tag == closing or (tag == "." and j == len(sentence.tags) - 1) or (tag == ")" and sign != "("):
            return j
    return len(sentence.tags)


def _splits(sentence: Sentence, first: int, last: int) -> Iterator[list[tuple[int, int]]]:
    """The ways to cut words first to last into items, the likeliest first; none where they do not read as a list."""
    inside = {k for mention in sentence.mentions for k in range(mention.first, mention.last)}
    separator = ";" if ";" in sentence.tags[first:last] else ","
    cuts = [j for j in range(first, last) if sentence.tags[j] == separator and j not in inside]
    starts = [first, *(j + 1 for j in cuts)]
    segments = list(zip(starts, [*cuts, last], strict=True))
    for n, (a, b) in enumerate(segments):
        if sentence.low[a : a + 1] in (["and"], ["or"]):
            yield [*segments[:n], (a + 1, b)]
            return
    for n, (a, b) in enumerate(segments):
        joints = [k for k in range(a + 1, b - 1) if sentence.low[k] == "and" and k not in inside]
        if joints and n + 1 >= len(segments) - 1:
            for joint in reversed(joints):
                yield [*segments[:n], (a, joint), (joint + 1, b)]
            return
    if separator == ";" and len(segments) > 1:
        yield segments


def _trim(sentence: Sentence, first: int, last: int, final: bool) -> tuple[int, int]:
    """An item without its number, "(1)", and its article; the final one without a clause behind it."""
    numbered = first
    while numbered < last and (sentence.tags[numbered] in "()" or sentence.low[numbered].isdigit()):
        numbered += 1
    if numbered > first and sentence.tags[numbered - 1] == ")":
        first = numbered
    while first < last and sentence.tags[first] == "d":
        first += 1
    for j in range(first + 1, last if final else first):
        if sentence.tags[j] in "w(" or (sentence.tags[j] == "v" and sentence.mention_at(first)):
            return first, j
    return first, last


def _printed(sentence: Sentence, first: int, last: int, text: str) -> str:
    end = sentence.offset(last - 1) + len(sentence.spelt[last - 1])
    return _short(text[sentence.offset(first) : end].split())


def _short(words: Sequence[str]) -> str:
    """A name whole; of a longer description its first words: a claim table holds no sentences."""
    name = words[0][0].isupper() or len(words) <= _DESCRIBED
    return " ".join(words) if name else " ".join(words[:_DESCRIBED]) + " …"


def _apposition(sentence: Sentence, i: int, text: str) -> tuple[str, ...]:
    """The A, the B and the C, | three key initiatives: names only."""
    j = sentence.phrases[sentence.phrase_of[i]][0] - 1
    if j < 4 or sentence.tags[j] not in ",-" or sentence.low[j - 1] == "and":
        return ()
    ends = {mention.last: mention for mention in sentence.mentions}
    items: list[str] = []
    joined = False
    while j in ends:
        mention = ends[j]
        items.append(_printed(sentence, mention.first, mention.last, text))
        j = mention.first
        while j > 0 and sentence.tags[j - 1] == "d":
            j -= 1
        if j > 0 and sentence.low[j - 1] == "and" and not joined:
            joined, j = True, j - 1
            j -= j > 0 and sentence.tags[j - 1] == ","
        elif joined and j > 0 and sentence.tags[j - 1] == ",":
            j -= 1
        else:
            break
    return tuple(reversed(items)) if joined and len(items) > 1 else ()
