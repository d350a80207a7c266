"""The footnotes block of WordPress: <sup data-fn="UUID"><a href="#UUID"> and a list, or stated notes."""

from __future__ import annotations

from publish.notes.html.match import Match, has_class, labels_in, target_of
from publish.vocabulary import Element


def find(root: Element) -> list[Match]:
    """The notes of the footnotes block; stated notes are elements <li id="UUID"> in the tree by now."""
    references: dict[str, list[Element]] = {}
    for mark in root.iter("sup"):
        if key := mark.get("data-fn"):
            references.setdefault(key, []).append(mark)
    items = {
        str(item.get("id")): item
        for notes in root.iter("ol")
        if has_class(notes, "wp-block-footnotes")
        for item in notes.iter("li")
        if item.get("id")
    }
    matches = []
    for key in dict.fromkeys([*references, *items]):
        note = (items[key],) if key in items else ()
        labels = labels_in(note, lambda part, key=key: part.tag == "a" and target_of(part).startswith(f"{key}-link"))  # type: ignore[misc]
        matches.append(Match(tuple(references.get(key, ())), note, labels))
    return matches
