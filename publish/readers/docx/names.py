"""The names of OOXML that several steps need, what a reading finds on its way, and small changes to trees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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

_TEXTS = (f"{W}t", f"{M}t", f"{W}delText")
_BREAKS = (f"{W}p", f"{W}br", f"{W}cr", f"{W}tab")

MARK = "publish."
"""Begins the name of a bookmark that stands for something else: mammoth carries bookmarks to their place."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a numbered list, as Word numbers it."""

    list: str
    number: int
    form: str


@dataclass(slots=True)
class Found:
    """What is found while reading, for the messages at the end; the only thing here that changes."""

    insertions: int = 0
    deletions: int = 0
    dropped: dict[str, list[str]] = field(default_factory=dict)
    """What has been left out, in words for people, and each time the words that went with it."""
    kept: Counter[str] = field(default_factory=Counter)
    """What has been kept without its form, in words for people."""
    hidden: list[str] = field(default_factory=list)
    last_hidden: Element | None = None
    struck: list[str] = field(default_factory=list)
    underlined: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    external: list[str] = field(default_factory=list)
    styles: Counter[str] = field(default_factory=Counter)
    remarks: Counter[str] = field(default_factory=Counter)
    """What mammoth has said, with counts."""
    custom_marks: dict[str, str] = field(default_factory=dict)
    """The name of the mark of a note → the sign that its author has chosen for it."""
    items: list[Item] = field(default_factory=list)
    """Items of numbered lists; a mark `publish.list.3` in the text stands for the fourth."""
    pictures: list[PictureFile] = field(default_factory=list)
    alts: list[str | None] = field(default_factory=list)
    data: dict[str, bytes] = field(default_factory=dict)
    """The bytes of pictures by the names of their parts: one that stands in many places is read once."""
    deleted_notes: set[tuple[str, str]] = field(default_factory=set)
    bookmarks: dict[str, str] = field(default_factory=dict)
    """Name of a bookmark → the id that it gets."""
    note_bookmarks: dict[str, str] = field(default_factory=dict)
    """Name of a bookmark around the mark of a note → the name of that mark."""

    def drop(self, what: str, text: str = "") -> None:
        """Count something that is left out, with the words in it."""
        self.dropped.setdefault(what, []).append(" ".join(text.split()))


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
    """The text of all runs in an element, paragraphs and breaks as spaces between words."""
    return "".join((t.text or "") if t.tag in _TEXTS else " " for t in element.iter(*_TEXTS, *_BREAKS))


def prepend(paragraph: Element, content: Iterable[Element]) -> None:
    """Put content at the beginning of a paragraph, behind its properties."""
    first = next(iter(paragraph), None)  # not `find`: it looks for the next one too, through all that follows
    for piece in reversed(list(content)):
        if first is not None and first.tag == f"{W}pPr":
            first.addnext(piece)
        else:
            paragraph.insert(0, piece)
