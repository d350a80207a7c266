"""`publish check`: collections, manuscripts or finished EPUBs and PDFs in, what is wrong with them out."""

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
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH…", help="Collections, manuscripts, .epub or .pdf files.")
    ],
    printer: Annotated[
        str | None,
        typer.Option(
            help="For whom PDFs are checked: kdp, ingramspark, lulu, generic (any printer) or screen. "
            "Default: screen where the file says it is PDF/UA, else generic."
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the messages, and all facts of PDFs, as JSON.")
    ] = False,
) -> None:
    """Check without building: a collection's manuscripts and metadata, an EPUB with EPUBCheck, a PDF for a printer."""
    from publish.build import check

    report = Report()
    pdfs = []
    with failures(Report()):
        for path in paths:
            try:
                if (facts := check(path, report, printer=printer)) is not None:
                    pdfs.append(facts)
            except PublishError as error:
                report.fail(error)
    if as_json:
        data = {"messages": [asdict(m) for m in report.messages], "pdfs": pdfs}
        typer.echo(json.dumps(data, ensure_ascii=False, indent=1))
    say_messages(report.messages)
    if not as_json:
        typer.echo(f"{report.count('error')} errors, {report.count('warning')} warnings")
    raise typer.Exit(report.exit_code(strict=strict))
