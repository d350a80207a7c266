"""A WordPress export in, its channel's items out, one at a time: what has been yielded is freed before the next.

A DOCTYPE is refused, entities are never resolved, libxml2's limits stay on: one item may hold some ten million letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO

from lxml import etree

from publish.errors import ManuscriptError
from publish.vocabulary import Element

_EXPORT = re.compile(r"https?://wordpress\.org/export/")
_HEAD = 65_536
# Characters that XML forbids, as bytes of UTF-8: old posts hold them, and a whole export would be unreadable for one.
_FORBIDDEN = bytes([*range(9), 11, 12, *range(14, 32)])


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an export, a post or anything else, with the fields as they are written."""

    line: int
    kind: str = ""
    status: str = ""
    id: str = ""
    title: str = ""
    creator: str = ""
    content: str = ""
    content_line: int = 1
    excerpt: str = ""
    date: str = ""
    address: str = ""
    parent: str = ""
    """The number of the post to which an attachment was uploaded."""
    password: str = ""
    terms: tuple[tuple[str, str], ...] = ()
    """Domain and name: category, post_tag …"""
    meta: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    """One author of an export."""

    login: str
    name: str


def is_export(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a WordPress export."""
    return b"<rss" in head[:_HEAD] and b"wordpress.org/export/" in head[:_HEAD]


class _Cleaned:
    """A file without the control characters that XML forbids; `found` counts them."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.found = 0
        self.first = -1

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        clean = data.translate(None, _FORBIDDEN) if b"\x00" not in data[:4] else data
        if len(clean) < len(data):
            if self.first < 0:
                self.first = next(byte for byte in data if byte in _FORBIDDEN)
            self.found += len(data) - len(clean)
            # An empty answer would mean the end.
            return clean or self.read(size)
        return clean


def entries(path: Path, data: bytes) -> Iterator[Item | Person | tuple[int, int]]:
    """The authors and items of an export, in order; at the end the count and first one of characters taken out.

    Raises ManuscriptError where it is no export or not well-formed.
    """
    with BytesIO(data) if data else path.open("rb") as opened:
        stream = _Cleaned(opened)
        try:
            yield from _entries(path, stream)
        except etree.XMLSyntaxError as error:
            line, column = error.position
            raise ManuscriptError(
                f"not well-formed XML: {error.msg}",
                file=str(path),
                line=line or 1,
                column=column or None,
                hint="export the site again, or mend the file at this place",
            ) from None
        if stream.found:
            yield stream.found, stream.first


def _entries(path: Path, stream: _Cleaned) -> Iterator[Item | Person]:
    context = etree.iterparse(
        stream,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root: Element | None = None
    channel: Element | None = None
    for event, element in context:
        if root is None:
            root = element
            _check(path, root)
        elif event == "start":
            if channel is None and element.getparent() is root and element.tag == "channel":
                channel = element
        elif channel is not None and element.getparent() is channel:
            if element.tag == "item":
                yield _item(element)
            elif _name(element) == "wp:author":
                yield _person(element)
            element.clear()
            while element.getprevious() is not None:
                del channel[0]


def _check(path: Path, root: Element) -> None:
    info = root.getroottree().docinfo
    if info.internalDTD is not None or info.doctype:
        raise ManuscriptError(
            "a DOCTYPE, which WordPress never writes", file=str(path), line=1, hint="take it out of the file"
        )
    if root.tag != "rss" or not any(_EXPORT.match(str(uri)) for uri in root.nsmap.values()):
        raise ManuscriptError(
            "no WordPress export", file=str(path), line=1, hint="in WordPress: Tools, Export, All content"
        )


def _name(element: Element) -> str:
    """The name with the prefix that WordPress uses, whatever the version in the namespace."""
    # A damaged export may have prefixes without namespaces: such a name isn't one for lxml's QName.
    uri, _, local = str(element.tag).removeprefix("{").rpartition("}")
    if _EXPORT.match(uri):
        return f"{'excerpt' if uri.rstrip('/').endswith('excerpt') else 'wp'}:{local}"
    prefix = {"http://purl.org/rss/1.0/modules/content/": "content:", "http://purl.org/dc/elements/1.1/": "dc:"}
    return f"{prefix.get(uri, '')}{local}"


def _text(element: Element) -> str:
    return "".join(element.itertext())


def _person(element: Element) -> Person:
    value = {_name(child): " ".join(_text(child).split()) for child in element}
    login = value.get("wp:author_login", "")
    full = f"{value.get('wp:author_first_name', '')} {value.get('wp:author_last_name', '')}".strip()
    return Person(login, value.get("wp:author_display_name", "") or full or login)


def _item(element: Element) -> Item:
    value: dict[str, str] = {}
    terms: list[tuple[str, str]] = []
    meta: dict[str, tuple[str, ...]] = {}
    content_line = element.sourceline or 1
    for child in element:
        name = _name(child)
        if name == "category":
            terms.append((child.get("domain", "category"), " ".join(_text(child).split())))
        elif name == "wp:postmeta":
            pair = {_name(part): _text(part) for part in child}
            key = pair.get("wp:meta_key", "")
            meta[key] = (*meta.get(key, ()), pair.get("wp:meta_value", ""))
        elif name != "wp:comment":
            value[name] = _text(child)
            if name == "content:encoded":
                content_line = child.sourceline or content_line
    return Item(
        line=element.sourceline or 1,
        kind=value.get("wp:post_type", "post").strip(),
        status=value.get("wp:status", "publish").strip(),
        id=value.get("wp:post_id", "").strip(),
        title=value.get("title", ""),
        creator=value.get("dc:creator", "").strip(),
        content=value.get("content:encoded", ""),
        content_line=content_line,
        excerpt=value.get("excerpt:encoded", ""),
        date=value.get("wp:post_date", "").strip(),
        address=value.get("wp:attachment_url", "").strip(),
        parent=value.get("wp:post_parent", "").strip(),
        password=value.get("wp:post_password", "").strip(),
        terms=tuple(terms),
        meta=meta,
    )
