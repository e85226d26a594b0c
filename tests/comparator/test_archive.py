"""The archive's look-up: what it finds, what it costs, and that documents under check are left out."""

import time
from dataclasses import replace
from decimal import Decimal
from itertools import count

from claimcheck import Archive, Claim, check
from claimcheck.comparator.coverage import why_unchecked

FILES = ("archive", "evidence", "fresh", "history", "monday", "province", "unveil", "war")


def figure(document: str, value: str, start: int = 0, context: tuple[str, ...] = FILES, sentence: int = 0) -> Claim:
    return Claim(
        document, start, start + len(value), value, "count", Decimal(value), Decimal(value), Decimal(1), "file",
        context=context, sentence=sentence,
    )  # fmt: skip


def crowd(documents: int) -> list[Claim]:
    """Claims whose words thin out as words do: a few stand everywhere, most in few documents."""
    numbers = count()
    return [
        figure(
            f"old {d}.txt", str(1000 + next(numbers)), 10 * s, ("city", f"rare {d}", f"some {d % 50}", f"word {s}"), s
        )
        for d in range(documents)
        for s in range(10)
    ]


def test_candidates_share_words_and_family() -> None:
    near, far = figure("a.txt", "1200"), figure("b.txt", "7", context=("harvest", "wheat"))
    other_kind = replace(near, document="c.txt", kind="money", unit="USD")
    archive = Archive([near, far, other_kind])
    assert archive.candidates(figure("new.txt", "1020")) == [near]


def test_the_rarest_words_decide() -> None:
    archive = Archive([*crowd(100), twin := figure("a.txt", "1200", context=("city", "quince"))])
    assert archive.candidates(figure("new.txt", "1020", context=("city", "quince")))[0] is twin


def test_an_archive_is_evidence_only() -> None:
    own, old, older = figure("new.txt", "1020"), figure("a.txt", "1200"), figure("b.txt", "1300")
    found = check([own], against=Archive([old, older]))
    assert found
    assert all(own in finding.claims for finding in found)


def test_a_document_under_check_is_left_out_of_its_evidence() -> None:
    own, before = figure("a.txt", "1020"), figure("a.txt", "1200", 500, sentence=4)
    assert check([own], against=Archive([before])) == []
    assert check([own, before]) != []


def test_look_up_does_not_grow_with_the_archive() -> None:
    own = figure("new.txt", "1020", context=("city", "rare 7", "some 7", "word 3"))

    def took(archive: Archive) -> float:
        times = []
        for _ in range(5):
            began = time.process_time()
            for _ in range(100):
                archive.candidates(own)
            times.append(time.process_time() - began)
        return min(times)

    assert took(Archive(crowd(1000))) < 8 * took(Archive(crowd(250)))


def test_copies_of_a_story_cost_in_proportion() -> None:
    story = [
        figure("", str(1000 + 37 * at), 60 * at, tuple(sorted({f"some {at % 7}", f"rare {at % 11}", f"word {at}"})), at)
        for at in range(30)
    ]

    def took(copies: int) -> float:
        claims = [replace(claim, document=f"{n}.txt") for n in range(copies) for claim in story]
        times = []
        for _ in range(5):
            began = time.process_time()
            check(claims)
            times.append(time.process_time() - began)
        return min(times)

    # n log n makes 6.4 of it; each claim with each other would make 16.
    assert took(40) < 8 * took(10)


def test_a_document_hears_itself_among_its_copies() -> None:
    twice = [figure("", "1200", 0), figure("", "1020", 90, sentence=3)]
    claims = [replace(claim, document=f"{n}.txt") for n in range(60) for claim in twice]
    found = {f.claims[0].document for f in check(claims) if f.verdict == "conflict"}
    assert len(found) == 60


def test_findings_do_not_depend_on_the_order_of_claims() -> None:
    claims = [figure("a.txt", "1200", 0), figure("a.txt", "1020", 90, sentence=3), figure("b.txt", "1200", 5)]
    assert check(claims) == check(list(reversed(claims)))


def test_a_story_is_judged_alike_however_many_are_checked_beside_it() -> None:
    shared = ("ferry", "harbour", "island", "storm")
    story = [figure("story.txt", "18", 0, (*shared, "pier"), 0), figure("story.txt", "13", 10, (*shared, "ship"), 1)]
    alone = [f.verdict for f in check(story, only=["repetition"])]
    beside = [f for f in check([*story, *crowd(40)], only=["repetition"]) if f.claims[0].document == "story.txt"]
    assert [f.verdict for f in beside] == alone


def test_every_unchecked_claim_has_a_reason() -> None:
    compared = [figure("a.txt", "1200", 0), figure("a.txt", "1200", 90, sentence=3)]
    alone = figure("a.txt", "77", 200, ("harvest", "wheat"), 9)
    vague = replace(alone, start=300, low=None, high=None, text="hundreds")
    undated = Claim("a.txt", 400, 409, "last year", "relative_time")
    claims = [*compared, alone, vague, undated]
    assert why_unchecked(claims, check(claims)) == {
        "a.txt:200": "measure unknown", "a.txt:300": "no number printed", "a.txt:400": "no publication date",
    }  # fmt: skip


def test_where_tables_were_given_the_reason_says_so() -> None:
    alone = replace(figure("a.txt", "77"), measure="harvest")
    assert why_unchecked([alone], []) == {"a.txt:0": "nothing to compare with"}
    assert why_unchecked([alone], [], references_given=True) == {"a.txt:0": "no reference row"}


def test_a_hedge_turned_round_in_a_copy_is_a_conflict() -> None:
    before = replace(figure("a.txt", "1200"), bound="at_least")
    after = replace(figure("a.txt", "1200", 90, sentence=3), bound="at_most")
    assert [f.cause for f in check([before, after]) if f.verdict == "conflict"] == ["the hedge turned round"]
