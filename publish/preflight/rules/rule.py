"""What rules are made of, and what they need to know besides the thing at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from publish.preflight.values import Document, Drawn, Finding, Page
from publish.printers import Printer


@dataclass(frozen=True, slots=True)
class Job:
    """Whose file it is, and for whom it is checked."""

    printer: Printer
    document: Document

    @property
    def claims_x(self) -> str:
        """The PDF/X variant that the file says it is, else nothing."""
        return next((claim for claim in self.document.claims if claim.startswith("PDF/X")), "")


@dataclass(frozen=True, slots=True)
class Seen:
    """A page that has been walked through."""

    page: Page
    blank: bool
    notes: frozenset[str] = frozenset()
    """What only PDF/X asks about: transfer functions, PostScript …"""


OfThing = Callable[[Drawn, Page, Job], "Finding | None"]
OfPage = Callable[[Seen, Job], Iterator[Finding]]
OfDocument = Callable[[Job, Sequence[Seen]], Iterator[Finding]]

CALLED = {"text": "text", "fill": "a drawing", "stroke": "a drawing", "image": "an image", "shading": "a gradient"}
"""What kinds of things are called."""
