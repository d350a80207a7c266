"""The pieces of a paragraph on their way to Markdown, and how each sees its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Piece:
    """text: to be escaped; source: Markdown as it stands; line: source that ends a line; break: a line end yet to be
    written; open, close: an element that may become marks of emphasis."""

    kind: Literal["text", "source", "line", "break", "open", "close"]
    text: str = ""
    """For open and close, the name of the element."""
    in_link: bool = False
    instead: str = ""
    """The same with a tag, for source that can't stand beside its like."""

    @property
    def first(self) -> str:
        """Its first character as Markdown sees it: marks of emphasis and tags are both punctuation."""
        return "*" if self.kind in ("open", "close") else self.text[:1]

    @property
    def last(self) -> str:
        """Its last character."""
        return "*" if self.kind in ("open", "close") else self.text[-1:]
