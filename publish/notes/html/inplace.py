"""Notes that pages show beside or over their marks: LaTeXML's, those of Tufte CSS, HTMLBook's.

LaTeXML     span.ltx_note with span.ltx_note_content in it
Tufte CSS   label and input.margin-toggle, then span.sidenote or span.marginnote
HTMLBook    span data-type="footnote", and a data-type="footnoteref" for the same note again
"""

from __future__ import annotations

from publish.notes.html.match import Match, has_class, labels_in, target_of, text_of
from publish.vocabulary import Element

_LATEX = ("ltx_role_footnote", "ltx_role_endnote", "ltx_role_margin")


def find(root: Element) -> list[Match]:
    """The notes that stand in their places."""
    again: dict[str, list[Element]] = {}
    for link in root.iter("a"):
        if link.get("data-type") == "footnoteref":
            again.setdefault(target_of(link), []).append(link)
    matches: list[Match] = []
    for element in root.iter("span", "small", "aside", "div"):
        if has_class(element, *_LATEX):
            note = next((e for e in element.iter("span") if has_class(e, "ltx_note_content")), element)
            labels = labels_in((note,), lambda part: has_class(part, "ltx_note_mark", "ltx_tag_note", "ltx_note_type"))
            matches.append(Match((element,), (note,), labels))
        elif has_class(element, "sidenote", "marginnote") and text_of(element) and (toggle := _toggle(element)):
            matches.append(Match((element,), (element,), toggle))
        elif element.get("data-type") == "footnote" and element.tag == "span" and text_of(element):
            matches.append(Match((element, *again.get(element.get("id", ""), ())), (element,)))
    return matches


def _toggle(note: Element) -> tuple[Element, ...]:
    """The label and the box by which a note of the margin is shown; none: it is something else."""
    box = note.getprevious()
    label = None if box is None else box.getprevious()
    if box is None or label is None or box.tag != "input" or not has_class(label, "margin-toggle"):
        return ()
    return (label, box)
