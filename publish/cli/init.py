"""`publish init`: a new collection."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from publish.cli.show import failures
from publish.messages import Report


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the new collection.")],
) -> None:
    """Start a collection: a collection.toml to fill in, and a first manuscript that shows the form."""
    from publish.starter import make_collection

    with failures(Report()):
        for made in make_collection(folder):
            typer.echo(made)
