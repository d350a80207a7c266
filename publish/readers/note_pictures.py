"""Notes and the text that refers to them in, their pictures in the text out: a list of notes shows none."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from publish.messages import Report
from publish.vocabulary import Element, is_noteref, line_of, remove


def move_pictures(notes: Iterable[tuple[str, Element]], body: Element, source: str, report: Report) -> None:
    """Put the pictures of notes, given by key, behind the block that refers to them first, or else at the end."""
    blocks: dict[str, Element] | None = None
    for key, note in notes:
        figures = [_figure(image) for image in list(note.iter("img"))]
        if not figures:
            continue
        blocks = blocks if blocks is not None else _blocks_by_key(body)
        block = blocks.get(key)
        for figure in reversed([figure for figure in figures if figure is not None]):
            if block is None:
                body.append(figure)
            else:
                if block.get("data-line"):
                    figure.set("data-line", str(line_of(block)))
                block.addnext(figure)
        report.say("picture-in-note", file=source, line=line_of(block) if block is not None else 1)


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


def _blocks_by_key(body: Element) -> dict[str, Element]:
    """The outermost block that refers first to each note."""
    found: dict[str, Element] = {}
    for block in body:
        for mark in block.iter("a"):
            if is_noteref(mark):
                found.setdefault(str(mark.get("href", "")).removeprefix("#note-"), block)
    return found
