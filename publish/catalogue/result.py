"""What a collection came to, and the file in its output that lets the next run see that nothing has changed."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import msgspec

from publish.catalogue.inputs import content
from publish.messages import Message

RECORD = "record.json"
THUMBNAIL = "thumbnail.jpg"


@dataclass(frozen=True, slots=True)
class Result:
    """One row of the table: what was made of a collection, and what was said."""

    name: str
    folder: str
    status: Literal["built", "unchanged", "failed"]
    messages: tuple[Message, ...] = ()
    title: str | None = None
    slug: str = ""
    articles: int = 0
    pages: int | None = None
    files: dict[str, str] = field(default_factory=dict)
    """Edition → its file in the collection's output."""
    seconds: float = 0.0

    def count(self, severity: str) -> int:
        """How many messages have this severity."""
        return sum(message.severity == severity for message in self.messages)


@dataclass(frozen=True, slots=True)
class Record:
    """What a book was made from, the files of it, and what was said."""

    inputs: str
    outputs: dict[str, str]
    result: Result


def keep(result: Result, inputs: str, target: Path) -> None:
    """Write down what the files in `target` were made from."""
    outputs = {
        path.relative_to(target).as_posix(): content(path).hex()
        for path in sorted(target.rglob("*"))
        if path.is_file() and path != target / RECORD and not path.relative_to(target).parts[0].startswith(".")
    }
    record = Record(inputs, outputs, replace(result, seconds=0.0))
    text = msgspec.json.format(msgspec.json.encode(record), indent=1)
    draft = target / f".{RECORD}"
    draft.write_bytes(text + b"\n")
    draft.replace(target / RECORD)


def unchanged(inputs: str, target: Path) -> Result | None:
    """What a book came to that was made from the same inputs, where all its files stand as they were made."""
    with contextlib.suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):
        record = msgspec.json.decode((target / RECORD).read_bytes(), type=Record)
        if record.inputs == inputs and all(content(target / name).hex() == was for name, was in record.outputs.items()):
            return replace(record.result, status="unchanged")
    return None
