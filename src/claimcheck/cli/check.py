"""claimcheck check PATH...: what does not fit, and the arithmetic."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.options import configured, day, deliver, document_options, metadata, stdin_bytes, terminal
from claimcheck.errors import UsageError, meant
from claimcheck.workspace import Gathered, evidence, gather, write_whole

FORMATS = (
    "text", "concise", "json", "jsonl", "csv", "html", "markdown", "sarif", "junit", "github", "docx", "xlsx",
    "corrections",
)  # fmt: skip
if TYPE_CHECKING:
    from claimcheck.decisions import Applied, Decision

#: From which severities on a run fails, by --fail-on.
LEVELS: Mapping[str, tuple[str, ...]] = {
    "error": ("error",),
    "warning": ("error", "warning"),
    "note": ("error", "warning", "note"),
    "never": (),
}


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--reference", multiple=True, metavar="PATH", help="Reference tables: a Data Package folder or a CSV.")
@click.option("--against", multiple=True, metavar="PATH", help="The desk's archive: evidence, not checked itself.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output", metavar="FILE", help="Write there instead of standard output.")
@click.option(
    "--fail-on", type=click.Choice(list(LEVELS)), default="error", show_default=True, help="Exit 1 from here."
)
@click.option("--only", multiple=True, metavar="CHECK", help="Run only this check (repeatable).")
@click.option("--skip", multiple=True, metavar="CHECK", help="Leave this check out (repeatable).")
@click.option("--all", "show_all", is_flag=True, help="Show what holds too.")
@click.option("--since", metavar="REV", help="Only findings that touch figures added or changed since a git revision.")
@click.option("--decisions", multiple=True, metavar="FILE", help="Findings decided on: a CSV or a checker's sheet.")
@click.option("--as-of", type=day, metavar="DATE", help="The day on which decisions may have lapsed.")
@click.option("--baseline", metavar="FILE", help="Findings known before; only new ones count.")
@click.option("--write-baseline", metavar="FILE", help="Write the findings of this run there, as known.")
@click.option("--quiet", is_flag=True, help="No notices on standard error.")
@document_options
@configured
def command(
    paths: tuple[str, ...],
    reference: tuple[str, ...],
    against: tuple[str, ...],
    form: str,
    output: str | None,
    fail_on: str,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    show_all: bool,
    since: str | None,
    decisions: tuple[str, ...],
    as_of: date | None,
    baseline: str | None,
    write_baseline: str | None,
    quiet: bool,
    **said: Any,
) -> None:
    """Check the figures of articles, folders or claim tables ("-" is standard input).

    Exit code 0: nothing at or above --fail-on; 1: findings; 2: something could not be read or understood.
    """
    from claimcheck import comparator, reporters
    from claimcheck import decisions as decided
    from claimcheck.reference import load_references

    _known(only + skip)
    if form in ("docx", "xlsx") and output is None:
        raise UsageError(f"{form} is not text: name a file with --output report.{form}.")
    about = metadata(said)
    gathered = gather(paths, about, stdin_bytes(paths))
    if not quiet:
        _notices(gathered)
    references = load_references(reference) if reference else None
    witnesses = evidence(against, gathered.claims)
    findings = comparator.check(gathered.claims, against=witnesses, references=references, only=only, skip=skip)
    if since:
        from claimcheck import versions

        changed = versions.changed_since(since, gathered, about)
        findings = [finding for finding in findings if any(claim.id in changed for claim in finding.claims)]
    known = decided.read_baseline(Path(baseline)) if baseline else None
    today = as_of or decided.latest(gathered.claims)
    applied = decided.apply_decisions(findings, _decisions(decisions, gathered), today, known)
    if not (quiet or since or only or skip):
        _lapsed(applied)
    report = reporters.make_report(
        gathered.documents,
        gathered.claims,
        findings,
        comparator.why_unchecked(gathered.claims, findings, references is not None),
        checks=comparator.descriptions(),
        sources=gathered.sources,
        ignored=applied.suppressed,
        archive=witnesses.claims if witnesses else (),
    )
    width, color = terminal() if output is None else (None, False)
    deliver(reporters.render(report, form, show_all=show_all, width=width, color=color), output)
    if write_baseline:
        write_whole(Path(write_baseline), decided.write_baseline(findings).encode())
    fails = any(finding.severity in LEVELS[fail_on] for finding in applied.kept)
    click.get_current_context().exit(1 if fails else 0)


def _decisions(paths: Sequence[str], gathered: Gathered) -> "list[Decision]":
    """What people decided: in tables, and in comments of the articles themselves."""
    from claimcheck.decisions import ignore_comments, read_decisions

    found = [decision for path in paths for decision in read_decisions(Path(path))]
    for document in gathered.documents:
        source = gathered.sources.get(document.name)
        html = source and source.suffix.lower() in (".html", ".htm")
        found += ignore_comments(document, source.read_text("utf-8", "replace") if source and html else None)
    return found


def _lapsed(applied: "Applied") -> None:
    for decision in applied.unused:
        click.echo(f"claimcheck: {decision.where}: this decision matches no finding any more; take it out.", err=True)
    for decision in applied.expired:
        click.echo(f"claimcheck: {decision.where}: this decision held until {decision.until} and is void.", err=True)


def _known(names: Sequence[str]) -> None:
    from claimcheck.comparator import descriptions

    for name in names:
        if name not in descriptions():
            raise UsageError(f"There is no check {name!r}; {meant(name, descriptions(), 'checks')}")


def _notices(gathered: Gathered) -> None:
    from claimcheck.language.sentences import looks_english

    for document in gathered.documents:
        if document.text and not looks_english(document.text):
            click.echo(f"claimcheck: {document.name}: not English, so only what its digits say was read.", err=True)
        doubtful = [document.text[a:b].strip() for a, b, where in document.origin if where.endswith(", doubtful")]
        if doubtful:
            shown = ", ".join(doubtful[:3])
            click.echo(f"claimcheck: {document.name}: may be misread where the type changes size: {shown}.", err=True)
    undated = sorted({c.document for c in gathered.claims if c.kind == "relative_time" and not c.published})
    if undated:
        names = ", ".join(undated[:3]) + (f" and {len(undated) - 3} more" if len(undated) > 3 else "")
        click.echo(f"claimcheck: no publication date for {names}: 'last year' and the like stay open.", err=True)
