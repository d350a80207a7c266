"""The values of this room: a citation as a note has it, its place, and the work that citations are gathered to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from publish.references import CitedIn, Reference

Form = Literal["full", "short", "ibid", "idem", "opcit", "address"]
"""full: with facts of its own; short: author and title of a work that is cited in full elsewhere; ibid: the work
before; idem: another work by the author before; opcit: the author's work cited before; address: no title is stated."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation: what it says of the work, and what of that isn't sure, in words for the editor."""

    raw: str
    reference: Reference
    form: Form = "full"
    title_mark: str = ""
    """ITALIC or QUOTE: how the title is marked."""
    locator: str = ""
    """The page that is cited."""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A citation in its place: article, note, line of the manuscript."""

    article: str
    note: int
    line: int
    citation: Citation


@dataclass(slots=True)
class Work:
    """A work with all places that cite it."""

    reference: Reference
    places: list[Place]
    doubts: list[str] = field(default_factory=list)
    title_mark: str = ""
    stated: Place | None = None
    """Where it stands as it is listed, if its parts aren't sure; None where they are."""

    @property
    def cited_in(self) -> tuple[CitedIn, ...]:
        """Each note that cites it, once, in the order of the book."""
        return tuple(dict.fromkeys(CitedIn(place.article, place.note) for place in self.places))


@dataclass(slots=True)
class Gathered:
    """The works of a book, and the citations for which none could be found, with the reason."""

    works: list[Work] = field(default_factory=list)
    unresolved: list[tuple[Place, str]] = field(default_factory=list)
