"""What has been laid out in, where each of it stands in the book out: pages, labels, the numbers that links show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publish.intermediate import SpineItem
from publish.pdf.laid import Laid
from publish.pdf.sections import Side
from publish.roles import ROLES

GUESS = 2
"""Pages of a section that isn't laid out yet."""


@dataclass(frozen=True, slots=True)
class Run:
    """Sections that are laid out together: one of a book, all of an article."""

    items: tuple[SpineItem, ...]

    @property
    def file(self) -> str:
        """Its name: the file of its first section."""
        return self.items[0].file

    @property
    def shows_numbers(self) -> bool:
        """Whether its links show the numbers of pages in other documents."""
        return len(self.items) == 1 and ROLES[self.items[0].role].shows_pages


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run stands: its first page in the book, from 0, and how many it has."""

    first: int
    pages: int


def places(runs: Sequence[Run], laid: Mapping[str, Laid], *, facing: bool) -> dict[str, Place]:
    """The place of each run, one behind the other; in facing pages some begin on a recto."""
    found: dict[str, Place] = {}
    page = 0
    for run in runs:
        layout = laid.get(run.file)
        opens = layout.opens if layout else "right"
        if facing and opens not in ("any", side(page)):
            page += 1  # a blank one
        pages = layout.pages if layout else GUESS
        found[run.file] = Place(page, pages)
        page += pages
    return found


def side(page: int) -> Side:
    """The side of a page, which is counted from 0: the first is a recto."""
    return "left" if page % 2 else "right"


def labels(runs: Sequence[Run], where: Mapping[str, Place]) -> tuple[str, ...]:
    """The number that each page bears: i, ii, … before the first section of the body, from there on 1, 2, …"""
    total = max((place.first + place.pages for place in where.values()), default=0)
    start = next((where[run.file].first for run in runs if ROLES[run.items[0].role].matter == "body"), 0)
    return tuple(roman(page + 1) if page < start else str(page - start + 1) for page in range(total))


def numbers(
    run: Run, wanted: Iterable[str], owners: Mapping[str, Run], laid: Mapping[str, Laid], where: Mapping[str, Place],
    labelled: Sequence[str],
) -> dict[str, str] | None:  # fmt: skip
    """The labels of the pages that links of a run lead to, by address; None where one of them isn't laid out yet."""
    found: dict[str, str] = {}
    for address in wanted:
        file, _, fragment = address.partition("#")
        owner = owners.get(file)
        if owner is None or owner == run:
            continue
        if owner.file not in laid:
            return None
        page = laid[owner.file].anchors.get(fragment or Path(file).stem, (0, 0.0, 0.0))[0]
        found[address] = labelled[where[owner.file].first + page]
    return found


def spans(
    runs: Iterable[Run], laid: Mapping[str, Laid], where: Mapping[str, Place]
) -> Iterator[tuple[str, tuple[int, int]]]:
    """The first and the last page of each section in the book, from 1, by its file."""
    for run in runs:
        first, layout = where[run.file].first, laid[run.file]
        for item in run.items:
            name = Path(item.file).stem
            if name in layout.anchors:
                yield item.file, (first + layout.anchors[name][0] + 1, first + layout.last[name] + 1)


def roman(number: int) -> str:
    """A number as small Roman numerals."""
    numerals = [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]  # fmt: skip
    text = ""
    for value, letters in numerals:
        text += letters * (number // value)
        number %= value
    return text
