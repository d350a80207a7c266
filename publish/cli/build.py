"""`publish build`: a collection in, its editions out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from publish.cli.show import failures, progress_bar, say_messages
from publish.messages import Report


def command(
    collection: Annotated[
        Path, typer.Argument(help="A folder with collection.toml, any folder of manuscripts, or one manuscript.")
    ] = Path(),
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Where to put the book. Default: the collection's dist folder."),
    ] = None,
    edition: Annotated[
        list[str] | None,
        typer.Option(help="epub, print, screen or articles; may be given again. Default: epub, print and screen."),
    ] = None,
    theme: Annotated[
        str | None, typer.Option(help="The look of the book. Default: the collection's, else classic.")
    ] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes to use. Default: one for each core.")] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Build everything anew, and keep nothing for the next build.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print report.json.")] = False,
) -> None:
    """Build a collection: EPUB, print PDF and screen PDF, with a report of every decision."""
    from publish.build import DEFAULT_EDITIONS, build
    from publish.cache import NOTHING, of_user

    report = Report()
    with failures(report, as_json=as_json), progress_bar() as progress:
        outcome = build(
            collection,
            output,
            editions=edition or DEFAULT_EDITIONS,
            theme=theme,
            jobs=jobs,
            report=report,
            progress=progress,
            cache=NOTHING if no_cache else of_user(),
        )
    say_messages(report.messages)
    if as_json:
        typer.echo(outcome.as_json(), nl=False)
    else:
        folder = output or (collection if collection.is_dir() else collection.parent) / "dist"
        for made in outcome.editions.values():
            pages = f"  {made.pages} pages" if made.pages else ""
            typer.echo(f"{folder / made.file}{pages}")
        typer.echo(folder / "report.html")
    raise typer.Exit(report.exit_code(strict=strict))
