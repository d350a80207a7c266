"""Lists of notes made by hand: <sup>1</sup> or [1] in the text, “1. …” after a heading “Notes” or a rule.

Taken only where both sides are the same numbers from 1, each once, in ascending order; else everything stays as it is.
"""

from __future__ import annotations

import re

from lxml import etree

from publish.notes.html.match import Match, text_of, within
from publish.vocabulary import Element

_HEADING = re.compile(r"(?:foot\s*notes?|end\s*notes?|notes?|references?|sources?)\s*:?", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)])\s+")
_NUMBER = re.compile(r"[\[(]?(\d{1,4})[\])]?")
_LISTS = 20
"""Lists that are tried, from the last one on."""
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def find(root: Element) -> list[Match]:
    """The notes of the last list that fits."""
    lists = 0
    for start in reversed([e for e in root.iter("hr", "p", "h1", "h2", "h3", "h4", "h5", "h6") if _begins(e)]):
        items = _items(start)
        if not items:
            continue
        lists += 1
        if lists > _LISTS:
            break
        region = tuple(note for note, _ in items)
        marks = [e for e in root.iter("sup") if _NUMBER.fullmatch(_digits(e)) and not within(e, region)]
        before = [e for e in marks if not next(e.iter("a"), None) is not None]
        numbers = [int(found[1]) for e in before if (found := _NUMBER.fullmatch(_digits(e)))]
        if numbers == list(range(1, len(items) + 1)):
            return [
                Match((mark,), (note,), () if label is None else (label,))
                for mark, (note, label) in zip(before, items, strict=True)
            ]
    return []


def _begins(element: Element) -> bool:
    return element.tag == "hr" or bool(_HEADING.fullmatch(text_of(element)))


def _digits(element: Element) -> str:
    return text_of(element).translate(_SUPERSCRIPTS)


def _items(start: Element) -> list[tuple[Element, Element | None]]:
    """The numbered blocks after a heading with their numbers as elements; an ordered list numbers by itself."""
    following = start.getnext()
    if following is not None and following.tag == "ol" and following.get("start", "1") == "1":
        return [(item, None) for item in following if item.tag == "li"]
    items: list[tuple[Element, Element | None]] = []
    while following is not None and following.tag == "p":
        number = _numbered(following)
        if number is None or number[0] != len(items) + 1:
            break
        items.append((following, number[1]))
        following = following.getnext()
    # A label is made of bare text only when the list is known to be one.
    return [(note, _label(note) if label is None else label) for note, label in items]


def _numbered(paragraph: Element) -> tuple[int, Element | None] | None:
    """The number with which a paragraph begins, and the element that holds it, if one does."""
    if found := _ITEM.match(paragraph.text or ""):
        return int(found[1] or found[2] or found[3]), None
    first = next(iter(paragraph), None)
    if first is None or first.tag != "sup" or (paragraph.text or "").strip():
        return None
    found = _NUMBER.fullmatch(_digits(first))
    return (int(found[1]), first) if found else None


def _label(paragraph: Element) -> Element:
    """A copy of a number as an element of its own, so that it can be taken out."""
    text = paragraph.text or ""
    found = _ITEM.match(text)
    label = etree.Element("span")
    if found:
        paragraph.text = None
        label.text, label.tail = found[0].strip(), text[found.end() :]
        paragraph.insert(0, label)
    return label
