"""claimcheck accept ITEM...: an audit line for a finding or a change that is right as it is."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from claimcheck.cli.options import day
from claimcheck.decisions import Decision
from claimcheck.errors import UsageError
from claimcheck.language.pattern import lazy

DEFAULT = "claims/decisions.csv"
_ID = lazy(r"[0-9a-f]{6,64}")


@click.command("accept")
@click.argument("items", nargs=-1, required=True, metavar="FINDING_OR_CHANGE...")
@click.option("--reason", required=True, metavar="TEXT", help="Why it is right as it is.")
@click.option("--report", metavar="FILE", help="JSON of check or diff, in which ids are looked up.")
@click.option("--who", metavar="NAME", help="Who says so; by default the name that git signs commits with.")
@click.option("--when", type=day, metavar="DATE", help="On which day; by default that of the latest git commit.")
@click.option("--until", type=day, metavar="DATE", help="Last day on which it holds.")
@click.option("--decisions", metavar="FILE", help="The table; that of claimcheck.toml, else claims/decisions.csv.")
def command(
    items: tuple[str, ...],
    reason: str,
    report: str | None,
    who: str | None,
    when: date | None,
    until: date | None,
    decisions: str | None,
) -> None:
    """Accept findings or changes: write who accepted what, when and why into a decisions table.

    An item is CHECK:DOCUMENT:FIGURES ("shares:harbour.md:40; 48"), diff:DOCUMENT:OLD -> NEW, or an id, or its first
    six digits, of a report that --report names. Nothing is taken from the clock.
    """
    from claimcheck import config
    from claimcheck.decisions import add_decisions, read_decisions
    from claimcheck.diff import git
    from claimcheck.workspace import write_whole

    path = Path(decisions or next(iter(config.load(()).settings.get("decisions", ())), DEFAULT))
    if path.suffix.lower() != ".csv":
        raise UsageError(f"{path}: accepted items go into a CSV table; a checker's sheet takes notes by hand.")
    folder = path.parent if path.parent.is_dir() else Path()
    if not reason.strip():
        raise UsageError("--reason is empty; say why the figures are right as they are.")
    signed = who or _said(git.author(folder), "--who NAME")
    on = when or date.fromisoformat(_said(git.commit_day(folder), "--when DATE"))
    known = _known(Path(report)) if report else {}
    accepted = [_decision(item, known, reason, signed, on, until) for item in items]
    present = {_matter(decision) for decision in read_decisions(path)} if path.exists() else set()
    fresh = [decision for decision in accepted if _matter(decision) not in present]
    if fresh:
        old = path.read_bytes().decode("utf-8") if path.exists() else ""
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, add_decisions(old, fresh).encode())
    for decision in accepted:
        said = "accepted" if decision in fresh else "was accepted before"
        click.echo(f"{said}: {decision.check}, {decision.figure} ({decision.document}) in {path}")


def _matter(decision: Decision) -> tuple[object, ...]:
    """What a decision is about: the same matter is not written down twice."""
    return decision.check, decision.figure, decision.measure, decision.document, decision.until


def _said(answer: str | None, option: str) -> str:
    if answer is None:
        raise UsageError(f"git does not say here who commits, or when; give {option}.")
    return answer


def _decision(
    item: str, known: dict[str, tuple[str, ...]], reason: str, who: str, when: date, until: date | None
) -> Decision:
    check, document, figure, measure = _named(item, known)
    return Decision(reason, check, figure, measure, document, who, when, until)


def _named(item: str, known: dict[str, tuple[str, ...]]) -> Sequence[str]:
    """(check, document, figure, measure) of an item of the command line."""
    if _ID.fullmatch(item):
        matching = [key for key in known if key.startswith(item)]
        if len(matching) == 1:
            return known[matching[0]]
        fault = "stands for several" if matching else "is not in it" if known else "needs one"
        raise UsageError(f"The id {item!r} {fault}: name a report in JSON with --report, and all of the id's digits.")
    parts = [part.strip() for part in item.split(":", 2)]
    if len(parts) != 3 or not all(parts):
        raise UsageError(f"{item!r} is neither an id nor CHECK:DOCUMENT:FIGURES, such as shares:harbour.md:48.")
    check, document, figure = parts
    if check != "diff":
        _known_check(check)
    elif "->" not in figure:
        raise UsageError(f"{item!r}: a change is OLD -> NEW, such as 'diff:harbour.md:40 -> 48'.")
    return check, document, figure, ""


def _known_check(name: str) -> None:
    from claimcheck.comparator import descriptions

    if name not in descriptions():
        raise UsageError(f"There is no check {name!r}; the checks are {', '.join(descriptions())}.")


def _known(path: Path) -> dict[str, tuple[str, ...]]:
    """id -> (check, document, figure, measure) of a report of check or diff."""
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
        changes = {row["id"]: _change(row) for row in report.get("changes", ())}
        findings = {row["fingerprint"]: _finding(row) for row in report.get("findings", ())}
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: not a report of check or diff in JSON ({error!r}).") from None
    return {**changes, **findings}


def _change(row: dict[str, Any]) -> tuple[str, ...]:
    claim = row["new"] or row["old"] or {}
    return "diff", row["document"], row["figure"], claim.get("measure") or ""


def _finding(row: dict[str, Any]) -> tuple[str, ...]:
    printed = dict.fromkeys(" ".join(claim["text"].split()) for claim in row["claims"])
    documents = [claim["document"] for claim in row["claims"]]
    return row["check"], documents[0] if len(set(documents)) == 1 else "", "; ".join(printed), ""
