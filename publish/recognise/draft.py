"""What rules work on: the blocks that nobody has claimed yet, and the article as far as it is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from publish.model import Article, Claim, Manuscript
from publish.rights import Link
from publish.text import is_blank, join_hyphenated
from publish.vocabulary import (
    Element,
    is_noteref,
    line_of,
    outer,
    paragraphs,
    parse,
    raw_text,
    remove,
    serialise,
    unwrap,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block, with its number in the manuscript."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An article in the making."""

    manuscript: Manuscript
    blocks: tuple[Element, ...]
    article: Article
    claims: tuple[Claim, ...] = ()
    pictured: tuple[tuple[int, int], ...] = ()
    """Pictures whose credit stands with them: the number of the picture, and that of its credit, both from 1."""

    @property
    def source(self) -> str:
        """The manuscript's path as given."""
        return self.manuscript.source

    def claim(self, kind: str, line: int, text: str, label: str = "") -> Draft:
        """With one more finding on record."""
        return replace(self, claims=(*self.claims, Claim(kind, line, text, label)))

    def keep(self, blocks: list[Element]) -> Draft:
        """With these blocks left."""
        return replace(self, blocks=tuple(blocks))

    def found(self, **values: Any) -> Draft:
        """With these fields of the article known."""
        return replace(self, article=replace(self.article, **values))

    @staticmethod
    def claim_of(block: Element) -> Claim:
        """The record of a block that stays in the body."""
        kinds = {"p": "paragraph", "h2": "heading", "ul": "list", "ol": "list", "figure": "picture"}
        text = " ".join(paragraphs(outer(block)))
        # The numbers of a numbered list are its own again.
        first = int(block.get("start", "1"))
        label = " ".join(str(first + i) for i in range(len(block))) if block.tag == "ol" else ""
        return Claim(kinds.get(str(block.tag), str(block.tag)), line_of(block), text, label)


def lines_of(block: Element) -> list[Line]:
    """The lines of a block with their numbers, the blank ones left out."""
    first = line_of(block)
    texts = raw_text(block).split("\n")
    return [Line(first + i, " ".join(text.split())) for i, text in enumerate(texts) if not is_blank(text)]


def text_of(block: Element) -> str:
    """The text of a block on one line."""
    return join_hyphenated("\n".join(line.text for line in lines_of(block))).replace("\n", " ")


def links_of(block: Element) -> list[Link]:
    """The links of a block, with their words."""
    return [
        Link(" ".join(raw_text(a).split()), str(a.get("href")))
        for a in block.iter("a")
        if a.get("href") and not is_noteref(a)
    ]


def split_lines(block: Element) -> list[Element]:
    """A paragraph as one paragraph for each of its lines; itself where an inline element runs over a line end."""
    markup = serialise(block)
    first = line_of(block)
    pieces: list[Element] = []
    for index, line in enumerate(markup.split("\n")):
        if is_blank(line):
            continue
        try:
            pieces.append(paragraph(line, first + index))
        except etree.XMLSyntaxError:
            return [block]
    return pieces


def split_breaks(block: Element) -> list[Element]:
    """A block as one paragraph for each line that it shows: line feeds and <br/> end lines."""
    copy = parse(outer(block))[0]
    for mark in list(copy.iter("br")):
        mark.tail = f"\n{mark.tail or ''}"
        unwrap(mark)
    return split_lines(copy)


def joined(blocks: list[Element]) -> Element:
    """Paragraphs of one line each as one paragraph again."""
    return paragraph("\n".join(serialise(block) for block in blocks), line_of(blocks[0]))


_EMPHASIS = frozenset({"em", "i", "strong", "b", "small"})


def markup_after(block: Element, label: str) -> str:
    """The inline markup of a block on one line, without the label that opens it and without marks of notes.

    Emphasis around all of it says nothing once it stands elsewhere, and goes.
    """
    inner = parse(outer(block))[0]
    for mark in [a for a in inner.iter("a") if is_noteref(a)]:
        remove(mark)
    left = len("".join(label.split()))
    for node in list(inner.iter()):
        node.text, left = _behind(node.text, left)
        if node is not inner:
            node.tail, left = _behind(node.tail, left)
    for element in [e for e in inner.iterdescendants() if e.tag in _EMPHASIS and is_blank("".join(e.itertext()))]:
        remove(element)
    while len(inner) == 1 and inner[0].tag in _EMPHASIS and is_blank((inner.text or "") + (inner[0].tail or "")):
        inner = inner[0]
    return " ".join(serialise(inner).split())


def _behind(text: str | None, count: int) -> tuple[str | None, int]:
    """A text without its first `count` characters that aren't spaces, and how many of them are still to go."""
    if not text or not count:
        return text, count
    for index, character in enumerate(text):
        if not count:
            return text[index:], 0
        count -= not character.isspace()
    return None, count


def paragraph(markup: str, line: int) -> Element:
    """A paragraph of inline markup. Raises lxml.etree.XMLSyntaxError where it isn't well-formed."""
    block = parse(f'<p data-line="{line}">{markup.strip()}</p>')[0]
    block.tail = None
    return block
