"""Notes that stand in the text as elements: <fn>Note</fn>, <fn value="5">Note</fn>; <footnotes data-text="…">."""

from __future__ import annotations

from lxml import etree

from publish.notes.html.match import Match, text_of
from publish.vocabulary import Element


def find(root: Element) -> list[Match]:
    """The notes of Drupal's modules; an empty one with a value that was there before refers to that note again."""
    matches: list[Match] = []
    by_value: dict[str, int] = {}
    for element in root.iter("fn", "footnotes"):
        value = element.get("value") or element.get("data-value") or ""
        stated = element.get("data-text")
        if not text_of(element) and not stated:
            if value in by_value:
                earlier = matches[by_value[value]]
                matches[by_value[value]] = Match((*earlier.references, element), earlier.note)
            elif value:
                matches.append(Match((element,), ()))
            continue
        if value:
            by_value.setdefault(value, len(matches))
        # The element stands for the mark; its content goes into a block that nothing else holds.
        note = etree.Element("div")
        note.text = stated if not text_of(element) else element.text
        for child in list(element):
            note.append(child)
        element.text = None
        note.set("data-line", str(element.sourceline or 1))
        matches.append(Match((element,), (note,)))
    return matches
