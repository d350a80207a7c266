"""Easy Footnotes for WordPress, as a page shows it: #easy-footnote-bottom-3-10001, the third note of post 10001."""

from __future__ import annotations

import re

from publish.notes.html.match import Match, ancestor, has_class, linked, target_of
from publish.vocabulary import Element

_NOTE = re.compile(r"easy-footnote-bottom-\d+(-\d+)?")
_BACK = re.compile(r"easy-footnote-\d+(-\d+)?")


def find(root: Element) -> list[Match]:
    """The notes of Easy Footnotes."""
    return linked(
        root,
        lambda link, target: bool(_NOTE.fullmatch(target)),
        lambda target: ancestor(target, lambda e: e.tag == "li"),
        lambda part: part.tag == "a" and bool(_BACK.fullmatch(target_of(part))),
        orphans=[item for item in root.iter("li") if has_class(item, "easy-footnote-single")],
    )
