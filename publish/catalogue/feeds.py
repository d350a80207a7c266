"""Books of a catalogue in, its OPDS feeds out: opds.json (2.0) and opds.xml (1.2), paged, and one pair for each series.

All links are relative: the folder can be served from anywhere, and opens from disk.
"""

from __future__ import annotations

import json
import posixpath
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from PIL import Image

from publish.catalogue.result import THUMBNAIL, Result
from publish.records import FOLDER
from publish.records.opds import ACQUISITION, ATOM, IMAGE, NAMESPACES
from publish.text import unique_slugs

PAGE = 100
"""Publications on a page of a feed."""
JSON_TYPE = "application/opds+json"
ATOM_TYPE = "application/atom+xml;profile=opds-catalog;kind=acquisition"
_OPDS, _SEARCH = "http://opds-spec.org/2010/catalog", "http://a9.com/-/spec/opensearch/1.1/"
_THREAD = "http://purl.org/syndication/thread/1.0"
_NAMES = {**NAMESPACES, "opds": _OPDS, "opensearch": _SEARCH, "thr": _THREAD}
_SPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "publish.catalogue")


@dataclass(frozen=True, slots=True)
class Offer:
    """One book of the catalogue in both forms, with links that lead from the catalogue's folder."""

    name: str
    publication: dict[str, Any]
    entry: str

    @property
    def metadata(self) -> dict[str, Any]:
        """What the publication says of the book."""
        return dict(self.publication["metadata"])

    @property
    def is_offered(self) -> bool:
        """Whether there is something to read: a publication without is none."""
        return any(link["rel"] == ACQUISITION for link in self.publication["links"])


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of books; `file` is its name without page and suffix."""

    file: str
    title: str
    offers: tuple[Offer, ...]


def offer_of(result: Result, output: Path) -> Offer:
    """A book as its records describe it, with a thumbnail of its cover."""
    folder = output / result.name / FOLDER
    publication = json.loads((folder / f"{result.slug}.opds.json").read_text(encoding="utf-8"))
    base = f"{result.name}/{FOLDER}"
    for link in (*publication["links"], *publication.get("images", ())):
        link["href"] = _moved(link["href"], base)
    entry = etree.parse(folder / f"{result.slug}.opds.xml", etree.XMLParser(remove_blank_text=True)).getroot()
    for element in entry.iter(f"{{{ATOM}}}link"):
        element.set("href", _moved(element.get("href", ""), base))
    thumbnail = output / result.name / THUMBNAIL
    if thumbnail.is_file():
        with Image.open(thumbnail) as image:
            width, height = image.size
        href = f"{result.name}/{THUMBNAIL}"
        small = {"href": href, "type": "image/jpeg", "width": width, "height": height}
        publication.setdefault("images", []).append(small)
        _link(entry, f"{IMAGE}/thumbnail", href, "image/jpeg")
    return Offer(result.name, publication, etree.tostring(entry, encoding="unicode"))


def _moved(href: str, base: str) -> str:
    """A link as it leads from the catalogue; an address of the web stays."""
    return href if ":" in href else posixpath.normpath(posixpath.join(base, href))


def feeds_of(title: str, offers: Sequence[Offer]) -> list[Feed]:
    """The feed of all books, and one for each series that has several, in the order of their numbers."""
    series: dict[str, list[tuple[float, int, Offer]]] = {}
    names: dict[str, str] = {}
    for place, offer in enumerate(offers):
        for stated in offer.metadata.get("belongsTo", {}).get("series", ()):
            key = stated.get("identifier") or stated["name"]
            names.setdefault(key, stated["name"])
            series.setdefault(key, []).append((stated.get("position", float("inf")), place, offer))
    several = [key for key, books in series.items() if len(books) > 1]
    slugs = unique_slugs(names[key] for key in several)
    return [
        Feed("opds", title, tuple(offers)),
        *(
            Feed(
                f"opds-series-{slug}",
                names[key],
                tuple(offer for *_, offer in sorted(series[key], key=lambda b: b[:2])),
            )
            for key, slug in zip(several, slugs, strict=True)
        ),
    ]


def write_feeds(feeds: Sequence[Feed], stage: Path, updated: str) -> list[str]:
    """Every page of every feed, in `stage`; their names. `updated` is the time of a feed without books."""
    written: list[str] = []
    for feed in feeds:
        for number, offers in enumerate(_pages(feed.offers), 1):
            for suffix, text in (
                ("json", _json_page(feed, feeds, number, offers, updated)),
                ("xml", _atom_page(feed, feeds, number, offers, updated)),
            ):
                written.append(_name(feed, number, suffix))
                (stage / written[-1]).write_text(text, encoding="utf-8")
    return written


def _pages(offers: Sequence[Offer]) -> Iterator[Sequence[Offer]]:
    for start in range(0, max(len(offers), 1), PAGE):
        yield offers[start : start + PAGE]


def _name(feed: Feed, number: int, suffix: str) -> str:
    return f"{feed.file}.{suffix}" if number == 1 else f"{feed.file}.{number}.{suffix}"


def _steps(feed: Feed, number: int, suffix: str) -> list[tuple[str, str]]:
    """The other pages of a feed, by relation."""
    last = max(-(-len(feed.offers) // PAGE), 1)
    steps = {"first": 1, "previous": number - 1, "next": number + 1, "last": last}
    if last == 1:
        return []
    return [(rel, _name(feed, page, suffix)) for rel, page in steps.items() if 1 <= page <= last]


def _updated(offers: Sequence[Offer], otherwise: str) -> str:
    return max((str(offer.metadata["modified"]) for offer in offers), default=otherwise)


def identifier(title: str, name: str) -> str:
    """The name of a feed that stays the same from run to run."""
    return uuid.uuid5(_SPACE, f"{title}\n{name}").urn


def _json_page(feed: Feed, feeds: Sequence[Feed], number: int, offers: Sequence[Offer], updated: str) -> str:
    links = [
        {"rel": "self", "href": _name(feed, number, "json"), "type": JSON_TYPE},
        {"rel": "start", "href": "opds.json", "type": JSON_TYPE},
        {"rel": "alternate", "href": _name(feed, number, "xml"), "type": ATOM_TYPE},
        {"rel": "alternate", "href": "index.html", "type": "text/html"},
        *({"rel": rel, "href": href, "type": JSON_TYPE} for rel, href in _steps(feed, number, "json")),
    ]
    metadata: dict[str, Any] = {
        "title": feed.title,
        "modified": _updated(feed.offers, updated),
        "numberOfItems": len(feed.offers),
        "itemsPerPage": PAGE,
        "currentPage": number,
    }
    page: dict[str, Any] = {"metadata": metadata, "links": links}
    if feed is feeds[0] and len(feeds) > 1:
        page["navigation"] = [
            {"title": other.title, "href": _name(other, 1, "json"), "type": JSON_TYPE, "rel": "subsection"}
            for other in feeds[1:]
        ]
    page["publications"] = [offer.publication for offer in offers]
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _atom_page(feed: Feed, feeds: Sequence[Feed], number: int, offers: Sequence[Offer], updated: str) -> str:
    root = etree.Element(f"{{{ATOM}}}feed", nsmap=_NAMES)
    _text(root, ATOM, "id", identifier(feeds[0].title, feed.file))
    _text(root, ATOM, "title", feed.title)
    _text(root, ATOM, "updated", _updated(feed.offers, updated))
    # Atom asks for an author where entries have none: whoever publishes the list.
    _text(etree.SubElement(root, f"{{{ATOM}}}author"), ATOM, "name", feeds[0].title)
    _link(root, "self", _name(feed, number, "xml"), ATOM_TYPE)
    _link(root, "start", "opds.xml", ATOM_TYPE)
    if feed is not feeds[0]:
        _link(root, "up", "opds.xml", ATOM_TYPE)
    _link(root, "alternate", "index.html", "text/html")
    for rel, href in _steps(feed, number, "xml"):
        _link(root, rel, href, ATOM_TYPE)
    for other in feeds[1:]:
        facet = _link(root, "http://opds-spec.org/facet", _name(other, 1, "xml"), ATOM_TYPE)
        facet.set("title", other.title)
        facet.set(f"{{{_OPDS}}}facetGroup", "Series")
        facet.set(f"{{{_THREAD}}}count", str(len(other.offers)))
        if other is feed:
            facet.set(f"{{{_OPDS}}}activeFacet", "true")
    _text(root, _SEARCH, "totalResults", str(len(feed.offers)))
    _text(root, _SEARCH, "itemsPerPage", str(PAGE))
    for offer in offers:
        root.append(etree.fromstring(offer.entry))
    etree.cleanup_namespaces(root, top_nsmap=_NAMES, keep_ns_prefixes=[name for name in _NAMES if name])
    etree.indent(root)
    text: str = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _text(parent: etree._Element, namespace: str, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{namespace}}}{name}").text = text


def _link(parent: etree._Element, rel: str, href: str, kind: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{ATOM}}}link", rel=rel, href=href, type=kind)
