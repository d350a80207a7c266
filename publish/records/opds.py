"""Book in, its OPDS 2.0 publication (JSON) and its OPDS 1.2 entry (Atom) out. Links lead from the folder `records`.

Only what the collection states: its year is no date of publication, so it stands in the Atom entry alone. Whether
a book is sold or given away isn't stated either: links for acquisition are of the general kind.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import etree
from PIL import Image

from publish.accessibility import accessibility
from publish.intermediate import Intermediate, Metadata
from publish.model import Book, Contributor
from publish.names import RELATORS, sort_name

PUBLICATION_TYPE = "application/opds-publication+json"
ENTRY_TYPE = "application/atom+xml;type=entry;profile=opds-catalog"
ACQUISITION = "http://opds-spec.org/acquisition"
IMAGE = "http://opds-spec.org/image"
OFFERED = {"epub": "application/epub+zip", "screen": "application/pdf"}
"""Editions for readers; what goes to a printer isn't offered to them."""

ATOM, DC, OPF = "http://www.w3.org/2005/Atom", "http://purl.org/dc/terms/", "http://www.idpf.org/2007/opf"
SCHEMA = "http://schema.org"
NAMESPACES = {None: ATOM, "dc": DC, "opf": OPF, "schema": SCHEMA}
_SCHEMES = {
    "bisac": "http://www.bisg.org/standards/bisac_subject/index.html",
    "thema": "https://ns.editeur.org/thema/",
}
_OWN_FIELD = ("author", "translator", "illustrator")
"""Parts in articles that a publication has a field for. All others are contributors with a MARC relator code, the
editors of single articles too: its editors are those of the book."""
_ACCESSIBILITY = {
    "accessMode": "accessMode", "accessModeSufficient": "accessModeSufficient", "accessibilityFeature": "feature",
    "accessibilityHazard": "hazard",
}  # fmt: skip


def write_opds(book: Book, intermediate: Intermediate, files: Mapping[str, str], folder: Path) -> None:
    """`S.opds.json` and `S.opds.xml` in `folder`, which lies beside the editions; `files` are those, by edition."""
    slug = book.collection.slug
    links = _links(book, intermediate, files)
    (folder / f"{slug}.opds.json").write_text(
        json.dumps(publication(book, intermediate.metadata, links), ensure_ascii=False, indent=1) + "\n",
        encoding="utf-8",
    )
    tree = etree.ElementTree(entry(book, intermediate.metadata, links))
    etree.indent(tree)
    tree.write(folder / f"{slug}.opds.xml", encoding="utf-8", xml_declaration=True)


def _links(book: Book, intermediate: Intermediate, files: Mapping[str, str]) -> list[dict[str, Any]]:
    """What a reader can get of the book, itself and its cover, in the words of OPDS 2.0."""
    slug = book.collection.slug
    links: list[dict[str, Any]] = [
        {"rel": "self", "href": f"{slug}.opds.json", "type": PUBLICATION_TYPE},
        {"rel": "alternate", "href": f"{slug}.opds.xml", "type": ENTRY_TYPE},
    ]
    if intermediate.metadata.url:
        links.append({"rel": "alternate", "href": intermediate.metadata.url})
    links += [
        {"rel": ACQUISITION, "href": f"../{files[name]}", "type": kind}
        for name, kind in OFFERED.items()
        if name in files
    ]
    if cover := intermediate.metadata.cover:
        path = intermediate.folder / cover
        with Image.open(path) as image:
            width, height = image.size
        kind = mimetypes.guess_type(cover)[0]
        href = f"../{intermediate.folder.name}/{cover}"
        links.append({"rel": IMAGE, "href": href, "type": kind, "width": width, "height": height})
    return links


def publication(book: Book, metadata: Metadata, links: list[dict[str, Any]]) -> dict[str, Any]:
    """The book as an OPDS 2.0 publication."""
    own: dict[str, Any] = {
        "@type": "http://schema.org/Book",
        "identifier": metadata.identifier,
        "altIdentifier": _other_identifiers(metadata),
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "language": metadata.language,
        "modified": metadata.modified,
        **_people(book),
        "publisher": metadata.publisher,
        "description": metadata.description,
        "subject": [
            {"name": code, "code": code, "scheme": _SCHEMES[scheme]}
            for scheme, codes in metadata.subjects.items()
            for code in codes
        ],
        "accessibility": _accessibility(metadata),
    }
    if metadata.series:
        own["belongsTo"] = {"series": [_series(metadata.series)]}
    images = [{k: v for k, v in link.items() if k != "rel"} for link in links if link["rel"] == IMAGE]
    return {
        "metadata": {name: value for name, value in own.items() if value},
        "links": [link for link in links if link["rel"] != IMAGE],
        **({"images": images} if images else {}),
    }


