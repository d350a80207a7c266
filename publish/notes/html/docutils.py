"""Footnotes of docutils and Sphinx: a.footnote-reference leads to an aside, a row, or a term with what follows it."""

from __future__ import annotations

from publish.notes.html.match import Match, ancestor, has_class, linked
from publish.vocabulary import Element

_LABELS = ("label", "backrefs", "fn-backref", "fn-bracket")


def _note(target: Element) -> Element | None:
    holder = ancestor(target, lambda e: e.tag in ("dt", "tr", "table") or has_class(e, "footnote"))
    if holder is None:
        return None
    if holder.tag == "dt":
        following = holder.getnext()
        return following if following is not None and following.tag == "dd" else None
    if holder.tag in ("tr", "table"):
        return next((cell for cell in holder.iter("td") if not has_class(cell, "label")), None)
    return holder


def find(root: Element) -> list[Match]:
    """The footnotes of docutils."""
    matches = linked(
        root,
        lambda link, target: has_class(link, "footnote-reference", "footnote_reference"),
        _note,
        lambda part: has_class(part, *_LABELS),
    )
    return [Match(m.references, m.note, (*m.labels, *_outside(m.note))) for m in matches]


def _outside(note: tuple[Element, ...]) -> tuple[Element, ...]:
    """The number of a note that stands before it and not in it."""
    before = note[0].getprevious() if note else None
    return (before,) if before is not None and (before.tag == "dt" or has_class(before, "label")) else ()
