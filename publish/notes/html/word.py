"""Notes of Word: _ftn1 and _ftnref1, _edn1 and _ednref1; saved by Word, or pasted, with or without the links.

A web editor may strip the href and leave <a name="_ftnref1"></a>[1]; so numbers are matched, and where pieces of
several documents were put together, the first 1
belongs to the first 1.
"""

from __future__ import annotations

import re

from lxml import etree

from publish.notes.html.match import (
    Match,
    ancestor,
    block_of,
    mark_around,
    names_of,
    target_of,
    text_of,
    with_followers,
    within,
)
from publish.vocabulary import Element

_NOTE = re.compile(r"_(ftn|edn)(\w{1,8})")
_REFERENCE = re.compile(r"_(ftn|edn)ref(\w{1,8})")
_DIV = re.compile(r"(ftn|edn)\w{1,8}")
_LOOSE = re.compile(r"\s*\[?\w{1,8}\]")

_Key = tuple[str, str]


def find(root: Element) -> list[Match]:
    """The footnotes and endnotes of Word."""
    references: dict[_Key, list[Element]] = {}
    starts: dict[_Key, list[Element]] = {}
    for link in root.iter("a"):
        target = target_of(link)
        names = names_of(link)
        if key := _key(_REFERENCE, target) or _first(_NOTE, names):
            starts.setdefault(key, []).append(link)
        elif key := _key(_NOTE, target) or _first(_REFERENCE, names):
            references.setdefault(key, []).append(link)
    blocks = {_block(link) for links in starts.values() for link in links}
    matches: list[Match] = []
    for key in dict.fromkeys([*references, *starts]):
        marks = references.get(key, [])
        notes = _one_a_block(starts.get(key, []))
        # As many notes of this number as references: each has its own.
        groups = [[mark] for mark in marks] if len(notes) == len(marks) > 1 else [marks]
        for number, group in enumerate(groups):
            own = notes[number] if number < len(notes) else None
            note: tuple[Element, ...] = () if own is None else with_followers(_block(own), blocks)
            inside = [mark for mark in group if not within(mark, note)]
            labels = () if own is None else tuple(_mark(part) for part in starts[key] if within(part, note))
            if inside or note:
                matches.append(Match(tuple(_mark(mark) for mark in inside), note, labels))
        matches += [Match((), with_followers(_block(rest), blocks), (_mark(rest),)) for rest in notes[len(groups) :]]
    return matches


def _key(pattern: re.Pattern[str], name: str) -> _Key | None:
    found = pattern.fullmatch(name)
    return (found[1], found[2]) if found and not (pattern is _NOTE and found[2].startswith("ref")) else None


def _first(pattern: re.Pattern[str], names: tuple[str, ...]) -> _Key | None:
    return next((key for name in names if (key := _key(pattern, name))), None)


def _block(link: Element) -> Element:
    def is_note(element: Element) -> bool:
        style = element.get("style", "").replace(" ", "").lower()
        own = "mso-element:footnote" in style or "mso-element:endnote" in style
        return element.tag == "div" and "-list" not in style and (own or bool(_DIV.fullmatch(element.get("id", ""))))

    found = ancestor(link, is_note)
    return found if found is not None else block_of(link)


def _one_a_block(links: list[Element]) -> list[Element]:
    found: dict[Element, Element] = {}
    for link in links:
        found.setdefault(_block(link), link)
    return list(found.values())


def _mark(link: Element) -> Element:
    """The element that shows the number; where it stands bare behind the anchor, it is put into it."""
    if not text_of(link) and (loose := _LOOSE.match(link.tail or "")):
        bare = etree.Element("span")
        bare.text = loose[0]
        link.tail, rest = None, (link.tail or "")[loose.end() :]
        link.append(bare)
        link.tail = rest
    elif not text_of(link) and not link.tail and (after := link.getnext()) is not None and _is_number(after):
        tail, after.tail = after.tail, None
        link.append(after)
        link.tail = tail
    return mark_around(link)


def _is_number(element: Element) -> bool:
    return element.tag in ("sup", "span") and bool(re.fullmatch(r"\[?\w{1,8}\]?", text_of(element)))
