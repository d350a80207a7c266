"""Notes of LibreOffice's HTML: #sdfootnote1sym and #sdfootnote1anc, the same with sdendnote."""

from __future__ import annotations

import re

from publish.notes.html.match import Match, ancestor, block_of, has_class, linked, target_of
from publish.vocabulary import Element

_NOTE = re.compile(r"sd(?:footnote|endnote)\d+sym")
_BACK = re.compile(r"sd(?:footnote|endnote)\d+anc")
_DIV = re.compile(r"sd(?:footnote|endnote)\d+")


def _block(target: Element) -> Element:
    found = ancestor(target, lambda e: e.tag == "div" and bool(_DIV.fullmatch(e.get("id", ""))))
    return found if found is not None else block_of(target)


def find(root: Element) -> list[Match]:
    """The footnotes and endnotes of LibreOffice."""
    return linked(
        root,
        lambda link, target: bool(_NOTE.fullmatch(target)),
        _block,
        lambda part: part.tag == "a" and bool(_BACK.fullmatch(target_of(part)) or has_class(part, "sdfootnotesym")),
        orphans=[div for div in root.iter("div") if _DIV.fullmatch(div.get("id", ""))],
    )
