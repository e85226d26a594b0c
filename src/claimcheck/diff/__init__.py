"""Two versions -> Changes: figures changed, added, dropped or moved, and words beside them that turned round."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from claimcheck.decisions import Decision, covers_document, in_force, latest, one_line
from claimcheck.diff.change import COUNTED, Change, What, amounts_to, place, said
from claimcheck.diff.lines import Line, lines
from claimcheck.diff.pairing import Pairs, pair
from claimcheck.diff.pieces import Piece, in_pieces
from claimcheck.diff.rows import diff_rows
from claimcheck.diff.same import rounded, same_figure
from claimcheck.diff.stretch import Stretch, stretch
from claimcheck.diff.words import reworded, turned
from claimcheck.model import Claim

__all__ = ["COUNTED", "Change", "Stretch", "accept_changes", "diff", "diff_rows", "stretch"]


def diff(
    old_claims: Iterable[Claim],
    new_claims: Iterable[Claim],
    old_text: str | None = None,
    new_text: str | None = None,
    part: Stretch | None = None,
) -> list[Change]:
    """What differs between two versions, by document and place.

    With both texts (of one document) figures are matched by the words around them, and words that turned round are
    shown; without, by what the claim tables keep. Documents are matched by name.

    part: compare only there, as `stretch` of both texts says, for claims that both were read from these texts: what
        stands outside is the same. Hand-made corrections of a table may stand anywhere.
    """
    if old_text is not None and new_text is not None:
        part = part or Stretch(0, len(old_text), len(new_text))
        before, after = _between(old_claims, part.start, part.old_end), _between(new_claims, part.start, part.new_end)
        lines_of = lines(before, old_text, part.start, part.old_end), lines(after, new_text, part.start, part.new_end)
        return _document(*lines_of, new_text)
    old, new = _by_document(old_claims), _by_document(new_claims)
    found: list[Change] = []
    for name in sorted(old.keys() | new.keys()):
        found += _document(lines(old.get(name, ()), None), lines(new.get(name, ()), None), None)
    return found


def accept_changes(
    changes: Sequence[Change], decisions: Iterable[Decision], as_of: date | None = None
) -> dict[Change, Decision]:
    """The changes that somebody has accepted, with the decision; `until` is judged as for findings."""
    today = as_of or latest(claim for change in changes for claim in (change.new,) if claim)
    found: dict[Change, Decision] = {}
    for decision in decisions:
        if decision.check == "diff" and in_force(decision, today):
            found.update((change, decision) for change in changes if _covers(decision, change))
    return found


def _covers(decision: Decision, change: Change) -> bool:
    claim = change.new or change.old
    if decision.measure and (claim is None or claim.measure != decision.measure):
        return False
    return covers_document(decision, change.document) and one_line(decision.figure) == change.figure


def _start(claim: Claim) -> int:
    return claim.start


def _between(claims: Iterable[Claim], start: int, end: int) -> list[Claim]:
    return sorted((claim for claim in claims if start <= claim.start < end), key=_start)


def _by_document(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.document].append(claim)
    return {name: sorted(group, key=_start) for name, group in groups.items()}


def _document(old: Sequence[Line], new: Sequence[Line], text: str | None) -> list[Change]:
    """Of one document; text: of the new version, where both are at hand."""
    pairs = pair(old, new, printed=text is not None)
    name = next((claim.document for line in (*new, *old) for claim in line.claims), "")
    pieces, pairs = in_pieces(old, new, pairs)
    found = [*_figures(pairs, name, text), *_words(old, new, pairs, name, text)]
    found += [_piece(piece, name) for piece in pieces]
    found += _moved(old, new, pairs)
    return sorted(found, key=lambda change: (change.start, change.what))


def _figures(pairs: Pairs, name: str, text: str | None) -> Iterator[Change]:
    for a, b in pairs.figures:
        if not same_figure(a, b, printed=text is not None):
            what: What = "rounded" if rounded(a, b) else "changed"
            yield Change(what, name, a, b, *said(a, b), place(b, text), b.start, amounts_to(a, b))
    for claim in pairs.dropped:
        yield Change("dropped", name, claim, None, claim.text, "", place(claim), claim.start)
    for claim in pairs.added:
        yield Change("added", name, None, claim, "", claim.text, place(claim), claim.start)


def _piece(piece: Piece, name: str) -> Change:
    claim = piece.new or piece.old
    assert claim is not None
    return Change("changed", name, piece.old, piece.new, piece.before, piece.after, place(claim), claim.start)


def _words(old: Sequence[Line], new: Sequence[Line], pairs: Pairs, name: str, text: str | None) -> Iterator[Change]:
    """Words beside figures that are there in both versions; a hedge that changed is told with its figure."""
    bounds = {id(b) for a, b in pairs.figures if a.bound != b.bound}
    same = {(id(a), id(b)) for a, b in pairs.figures}
    for i, j in pairs.lines:
        if old[i].raw == new[j].raw:
            continue
        loud = list(turned(old[i], new[j]))
        told = {(id(turn.new), turn.after) for turn in loud}
        quiet = [turn for turn in reworded(old[i], new[j]) if (id(turn.new), turn.after) not in told]
        for turn in (*loud, *quiet):
            known = turn.old is None or (id(turn.old), id(turn.new)) in same
            if known and id(turn.new) not in bounds:
                what: What = "words" if turn in loud else "beside"
                where = f"{place(turn.new, text)}, beside {turn.new.text!r}"
                yield Change(what, name, turn.old, turn.new, turn.before, turn.after, where, turn.new.start)


def _moved(old: Sequence[Line], new: Sequence[Line], pairs: Pairs) -> Iterator[Change]:
    """Figures of lines that stand elsewhere: those outside the longest run of lines that kept their order."""
    steady = _longest_run([j for _, j in pairs.lines])
    for i, j in pairs.lines:
        if j not in steady:
            for a, b in zip(old[i].claims, new[j].claims, strict=False):
                if a.text == b.text:
                    yield Change("moved", b.document, a, b, a.text, b.text, place(b), b.start, f"from {place(a)}")


def _longest_run(numbers: Sequence[int]) -> set[int]:
    """The longest increasing subsequence, by patience sorting (Fredman 1975)."""
    tails: list[int] = []
    tops: list[int] = []
    previous: list[int] = []
    for at, number in enumerate(numbers):
        pile = bisect_left(tails, number)
        previous.append(tops[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [number]
        tops[pile : pile + 1] = [at]
    run: set[int] = set()
    at = tops[-1] if tops else -1
    while at >= 0:
        run.add(numbers[at])
        at = previous[at]
    return run
