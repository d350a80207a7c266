"""`publish article`: one manuscript in, its PDF or EPUB out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from publish.cli.show import failures, say_messages
from publish.messages import Report


def command(
    file: Annotated[Path, typer.Argument(help="The manuscript.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file to write. Default: named by the title, in this folder."),
    ] = None,
    epub: Annotated[bool, typer.Option("--epub", help="Make an EPUB instead of a PDF.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
) -> None:
    """Export one article, with its own notes, credits, disclaimer and biography."""
    from publish.build import export_article

    report = Report()
    with failures(report):
        target = export_article(file, output, epub=epub, report=report)
    say_messages(report.messages)
    typer.echo(target)
    raise typer.Exit(report.exit_code(strict=strict))
