"""Elements that stand for themselves: sections, paragraphs, lists, quotes, boxes, verse, code."""

from __future__ import annotations

import re

from publish.readers.jats.names import flat
from publish.readers.jats.walk import Walk
from publish.text import is_blank
from publish.vocabulary import Element

_ORDERED = {"order": "1", "alpha-lower": "a", "alpha-upper": "A", "roman-lower": "i", "roman-upper": "I"}
_NUMBER = re.compile(r"[\[(]?(\d{1,6})[\])]?[.:)]?")


def section(walk: Walk, element: Element) -> None:
    """Label and title as a heading, then the content one level lower."""
    walk.writer.close()
    taken = [child for child in (element.find("label"), element.find("title")) if child is not None]
    heading(walk, taken)
    walk.depth += bool(taken)
    walk.content(element, taken)
    walk.writer.close()
    walk.depth -= bool(taken)


def heading(walk: Walk, parts: list[Element]) -> None:
    """A heading of these parts; in a note it is a paragraph."""
    kind = "p" if walk.in_note else f"h{min(6, walk.depth)}"
    with walk.writer.block(kind):
        for part in parts:
            if part.sourceline:
                walk.writer.line = part.sourceline
            walk.content(part)
            walk.writer.text(" ")


def part(walk: Walk, element: Element) -> None:
    """An element that only holds others."""
    with walk.writer.block("p"):
        walk.content(element)


def title(walk: Walk, element: Element) -> None:
    """The title of something that is no section: a paragraph in bold."""
    with walk.writer.block("p"), walk.writer.format("strong"):
        walk.content(element)


def quote(walk: Walk, element: Element) -> None:
    """A quotation."""
    with walk.writer.container("blockquote", {"data-line": str(walk.writer.line), **walk.place_of(element)}):
        walk.content(element)


def box(walk: Walk, element: Element) -> None:
    """A box: set in like a quotation, but for one with sections, whose headings set it apart."""
    if next(element.iter("sec"), None) is not None:
        walk.writer.close()
        if place := walk.place_of(element):
            walk.writer.anchor(place["id"])
        part(walk, element)
        return
    with (
        walk.floating() as inside,
        inside.writer.container("blockquote", {"data-line": str(walk.writer.line), **walk.place_of(element)}),
    ):
        captioned(inside, element)


def captioned(walk: Walk, element: Element, without: tuple[Element, ...] = ()) -> None:
    """Label, title and first paragraph of a caption in one, as journals print them; then all the rest."""
    label, caption = element.find("label"), element.find("caption")
    top = caption if caption is not None else element
    name = top.find("title")
    paragraphs = [child for child in top if child is not name and child is not label and isinstance(child.tag, str)]
    first = paragraphs[0] if caption is not None and paragraphs and paragraphs[0].tag == "p" else None
    with walk.writer.block("p"):
        with walk.writer.format("strong"):
            if label is not None:
                walk.content(label)
                follows = name is not None or first is not None
                walk.join("." if follows and flat(label)[-1:].isalnum() else "")
            if name is not None:
                walk.writer.text(" ")
                walk.content(name)
        if first is not None:
            walk.writer.text(" ")
            walk.content(first)
    if caption is not None:
        walk.content(caption, [child for child in (name, first) if child is not None])
    walk.content(element, [child for child in (label, caption, name, *without) if child is not None])


def statement(walk: Walk, element: Element) -> None:
    """A theorem, a definition, an example: its label and title in bold before its text."""
    with walk.writer.block("p"):
        captioned(walk, element)


def speech(walk: Walk, element: Element) -> None:
    """What somebody says, after the speaker's name."""
    speaker, first = element.find("speaker"), element.find("p")
    with walk.writer.block("p"):
        if speaker is not None:
            with walk.writer.format("strong"):
                walk.content(speaker)
            walk.writer.text(" ")
        if first is not None:
            walk.content(first)
    walk.content(element, [child for child in (speaker, first) if child is not None])


def verse(walk: Walk, element: Element) -> None:
    """Lines of verse as a paragraph that keeps its line ends."""
    with walk.writer.block("p"):
        for child in element:
            if child.tag == "verse-line":
                walk.content(child)
                walk.writer.br()
            elif isinstance(child.tag, str):
                walk.element(child)


def listed(walk: Walk, element: Element) -> None:
    """A list; where its items bear labels that no numbering makes, these stand before the text."""
    items = element.findall("list-item")
    before = [child for child in (element.find("label"), element.find("title")) if child is not None]
    if before:
        with walk.writer.block("p"), walk.writer.format("strong"):
            for child in before:
                walk.content(child)
                walk.writer.text(" ")
    kind = _ORDERED.get(element.get("list-type", ""))
    labels = [item.find("label") for item in items]
    start = walk.shared.lists.get(element.get("continued-from", ""), 1)
    numbers = ascending(labels)
    if numbers:
        kind, start = "1", numbers
    drop = bool(numbers) or (kind is None and all(flat(label) in "•●○◦▪–-*" for label in labels))
    if not drop and any(not is_blank(flat(label)) for label in labels):
        kind = None
    if kind:
        walk.shared.lists[element.get("id", "")] = start + len(items)
    attributes = {"data-line": str(walk.writer.line), **walk.place_of(element)}
    attributes |= {"start": str(start)} if kind and start != 1 else {}
    attributes |= {"type": kind} if kind and kind != "1" else {}
    with walk.writer.container("ol" if kind else "ul", attributes):
        for item in items:
            with walk.writer.container("li", {"data-line": str(item.sourceline or 1), **walk.place_of(item)}):
                own = item.find("label")
                dropped = [own] if own is not None and drop else []
                _item(walk, item, dropped)
    walk.content(element, [*items, *before])


def _item(walk: Walk, item: Element, without: list[Element]) -> None:
    label, first = item.find("label"), item.find("p")
    if label is None or without or first is None:
        walk.content(item, without)
        return
    with walk.writer.block("p"):
        walk.content(label)
        walk.writer.text(" ")
        walk.content(first)
    walk.content(item, [label, first])


def ascending(labels: list[Element | None]) -> int:
    """The first of labels that are numbers going up by one; 0 where they aren't."""
    found = [_NUMBER.fullmatch(flat(label)) for label in labels]
    numbers = [int(match[1]) for match in found if match]
    if not numbers or len(numbers) < len(labels) or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return 0
    return numbers[0]


def definitions(walk: Walk, element: Element) -> None:
    """A list of terms: each term in bold, its definition under it."""
    with walk.writer.block("p"):
        for child in element:
            if child.tag in ("def-item", "def-list"):
                for inner in child if child.tag == "def-item" else [child]:
                    walk.element(inner)
            else:
                title(walk, child)


def verbatim(walk: Walk, element: Element) -> None:
    """Text whose spaces and line ends count; in a line of text, a word of code."""
    if element.tag == "code" and "\n" not in (element.text or "") and _in_sentence(element):
        with walk.writer.format("code"):
            walk.content(element)
        return
    with walk.writer.block("pre"):
        walk.content(element)


def _in_sentence(element: Element) -> bool:
    parent, before = element.getparent(), element.getprevious()
    if parent is None or parent.tag not in ("p", "title", "td", "th"):
        return False
    return not is_blank(element.tail or "") or not is_blank((parent.text if before is None else before.tail) or "")


def rule(walk: Walk, element: Element) -> None:
    """A line between two parts."""
    with walk.writer.container("hr", {"data-line": str(walk.writer.line)}):
        pass
    part(walk, element)
