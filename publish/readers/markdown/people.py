"""People of front matter in, their fields out: names, the parts they took, and their biographies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.messages import excerpt
from publish.model import Field
from publish.names import RELATORS
from publish.readers.markdown.front_matter import Entry, Value
from publish.readers.markdown.html import Context, block_markup
from publish.text import is_blank
from publish.vocabulary import plain

#: Role → the spellings of its key; “author” has spellings of its own.
ROLES: dict[str, tuple[str, ...]] = {role: (role, f"{role}s") for role in RELATORS if role != "author"}
_SEPARATOR = re.compile(r"\s*;\s*|\s+and\s+|\s+&\s+")
_NAME = ("name", "literal", "title")
_BIOGRAPHY = ("bio", "biography", "about", "description")
_NO_PEOPLE = frozenset({"visual", "source"})
"""What Quarto's key `editor` holds: the kind of program."""


def people_of(entry: Entry, role: str, context: Context) -> Iterator[tuple[list[Field], list[Entry]]]:
    """The fields of each person of an entry, and what of it isn't used. A string may hold several names."""
    items = entry.value if isinstance(entry.value, list) else [entry.value]
    for item in items:
        if isinstance(item, dict):
            yield _person(item, entry, role, context)
        elif not isinstance(item, str) or item in _NO_PEOPLE:
            yield [], [Entry(entry.key, item, entry.line)]
        elif not is_blank(item):
            names = [name for name in _SEPARATOR.split(item) if name] if item is entry.value else [item]
            yield [Field(role, _name(name, context), entry.line) for name in names], []


def _person(person: dict[str, Value], entry: Entry, role: str, context: Context) -> tuple[list[Field], list[Entry]]:
    left = dict(person)
    name = next((left.pop(key) for key in _NAME if isinstance(left.get(key), str)), "")
    parts = left.get("name") if isinstance(left.get("name"), dict) else left
    if not name and isinstance(parts, dict):
        name = " ".join(str(parts.pop(key)) for key in ("given", "first", "family", "last") if parts.get(key))
    biography = next((left.pop(key) for key in _BIOGRAPHY if isinstance(left.get(key), str)), "")
    if left.get("role") in RELATORS:
        role = left.pop("role")
    fields = [Field(role, _name(name, context), entry.line)] if name else []
    if biography and name:
        fields.append(Field("biography", block_markup(biography, entry.line, context), entry.line))
    elif biography:
        left["bio"] = biography
    rest = {key: value for key, value in left.items() if value not in ("", [], {})}
    return fields, [Entry(f"{entry.key} of {name or '?'}", rest, entry.line)] if rest else []


def _name(text: str, context: Context) -> str:
    return text if context.all_stated else " ".join(text.split())


def with_biographies(
    fields: list[Field], biographies: list[tuple[str, int]], context: Context
) -> tuple[list[Field], str]:
    """Each biography behind its author: the n-th of as many, or the one of the only author; others go into the body."""
    authors = [field for field in fields if field.name == "author"]
    made = [Field("biography", block_markup(text, line, context), line) for text, line in biographies]
    if made and len(authors) == len(made):
        after = dict(zip(map(id, authors), made, strict=True))
        return [new for field in fields for new in (field, after.get(id(field))) if new is not None], ""
    loose = ""
    for field in made:
        context.report.say("biography-of-whom", file=context.source, line=field.line, text=excerpt(plain(field.value)))
        loose += field.value.replace("<p>", f'<p data-line="{field.line}">', 1)
    return fields, loose
