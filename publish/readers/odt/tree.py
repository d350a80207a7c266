"""The text of an ODT file in, elements of HTML out, in tables: the reader of HTML knows the way from there.

Notes become marks `<note-mark key="n1"/>`, their texts are kept beside the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from publish.notes.html import MARK
from publish.readers.odt.package import Package
from publish.readers.odt.styles import TEXT, Styles
from publish.vocabulary import Element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
CELLS = 20_000
"""Cells of all tables together."""


@dataclass(slots=True)
class Way:
    """One way through a document, and what it has found."""

    package: Package
    styles: Styles
    notes: dict[str, Element] = field(default_factory=dict)
    """Notes by id, as elements that hold their paragraphs."""
    custom: list[str] = field(default_factory=list)
    """The marks of the author's own."""
    dropped: dict[str, list[str]] = field(default_factory=dict)
    """What has been left out, and each time the words that went with it."""
    hidden: list[str] = field(default_factory=list)
    cells: int = 0
    lists: list[str] = field(default_factory=list)
    """The styles of the lists that are open."""
    title: Element | None = None
    subtitle: Element | None = None


def content(way: Way, source: Element, target: Element) -> None:
    """All that is in an element, put into another one."""
    _append(target, source.text)
    for child in source:
        if isinstance(child.tag, str):
            _element(way, child, target)
        _append(target, child.tail)


def _element(way: Way, element: Element, target: Element) -> None:
    tag = str(element.tag)
    if tag in HANDLERS:
        HANDLERS[tag](way, element, target)
    elif tag in DROPPED:
        if DROPPED[tag]:
            way.dropped.setdefault(DROPPED[tag], []).append(_text(element))
    else:
        content(way, element, target)


def _append(target: Element, text: str | None) -> None:
    if text and len(target):
        target[-1].tail = (target[-1].tail or "") + text
    elif text:
        target.text = (target.text or "") + text


def _formatted(way: Way, source: Element, target: Element, formats: tuple[str, ...]) -> None:
    for name in formats:
        target = etree.SubElement(target, name)
    content(way, source, target)


def _paragraph(way: Way, element: Element, target: Element) -> None:
    name = element.get(f"{TEXT}style-name")
    if way.styles.is_hidden("paragraph", name):
        way.hidden.append(_text(element))
        return
    kind = way.styles.kind(name)
    if kind == "quote":
        last = target[-1] if len(target) else None
        again = last is not None and last.tag == "blockquote" and not last.tail
        target = last if last is not None and again else etree.SubElement(target, "blockquote")
    made = etree.SubElement(target, "pre" if kind == "pre" else "p")
    if kind == "title" and way.title is None:
        way.title = made
    elif kind == "subtitle" and way.subtitle is None:
        way.subtitle = made
    _formatted(way, element, made, () if kind in ("title", "subtitle") else way.styles.formats("paragraph", name))


def _heading(way: Way, element: Element, target: Element) -> None:
    level = element.get(f"{TEXT}outline-level", "1")
    depth = min(int(level), 6) if re.fullmatch(r"[1-9]\d{0,2}", level) else 1
    content(way, element, etree.SubElement(target, f"h{depth}"))


def _span(way: Way, element: Element, target: Element) -> None:
    name = element.get(f"{TEXT}style-name")
    if way.styles.is_hidden("text", name):
        way.hidden.append(_text(element))
    else:
        _formatted(way, element, target, way.styles.formats("text", name))


def _link(way: Way, element: Element, target: Element) -> None:
    content(way, element, etree.SubElement(target, "a", {"href": element.get(f"{XLINK}href", "")}))


def _place(way: Way, element: Element, target: Element) -> None:
    name = element.get(f"{TEXT}name", "")
    if name and not name.startswith("_"):
        etree.SubElement(target, "a", {"id": name})


def _space(way: Way, element: Element, target: Element) -> None:
    _append(target, " ")


def _break(way: Way, element: Element, target: Element) -> None:
    etree.SubElement(target, "br")


def _list(way: Way, element: Element, target: Element) -> None:
    if next(element.iter(f"{TEXT}h"), None) is not None:
        content(way, element, target)  # numbered headings are written as lists
        return
    style = element.get(f"{TEXT}style-name") or (way.lists[-1] if way.lists else "")
    way.lists.append(style)
    ordered = len(way.lists) in way.styles.numbered.get(style, ())
    made = etree.SubElement(target, "ol" if ordered else "ul")
    for item in element:
        if item.tag in (f"{TEXT}list-item", f"{TEXT}list-header"):
            start = item.get(f"{TEXT}start-value", "")
            if ordered and not len(made) and start.isdecimal():
                made.set("start", start)
            content(way, item, etree.SubElement(made, "li"))
    way.lists.pop()


