"""HTML intermediate in, PDF out, through WeasyPrint and pikepdf."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from publish.intermediate import Intermediate
from publish.messages import Report
from publish.pdf.document import join
from publish.pdf.engine import lay_out
from publish.pdf.finish import finish
from publish.pdf.profiles import PROFILES, page_rule


@dataclass(frozen=True, slots=True)
class PdfResult:
    """What a PDF came to: its pages, where each section stands, and where text stands on a page."""

    pages: int
    spans: dict[str, tuple[int, int]]
    """First and last physical page of each file of the spine, from 1."""
    labels: tuple[str, ...]
    """The number that each page bears: i, ii, … 1, 2 …"""
    text_area: tuple[float, float]
    """Bottom and top of the text block in points from the page's foot; running heads and folios stand outside."""


def write_pdf(intermediate: Intermediate, target: Path, edition: str, report: Report) -> PdfResult:
    """One of the editions of `profiles.PROFILES` at `target`.

    Raises EditionError where the layout reported an error: a picture or a font that isn't there.
    """
    profile = PROFILES[edition]
    items = [item for item in intermediate.spine if item.role not in profile.leaves_out]
    html = join(intermediate, items)
    sheets = [page_rule(intermediate.metadata.trim), *profile.stylesheets]
    layout = lay_out(html, intermediate, sheets, profile.variant, target, report)
    roles, files = [item.role for item in items], [item.file for item in items]
    labels = finish(target, intermediate.metadata, layout, roles, files, facing=profile.facing)
    return PdfResult(layout.pages, layout.spans, labels, layout.text_area)


__all__ = ["PROFILES", "PdfResult", "write_pdf"]
