"""The HTML intermediate as every writer sees it: a folder of pages, their order, and the book's metadata.

`book.json` holds `{"metadata": {…}, "spine": [{"file", "role", "title", "authors"}]}`. Writers know nothing else.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

BOOK_FILE = "book.json"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the book says of itself. None, "" and () mean: not stated."""

    title: str
    language: str
    identifier: str
    """A URN: urn:isbn:… of the EPUB edition, else urn:uuid:…"""
    modified: str
    """CCYY-MM-DDThh:mm:ssZ, the time of this build or SOURCE_DATE_EPOCH."""
    slug: str
    theme: str
    trim: str
    subtitle: str | None = None
    year: int | None = None
    publisher: str | None = None
    place: str | None = None
    description: str | None = None
    edition: str | None = None
    rights: str | None = None
    editors: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    sort_names: dict[str, str] = field(default_factory=dict)
    series: dict[str, Any] | None = None
    subjects: dict[str, list[str]] = field(default_factory=dict)
    isbn: dict[str, str] = field(default_factory=dict)
    doi: str | None = None
    url: str | None = None
    cover: str | None = None
    """The cover image, relative to the folder."""
    pictures: int = 0
    described: int = 0
    """How many pictures the pages show, and how many of them have a text for those who can't see them."""
    labels: dict[str, str] = field(default_factory=dict)
    """Words of the book's language that writers need."""


@dataclass(frozen=True, slots=True)
class SpineItem:
    """One page: its file, its role (publish.roles), its title and who wrote it."""

    file: str
    role: str
    title: str
    authors: tuple[str, ...] = ()
    part: str | None = None
    """The file of the part that it belongs to."""


@dataclass(frozen=True, slots=True)
class Intermediate:
    """A folder of XHTML pages with their assets."""

    folder: Path
    metadata: Metadata
    spine: tuple[SpineItem, ...]

    def save(self) -> None:
        """Write book.json."""
        data = {"metadata": asdict(self.metadata), "spine": [asdict(item) for item in self.spine]}
        text = json.dumps(data, ensure_ascii=False, indent=1)
        (self.folder / BOOK_FILE).write_text(text + "\n", encoding="utf-8")


def load(folder: Path) -> Intermediate:
    """The intermediate in a folder, from its book.json."""
    data = json.loads((folder / BOOK_FILE).read_text(encoding="utf-8"))
    metadata = data["metadata"]
    for name in ("editors", "authors"):
        metadata[name] = tuple(metadata[name])
    spine = tuple(SpineItem(**{**item, "authors": tuple(item["authors"])}) for item in data["spine"])
    return Intermediate(folder, Metadata(**metadata), spine)
