"""Notes and the text that refers to them in, the notes that hold text out: their pictures stand in the text.

A list of notes shows no pictures, and of a note without words the mark goes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from publish.messages import Report
from publish.text import is_blank
from publish.vocabulary import Element, is_noteref, line_of, plain, remove, serialise


def settle_notes(
    notes: Mapping[str, Element], texts: Sequence[Element], names: Mapping[str, str], source: str, report: Report
) -> dict[str, Element]:
    """The notes, given by key, that hold words; pictures and marks are moved and taken out in place.

    `texts` are the body and whatever else may refer to notes; `names` say which note is meant, for messages.
    """
    blocks = _blocks_by_key(texts[0])
    for key, note in notes.items():
        _move_pictures(note, blocks.get(key), texts[0], source, report)
    empty = {key for key, note in notes.items() if is_blank(plain(serialise(note)))}
    for key in (key for key in notes if key in empty):
        line = line_of(blocks[key]) if key in blocks else None
        report.say("note-empty", file=source, line=line, tag=f"({names.get(key, key)})")
    for mark in [mark for text in texts for mark in text.iter("a") if is_noteref(mark)] if empty else ():
        if str(mark.get("href", "")).removeprefix("#note-") in empty:
            remove(mark)
    return {key: note for key, note in notes.items() if key not in empty}


def _blocks_by_key(body: Element) -> dict[str, Element]:
    """The outermost block that refers first to each note."""
    found: dict[str, Element] = {}
    for block in body:
        for mark in block.iter("a"):
            if is_noteref(mark):
                found.setdefault(str(mark.get("href", "")).removeprefix("#note-"), block)
    return found


def _move_pictures(note: Element, block: Element | None, body: Element, source: str, report: Report) -> None:
    """Put the pictures of a note behind the block that refers to it first, or else at the end of the text."""
    figures = [figure for image in list(note.iter("img")) if (figure := _figure(image)) is not None]
    for figure in reversed(figures):
        if block is None:
            body.append(figure)
        else:
            if block.get("data-line"):
                figure.set("data-line", str(line_of(block)))
            block.addnext(figure)
    if figures:
        report.say("picture-in-note", file=source, line=line_of(block) if block is not None else None)


def _figure(image: Element) -> Element | None:
    """The figure of an image, taken out with its caption, or one made for it; None where it went with another image."""
    figure = next(image.iterancestors("figure"), None)
    if figure is None:
        remove(image)
        figure = etree.Element("figure")
        figure.append(image)
        return figure
    if figure.getparent() is None:
        return None
    remove(figure)
    return figure
