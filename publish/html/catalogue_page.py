"""Books of a catalogue in, the page on which people choose one out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from publish.text import sentence_list

_NAMED = 6
"""Authors whose names the page shows; the book lists them all."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file that readers can get."""

    label: str
    href: str
    size: int
    """Bytes."""

    @property
    def shown_size(self) -> str:
        """“240 kB”, “3.4 MB”."""
        return f"{self.size / 1_000_000:.1f} MB" if self.size >= 1_000_000 else f"{max(self.size // 1000, 1)} kB"


@dataclass(frozen=True, slots=True)
class Shown:
    """One book as the page shows it; None and () mean: not stated."""

    title: str
    language: str
    pages: str
    """Its pages for a browser."""
    formats: tuple[Format, ...]
    subtitle: str | None = None
    year: str | None = None
    publisher: str | None = None
    description: str | None = None
    series: str | None = None
    editors: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    cover: str | None = None
    size: tuple[int, int] = (0, 0)
    """Pixels of the cover's picture."""

    @property
    def edited_by(self) -> str:
        """Its editors in one line."""
        return sentence_list(self.editors, "and")

    @property
    def written_by(self) -> str:
        """Its authors in one line, the first ones where they are many."""
        more = len(self.authors) - _NAMED
        return sentence_list([*self.authors[:_NAMED], *([f"{more} more"] if more > 0 else [])], "and")


def catalogue_page(title: str, books: Sequence[Shown], feeds: Sequence[tuple[str, str]]) -> str:
    """One page without a script and without anything from elsewhere; `feeds` are links and media types."""
    environment = Environment(loader=PackageLoader("publish.html"), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("catalogue.html.j2").render(title=title, books=books, feeds=feeds) + "\n"
