"""Footnotes of pulldown-cmark (mdBook, Zola) and of Wikidot: nothing, or a script, leads back from them."""

from __future__ import annotations

import re

from publish.notes.html.match import Match, ancestor, has_class, ids, linked, mark_around, names_of
from publish.vocabulary import Element

_WIKIDOT = re.compile(r"footnoteref-(\d{1,5})")


def find(root: Element) -> list[Match]:
    """The footnotes of these programs."""
    pulldown = linked(
        root,
        lambda link, target: ancestor(link, lambda e: has_class(e, "footnote-reference")) is not None,
        lambda target: ancestor(target, lambda e: has_class(e, "footnote-definition")),
        lambda part: has_class(part, "footnote-definition-label"),
    )
    return [*pulldown, *_wikidot(root)]


def _wikidot(root: Element) -> list[Match]:
    known = ids(root)
    matches: list[Match] = []
    for link in root.iter("a"):
        number = next((found[1] for name in names_of(link) if (found := _WIKIDOT.fullmatch(name))), None)
        note = known.get(f"footnote-{number}")
        if note is not None and has_class(note, "footnote-footer"):
            label = next(iter(note.iter("a")), None)
            labels = () if label is None or "footnoteref" not in label.get("onclick", "") else (label,)
            matches.append(Match((mark_around(link),), (note,), labels))
    return matches
