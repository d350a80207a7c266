"""What the head of a page states: language, date, authors, excerpt, keywords, and its titles."""

from __future__ import annotations

import re

from publish.messages import Report
from publish.model import Field
from publish.text import is_blank
from publish.vocabulary import Element

#: Names of meta elements for each field, the surest first.
META: dict[str, tuple[str, ...]] = {
    "author": ("author", "citation_author", "dc.creator", "dcterms.creator", "parsely-author", "article:author"),
    "date": ("article:published_time", "citation_publication_date", "dc.date", "dcterms.created", "date", "created"),
    "excerpt": ("description", "dc.description", "og:description"),
    "keyword": ("keywords", "article:tag"),
}
_UNREAD = {"author": "author-not-read", "date": "date-not-read"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_DATE = re.compile(r"(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?:[T ;]|$)")


def stated(root: Element, source: str, report: Report) -> tuple[Field, ...]:
    """The fields of a page's head; an address is no author, and a date that isn't ISO is none: both are said."""
    metas: dict[str, list[tuple[str, int]]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        value = " ".join((meta.get("content") or "").split())
        if name and not is_blank(value):
            metas.setdefault(name, []).append((value, meta.sourceline or 1))
    found: list[Field] = []
    for field, names in META.items():
        values = next((metas[name] for name in names if name in metas), [])
        for value, line in values if field in ("author", "keyword") else values[:1]:
            parts = _values(field, value)
            found += [Field(field, part, line) for part in parts]
            if not parts and field in _UNREAD:
                report.say(_UNREAD[field], file=source, line=line, text=value)
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    if _LANGUAGE.fullmatch(language):
        found.append(Field("language", language.replace("_", "-"), root.sourceline or 1))
    return tuple(dict.fromkeys(found))


def _values(field: str, value: str) -> list[str]:
    if field == "date":
        found = _DATE.match(value)
        return [f"{found[1]}-{found[2]}-{found[3]}"] if found else []
    if field == "author":
        return [] if "://" in value or "@" in value else [part.strip() for part in value.split(";") if part.strip()]
    if field == "keyword":
        return [part.strip() for part in value.split(",") if part.strip()]
    return [value]


def page_titles(root: Element) -> list[tuple[str, int]]:
    """What a page calls itself, the surest first, with lines: og:title, <title> without the site's name, <title>."""
    site = next((m.get("content", "") for m in root.iter("meta") if m.get("property") == "og:site_name"), "").strip()
    metas = (m for m in root.iter("meta") if m.get("property") == "og:title")
    found = [(" ".join(m.get("content", "").split()), m.sourceline or 1) for m in metas]
    # Browsers take the first title wherever it stands; a drawing has one of its own.
    title = next((e for e in root.iter("title") if next(e.iterancestors("svg"), None) is None), None)
    if title is not None:
        text, line = " ".join("".join(title.itertext()).split()), title.sourceline or 1
        if site and (own := re.fullmatch(rf"(.+?)\s+[-–—|·»:]\s+{re.escape(site)}", text)):
            found.append((own[1], line))
        found.append((text, line))
    return [(text, line) for text, line in found if not is_blank(text)]


def address(root: Element) -> str:
    """The page's own address, if it states one: links that begin elsewhere are completed by it."""
    for link in root.iter("link"):
        if "canonical" in link.get("rel", "").lower().split() and link.get("href", "").startswith(
            ("http://", "https://")
        ):
            return link.get("href", "").strip()
    urls = (m.get("content", "").strip() for m in root.iter("meta") if m.get("property") == "og:url")
    return next((url for url in urls if url.startswith(("http://", "https://"))), "")
