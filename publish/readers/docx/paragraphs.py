"""Paragraphs and tables of Word in, the same with their kind, their place in a list, their header rows: in place."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from publish.readers.docx.names import Found, Item, W, drop, mark, text_of
from publish.readers.docx.styles import Level, Styles, is_on, value
from publish.text import is_blank, words
from publish.vocabulary import Element

_FIRST_ROW = 0x20
"""The bit of w:tblLook that says to show a first row as the table's style has it."""
_LIST_DEPTH = 4
"""The style map of `convert` knows five levels."""


def settle_paragraph(paragraph: Element, styles: Styles, counters: dict[str, Counter[int]], found: Found) -> None:
    """The properties of a paragraph reduced to its kind and its place in a list."""
    properties = paragraph.find(f"{W}pPr")
    style_id = value(properties, "pStyle") or styles.default
    kind = styles.kind(style_id)
    if kind is None and re.fullmatch(r"[0-8]", outline := value(properties, "outlineLvl") or ""):
        kind = f"heading{int(outline) + 1}"
    level = styles.level(value(properties, "numPr", "numId"), value(properties, "numPr", "ilvl"), style_id)
    goes_on = value(properties, "numPr", "numId") == "0" or styles.goes_on(style_id)
    if properties is not None:
        paragraph.remove(properties)
    if is_blank(text_of(paragraph)) and next(paragraph.iter(f"{W}bookmarkStart", f"{W}sym"), None) is None:
        kind, marked = None, False
    else:
        marked = True
        if name := styles.unknown(style_id):
            found.styles[name] += 1
    kept = etree.Element(f"{W}pPr")
    if kind is None and level is None and goes_on:
        kind = "continued"
    if kind:
        etree.SubElement(kept, f"{W}pStyle", {f"{W}val": f"Publish{kind.capitalize()}"})
    if level is not None:
        _item(paragraph, kept, level, (kind, marked), counters, found)
    paragraph.insert(0, kept)


def _item(
    paragraph: Element,
    kept: Element,
    place: tuple[str, int, Level],
    state: tuple[str | None, bool],
    counters: dict[str, Counter[int]],
    found: Found,
) -> None:
    """The place of a paragraph in its list: `state` is its kind as text, and whether it holds anything."""
    abstract, depth, level = place
    kind, marked = state
    number = _count(counters.setdefault(abstract, Counter()), depth, level.start)
    own = level.text if words(re.sub(r"%\d", "", level.text)) and (level.ordered or len(level.text) > 1) else ""
    if own and marked:
        found.kept[f"a paragraph before which Word sets “{own}”, where % stands for a number: it isn't kept"] += 1
    if kind is None and level.format != "none":
        numbering = etree.SubElement(kept, f"{W}numPr")
        etree.SubElement(numbering, f"{W}ilvl", {f"{W}val": str(min(depth, _LIST_DEPTH))})
        etree.SubElement(numbering, f"{W}numId", {f"{W}val": "2" if level.ordered else "1"})
        if marked:
            found.items.append(Item(f"{abstract} {depth}", number, level.format))
            paragraph.insert(0, mark(f"list.{len(found.items) - 1}"))
    elif level.ordered and marked and not own:
        found.kept["a heading or a quotation that Word numbers; its number isn't kept"] += 1


def settle_table(table: Element, styles: Styles) -> None:
    """Header rows: those said to be repeated, or a first row that the table shows unlike the others by its style."""
    for row in table.iterfind(f"{W}tr/{W}trPr/{W}tblHeader"):
        if not is_on(row.get(f"{W}val", "")):
            drop(row)
    look = table.find(f"{W}tblPr/{W}tblLook")
    style = table.find(f"{W}tblPr/{W}tblStyle")
    rows = table.findall(f"{W}tr")
    if look is not None and style is not None and len(rows) > 1 and styles.has_head(style.get(f"{W}val")):
        bits = look.get(f"{W}val", "")
        stated = look.get(f"{W}firstRow")
        shown = (
            is_on(stated) if stated else bool(re.fullmatch(r"[0-9A-Fa-f]{1,8}", bits)) and int(bits, 16) & _FIRST_ROW
        )
        if shown and next(table.iterfind(f"{W}tr/{W}trPr/{W}tblHeader"), None) is None:
            properties = rows[0].find(f"{W}trPr")
            if properties is None:
                properties = etree.Element(f"{W}trPr")
                rows[0].insert(0, properties)
            etree.SubElement(properties, f"{W}tblHeader")
    if style is not None:
        drop(style)


def _count(counter: Counter[int], depth: int, start: int) -> int:
    """The number of the next paragraph at this depth."""
    counter[depth] = counter[depth] + 1 if depth in counter else start
    for deeper in [other for other in counter if other > depth]:
        del counter[deeper]
    return counter[depth]
