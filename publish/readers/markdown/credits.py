"""Credits of front matter in, their fields out: lines as they are printed, or what they say piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from publish.model import CREDIT_FIELDS, Field
from publish.readers.markdown.front_matter import Entry, Value
from publish.readers.markdown.pictures import Pictures
from publish.text import is_blank

_LINE = ("line", "credit", "text")
_FILES = ("pictures", "picture", "files", "file")
_SPELLINGS = {"license": "licence", "license_url": "licence_url", "changes": "modifications"}


def credits_of(entry: Entry, *, exact: bool) -> Iterator[tuple[list[Field], list[Entry]]]:
    """The fields of each credit of an entry, and what of it isn't used; a credit names its pictures by their files.

    `exact`: spaces and entities are meant as they are.
    """
    for item in entry.value if isinstance(entry.value, list) else [entry.value]:
        if isinstance(item, dict):
            yield _credit(item, entry)
        elif not isinstance(item, str):
            yield [], [Entry(entry.key, item, entry.line)]
        elif not is_blank(item):
            yield [Field("credit", item if exact else " ".join(unescape(item).split()), entry.line)], []


def _credit(credit: dict[str, Value], entry: Entry) -> tuple[list[Field], list[Entry]]:
    left = {re.sub(r"[\s-]+", "_", key.strip().lower()): value for key, value in credit.items()}
    left = {_SPELLINGS.get(key, key): value for key, value in left.items()}
    text = next((left.pop(key) for key in _LINE if isinstance(left.get(key), str)), "")
    files: str | list[str] = next((left.pop(key) for key in _FILES if _is_texts(left.get(key))), [])
    fields: list[Field] = []
    for key in list(left):
        value = left[key]
        if key == "certainty" and isinstance(value, dict):
            value = ", ".join(f"{name}: {how}" for name, how in value.items())
        if f"credit_{key}" in CREDIT_FIELDS and isinstance(value, str):
            del left[key]
            fields += [] if is_blank(value) else [Field(f"credit_{key}", value, entry.line)]
    fields += [Field("credit_picture", file, entry.line) for file in ([files] if isinstance(files, str) else files)]
    said = [Field("credit", text, entry.line), *fields] if fields or not is_blank(text) else []
    rest = {key: value for key, value in left.items() if value not in ("", [], {})}
    return said, [Entry(entry.key, rest, entry.line)] if rest else []


def _is_texts(value: Value) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value))


def with_numbers(fields: Sequence[Field], pictures: Pictures) -> tuple[Field, ...]:
    """The fields with the numbers of the pictures that credits name, once the text has numbered its own."""
    numbered: list[Field] = []
    for field in fields:
        if field.name != "credit_picture":
            numbered.append(field)
        elif (number := pictures.number(field.value, field.line)) is not None:
            numbered.append(Field(field.name, str(number), field.line))
    return tuple(numbered)
