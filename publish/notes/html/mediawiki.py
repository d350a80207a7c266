"""References of MediaWiki: cite_ref-x_1-0 and cite_note-x-1; a note may be referred to many times."""

from __future__ import annotations

from publish.notes.html.match import Match, ancestor, has_class, linked, names_of, target_of
from publish.vocabulary import Element


def _is_note(element: Element) -> bool:
    return element.tag == "li" and any(name.startswith("cite_note") for name in names_of(element))


def _is_label(part: Element) -> bool:
    if has_class(part, "mw-cite-backlink", "cite-accessibility-label"):
        return True
    return part.tag == "a" and target_of(part).startswith("cite_ref")


def find(root: Element) -> list[Match]:
    """The references of a page of MediaWiki."""
    return linked(
        root,
        lambda link, target: target.startswith("cite_note"),
        lambda target: ancestor(target, _is_note),
        _is_label,
        orphans=[item for item in root.iter("li") if _is_note(item)],
    )
