"""What notes say of the works that they cite: a work, its names, the notes that cite it. Frozen values, plain text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CitedName:
    """A person by family and given name; an organisation, or a name that can't be divided, has only the first."""

    family: str
    given: str = ""

    @property
    def spoken(self) -> str:
        """The name in the order in which it is spoken."""
        return f"{self.given} {self.family}".strip()


OTHERS = CitedName("et al.")
"""Stands for names that a note doesn't give, last in a list of names."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What is stated of a work. None and () mean: not stated."""

    type: str = "document"
    """A type of CSL: book, chapter, article-journal, webpage …; document where it isn't known."""
    authors: tuple[CitedName, ...] = ()
    editors: tuple[CitedName, ...] = ()
    translators: tuple[CitedName, ...] = ()
    title: str | None = None
    container: str | None = None
    """The journal, newspaper, site or book that holds it."""
    publisher: str | None = None
    """The house; of a thesis its university, of a talk the meeting."""
    place: str | None = None
    date: str | None = None
    """Of this edition: 2014, 2014-06, 2014-06-23, or with a season as in EDTF, 2014-22."""
    original_year: str | None = None
    edition: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    """Where it stands in its container; not the page that a note cites."""
    number: str | None = None
    """Of a law, a report, a judgment."""
    genre: str | None = None
    """“PhD diss.”"""
    url: str | None = None
    doi: str | None = None
    accessed: str | None = None

    @property
    def year(self) -> str | None:
        """The year of this edition."""
        return self.date[:4] if self.date else None


@dataclass(frozen=True, slots=True)
class CitedIn:
    """One place where a work is cited: a note of an article, named by its slug."""

    article: str
    note: int


@dataclass(frozen=True, slots=True)
class CitedWork:
    """One work that the notes of a book cite, however often and in whatever form."""

    key: str
    """Short and unique in the book: haraway-2016."""
    reference: Reference
    cited_in: tuple[CitedIn, ...]
    doubts: tuple[str, ...] = ()
    """What isn't sure of it, in words for the editor."""
    html: str = ""
    """Its entry, as markup."""
    words: str | None = None
    """The words of the note where its parts aren't sure: then they are the entry, and `reference` holds no more than
    the address in them."""
