"""Footnotes of Google Docs: #ftnt1 and #ftnt_ref1, the ids on the links or on what is around them."""

from __future__ import annotations

import re

from publish.notes.html.match import Match, block_of, linked, target_of
from publish.vocabulary import Element

_NOTE = re.compile(r"ftnt\d+")
_BACK = re.compile(r"ftnt_ref\d+")


def _block(target: Element) -> Element:
    block = block_of(target)
    parent = block.getparent()
    if block.tag == "p" and parent is not None and parent.tag == "div":
        others = [a for a in parent.iter("a") if _BACK.fullmatch(target_of(a))]
        first = next(iter(parent), None)
        if len(others) == 1 and first is block and not any(_NOTE.fullmatch(target_of(a)) for a in parent.iter("a")):
            return parent
    return block


def find(root: Element) -> list[Match]:
    """The footnotes of Google Docs."""
    return linked(
        root,
        lambda link, target: bool(_NOTE.fullmatch(target)),
        _block,
        lambda part: part.tag == "a" and bool(_BACK.fullmatch(target_of(part))),
    )
