"""The order of a book in, documents of its otherwise empty pages with their folios out.

A section is laid out before anybody knows on which page it begins, so its pages bear running heads and no folio. The
folios come from pages of the same kinds, in the same order and of the same stylesheets, and are laid over them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from publish.pdf.order import Place, Run, side
from publish.pdf.sections import page_of, written
from publish.roles import ROLES

PAGES = 60
"""Of one document, at the least: enough that many documents cost no more than one."""


@dataclass(frozen=True, slots=True)
class Leaves:
    """A document of folios, and the page of the book that its first one is."""

    html: str
    first: int
    pages: int


def leaves(language: str, runs: Sequence[Run], where: Mapping[str, Place], labels: Sequence[str]) -> Iterator[Leaves]:
    """Documents with a page for each page of the book."""
    waiting: list[Run] = []
    pages = 0
    for run in runs:
        waiting.append(run)
        pages += where[run.file].pages
        if pages >= PAGES or run == runs[-1]:
            yield _leaves(language, waiting, where, labels)
            waiting, pages = [], 0


def _leaves(language: str, runs: Sequence[Run], where: Mapping[str, Place], labels: Sequence[str]) -> Leaves:
    first, end = where[runs[0].file].first, where[runs[-1].file].first + where[runs[-1].file].pages
    root, body = page_of(language, side(first))
    for run in runs:
        place, role = where[run.file], run.items[0].role
        # What begins on a recto does so here as well; a blank page before it comes by itself.
        section = etree.SubElement(body, "section", {"class": f"{role} {ROLES[role].matter}-matter"})
        for page in range(place.first, place.first + place.pages):
            etree.SubElement(section, "div", {"class": "leaf", "data-folio": labels[page]})
    return Leaves(written(root), first, end - first)
