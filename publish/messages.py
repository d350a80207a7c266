"""Findings for people: a code from one table, a severity, a place, what is wrong and what to do.

The table `publish.codes.CODES` owns the severity and all wording.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from publish.codes import CODES, Code, Severity
from publish.errors import PublishError


@dataclass(frozen=True, slots=True)
class Message:
    """One finding: code, severity, text and hint for a person, and the place (lines and columns count from 1)."""

    code: str
    severity: Severity
    text: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    hint: str | None = None


class Report:
    """Collects messages through all stages of one run, in the order in which they were found."""

    def __init__(self) -> None:
        self.messages: list[Message] = []

    def say(
        self,
        code: str,
        *,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
        **values: object,
    ) -> None:
        """Add the finding `code`, its wording filled with `values`. Raises KeyError for an unknown code."""
        kind = CODES[code]
        message = Message(
            code, kind.severity, kind.text.format(**values), file, line, column, kind.hint.format(**values)
        )
        self.messages.append(message)

    def fail(self, error: PublishError) -> None:
        """Add an exception that concerns one file only as an error."""
        self.messages.append(as_message(error))

    def add(self, messages: Iterable[Message]) -> None:
        """Add messages of another process."""
        self.messages.extend(messages)

    def count(self, severity: Severity) -> int:
        """How many messages have this severity."""
        return sum(m.severity == severity for m in self.messages)

    def exit_code(self, *, strict: bool = False) -> int:
        """1 where there are errors (strict: or warnings), else 0."""
        return int(bool(self.count("error") or (strict and self.count("warning"))))


def as_message(error: PublishError) -> Message:
    """An exception as the message that people and programs see."""
    return Message(error.code, "error", error.text, error.file, error.line, error.column, error.hint)


def excerpt(text: str, limit: int = 300) -> str:
    """`text` on one line, shortened to `limit` characters with an ellipsis: for quoting a place in a message."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


__all__ = ["CODES", "Code", "Message", "Report", "Severity", "as_message", "excerpt"]
