"""`publish cache`: what is kept of earlier builds, and how to be rid of it."""

from __future__ import annotations

from typing import Annotated

import typer


def command(
    clear: Annotated[
        bool, typer.Option("--clear", help="Remove all that is kept. The next build works it out anew.")
    ] = False,
) -> None:
    """Show where results of earlier builds are kept and how much that is."""
    from publish.cache import clear as clear_all
    from publish.cache import of_user, size

    cache = of_user()
    kept = clear_all(cache) if clear else size(cache)
    typer.echo(f"{cache.folder}  {kept / 1_000_000:,.1f} MB{' removed' if clear else ''}")
