"""Messages, progress and failures on the terminal, the same for every command."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from publish.errors import PublishError
from publish.messages import Message, Report

_STYLES = {"error": "bold red", "warning": "yellow", "info": "blue"}


def _console() -> Console:
    return Console(stderr=True, highlight=False, soft_wrap=True)


def say_messages(messages: list[Message]) -> None:
    """Each message on a line, `FILE:LINE:COL: severity[code]: text`, its hint on the next."""
    console = _console()
    for message in messages:
        place = ":".join(str(part) for part in (message.file, message.line, message.column) if part is not None)
        line = Text(f"{place}: " if place else "")
        line.append(f"{message.severity}[{message.code}]", style=_STYLES[message.severity])
        line.append(f": {message.text}")
        console.print(line)
        if message.hint:
            console.print(Text(f"    hint: {message.hint}", style="dim"))


@contextmanager
def failures(report: Report, *, as_json: bool = False) -> Iterator[None]:
    """Turn an exception of ours into the same kind of line, after the messages before it, and an exit status.

    A program that asked for JSON gets the messages as such.
    """
    try:
        yield
    except PublishError as error:
        report.fail(error)
        say_messages(report.messages)
        if as_json:
            data = {"articles": [], "messages": [asdict(message) for message in report.messages]}
            typer.echo(json.dumps(data, ensure_ascii=False, indent=1))
        raise typer.Exit(error.exit_code) from None
    except KeyboardInterrupt:
        _console().print("stopped")
        raise typer.Exit(130) from None


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A function that shows how far a stage is; nothing is shown where stderr isn't a terminal."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=_console(), transient=True) as bars:
        task = bars.add_task("starting", total=None)
        yield lambda stage, done, total: bars.update(task, description=stage, completed=done, total=total)
