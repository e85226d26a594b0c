"""claimcheck check PATH...: what does not fit, and the arithmetic."""

from collections.abc import Sequence
from datetime import date

import click

from claimcheck.cli.options import configured, deliver, document_options, metadata, stdin_bytes, terminal
from claimcheck.errors import UsageError
from claimcheck.model import Finding
from claimcheck.workspace import Gathered, gather

FORMATS = (
    "text", "concise", "json", "jsonl", "csv", "html", "markdown", "sarif", "junit", "github", "docx", "xlsx",
    "corrections",
)  # fmt: skip
LEVELS = ("error", "warning", "note", "never")


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--reference", multiple=True, metavar="PATH", help="Reference tables: a Data Package folder or a CSV.")
@click.option("--against", multiple=True, metavar="PATH", help="The desk's archive: evidence, not checked itself.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output", metavar="FILE", help="Write there instead of standard output.")
@click.option("--fail-on", type=click.Choice(LEVELS), default="error", show_default=True, help="Exit with 1 from here.")
@click.option("--only", multiple=True, metavar="CHECK", help="Run only this check (repeatable).")
@click.option("--skip", multiple=True, metavar="CHECK", help="Leave this check out (repeatable).")
@click.option("--all", "show_all", is_flag=True, help="Show what holds too.")
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
    quiet: bool,
    published: date | None,
    title: str | None,
    outlet: str | None,
    encoding: str | None,
) -> None:
    """Check the figures of articles, folders or claim tables ("-" is standard input).

    Exit code 0: nothing at or above --fail-on; 1: findings; 2: something could not be read or understood.
    """
    from claimcheck import comparator, reporters
    from claimcheck.reference import load_references

    _known(only + skip)
    if form in ("docx", "xlsx") and output is None:
        raise UsageError(f"{form} is not text: name a file with --output report.{form}.")
    gathered = gather(paths, metadata(published, title, outlet, encoding), stdin_bytes(paths))
    if not quiet:
        _notices(gathered)
    references = load_references(reference) if reference else None
    archive = comparator.Archive(gather(against).claims) if against else None
    findings = comparator.check(gathered.claims, against=archive, references=references, only=only, skip=skip)
    report = reporters.make_report(
        gathered.documents,
        gathered.claims,
        findings,
        comparator.why_unchecked(gathered.claims, findings),
        sources=gathered.sources,
        checks=comparator.descriptions(),
    )
    width, color = terminal() if output is None else (None, False)
    deliver(reporters.render(report, form, show_all=show_all, width=width, color=color), output)
    click.get_current_context().exit(1 if _fails(findings, fail_on) else 0)


def _known(names: Sequence[str]) -> None:
    import difflib

    from claimcheck.comparator import descriptions

    for name in names:
        if name not in descriptions():
            near = difflib.get_close_matches(name, descriptions(), 1)
            hint = f"did you mean {near[0]!r}?" if near else f"the checks are {', '.join(descriptions())}."
            raise UsageError(f"There is no check {name!r}; {hint}")


def _notices(gathered: Gathered) -> None:
    from claimcheck.language.reading import looks_english

    for document in gathered.documents:
        if document.text and not looks_english(document.text):
            click.echo(f"claimcheck: {document.name}: not English, so only what its digits say was read.", err=True)
    undated = [document.name for document in gathered.documents if document.published is None]
    if undated:
        names = ", ".join(undated[:3]) + (f" and {len(undated) - 3} more" if len(undated) > 3 else "")
        click.echo(f"claimcheck: no publication date for {names}: 'last year' and the like stay open.", err=True)


def _fails(findings: Sequence[Finding], fail_on: str) -> bool:
    wanted = {"error": ("error",), "warning": ("error", "warning"), "note": ("error", "warning", "note"), "never": ()}
    return any(finding.severity in wanted[fail_on] for finding in findings)
