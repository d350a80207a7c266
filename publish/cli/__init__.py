"""The command line: each command parses, calls, prints. Results go to stdout, messages and progress to stderr."""

from __future__ import annotations

import io
import sys

import typer

from publish.cli import article, build, cache, catalogue, check, import_, init, read

app = typer.Typer(
    name="publish",
    help="Turn a folder of article manuscripts into an EPUB and print-ready PDFs.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("build")(build.command)
app.command("article")(article.command)
app.command("read")(read.command)
app.command("check")(check.command)
app.command("init")(init.command)
app.command("import")(import_.command)
app.command("catalogue")(catalogue.command)
app.command("cache")(cache.command)


@app.callback(invoke_without_command=True)
def _main(
    version: bool = typer.Option(False, "--version", help="Print the version and stop.", is_eager=True),
) -> None:
    if version:
        from publish import __version__

        typer.echo(f"publish {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line; the exit status is 0, 1 (errors found) or 2 (wrong usage)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Unicode is no reason to stop
    app()
