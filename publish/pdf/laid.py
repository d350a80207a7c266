"""A document to lay out, and what it came to: values that go from process to process and into the cache."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

BOOK = "file:///book/"
"""Where the book stands as the engine sees it. Names that it makes of addresses then don't depend on the machine."""

Record = tuple[int, str]
"""A line of the engine's log with its level."""


@dataclass(frozen=True, slots=True)
class Task:
    """A document to lay out."""

    html: str
    sheets: tuple[str, ...]
    """CSS, in this order."""
    folder: Path
    """Of the intermediate, where its pictures are."""
    target: Path
    prefix: str
    """Of names that are unique in this document only."""
    variant: str | None
    identifier: str = ""
    """Of the book; sections have none."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face in a document: its name in the pages' resources, and its whole file, which lies beside the document."""

    name: str
    file: Path
    index: int


@dataclass(frozen=True, slots=True)
class Laid:
    """What a document came to. Pages count from 0; places are in points from the foot and the left of the page."""

    target: Path
    pages: int
    anchors: dict[str, tuple[int, float, float]]
    """The first place of each element with an id: page, x, y of its upper left corner."""
    last: dict[str, int]
    """The last page on which each of them stands."""
    opens: str
    """The side on which its first section has to begin, as the stylesheet says: left, right or any."""
    text_area: tuple[float, float]
    """Bottom and top of the text block; running heads and folios stand outside."""
    faces: tuple[Face, ...]
    records: tuple[Record, ...]
    name: str = ""
    """Of all that it was made from, where it is kept."""
