"""Entries of front matter in, the fields of the article out. One table has the spellings of Hugo, Jekyll and Pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape

from publish.messages import excerpt
from publish.model import MARKUP_FIELDS, Field
from publish.readers.markdown.credits import credits_of
from publish.readers.markdown.front_matter import Entry, Value, flat
from publish.readers.markdown.html import Context, block_markup, inline_markup
from publish.readers.markdown.people import ROLES, people_of, with_biographies
from publish.text import is_blank, words
from publish.vocabulary import escape, plain

#: Spellings of each field, in lower case, with _ for hyphens and spaces; the first one that is there counts.
SPELLINGS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "subtitle": ("subtitle", "sub_title"),
    "category": ("category", "categories", "section"),
    "author": ("author", "authors", "byline"),
    "biography": ("author_bio", "author_biography", "bio", "biography"),
    **ROLES,
    "date": ("date", "publishdate", "publish_date", "published", "pubdate"),
    "language": ("lang", "language", "locale"),
    "excerpt": ("abstract", "excerpt", "description", "summary", "lead", "dek", "deck"),
    "keyword": ("tags", "keywords", "tag", "keyword"),
    "credit": ("image_credit", "photo_credit", "picture_credit", "credit", "image_credits", "photo_credits", "credits"),
    "disclaimer": ("disclaimer", "disclaimers"),
    "provenance": ("provenance", "first_published", "originally_published"),
    "licence": ("license", "licence", "licenses", "licences"),
}
_NAMES = {spelling: name for name, spellings in SPELLINGS.items() for spelling in spellings}
_SINGLE = frozenset({"title", "subtitle", "date", "language", "excerpt"})
_PEOPLE = frozenset({"author", *ROLES})
_KEYWORD_END = re.compile(r"\s*[,;]\s*")
_STATEMENT = frozenset({"recognise", "recognize"})
_NO = frozenset({"false", "no", "off", "nothing"})


@dataclass(frozen=True, slots=True)
class Stated:
    """The fields of the front matter; biographies that belong to nobody, as paragraphs; the title as markup."""

    fields: tuple[Field, ...]
    loose: str
    title: str | None


def without_statement(entries: Sequence[Entry]) -> tuple[list[Entry], bool]:
    """The entries but the one that says `recognise: false`, and whether there is one: then nothing of the article is
    to be looked for in its text."""
    found = [e for e in entries if _normal(e.key) in _STATEMENT and str(e.value).lower() in _NO]
    return [entry for entry in entries if entry not in found], bool(found)


def fields_of(entries: Sequence[Entry], context: Context) -> Stated:
    """What the front matter states; one message names all that isn't used, with its values."""
    fields: list[Field] = []
    unused: list[Entry] = []
    biographies: list[tuple[str, int]] = []
    # The pictures first: they are numbered in this order.
    ordered = sorted(entries, key=lambda entry: (_normal(entry.key) != "pictures", *_rank(entry.key)))
    for entry in ordered:
        name = _NAMES.get(_normal(entry.key))
        if context.all_stated and _normal(entry.key) == "pictures":
            for text in _strings(entry.value, "picture", context):
                context.pictures.number(text, entry.line)
            unused += [Entry(entry.key, item, entry.line) for item in _mappings(entry.value)]
        elif _normal(entry.key) == "roll" and str(entry.value).lower() == "true":
            fields.append(Field("roll", "", entry.line))
        elif name is None:
            unused += [entry]
        elif name == "credit":
            for made, left in credits_of(entry, exact=context.all_stated):
                fields += made
                unused += left
        elif name in _PEOPLE:
            for made, left in people_of(entry, name, context):
                fields += made
                unused += left
        elif name == "biography":
            biographies += [(text, entry.line) for text in _strings(entry.value, name, context)]
        else:
            for text in _strings(entry.value, name, context):
                known = [field.value for field in fields if field.name == name]
                value = _value(name, text, entry.line, context)
                if name in _SINGLE and known:
                    if words(plain(known[0]) if name == "title" else known[0]) != words(text):
                        unused.append(Entry(entry.key, text, entry.line))
                else:
                    fields.append(Field(name, value, entry.line))
            unused += [Entry(entry.key, item, entry.line) for item in _mappings(entry.value)]
    fields, loose = with_biographies(fields, biographies, context)
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


def _strings(value: Value, name: str, context: Context) -> Iterator[str]:
    """The texts of a value: those of a list, or of a string, in which keywords may stand side by side."""
    if isinstance(value, list):
        yield from (item if context.all_stated else item.strip() for item in value if _says(item))
    elif _says(value) and name == "keyword":
        yield from (part for part in _KEYWORD_END.split(value) if part)
    elif _says(value):
        yield value if context.all_stated else value.strip()


def _says(value: Value) -> bool:
    return isinstance(value, str) and not is_blank(value)


def _mappings(value: Value) -> list[Value]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if not isinstance(item, str)]


def _value(name: str, text: str, line: int, context: Context) -> str:
    if name == "title":
        return inline_markup(context.document.inline(_one_line(text), line), line, context) or escape(text)
    if name in MARKUP_FIELDS:
        return block_markup(text, line, context)
    if context.all_stated:
        return text
    # What WordPress wrote into front matter has its entities still.
    return _iso(text) if name == "date" else " ".join(unescape(text).split())


def _one_line(text: str) -> str:
    return re.sub(r"[ \t\n]+", " ", text).strip(" ")


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
