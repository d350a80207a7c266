"""`publish import`: manuscripts of any format in, Markdown manuscripts out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from publish.cli.show import failures, progress_bar, say_messages
from publish.messages import Report


def command(
    source: Annotated[
        Path, typer.Argument(metavar="SOURCE", help="A manuscript, an export of a web site, or a folder of them.")
    ],
    folder: Annotated[
        Path, typer.Argument(metavar="DEST", help="The folder for the new manuscripts; it is made if it isn't there.")
    ],
    replace: Annotated[bool, typer.Option("--replace", help="Replace files of the same names.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
) -> None:
    """Turn manuscripts of any format into Markdown ones to edit by hand, with their pictures beside them."""
    from publish.importing import import_manuscripts

    report = Report()
    with failures(report), progress_bar() as progress:
        written = import_manuscripts(source, folder, report, progress, replace=replace)
    say_messages(report.messages)
    for path in written:
        typer.echo(path)
    raise typer.Exit(report.exit_code(strict=strict))
