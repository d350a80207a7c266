"""Footnotes that Markdown programs make: markdown-it (Ghost), goldmark (Hugo), kramdown, pandoc, GitHub …

fn1, fn:1, fn:name, user-content-fn-1 … for the note; fnref1, fnref:1, fnref1:1 … for its references.
"""

from __future__ import annotations

import re

from publish.notes.html.match import Match, ancestor, has_class, linked, names_of, target_of
from publish.vocabulary import Element

_NOTE = re.compile(r"(?:user-content-)?fn[:-]?(?!ref)[^\s]{1,80}")
_BACK = re.compile(r"(?:user-content-)?fnref[^\s]{1,80}")
_LISTS = ("footnotes", "footnotes-list", "footnote", "footnote-list")


def _is_reference(link: Element, target: str) -> bool:
    if not _NOTE.fullmatch(target):
        return False
    parent = link.getparent()
    names = [*names_of(link), *(names_of(parent) if parent is not None else ())]
    return (
        has_class(link, "footnote-ref", "footnote")
        or link.get("role") == "doc-noteref"
        or link.get("data-footnote-ref") is not None
        or (parent is not None and has_class(parent, "footnote-ref"))
        or any(_BACK.fullmatch(name) for name in names)
    )


def _is_note(element: Element) -> bool:
    return element.tag in ("li", "aside", "div", "p") and any(_NOTE.fullmatch(name) for name in names_of(element))


def _in_list(element: Element) -> bool:
    return any(has_class(above, *_LISTS) or above.get("role") == "doc-endnotes" for above in element.iterancestors())


def find(root: Element) -> list[Match]:
    """The footnotes of Markdown programs."""
    return linked(
        root,
        _is_reference,
        lambda target: ancestor(target, _is_note),
        lambda part: (
            part.tag == "a" and (_BACK.fullmatch(target_of(part)) is not None or part.get("role") == "doc-backlink")
        ),
        orphans=[item for item in root.iter("li") if _is_note(item) and _in_list(item)],
    )
