"""`publish check`: collections, manuscripts or finished EPUBs in, what is wrong with them out."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from publish.cli.show import failures, say_messages
from publish.errors import PublishError
from publish.messages import Report


def command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Collections, manuscripts, or .epub files.")],
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the messages as JSON.")] = False,
) -> None:
    """Check without building: a collection's manuscripts and metadata, or a finished EPUB with EPUBCheck."""
    from publish.build import check

    report = Report()
    with failures(Report()):
        for path in paths:
            try:
                check(path, report)
            except PublishError as error:
                report.fail(error)
    if as_json:
        typer.echo(json.dumps({"messages": [asdict(m) for m in report.messages]}, ensure_ascii=False, indent=1))
    say_messages(report.messages)
    if not as_json:
        typer.echo(f"{report.count('error')} errors, {report.count('warning')} warnings")
    raise typer.Exit(report.exit_code(strict=strict))
