"""What a way through the tree of a page carries with it; the elements' own modules do the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from publish.readers.html.looks import looks_of
from publish.readers.html.writer import Writer
from publish.vocabulary import Element

#: Elements that set their text apart and are nothing else.
LAYOUT = frozenset(
    "div section article main header footer aside nav center address form fieldset legend details summary dl dd hgroup "
    "p tbody thead tfoot tr td th caption figcaption body html dialog search menu option optgroup select".split()
)

#: Elements that end the block before them.
BREAKING = LAYOUT | frozenset(
    "h1 h2 h3 h4 h5 h6 ul ol dir li dt table figure blockquote pre listing xmp plaintext hr".split()
)
SILENT = frozenset("script style template head title meta link base source track param col colgroup".split())


@dataclass(frozen=True, slots=True)
class ImageReference:
    """A picture that a page shows: its address as written, and its line."""

    src: str
    line: int = 1
    alt: str = ""


@dataclass(slots=True)
class Changed:
    """What doesn't come into the book as it stands in the page, for the messages at the end: text by its first line."""

    struck: dict[str, int] = field(default_factory=dict)
    underlined: dict[str, int] = field(default_factory=dict)
    links: dict[str, int] = field(default_factory=dict)
    tips: dict[str, int] = field(default_factory=dict)
    formulas: dict[str, int] = field(default_factory=dict)
    pictures: list[ImageReference] = field(default_factory=list)
    """Pictures without an address, or too small to be seen, that have a text in their place."""


@dataclass(slots=True)
class Walk:
    """One way through a tree."""

    writer: Writer
    first: int
    places: dict[str, str]
    """Names of the places in the page to which it links itself, by id."""
    images: list[ImageReference]
    skip: set[Element]
    handlers: Mapping[str, Callable[[Walk, Element], None]]
    base: str = ""
    changed: Changed = field(default_factory=Changed)
    bears_places: bool = True
    """Whether the places of the page stand here; notes and titles only lead to them."""

    def content(self, element: Element) -> None:
        """The text of an element and all in it."""
        if element.sourceline:
            self.writer.line = self.first + element.sourceline - 1
        if element.text:
            self.writer.text(element.text)
        for child in element:
            self.element(child)
            if child.tail:
                self.writer.text(child.tail)

    def element(self, element: Element) -> None:
        """One element, without what follows it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in SILENT:
            return
        if tag in BREAKING:
            self.writer.close()
        if element in self.skip:
            return
        if element.sourceline:
            self.writer.line = self.first + element.sourceline - 1
        self.place(element)
        handler = self.handlers.get(tag)
        if handler:
            handler(self, element)
        elif tag in LAYOUT or looks_of(element).block:
            with self.writer.block("p"):
                self.handlers[""](self, element)
        else:
            self.handlers[""](self, element)

    def place(self, element: Element) -> None:
        """The place to which links of the page lead, if this element is one."""
        for name in (element.get("id"), element.get("name")):
            if name in self.places and self.bears_places:
                self.writer.anchor(self.places[name])
