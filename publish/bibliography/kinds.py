"""The facts read from a citation in, the type of the work out, and a field for what had none: site, meeting, house."""

from __future__ import annotations

import re
from typing import Any

from publish.bibliography import imprint
from publish.bibliography.facts import Facts
from publish.bibliography.marks import ITALIC, unmarked
from publish.bibliography.places import is_place, is_publisher
from publish.bibliography.words import any_of

_NEWSPAPER = re.compile(rf"\b(?:{any_of('newspaper')})\b", re.IGNORECASE)
_BLOG = re.compile(r"\bblog\b", re.IGNORECASE)
_PRESENTED = re.compile(r"^(?:paper )?(?:presented|delivered|given) at (?:the )?", re.IGNORECASE)
_MEETING = re.compile(rf"\b(?:{any_of('meeting')})\b", re.IGNORECASE)


def settle(values: dict[str, Any], read: Facts, mark: str, mode: str) -> None:
    """Set the type of `values`, and give unnamed parts of `read` their field."""
    holders = values.pop("holders", ())
    if mode == "film":
        values["type"] = "motion_picture"
    elif "genre" in values:
        _university(values, read)
        values["type"] = "thesis"
    elif "container" in values:
        _held(values, read, mode)
        if holders and "editors" not in values and values["type"] == "chapter":
            # “in Roe and Doe, *Harbours*”: who holds the book is its author, or its editor.
            values["editors"] = holders
            read.doubts.append("editors, or authors, of the book?")
    elif mark == ITALIC:
        imprint.settle(read)
        _take(values, read)
        published = values.keys() & {"publisher", "place"}
        values["type"] = "webpage" if "url" in values and not published else "book"
        if values["type"] == "webpage" and "date" not in values:
            read.doubts.append("a title with an address and nothing else")
    else:
        _unheld(values, read)


def _university(values: dict[str, Any], read: Facts) -> None:
    """Where a thesis was written: all that is named, and its town if it is known as one."""
    towns = [part for part in read.parts if is_place(part)]
    rest = [part for part in read.parts if part not in towns]
    read.parts = []
    if towns:
        values.setdefault("place", towns[0])
    if rest:
        values.setdefault("publisher", ", ".join(rest))
    if len(rest) > 2:
        read.doubts.append(f"“{', '.join(rest)}”: the university?")


def _take(values: dict[str, Any], read: Facts) -> None:
    for key in ("place", "publisher"):
        if key in read.found:
            values.setdefault(key, read.found[key])


def _held(values: dict[str, Any], read: Facts, mode: str) -> None:
    """What stands in a journal, a newspaper, a site or a book."""
    if places := [part for part in read.parts if is_place(part)]:
        values.setdefault("place", places[0])
        read.parts.remove(places[0])
    in_numbers = "issue" in values or ("volume" in values and mode == "journal")
    if in_numbers and not {"publisher", "place"} <= values.keys():
        values["type"] = "article-journal"
        if houses := [part for part in read.parts if is_publisher(part)]:
            values.setdefault("publisher", houses[0])
            read.parts.remove(houses[0])
    elif values.keys() & {"editors", "publisher"} or mode == "chapter":
        imprint.settle(read)
        _take(values, read)
        values["type"] = "chapter"
        if not values.keys() & {"editors", "holders", "publisher", "place"}:
            values["type"] = "webpage" if "url" in values else "article-magazine"
            read.doubts.append(f"“{values['container']}”: a book, a journal or a site?")
    elif "pages" in values:
        values["type"] = "article-journal"
    elif _BLOG.search(values["container"]):
        values["type"] = "post-weblog"
    elif _NEWSPAPER.search(values["container"]):
        values["type"] = "article-newspaper"
    else:
        values["type"] = "article-magazine"


def _unheld(values: dict[str, Any], read: Facts) -> None:
    """A title in quotation marks with nothing in italics after it: a page of a site, a talk, a report, a book."""
    parts = [unmarked(part) for part in read.parts if not imprint.is_empty(part)]
    if values.keys() & {"publisher", "place"}:
        values["type"] = "book"
        return
    if parts and values.keys() & {"issue", "volume"}:
        values.update(type="article-journal", container=parts[0])
        read.parts = parts[1:]
        return
    read.parts = []
    if parts:
        values["container"] = _PRESENTED.sub("", ", ".join(parts))
    if any(_MEETING.search(part) for part in parts):
        values["type"] = "speech"
    elif "url" in values:
        values["type"] = "webpage"
        if len(parts) > 1:
            read.doubts.append(f"“{', '.join(parts)}”: the site?")
    else:
        values["type"] = "document"
        if parts:
            read.doubts.append(f"“{', '.join(parts)}”: what holds it?")