def _table(way: Way, element: Element, target: Element) -> None:
    made = etree.SubElement(target, "table")
    head = {row for part in element.iter(f"{TABLE}table-header-rows") for row in part.iter(f"{TABLE}table-row")}
    for row in element.iter(f"{TABLE}table-row"):
        if next(row.iterancestors(f"{TABLE}table")) is not element:
            continue
        line = etree.SubElement(made, "tr")
        for cell in row:
            if cell.tag == f"{TABLE}table-cell":
                way.cells += 1
                if way.cells > CELLS:
                    raise way.package.refusal(f"more than {CELLS} table cells")
                box = etree.SubElement(line, "th" if row in head else "td")
                for ours, theirs in (("colspan", "number-columns-spanned"), ("rowspan", "number-rows-spanned")):
                    if (count := cell.get(f"{TABLE}{theirs}", "1")) != "1":
                        box.set(ours, count)
                content(way, cell, box)


def _frame(way: Way, element: Element, target: Element) -> None:
    """A picture, the first of several that mean the same; or a box of text."""
    image = element.find(f"{DRAW}image")
    box = element.find(f"{DRAW}text-box")
    if box is not None:
        content(way, box, etree.SubElement(target, "div"))
    elif image is not None and element.find(f"{DRAW}object") is None:
        made = etree.SubElement(target, "img", {"src": way.package.picture(image.get(f"{XLINK}href", ""))})
        words = [element.findtext(f"{SVG}{name}", "").strip() for name in ("desc", "title")]
        if alt := next((said for said in words if said), None):
            made.set("alt", alt)
    else:
        way.dropped.setdefault("an object of another program (formula, chart, sheet)", []).append(_text(element))


def _note(way: Way, element: Element, target: Element) -> None:
    key = element.get(f"{TEXT}id") or f"unnamed-{len(way.notes) + 1}"
    while key in way.notes:
        key += "-again"
    citation, body = element.find(f"{TEXT}note-citation"), element.find(f"{TEXT}note-body")
    if citation is not None and (label := citation.get(f"{TEXT}label")) is not None:
        way.custom.append(label)
    etree.SubElement(target, MARK, {"key": key})
    way.notes[key] = etree.Element("div")  # its number is that of its mark, notes inside it come after it
    if body is not None:
        lists, way.lists = way.lists, []
        content(way, body, way.notes[key])
        way.lists = lists


def _note_again(way: Way, element: Element, target: Element) -> None:
    etree.SubElement(target, MARK, {"key": element.get(f"{TEXT}ref-name", "")})


def _text(element: Element) -> str:
    """The words of an element, and those of its paragraphs apart."""
    pieces: list[str] = []
    for part in element.iter(etree.Element):
        pieces += [" " if part.tag in (f"{TEXT}p", f"{TEXT}h", f"{SVG}desc", f"{SVG}title") else "", part.text or ""]
        pieces.append((part.tail or "") if part is not element else "")
    return " ".join("".join(pieces).split())


#: What each element becomes; of all others the content stays.
HANDLERS: dict[str, Callable[[Way, Element, Element], None]] = {
    f"{TEXT}p": _paragraph,
    f"{TEXT}h": _heading,
    f"{TEXT}span": _span,
    f"{TEXT}a": _link,
    f"{TEXT}s": _space,
    f"{TEXT}tab": _space,
    f"{TEXT}line-break": _break,
    f"{TEXT}bookmark": _place,
    f"{TEXT}bookmark-start": _place,
    f"{TEXT}list": _list,
    f"{TEXT}note": _note,
    f"{TEXT}note-ref": _note_again,
    f"{TABLE}table": _table,
    f"{DRAW}frame": _frame,
}
#: What goes, and what is said about it; nothing where nobody sees it.
DROPPED = {
    f"{OFFICE}annotation": "a comment",
    f"{OFFICE}annotation-end": "",
    f"{OFFICE}forms": "",
    f"{TEXT}tracked-changes": "",
    f"{TEXT}sequence-decls": "",
    f"{TEXT}variable-decls": "",
    f"{TEXT}user-field-decls": "",
    f"{TEXT}table-of-content": "a table of contents",
    f"{TEXT}illustration-index": "a list of illustrations",
    f"{TEXT}alphabetical-index": "an index",
    f"{TEXT}page-number": "a page number",
    f"{TEXT}page-count": "a count of pages",
    f"{DRAW}custom-shape": "a drawing",
    f"{DRAW}g": "a drawing",
    f"{DRAW}line": "a drawing",
}
