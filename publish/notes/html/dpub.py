"""Notes by their roles: epub:type="noteref" or role="doc-noteref" leads to an endnote, a footnote, a rearnote."""

from __future__ import annotations

from publish.notes.html.match import Match, block_of, linked, text_of
from publish.vocabulary import Element

_NOTES = frozenset("endnote footnote rearnote note doc-endnote doc-footnote".split())
_BACK = frozenset("backlink referrer doc-backlink".split())


def roles(element: Element) -> set[str]:
    """The epub:types and roles of an element."""
    said = (element.get("epub:type"), element.get("epub_type"), element.get("role"), element.get("data-type"))
    return {role for value in said if value for role in value.split()}


def find(root: Element) -> list[Match]:
    """The notes that are marked as notes."""
    return linked(
        root,
        lambda link, target: bool(roles(link) & {"noteref", "doc-noteref"}),
        block_of,
        lambda part: part.tag == "a" and bool(roles(part) & _BACK),
        orphans=[e for e in root.iter("li", "aside", "div", "p") if roles(e) & _NOTES and text_of(e)],
    )
