"""Lists and their items: the numbers that they have, lists that stand in lists."""

from __future__ import annotations

import re

from lxml import etree

from publish.readers.html.walk import Walk
from publish.vocabulary import Element

_NUMBER = re.compile(r"-?\d{1,6}")


def itemised(walk: Walk, element: Element) -> None:
    """A list, with the number that it begins with and the form of its numbers."""
    kept = {name: value for name in ("start", "type", "reversed") if (value := element.get(name)) is not None}
    if not _NUMBER.fullmatch(kept.get("start", "1")):
        del kept["start"]
    if kept.get("type", "1") not in ("1", "a", "A", "i", "I"):
        del kept["type"]
    walk.writer.close()
    top = walk.writer.top()
    # A list that stands directly in a list belongs to the item before it.
    inside = top[-1] if top.tag in ("ul", "ol") and len(top) else None
    with walk.writer.container(str(element.tag), {"data-line": str(walk.writer.line), **kept}) as made:
        walk.content(element)
    if inside is not None:
        inside.append(made)
    if element.tag == "ol":
        _start_anew(made)


def _start_anew(numbered: Element) -> None:
    """A number that an item has by itself begins a list of its own, because the vocabulary has no such numbers."""
    if "reversed" in numbered.attrib:
        return
    number = int(numbered.get("start", "1"))
    current = numbered
    for item in list(numbered):
        stated = int(item.attrib.pop("value", number))
        if stated != number and item.getprevious() is None:
            current.set("start", str(stated))
        elif stated != number:
            rest = etree.Element("ol", {**{str(k): str(v) for k, v in current.attrib.items()}, "start": str(stated)})
            current.addnext(rest)
            current = rest
        if current is not numbered:
            current.append(item)
        number = stated + 1


def item(walk: Walk, element: Element) -> None:
    """An item of a list; a paragraph where it stands in none."""
    walk.writer.close()
    if walk.writer.top().tag not in ("ul", "ol"):
        with walk.writer.block("p"):
            walk.content(element)
        return
    value = element.get("value", "")
    with walk.writer.container("li", {"value": value} if _NUMBER.fullmatch(value) else None):
        walk.handlers[""](walk, element)
