"""Where a block stands, and what blocks have in common on their way to Markdown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from publish.content_model import BLOCKS
from publish.importing.inline import Place
from publish.text import is_blank
from publish.vocabulary import Element

DEPTH = 8
"""Quotations and lists in one another; deeper ones are written as HTML."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a block stands."""

    place: Place
    """Where its text does."""
    top: bool = True
    """In no other block and in no note: there a picture alone in its paragraph is a figure."""
    note: bool = False
    depth: int = 0
    other: bool = False
    """The block before it is a list of its kind: another sign keeps them apart."""

    @property
    def inside(self) -> Spot:
        """A spot in a block that stands here."""
        return replace(self, top=False, depth=self.depth + 1, other=False)


Write = Callable[[Element, Spot], str]
"""What writes the blocks in an element."""


def holds_blocks(element: Element) -> bool:
    """Whether an element holds blocks and nothing beside them."""
    return holds_elements(element) and all(child.tag in BLOCKS for child in element)


def holds_elements(element: Element) -> bool:
    """Whether there is no text directly in an element."""
    return is_blank(element.text or "") and all(is_blank(child.tail or "") for child in element)


def indented(text: str, first: str, others: str) -> str:
    """Text with `first` before its first line and `others` before all others; blank lines don't end in spaces."""
    lines = [f"{others if index else first}{line}" for index, line in enumerate(text.split("\n"))]
    return "\n".join(line.rstrip(" ") if line in (first, others) else line for line in lines)