def _other_identifiers(metadata: Metadata) -> list[str]:
    """The ISBN of the PDF, and the DOI; the print edition's ISBN is another product's."""
    pdf = metadata.isbn.get("pdf")
    return [*([f"urn:isbn:{pdf}"] if pdf else []), *([f"https://doi.org/{metadata.doi}"] if metadata.doi else [])]


def _people(book: Book) -> dict[str, list[dict[str, Any]]]:
    """Everyone who took a part in the book, by field; its editors in the order of the collection."""
    known = {person.name: person for person in book.contributors}
    people: dict[str, list[dict[str, Any]]] = {}
    for name in book.collection.settings.editors:
        people.setdefault("editor", []).append(_person(name, known.get(name)))
    for person in book.contributors:
        for role in dict.fromkeys(work.role for work in person.works):
            value = _person(person.name, person)
            if role not in _OWN_FIELD:
                value["role"] = RELATORS[role]
            people.setdefault(role if role in _OWN_FIELD else "contributor", []).append(value)
    return {field: people[field] for field in ("author", "editor", *_OWN_FIELD, "contributor") if field in people}


def _person(name: str, known: Contributor | None) -> dict[str, Any]:
    value = {"name": name, "sortAs": sort_name(name)}
    if known is not None and known.orcid:
        value["identifier"] = known.orcid if known.orcid.startswith("http") else f"https://orcid.org/{known.orcid}"
    return value


def _series(series: Mapping[str, Any]) -> dict[str, Any]:
    value: dict[str, Any] = {"name": series["title"]}
    if series.get("issn"):
        value["identifier"] = f"urn:issn:{series['issn']}"
    if str(series.get("number") or "").isdecimal():  # a position is a number; “II” stays in the book and its package
        value["position"] = int(series["number"])
    return value


def _accessibility(metadata: Metadata) -> dict[str, Any]:
    """What the EPUB's package states, in the words of the Readium Web Publication Manifest."""
    stated: dict[str, Any] = {}
    for name, value in accessibility(metadata):
        if name == "accessibilitySummary":
            stated["summary"] = value
        else:
            modes = value.split(",")
            stated.setdefault(_ACCESSIBILITY[name], []).append(modes if len(modes) > 1 else value)
    return stated


def entry(book: Book, metadata: Metadata, links: list[dict[str, Any]]) -> etree._Element:
    """The book as an OPDS 1.2 catalogue entry."""
    root = etree.Element(f"{{{ATOM}}}entry", nsmap=NAMESPACES)
    _add(root, ATOM, "title", metadata.title)
    _add(root, SCHEMA, "alternativeHeadline", metadata.subtitle)
    _add(root, ATOM, "id", metadata.identifier)
    _add(root, ATOM, "updated", metadata.modified)
    for field, people in _people(book).items():
        for person in people:
            element = _add(root, ATOM, "author" if field == "author" else "contributor", "")
            if field != "author":
                element.set(f"{{{OPF}}}role", person.get("role") or RELATORS[field])
            _add(element, ATOM, "name", person["name"])
            _add(element, ATOM, "uri", person.get("identifier"))
    _add(root, ATOM, "summary", metadata.description, type="text")
    _add(root, ATOM, "rights", metadata.rights)
    for identifier in (metadata.identifier, *_other_identifiers(metadata)):
        _add(root, DC, "identifier", identifier)
    _add(root, DC, "language", metadata.language)
    _add(root, DC, "publisher", metadata.publisher)
    _add(root, DC, "issued", str(metadata.year) if metadata.year else None)
    for scheme, codes in metadata.subjects.items():
        for code in codes:
            _add(root, ATOM, "category", "", term=code, scheme=_SCHEMES[scheme], label=code)
    if metadata.series:
        series = _add(root, SCHEMA, "Series", "")
        for name, value in _series(metadata.series).items():
            if name != "identifier":
                series.set(f"{{{SCHEMA}}}{name}", str(value))
    for name, value in accessibility(metadata):
        _add(root, SCHEMA, name, value)
    for link in links:
        # An entry is itself what the publication calls its other form, and the reverse.
        kind = {"type": link["type"]} if "type" in link else {}
        rel = {PUBLICATION_TYPE: "alternate", ENTRY_TYPE: "self"}.get(kind.get("type", ""), link["rel"])
        _add(root, ATOM, "link", "", rel=rel, href=link["href"], **kind)
    return root


def _add(parent: etree._Element, namespace: str, name: str, text: str | None, **attributes: str) -> etree._Element:
    """An element with a text; where the text is None nothing is added, and the element belongs to nobody."""
    element = etree.Element(f"{{{namespace}}}{name}", attributes)
    element.text = text or None
    if text is not None:
        parent.append(element)
    return element
