"""`publish catalogue`: many collections in, their books and one catalogue of them out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publish.cli.show import failures, progress_bar, say_messages
from publish.messages import Report

if TYPE_CHECKING:
    from publish.catalogue import Catalogue

_HEADS = ("collection", "articles", "pages", "errors", "warnings", "seconds")


def command(
    root: Annotated[Path, typer.Argument(metavar="ROOT", help="The folder that holds the collections.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Where to put books and catalogue. Default: ROOT's catalogue folder."),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Build on the Dask cluster at this address, as tcp://HOST:PORT."),
    ] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes to use. Default: one for each core.")] = None,
    edition: Annotated[
        list[str] | None,
        typer.Option(help="epub, print, screen or articles; may be given again. Default: epub, print and screen."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of the catalogue. Default: the name of ROOT.")] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Build all collections anew, also those that haven't changed.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print catalogue.json.")] = False,
) -> None:
    """Build all collections under a folder, and one OPDS catalogue of their books; what hasn't changed stands."""
    from publish.build import DEFAULT_EDITIONS
    from publish.catalogue import build_catalogue

    report = Report()
    with failures(report, as_json=as_json), progress_bar() as progress:
        catalogue = build_catalogue(
            root,
            output,
            editions=edition or DEFAULT_EDITIONS,
            jobs=jobs,
            scheduler=scheduler,
            cached=not no_cache,
            title=title,
            progress=progress,
        )
    report.add(catalogue.all_messages)
    say_messages(report.messages)
    typer.echo(catalogue.as_json() if as_json else _table(catalogue, output or root / "catalogue"), nl=False)
    raise typer.Exit(report.exit_code(strict=strict))


def _table(catalogue: Catalogue, folder: Path) -> str:
    rows = [
        (
            result.name, str(result.articles or ""), str(result.pages or ""), str(result.count("error")),
            str(result.count("warning")), f"{result.seconds:.1f}" if result.status == "built" else result.status,
        )
        for result in catalogue.results
    ]  # fmt: skip
    widths = [max(len(row[column]) for row in (_HEADS, *rows)) for column in range(len(_HEADS))]
    lines = [
        "  ".join(cell.rjust(width) if column else cell.ljust(width) for column, (cell, width) in enumerate(cells))
        for cells in (zip(row, widths, strict=True) for row in (_HEADS, *rows))
    ]
    return "\n".join([*lines, str(folder / "index.html")]) + "\n"
