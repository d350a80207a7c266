"""Figures and tables that a file keeps at its end: each is put after the paragraph that refers to it first."""

from __future__ import annotations

from publish.vocabulary import Element

_SENTENCES = ("p", "disp-quote", "list", "def-list", "boxed-text", "table-wrap")
_TEXTS = frozenset({"body", "sec"})


def place_floats(root: Element) -> None:
    """Move what stands in floats-group to its place, in the tree; what nothing refers to stays at the end."""
    groups = [child for child in root if child.tag in ("floats-group", "floats-wrap")]
    floats = {e.get("id"): e for group in groups for e in group if e.get("id")}
    body = root.find("body")
    if not floats or body is None:
        return
    after: dict[Element, Element] = {}
    for reference in body.iter("xref"):
        for name in reference.get("rid", "").split():
            block = _block(reference) if name in floats else None
            if block is not None:
                place = after.get(block, block)
                moved = floats.pop(name)
                moved.tail = None
                tail, place.tail = place.tail, None
                place.addnext(moved)
                moved.tail = tail
                after[block] = moved


def _block(reference: Element) -> Element | None:
    """The outermost paragraph, list or the like around a reference, directly in a section."""
    for outer in reference.iterancestors(*_SENTENCES):
        parent = outer.getparent()
        if parent is not None and parent.tag in _TEXTS:
            return outer
    return None
