"""Text and formats in, blocks of the vocabulary out: spaces as people see them, words never glued, nothing empty.

A block is opened when its first text comes, and formats are opened inside it; so a page's nesting of layout, blocks and
formats in any order becomes paragraphs with formats inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from publish.text import NO_BREAK_SPACE, is_blank
from publish.vocabulary import NOTEREF, Element

_BLANKS = f" {NO_BREAK_SPACE}"
_SPACES = re.compile(r"[ \t\n\r\f]+")

Format = tuple[str, dict[str, str]]


class Writer:
    """The body that grows, and where it grows."""

    def __init__(self) -> None:
        self.body: Element = etree.Element("body")
        self.line = 1
        self._containers: list[Element] = [self.body]
        self._kind = "p"
        self._holder: Element | None = None
        self._formats: list[Format] = []
        self._open: list[Element] = []
        self._figures: list[Element] = []
        self._id: str | None = None
        self.same: dict[str, str] = {}
        """Names of places where another name stands already, which an element can't bear as well."""
        self._target: Element | None = None
        self._parts: list[str] = []  # text that belongs to the target: joined once, not piece by piece
        self._breaks = 0
        self._spaced = True  # the text written ends with a space, or none may begin here
        self._owed = False  # a space belongs before the next word, should one follow
        self._ends_word = False

    def text(self, text: str) -> None:
        """Text with its spaces collapsed; verbatim in pre."""
        if self._kind == "pre":
            if text:
                self._add(text)
            return
        text = _SPACES.sub(" ", text)
        if self._spaced or self._breaks:
            text = text.lstrip(" ")
        if not text or (self._holder is None and is_blank(text)):
            return
        self._flush_breaks()
        if self._owed and text[0].isalnum():
            text = f" {text}"
        self._owed = False
        self._add(text)
        self._spaced = text.endswith(" ")

    def mark(self, key: str) -> None:
        """The mark of a note: no space before it."""
        self._flush_breaks()
        deepest = self._deepest(outside="a")
        self._owed = self.trim() or self._owed
        self._flush()
        etree.SubElement(deepest, "a", {"role": NOTEREF, "href": f"#note-{key}"})
        self._spaced = False

    def trim(self) -> bool:
        """Take the space away that stands last; whether there was one."""
        self._flush()
        if not self._spaced or self._kind == "pre" or (last := _last_text(self._holder)) is None:
            return False
        owner, is_tail = last
        old = (owner.tail if is_tail else owner.text) or ""
        new = old.rstrip(" ")
        if is_tail:
            owner.tail = new
        else:
            owner.text = new
        self._spaced = False
        return new != old

    def apart(self) -> None:
        """No word is joined to the one before this place."""
        self._owed = self._owed or (self._ends_word and not self._spaced)

    def br(self) -> None:
        """A line break; two of them end a paragraph."""
        if self._kind == "pre":
            self._add("\n")
        elif self._holder is not None:
            self._breaks += 1
            if self._breaks > 1 and self._kind == "p":
                self.close()

    def anchor(self, name: str) -> None:
        """A place to which the page itself links: the open block, or else the next one, bears its name."""
        holder = self._holder
        if holder is not None:
            self.same[name] = holder.get("id", name)
            holder.set("id", self.same[name])
        else:
            self._id = self.same[name] = self._id or name

    @contextmanager
    def format(self, tag: str, attributes: dict[str, str] | None = None) -> Iterator[None]:
        """All text inside has this format; a format in itself counts once."""
        entry = (tag, attributes or {})
        if tag != "span" and self.inside(tag):
            yield
            return
        self._formats.append(entry)
        yield
        self._formats.pop()
        del self._open[len(self._formats) :]

    @contextmanager
    def block(self, kind: str) -> Iterator[None]:
        """Text inside stands in blocks of this kind, and in none that are open outside."""
        self.close()
        before, self._kind = self._kind, kind
        yield
        self.close()
        self._kind = before

    @contextmanager
    def container(self, tag: str, attributes: dict[str, str] | None = None) -> Iterator[Element]:
        """Blocks inside stand in a blockquote, list, item, cell, figure …"""
        self.close()
        element = etree.SubElement(self._containers[-1], tag, attributes or {})
        self._containers.append(element)
        before, self._kind = self._kind, "p"
        yield element
        self.close()
        self._containers.pop()
        self._kind = before

    def inside(self, tag: str) -> bool:
        """Whether text would have this format now."""
        return any(tag == other for other, _ in self._formats)

    def top(self) -> Element:
        """Where the next block will stand."""
        return self._containers[-1]

    def figure(self, element: Element) -> None:
        """A figure: after the paragraph in which it stands, so that no sentence is cut."""
        if self._holder is None:
            self._containers[-1].append(element)
        else:
            self._figures.append(element)

    def inline(self, element: Element) -> None:
        """An element that stands in a line like a word: a small picture."""
        self._flush_breaks()
        deepest = self._deepest()
        self._flush()
        deepest.append(element)
        self._spaced = self._owed = False

    def close(self) -> None:
        """End the open block."""
        self._flush()
        holder, self._holder = self._holder, None
        self._open.clear()
        self._breaks, self._spaced, self._owed = 0, True, False
        if holder is not None and self._kind != "pre" and (last := _last_text(holder)):
            owner, is_tail = last
            if is_tail:
                owner.tail = (owner.tail or "").rstrip(_BLANKS)
            else:
                owner.text = (owner.text or "").rstrip(_BLANKS)
        for figure in self._figures:
            self._containers[-1].append(figure)
        self._figures.clear()

    def _flush_breaks(self) -> None:
        breaks, self._breaks = self._breaks, 0
        if self._holder is not None and breaks:
            self._flush()
            for _ in range(breaks):
                etree.SubElement(self._open[-1] if self._open else self._holder, "br")

    def _add(self, text: str) -> None:
        deepest = self._deepest()
        if deepest is not self._target:
            self._flush()
            self._target = deepest
        self._parts.append(text)
        self._ends_word = text[-1:].isalnum()

    def _flush(self) -> None:
        """Write the text that has been added since the last element."""
        target, text = self._target, "".join(self._parts)
        self._target = None
        self._parts.clear()
        if target is None:
            return
        if (last := _last(target)) is not None:
            last.tail = (last.tail or "") + text
        else:
            target.text = (target.text or "") + text

    def _deepest(self, outside: str = "") -> Element:
        """The element that takes the next text, opened with its block and formats where they aren't yet."""
        if self._holder is None:
            parent = self._containers[-1]
            if parent.tag in ("ul", "ol"):
                parent = etree.SubElement(parent, "li")
            self._holder = etree.SubElement(parent, self._kind, {"data-line": str(self.line)})
            if self._id is not None:
                self._holder.set("id", self._id)
                self._id = None
        deepest = self._holder
        if outside and self.inside(outside):
            # A mark inside a link: links don't stand in one another, so the link is opened anew after it.
            depth = next(n for n, (tag, _) in enumerate(self._formats) if tag == outside)
            del self._open[depth:]
            return self._open[-1] if self._open else deepest
        if len(self._open) < len(self._formats):
            self._flush()
        for tag, attributes in self._formats[len(self._open) :]:
            parent = self._open[-1] if self._open else deepest
            self._open.append(etree.SubElement(parent, tag, attributes))
        return self._open[-1] if self._open else deepest


def _last(element: Element) -> Element | None:
    """The last child; lxml counts all of them for len()."""
    return next(element.iterchildren(reversed=True), None)


def _last_text(element: Element | None) -> tuple[Element, bool] | None:
    """The element whose text (or tail: True) is the last of `element`, if text is what stands last."""
    while element is not None:
        if (last := _last(element)) is None:
            return (element, False) if element.text else None
        if last.tail:
            return last, True
        if last.tag in ("br", "img") or last.get("role") == NOTEREF:
            return None
        element = last
    return None
