"""What a test expects of citations, and what was read, in one comparable form."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from publish.bibliography.note import citations
from publish.bibliography.values import Citation
from publish.references import CitedName, Reference
from publish.vocabulary import escape


def names(text: str) -> tuple[CitedName, ...]:
    """“Roe, Jane; Doe, John; Ports Commission” → names."""
    return tuple(CitedName(*part.strip().split(", ", 1)) for part in text.split(";"))


def ref(kind: str, **values: Any) -> Reference:
    """A reference; names are written as in `names`."""
    people = {key: names(values.pop(key)) for key in ("authors", "editors", "translators") if key in values}
    return Reference(kind, **people, **values)


def read(note: str) -> list[Citation]:
    """The citations of a note; what stands between asterisks is in italics."""
    parts = note.split("*")
    parts = [escape(part) for part in parts]
    html = "".join(f"<em>{part}</em>" if number % 2 else part for number, part in enumerate(parts))
    return citations(f"<p>{html}</p>")


def differences(found: Reference, expected: Reference) -> dict[str, tuple[Any, Any]]:
    """The fields in which two references differ: what was found, what was expected."""
    pairs = {item.name: (getattr(found, item.name), getattr(expected, item.name)) for item in fields(Reference)}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
