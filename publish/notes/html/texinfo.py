"""Footnotes of Texinfo: a heading with the number, the text under it up to the next heading."""

from __future__ import annotations

import re

from publish.notes.html.match import Match, has_class, ids, mark_around, target_of
from publish.vocabulary import Element

_NOTE = re.compile(r"FOOT\d+(?:_\d+)?")


def find(root: Element) -> list[Match]:
    """The footnotes of Texinfo."""
    known = ids(root)
    found: dict[Element, list[Element]] = {}
    for link in root.iter("a"):
        target = target_of(link)
        heading = known[target].getparent() if _NOTE.fullmatch(target) and target in known else None
        if heading is not None and has_class(heading, "footnote-body-heading"):
            found.setdefault(heading, []).append(mark_around(link))
    return [Match(tuple(marks), _under(heading), (heading,)) for heading, marks in found.items()]


def _under(heading: Element) -> tuple[Element, ...]:
    under: list[Element] = []
    following = heading.getnext()
    while following is not None and following.tag not in ("h1", "h2", "h3", "h4", "h5", "h6", "hr"):
        under.append(following)
        following = following.getnext()
    return tuple(under)
