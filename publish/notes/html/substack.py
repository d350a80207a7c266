"""Footnotes of Substack: a.footnote-anchor leads to the number of a div.footnote; each note is a div of its own."""

from __future__ import annotations

import re

from publish.notes.html.match import Match, ancestor, has_class, linked, target_of
from publish.vocabulary import Element

_NOTE = re.compile(r"footnote-\d+(?:-\d+)?")


def _is_note(element: Element) -> bool:
    return element.tag == "div" and (
        has_class(element, "footnote") or element.get("data-component-name") == "FootnoteToDOM"
    )


def find(root: Element) -> list[Match]:
    """The footnotes of Substack."""
    return linked(
        root,
        lambda link, target: (
            bool(_NOTE.fullmatch(target))
            and (has_class(link, "footnote-anchor") or link.get("data-component-name") == "FootnoteAnchorToDOM")
        ),
        lambda target: ancestor(target, _is_note),
        lambda part: (
            part.tag == "a" and (has_class(part, "footnote-number") or target_of(part).startswith("footnote-anchor"))
        ),
        orphans=[
            div
            for div in root.iter("div")
            if _is_note(div) and any(has_class(a, "footnote-number") for a in div.iter("a"))
        ],
    )
