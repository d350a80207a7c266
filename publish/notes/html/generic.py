"""Any links that lead to and fro: a mark leads to an element further down, and a link in it leads back to the mark.

Both ways are needed: a list of contents leads to headings that don't lead back, and “back to top” leads to no mark.
"""

from __future__ import annotations

from lxml import etree

from publish.notes.html.match import (
    Match,
    block_of,
    is_arrow,
    is_mark,
    labels_in,
    mark_around,
    names_around,
    names_of,
    target_of,
    text_of,
    with_followers,
)
from publish.vocabulary import Element

_NOTE_BLOCKS = frozenset({"li", "p", "dd", "div", "aside", "td"})


def find(root: Element) -> list[Match]:
    """The notes whose links lead both ways."""
    order = {element: number for number, element in enumerate(root.iter(etree.Element))}
    known: dict[str, Element] = {}
    for element in order:
        for name in names_of(element):
            known.setdefault(name, element)
    marks: dict[Element, list[Element]] = {}
    back: dict[Element, set[str]] = {}
    targets: dict[Element, set[str]] = {}
    for link in root.iter("a"):
        target = known.get(target_of(link)) if link.get("href") else None
        if target is None or not is_mark(text_of(link)) or order[target] < order[link]:
            continue
        block = block_of(target)
        if block.tag not in _NOTE_BLOCKS or block in link.iterancestors():
            continue
        names = names_around(link)
        marks.setdefault(block, []).append(link)
        if block not in targets:
            targets[block] = {target_of(link) for link in block.iter("a") if link.get("href")}
        if not names.isdisjoint(targets[block]):
            back.setdefault(block, set()).update(names)
    starts = set(back)
    matches = []
    # A note whose first reference is led back to may have others that aren't.
    for block, names in back.items():
        note = with_followers(block, starts)
        labels = labels_in(
            note,
            lambda part, names=names: part.tag == "a" and target_of(part) in names and _is_label(part),  # type: ignore[misc]
        )
        matches.append(Match(tuple(mark_around(link) for link in marks[block]), note, labels))
    return matches


def _is_label(link: Element) -> bool:
    text = text_of(link)
    return is_mark(text) or is_arrow(text) or len(text) < 30
