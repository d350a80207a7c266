"""Entries of front matter in, the fields of the article out. One table has the spellings of Hugo, Jekyll and Pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from publish.messages import excerpt
from publish.model import Field
from publish.readers.markdown.front_matter import Entry, Value, flat
from publish.readers.markdown.html import Context, inline_markup
from publish.text import is_blank, words
from publish.vocabulary import escape, plain

#: Spellings of each field, in lower case, with _ for hyphens and spaces; the first one that is there counts.
SPELLINGS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "subtitle": ("subtitle", "sub_title"),
    "category": ("category", "categories", "section"),
    "author": ("author", "authors", "byline"),
    "biography": ("author_bio", "author_biography", "bio", "biography"),
    "date": ("date", "publishdate", "publish_date", "published", "pubdate"),
    "language": ("lang", "language", "locale"),
    "excerpt": ("abstract", "excerpt", "description", "summary", "lead", "dek", "deck"),
    "keyword": ("tags", "keywords", "tag", "keyword"),
    "credit": ("image_credit", "photo_credit", "picture_credit", "credit", "image_credits", "photo_credits", "credits"),
    "disclaimer": ("disclaimer", "disclaimers"),
    "licence": ("license", "licence", "licenses"),
}
_NAMES = {spelling: name for name, spellings in SPELLINGS.items() for spelling in spellings}
_SINGLE = frozenset({"title", "subtitle", "date", "language", "excerpt"})
_LISTED = frozenset({"author", "keyword"})
"""A string may hold several of them."""
_SEPARATOR = {"author": re.compile(r"\s*;\s*|\s+and\s+|\s+&\s+"), "keyword": re.compile(r"\s*[,;]\s*")}
_MARKUP = frozenset({"title", "disclaimer", "biography"})
_PERSON_NAME = ("name", "literal", "title")
_PERSON_BIO = ("bio", "biography", "about", "description")


@dataclass(frozen=True, slots=True)
class Stated:
    """The fields of the front matter; biographies that belong to nobody, as paragraphs; the title as markup."""

    fields: tuple[Field, ...]
    loose: str
    title: str | None


def fields_of(entries: Sequence[Entry], context: Context) -> Stated:
    """What the front matter states; one message names all that isn't used, with its values."""
    fields: list[Field] = []
    unused: list[Entry] = []
    biographies: list[tuple[str, int]] = []
    ordered = sorted(entries, key=lambda entry: _rank(entry.key))
    for entry in ordered:
        name = _NAMES.get(_normal(entry.key))
        if name is None:
            unused += [entry]
        elif name == "author":
            for made, left in _authors(entry, context):
                fields += made
                unused += left
        elif name == "biography":
            biographies += [(text, entry.line) for text in _strings(entry.value)]
        else:
            for text in _strings(entry.value, name):
                known = [field.value for field in fields if field.name == name]
                value = _value(name, text, entry.line, context)
                if name in _SINGLE and known:
                    if words(plain(known[0]) if name == "title" else known[0]) != words(text):
                        unused.append(Entry(entry.key, text, entry.line))
                else:
                    fields.append(Field(name, value, entry.line))
            unused += [Entry(entry.key, item, entry.line) for item in _mappings(entry.value)]
    fields, loose = _with_biographies(fields, biographies, context)
    if unused:
        named = "; ".join(f"{entry.key} ({excerpt(flat(entry.value), 1000)})" for entry in unused)
        context.report.say("front-matter-unused", file=context.source, line=unused[0].line, fields=named)
    title = next((field.value for field in fields if field.name == "title"), None)
    return Stated(tuple(fields), loose, title)


def in_order(stated: Sequence[Field], found: Sequence[Field]) -> tuple[Field, ...]:
    """The fields of both: a title in the text takes the place of the same one in the front matter."""
    if any(field.name == "title" for field in found):
        stated = [field for field in stated if field.name != "title"]
    return (*(f for f in found if f.name == "title"), *stated, *(f for f in found if f.name != "title"))


