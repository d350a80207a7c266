"""Tables: the model of XHTML and that of OASIS, with their captions above and what explains them below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.readers.jats.blocks import captioned
from publish.readers.jats.figures import figure
from publish.readers.jats.walk import Walk
from publish.text import is_blank
from publish.vocabulary import Element

_SPAN = re.compile(r"[1-9]\d{0,2}")
_PARTS = frozenset({"thead", "tbody", "tfoot"})
_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "entry"})
_SILENT = frozenset({"col", "colgroup", "colspec", "spanspec", "tgroup"})


def wrapped(walk: Walk, element: Element) -> None:
    """A table with its label and caption; one that is a picture is a figure."""
    parents = {element, *element.findall("alternatives")}
    tables = [e for e in element.iter("table") if e.getparent() in parents]
    if not tables:
        figure(walk, element)
        return
    holders = [child for child in element if child.tag in ("table", "alternatives")]
    feet = element.findall("table-wrap-foot")
    with walk.floating() as inside:
        for index, table in enumerate(tables):
            _table(inside, table, element if index == 0 else None, (*holders, *feet))
        for foot in feet:
            inside.element(foot)


def foot(walk: Walk, element: Element) -> None:
    """What explains a table stands under it, in small type: its signs mean something there only."""
    with walk.writer.block("p"), walk.writer.format("small"):
        walk.content(element)


def table(walk: Walk, element: Element) -> None:
    """A table without a caption."""
    with walk.floating() as inside:
        _table(inside, element, None, ())


def _table(walk: Walk, element: Element, wrap: Element | None, without: tuple[Element, ...]) -> None:
    attributes = {"data-line": str(walk.writer.line)}
    strays: list[Element | str] = []
    with walk.writer.container("table", attributes | walk.place_of(element if wrap is None else wrap)):
        if wrap is not None:
            with walk.writer.container("caption"):
                captioned(walk, wrap, without)
        for group in element.findall("tgroup") or [element]:
            columns = {c.get("colname", ""): n for n, c in enumerate(group.findall("colspec"), 1)}
            for name, rows in _parts(group, strays):
                with walk.writer.container(name):
                    for row in rows:
                        _row(walk, row, name, columns, strays)
    # What stands between rows and cells is no part of a table; its words are.
    for stray in strays:
        with walk.writer.block("p"):
            if isinstance(stray, str):
                walk.writer.text(stray)
            else:
                walk.element(stray)


def _parts(group: Element, strays: list[Element | str]) -> Iterator[tuple[str, list[Element]]]:
    """The parts of a table with their rows; rows outside of any part are one of their own."""
    loose: list[Element] = []
    _texts(group, strays)
    for child in group:
        if child.tag in _ROWS:
            loose.append(child)
            continue
        if loose:
            yield "tbody", loose
            loose = []
        if child.tag in _PARTS:
            _texts(child, strays)
            strays += [inner for inner in child if inner.tag not in _ROWS | _SILENT]
            yield str(child.tag), [row for row in child if row.tag in _ROWS]
        elif child.tag not in _SILENT:
            strays.append(child)
    if loose:
        yield "tbody", loose


def _row(walk: Walk, row: Element, part: str, columns: dict[str, int], strays: list[Element | str]) -> None:
    _texts(row, strays)
    with walk.writer.container("tr"):
        for cell in row:
            if cell.tag in _CELLS:
                _cell(walk, cell, part, columns)
            else:
                strays.append(cell)


def _texts(holder: Element, strays: list[Element | str]) -> None:
    strays += [text for text in (holder.text, *(child.tail for child in holder)) if text and not is_blank(text)]


def _cell(walk: Walk, cell: Element, part: str, columns: dict[str, int]) -> None:
    is_head = cell.tag == "th" or (cell.tag == "entry" and part == "thead")
    # An empty cell heads nothing.
    name = "th" if is_head and (len(cell) or not is_blank(cell.text or "")) else "td"
    kept = {
        key: value for key in ("colspan", "rowspan") if _SPAN.fullmatch(value := cell.get(key, "")) and value != "1"
    }
    if _SPAN.fullmatch(more := cell.get("morerows", "")):
        kept["rowspan"] = str(int(more) + 1)
    first, last = columns.get(cell.get("namest", ""), 0), columns.get(cell.get("nameend", ""), 0)
    if 0 < first < last < 1000:
        kept["colspan"] = str(last - first + 1)
    if cell.get("scope") in ("row", "col", "rowgroup", "colgroup"):
        kept["scope"] = cell.get("scope", "")
    with walk.writer.container(name, kept | walk.place_of(cell)):
        walk.content(cell)
