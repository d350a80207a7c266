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
from publish.vocabulary import NOTEREF, plain

#: Role → the spellings of its key; “author” has spellings of its own.
ROLES: dict[str, tuple[str, ...]] = {role: (role, f"{role}s") for role in RELATORS if role != "author"}
_SEPARATOR = re.compile(r"\s*;\s*|\s+and\s+|\s+&\s+")
_NAME = ("name", "literal", "title")
_BIOGRAPHY = ("bio", "biography", "about", "description")
#: Field → its spellings in the entry of a person, and the form of its value; any other value stays unused.
_MORE: dict[str, tuple[tuple[str, ...], str]] = {
    "affiliation": (("affiliation", "organization", "organisation", "institute"), r"(?s).*\S.*"),
    "byline": (("byline",), r"(?s).*\S.*"),
    "orcid": (("orcid",), r"(?:https?://orcid\.org/)?(?:\d{4}-){3}\d{3}[\dX]"),
    "email": (("email",), r"[^\s@<>\"]+@[^\s@<>\"]+"),
    "site": (("site", "website", "url", "homepage"), r"https?://[^\s<>\"]+"),
}
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
    if name:
        fields += _more(left, entry.line)
        fields += _marks(left, entry.line, context)
    rest = {key: value for key, value in left.items() if value not in ("", [], {})}
    return fields, [Entry(f"{entry.key} of {name or '?'}", rest, entry.line)] if rest else []


def _more(left: dict[str, Value], line: int) -> Iterator[Field]:
    """What else is said of a person, taken out of the entry."""
    for name, (spellings, form) in _MORE.items():
        key = next((key for key in spellings if isinstance(left.get(key), str) and re.fullmatch(form, left[key])), None)
        if key is not None:
            value = str(left.pop(key))
            yield Field(name, re.sub(r"^https?://orcid\.org/", "", value) if name == "orcid" else value, line)


def _marks(left: dict[str, Value], line: int, context: Context) -> Iterator[Field]:
    """The marks of the notes that stand at a name, given as `notes: [1, 2]`."""
    labels = left.pop("notes", [])
    unknown: list[Value] = []
    for label in labels if isinstance(labels, list) else [labels]:
        key = context.document.note_key(label) if isinstance(label, str) else None
        if key is None:
            unknown.append(label)
        else:
            yield Field("note", f'<a role="{NOTEREF}" href="#note-{key}"/>', line)
    left["notes"] = unknown


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