def _normal(key: str) -> str:
    return re.sub(r"[\s-]+", "_", key.strip().lower())


def _rank(key: str) -> tuple[int, int]:
    name = _NAMES.get(_normal(key))
    if name is None:
        return len(SPELLINGS), 0
    return list(SPELLINGS).index(name), SPELLINGS[name].index(_normal(key))


def _strings(value: Value, name: str = "") -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            if isinstance(item, str):
                yield from _strings(item)
    elif isinstance(value, str) and not is_blank(value):
        separator = _SEPARATOR.get(name)
        yield from (part for part in separator.split(value) if part) if separator else [value.strip()]


def _mappings(value: Value) -> list[Value]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if not isinstance(item, str)]


def _value(name: str, text: str, line: int, context: Context) -> str:
    if name in _MARKUP:
        return inline_markup(context.document.inline(" ".join(text.split()), line), line, context) or escape(text)
    return _iso(text) if name == "date" else " ".join(text.split())


def _iso(text: str) -> str:
    """A date in its ISO form where it is one, with its time if it has one; else as written."""
    padded = re.sub(r"^(\d{4}-\d\d-\d\d)[ Tt]+(\d):", r"\1 0\2:", text.strip())
    padded = re.sub(r"\s+([+-]\d\d):?(\d\d)$", r"\1:\2", padded)
    for kind in (date, datetime):
        try:
            return kind.fromisoformat(padded).isoformat()
        except ValueError:
            continue
    return " ".join(text.split())


def _authors(entry: Entry, context: Context) -> Iterator[tuple[list[Field], list[Entry]]]:
    items = entry.value if isinstance(entry.value, list) else [entry.value]
    for item in items:
        if isinstance(item, dict):
            yield _person(item, entry, context)
        elif isinstance(item, str):
            split = _strings(item, "author") if item is entry.value else _strings(item)
            yield [Field("author", " ".join(name.split()), entry.line) for name in split], []
        else:
            yield [], [Entry(entry.key, item, entry.line)]


def _person(person: dict[str, Value], entry: Entry, context: Context) -> tuple[list[Field], list[Entry]]:
    left = dict(person)
    name = next((left.pop(key) for key in _PERSON_NAME if isinstance(left.get(key), str)), "")
    parts = left.get("name") if isinstance(left.get("name"), dict) else left
    if not name and isinstance(parts, dict):
        name = " ".join(str(parts.pop(key)) for key in ("given", "first", "family", "last") if parts.get(key))
    biography = next((left.pop(key) for key in _PERSON_BIO if isinstance(left.get(key), str)), "")
    fields = [Field("author", " ".join(str(name).split()), entry.line)] if name else []
    if biography and name:
        fields.append(Field("biography", _biography(str(biography), entry.line, context), entry.line))
    elif biography:
        left["bio"] = biography
    rest = {key: value for key, value in left.items() if value not in ("", [], {})}
    return fields, [Entry(f"{entry.key} of {name or '?'}", rest, entry.line)] if rest else []


def _biography(text: str, line: int, context: Context) -> str:
    return f"<p>{_value('biography', text, line, context)}</p>"


def _with_biographies(
    fields: list[Field], biographies: list[tuple[str, int]], context: Context
) -> tuple[list[Field], str]:
    """Each biography behind its author: the n-th of as many, or the one of the only author; others go into the body."""
    authors = [field for field in fields if field.name == "author"]
    made = [Field("biography", _biography(text, line, context), line) for text, line in biographies]
    if made and len(authors) == len(made):
        after = dict(zip(map(id, authors), made, strict=True))
        return [new for field in fields for new in (field, after.get(id(field))) if new is not None], ""
    loose = ""
    for field in made:
        context.report.say("biography-of-whom", file=context.source, line=field.line, text=excerpt(plain(field.value)))
        loose += field.value.replace("<p>", f'<p data-line="{field.line}">', 1)
    return fields, loose
