"""Metadata in, entries of the package document out (EPUB 3.3, section 5.5; EPUB Accessibility 1.1, section 2)."""

from __future__ import annotations

import re

from ebooklib import epub

from publish import __version__
from publish.accessibility import accessibility
from publish.intermediate import Metadata


def add_metadata(book: epub.EpubBook, metadata: Metadata) -> None:
    """Fill the package's metadata with what is stated; nothing is filled in that isn't."""
    book.set_identifier(metadata.identifier)
    book.set_language(metadata.language)
    book.metadata[epub.NAMESPACES["OPF"]] = {}
    book.add_metadata("OPF", "generator", None, {"name": "generator", "content": f"Publish {__version__}"})
    if metadata.cover:
        book.add_metadata("OPF", "cover", None, {"name": "cover", "content": item_id(metadata.cover)})
    _titles(book, metadata)
    _people(book, metadata)
    for name, value in (
        ("publisher", metadata.publisher),
        ("date", str(metadata.year) if metadata.year else None),
        ("description", metadata.description),
        ("rights", metadata.rights),
        ("source", f"urn:isbn:{metadata.isbn['print']}" if metadata.isbn.get("print") else None),
    ):
        if value:
            book.add_metadata("DC", name, value)
    if metadata.doi:
        book.add_metadata("DC", "identifier", f"https://doi.org/{metadata.doi}", {"id": "doi"})
    for scheme, codes in metadata.subjects.items():
        for number, code in enumerate(codes, 1):
            _subject(book, scheme, code, f"{scheme}-{number}")
    _series(book, metadata)
    for name, value in accessibility(metadata):
        book.add_metadata(None, "meta", value, {"property": f"schema:{name}"})


def item_id(file: str) -> str:
    """The id of a file in the manifest."""
    return "f-" + re.sub(r"[^A-Za-z0-9]+", "-", file)


def _titles(book: epub.EpubBook, metadata: Metadata) -> None:
    for number, (kind, text) in enumerate((("main", metadata.title), ("subtitle", metadata.subtitle)), 1):
        if text:
            book.add_metadata("DC", "title", text, {"id": f"title-{kind}"})
            _refine(book, f"title-{kind}", "title-type", kind)
            _refine(book, f"title-{kind}", "display-seq", str(number))


def _people(book: epub.EpubBook, metadata: Metadata) -> None:
    """Editors of an anthology are its creators and the authors contribute; without editors the authors are creators."""
    creators = [(name, "edt") for name in metadata.editors] or [(name, "aut") for name in metadata.authors]
    contributors = [(name, "aut") for name in metadata.authors] if metadata.editors else []
    for element, people in (("creator", creators), ("contributor", contributors)):
        for number, (name, role) in enumerate(people, 1):
            id_ = f"{element}-{number}"
            book.add_metadata("DC", element, name, {"id": id_})
            _refine(book, id_, "role", role, scheme="marc:relators")
            _refine(book, id_, "file-as", metadata.sort_names.get(name, name))
            _refine(book, id_, "display-seq", str(number))


def _subject(book: epub.EpubBook, scheme: str, code: str, id_: str) -> None:
    book.add_metadata("DC", "subject", code, {"id": id_})
    _refine(book, id_, "authority", scheme.upper())
    _refine(book, id_, "term", code)


def _series(book: epub.EpubBook, metadata: Metadata) -> None:
    if not metadata.series:
        return
    attributes = {"property": "belongs-to-collection", "id": "series"}
    book.add_metadata(None, "meta", metadata.series["title"], attributes)
    _refine(book, "series", "collection-type", "series")
    if metadata.series.get("number") is not None:
        _refine(book, "series", "group-position", str(metadata.series["number"]))
    if metadata.series.get("issn"):
        _refine(book, "series", "dcterms:identifier", f"urn:issn:{metadata.series['issn']}")


def _refine(book: epub.EpubBook, id_: str, name: str, value: str, scheme: str | None = None) -> None:
    attributes = {"property": name, "refines": f"#{id_}"}
    if scheme:
        attributes["scheme"] = scheme
    book.add_metadata(None, "meta", value, attributes)
