"""What kinds of section a book has: their matter, their vocabulary, and whether they are in the contents.

Terms are those of the EPUB Structural Semantics Vocabulary 1.1 and DPUB-ARIA 1.1; a role is given where one exists.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Matter = Literal["cover", "front", "body", "back"]


@dataclass(frozen=True, slots=True)
class Role:
    """One kind of section: where it stands, its epub:type, its ARIA role, and what lists name it."""

    matter: Matter
    epub_type: str
    aria: str | None = None
    listed: bool = True
    """Whether the contents name it."""
    landmark: bool = False
    shows_pages: bool = False
    """Whether its links show the number of the page to which they lead."""


ROLES: dict[str, Role] = {
    "cover": Role("cover", "cover", listed=False, landmark=True),
    "halftitlepage": Role("front", "halftitlepage", listed=False),
    "titlepage": Role("front", "titlepage", listed=False, landmark=True),
    "copyright-page": Role("front", "copyright-page", listed=False, landmark=True),
    "toc": Role("front", "toc", "doc-toc", listed=False, landmark=True, shows_pages=True),
    "illustrations": Role("front", "loi", shows_pages=True),
    "credits": Role("front", "other-credits", "doc-credits", shows_pages=True),
    "provenance": Role("front", "other-credits"),
    "disclaimers": Role("front", "preamble"),
    "part": Role("body", "part", "doc-part"),
    "chapter": Role("body", "chapter", "doc-chapter"),
    "endnotes": Role("back", "endnotes", "doc-endnotes", landmark=True),
    "bibliography": Role("back", "bibliography", "doc-bibliography", landmark=True),
    "contributors": Role("back", "contributors", landmark=True, shows_pages=True),
}
