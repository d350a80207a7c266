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
    found: dict[Element, list[tuple[Element, set[str]]]] = {}
    for link in root.iter("a"):
        target = known.get(target_of(link)) if link.get("href") else None
        if target is None or not is_mark(text_of(link)) or order[target] < order[link]:
            continue
        block = block_of(target)
        if block.tag not in _NOTE_BLOCKS or block in link.iterancestors():
            continue
        names = _names_around(link)
        if any(target_of(back) in names for back in block.iter("a") if back.get("href")):
            found.setdefault(block, []).append((link, names))
    starts = set(found)
    matches = []
    for block, links in found.items():
        back = {name for _, names in links for name in names}
        note = with_followers(block, starts)
        labels = labels_in(
            note,
            lambda part, back=back: part.tag == "a" and target_of(part) in back and _is_label(part),  # type: ignore[misc]
        )
        matches.append(Match(tuple(mark_around(link) for link, _ in links), note, labels))
    return matches


def _is_label(link: Element) -> bool:
    text = text_of(link)
    return is_mark(text) or is_arrow(text) or len(text) < 30


def _names_around(link: Element) -> set[str]:
    """The ids by which a link can be reached: its own, of what is in it, and of what holds nothing else."""
    outer = mark_around(link)
    names = {name for element in outer.iter(etree.Element) for name in names_of(element)}
    before = outer.getprevious()
    if before is not None and not (before.tail or "").strip() and not text_of(before):
        names |= set(names_of(before))
    return names
