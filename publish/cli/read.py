"""`publish read`: manuscripts in, what was recognised in them out, line by line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publish.cli.show import failures, say_messages
from publish.messages import Report, excerpt

if TYPE_CHECKING:
    from publish.model import Article

_HIDDEN = frozenset({"tags"})


def command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Manuscripts.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the articles and messages as JSON.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
) -> None:
    """Show what was recognised in each manuscript, line by line."""
    from publish.articles import read_manuscripts
    from publish.checks.conservation import unread_words
    from publish.outcome import read_data
    from publish.recognise import recognise

    report = Report()
    with failures(report, as_json=as_json):
        articles: list[Article] = []
        for manuscript in read_manuscripts(files, report):
            articles.append(recognise(manuscript, report))
            unread_words(manuscript, articles[-1], report)
    if as_json:
        typer.echo(read_data(articles, report.messages))
    else:
        for article in articles:
            _show(article)
    say_messages(report.messages)
    raise typer.Exit(report.exit_code(strict=strict))


def _show(article: Article) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    table = Table(
        box=None,
        padding=(0, 2, 0, 0),
        header_style="bold",
        title=Text(article.source),
        title_justify="left",
        expand=True,
    )
    table.add_column("line", justify="right", style="dim", min_width=5)
    table.add_column("found", style="cyan", min_width=10)
    table.add_column("text", overflow="ellipsis", no_wrap=True, ratio=1)
    for claim in article.claims:
        if claim.kind not in _HIDDEN:
            text = Text(excerpt(claim.text or claim.label, 400))
            table.add_row(str(claim.line), claim.kind.split("-")[0], text)
    console.print(table)
    for credit in article.credits:
        known = {f: getattr(credit, f) for f in ("title", "year", "creator", "source", "licence", "modifications")}
        said = "; ".join(f"{name} {value or '—'}" for name, value in known.items())
        console.print(Text(f"  credit in line {credit.line}: {said}"))
    console.print()
