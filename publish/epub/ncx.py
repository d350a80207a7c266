"""Intermediate in, NCX out: the contents for reading systems of EPUB 2 (OPF 2.0.1, section 2.4.1)."""

from __future__ import annotations

from lxml import etree

from publish.intermediate import Intermediate, SpineItem
from publish.roles import ROLES
from publish.vocabulary import Element

_NCX = "http://www.daisy.org/z3986/2005/ncx/"


def make_ncx(intermediate: Intermediate) -> bytes:
    """The same tree as the page of contents: parts with their articles."""
    metadata = intermediate.metadata
    root = etree.Element(f"{{{_NCX}}}ncx", {"version": "2005-1"}, nsmap={None: _NCX})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", metadata.language)
    head = _add(root, "head")
    listed = [item for item in intermediate.spine if ROLES[item.role].listed]
    depth = 2 if any(item.part for item in listed) else 1
    for name, content in (
        ("dtb:uid", metadata.identifier),
        ("dtb:depth", str(depth)),
        ("dtb:totalPageCount", "0"),
        ("dtb:maxPageNumber", "0"),
    ):
        _add(head, "meta", name=name, content=content)
    _add(_add(root, "docTitle"), "text").text = metadata.title
    map_ = _add(root, "navMap")
    parts: dict[str, Element] = {}
    for number, item in enumerate(listed, 1):
        point = _point(parts.get(item.part or "", map_), item, number)
        if item.role == "part":
            parts[item.file] = point
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _point(parent: Element, item: SpineItem, number: int) -> Element:
    point = _add(parent, "navPoint", id=f"point-{number}", playOrder=str(number))
    label = f"{item.title} — {', '.join(item.authors)}" if item.authors else item.title
    _add(_add(point, "navLabel"), "text").text = label
    _add(point, "content", src=item.file)
    return point


def _add(parent: Element, tag: str, /, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{_NCX}}}{tag}", attributes)
