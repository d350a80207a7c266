"""The names of OOXML that several steps need, what a reading finds on its way, and small changes to trees."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from publish.model import PictureFile
from publish.vocabulary import Element, unwrap

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741

MARK = "publish."
"""Begins the name of a bookmark that stands for something else: mammoth carries bookmarks to their place."""


@dataclass(slots=True)
class Found:
    """What is found while reading, for the messages at the end; the only thing here that changes."""

    insertions: int = 0
    deletions: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    """What has been left out, in words for people."""
    kept: Counter[str] = field(default_factory=Counter)
    """What has been kept without its form, in words for people."""
    hidden: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    external: list[str] = field(default_factory=list)
    styles: Counter[str] = field(default_factory=Counter)
    remarks: Counter[str] = field(default_factory=Counter)
    """What mammoth has said, with counts."""
    custom_marks: dict[str, str] = field(default_factory=dict)
    """The name of the mark of a note → the sign that its author has chosen for it."""
    pictures: list[PictureFile] = field(default_factory=list)
    alts: list[str | None] = field(default_factory=list)
    deleted_notes: set[tuple[str, str]] = field(default_factory=set)
    bookmarks: dict[str, str] = field(default_factory=dict)
    """Name of a bookmark → the id that it gets."""
    note_bookmarks: dict[str, str] = field(default_factory=dict)
    """Name of a bookmark around the mark of a note → the name of that mark."""


def mark(name: str) -> Element:
    """A bookmark that stands for something: `image.3`, `note.footnote.2`."""
    return etree.Element(f"{W}bookmarkStart", {f"{W}id": "0", f"{W}name": f"{MARK}{name}"})


def drop(element: Element) -> None:
    """Take an element with everything in it out of its tree. What follows it is no text in OOXML."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def each(root: Element, *tags: str) -> list[Element]:
    """All elements of these names that are still in the tree when their turn is prepared, in order."""
    return list(root.iter(*tags))


def replace_by_children(element: Element) -> None:
    """Take an element out and leave its children, without text of its own."""
    element.text = None
    unwrap(element)


def text_of(element: Element) -> str:
    """The text of all runs in an element."""
    return "".join(t.text or "" for t in element.iter(f"{W}t", f"{M}t"))
