"""The front of an article in, fields out: title, subtitle, categories, keywords, date, language."""

from __future__ import annotations

import datetime as calendar
import re
from collections.abc import Iterator

from publish.model import Field
from publish.readers.html.finish import finished
from publish.readers.jats.names import IDS, LANGUAGE, flat
from publish.readers.jats.walk import Shared, Walk
from publish.text import is_blank
from publish.vocabulary import Element, serialise, unwrap_all

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Which of several dates is that of publication: the day on the web, in print, then any; a yearly volume last.
_DATES = ("pub", "epub", "epub-ppub", "ppub", "ecorrected", "", "collection")
_ISO = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def titles(meta: Element, walk: Walk) -> list[Field]:
    """The title with its marks, and the subtitles as one."""
    fields: list[Field] = []
    group = meta.find("title-group")
    if group is None:
        return []
    title = group.find("article-title")
    if title is not None and (html := _line(title, walk)):
        fields.append(Field("title", html, title.sourceline or 1))
        walk.shared.printed.add(title)
    subtitles = [child for child in group.findall("subtitle") if not is_blank(flat(child))]
    if subtitles:
        fields.append(Field("subtitle", "; ".join(map(flat, subtitles)), subtitles[0].sourceline or 1))
        walk.shared.printed.update(subtitles)
    return fields


def _line(element: Element, walk: Walk) -> str:
    """A title as markup of one line; being a title it isn't bold as well."""
    inside = Walk(walk.shared, walk.handlers)
    inside.content(element)
    inside.writer.close()
    body = finished(inside.writer, set(walk.shared.places.values()))
    unwrap_all(list(body.iter("strong")))
    return " ".join(serialise(block).strip() for block in body if block.tag == "p").strip()


def subjects(meta: Element, shared: Shared) -> Iterator[Field]:
    """What an article is about: the subjects that are headings are categories, all others keywords."""
    found = [subject for subject in meta.iterfind("article-categories//subject") if not is_blank(flat(subject))]
    headings = [subject for subject in found if _group_type(subject) == "heading"]
    if not headings and len(found) == 1 and not _group_type(found[0]):
        headings = found
    first = frozenset(headings)
    for subject in [*headings, *(subject for subject in found if subject not in first)]:
        shared.printed.add(subject)
        name = "category" if subject in first else "keyword"
        yield Field(name, flat(subject), subject.sourceline or 1)


def _group_type(subject: Element) -> str:
    """The kind of group in which a subject stands; subjects of groups inside groups are details."""
    parent = subject.getparent()
    outer = parent.getparent() if parent is not None else None
    nested = outer is not None and outer.tag == "subj-group"
    return "" if parent is None else "nested" if nested else parent.get("subj-group-type", "")


def keywords(meta: Element, shared: Shared) -> Iterator[Field]:
    """Keywords, each by itself."""
    for group in meta.findall("kwd-group"):
        for keyword in group.iter("kwd", "compound-kwd", "unstructured-kwd-group"):
            separator = ": " if keyword.tag == "compound-kwd" else ""
            text = separator.join(map(flat, keyword)) if separator else flat(keyword)
            if not is_blank(text):
                shared.printed.add(keyword)
                yield Field("keyword", text, keyword.sourceline or 1)


def date(meta: Element, shared: Shared) -> Iterator[Field]:
    """The date of publication, as exact as it is stated."""
    dates = meta.findall("pub-date")
    ranked = sorted(dates, key=lambda e: _DATES.index(kind) if (kind := _kind(e)) in _DATES else len(_DATES) - 2)
    for element in ranked:
        if iso := _iso(element, shared):
            yield Field("date", iso, element.sourceline or 1)
            return


def _kind(element: Element) -> str:
    return element.get("date-type") or element.get("pub-type") or ""


def _iso(element: Element, shared: Shared) -> str:
    """A date as CCYY-MM-DD, CCYY-MM or CCYY, its parts marked as printed; what isn't a number is left."""
    values: list[str] = []
    for name in ("year", "month", "day"):
        part = element.find(name)
        value = _number(flat(part), name)
        if part is None or not value or not _is_date([*values, value]):
            break
        values.append(value)
        shared.printed.add(part)
    iso = "-".join(values)
    stated = element.get("iso-8601-date", "").partition("T")[0]
    if _ISO.fullmatch(stated) and stated.startswith(iso):
        return stated
    return iso if _ISO.fullmatch(iso) else ""


def _is_date(values: list[str]) -> bool:
    try:
        calendar.date(*map(int, [*values, "1", "1"][:3]))
    except ValueError:
        return False
    return True


def _number(text: str, name: str) -> str:
    if name == "year":
        return text if re.fullmatch(r"[12]\d{3}", text) else ""
    if name == "month" and text[:3].lower() in _MONTHS and re.fullmatch(r"[A-Za-z]+\.?", text):
        return f"{_MONTHS.index(text[:3].lower()) + 1:02}"
    limit = 12 if name == "month" else 31
    return f"{int(text):02}" if re.fullmatch(r"\d{1,2}", text) and 1 <= int(text) <= limit else ""


def language(root: Element) -> Iterator[Field]:
    """The language that the file states."""
    stated = root.get(LANGUAGE, "").strip()
    if re.fullmatch(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", stated):
        yield Field("language", stated, root.sourceline or 1)


def say_not_printed(holders: list[Element], shared: Shared) -> None:
    """Name all that stands in the front and was printed nowhere, a message for each kind of element."""
    found: dict[str, list[Element]] = {}
    texts: dict[str, list[str]] = {}
    for holder in holders:
        for child in holder:
            if said := list(_left(child, shared)):
                found.setdefault(str(child.tag), []).append(child)
                texts.setdefault(str(child.tag), []).extend(said)
    for name, elements in found.items():
        text = " ".join(texts[name])
        shared.say("jats-not-printed", elements[0], count=len(elements), name=name, text=text)


def _left(element: Element, shared: Shared) -> Iterator[str]:
    if element in shared.printed or element.tag in IDS:
        return
    if element.text and not is_blank(element.text):
        yield " ".join(element.text.split())
    for child in element:
        yield from _left(child, shared)
        if child.tail and not is_blank(child.tail):
            yield " ".join(child.tail.split())
