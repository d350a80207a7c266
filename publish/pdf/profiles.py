"""The PDF editions as data: their stylesheets, what they leave out, and the PDF variant that they are."""

from __future__ import annotations

from dataclasses import dataclass

from publish.collection import TRIMS


@dataclass(frozen=True, slots=True)
class Profile:
    """One PDF edition."""

    stylesheets: tuple[str, ...]
    """Of the theme, in this order, after book.css."""
    leaves_out: frozenset[str] = frozenset()
    """Roles of sections that it doesn't show."""
    facing: bool = False
    """Whether it is bound: versos and rectos."""
    variant: str | None = None
    """WeasyPrint's name of a PDF variant."""
    back_links: bool = True
    """Whether notes have links back to the text: on paper nobody can follow them."""
    is_one_run: bool = False
    """Whether its sections follow one another on a page, and so are laid out together."""


PROFILES: dict[str, Profile] = {
    # The cover of a printed book is a file of its own; a screen has no use for a half title.
    "print": Profile(("print.css",), frozenset({"cover"}), facing=True, back_links=False),
    "screen": Profile(("print.css", "screen.css"), frozenset({"halftitlepage"}), variant="pdf/ua-1"),
    "article": Profile(
        ("print.css", "screen.css", "article.css"), frozenset({"cover", "toc"}), variant="pdf/ua-1", is_one_run=True
    ),
}


def page_rule(trim: str) -> str:
    """The CSS that gives pages their size after trimming."""
    width, height = TRIMS[trim]
    return f"@page {{ size: {width} {height} }}"
