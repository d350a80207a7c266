"""What rules work on: the blocks that nobody has claimed yet, and the article as far as it is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from publish.model import Article, Claim, Manuscript
from publish.rights import Link
from publish.text import is_blank, join_hyphenated
from publish.vocabulary import Element, is_noteref, line_of, outer, paragraphs, parse, raw_text, serialise


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


def joined(blocks: list[Element]) -> Element:
    """Paragraphs of one line each as one paragraph again."""
    return paragraph("\n".join(serialise(block) for block in blocks), line_of(blocks[0]))


def paragraph(markup: str, line: int) -> Element:
    """A paragraph of inline markup. Raises lxml.etree.XMLSyntaxError where it isn't well-formed."""
    block = parse(f'<p data-line="{line}">{markup.strip()}</p>')[0]
    block.tail = None
    return block
