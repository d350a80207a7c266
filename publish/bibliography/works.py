"""The works that citations describe in full: each with its places, repeats merged, and an index to find them by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from publish.bibliography.sameness import address, comparable, family, is_misspelled, main_names, same_work
from publish.bibliography.values import Gathered, Place, Work
from publish.references import OTHERS, CitedName, Reference

_LOOKED_THROUGH = 200
"""Works with the same author or title that are compared at most."""


class Index:
    """Works by what two citations of one share: address, first words of the title, family name."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], list[Work]] = {}

    def add(self, work: Work) -> None:
        """Enter a work, or a work that has changed."""
        for key in self._keys(work.reference):
            known = self._found.setdefault(key, [])
            if work not in known[-3:]:
                known.append(work)

    def near(self, reference: Reference) -> Iterator[Work]:
        """Works that a reference may be."""
        seen: set[int] = set()
        for key in self._keys(reference):
            for work in self._found.get(key, [])[-_LOOKED_THROUGH:]:
                if id(work) not in seen:
                    seen.add(id(work))
                    yield work

    def _keys(self, reference: Reference) -> Iterator[tuple[str, str]]:
        if reference.doi:
            yield "doi", reference.doi.lower()
        if reference.url:
            yield "url", address(reference.url)
        if reference.title:
            yield "title", " ".join(comparable(reference.title).split()[:2])
            yield "title", comparable(reference.title).split(" ")[0]
        for name in main_names(reference)[:3]:
            yield "family", family(name)


def enter(place: Place, gathered: Gathered, index: Index) -> Work:
    """The work that a full citation describes: a known one, or a new one."""
    reference = place.citation.reference
    for work in index.near(reference):
        if same_work(work.reference, reference):
            _merge(work, place)
            index.add(work)
            return work
    work = new_work(place)
    gathered.works.append(work)
    index.add(work)
    return work


def new_work(place: Place) -> Work:
    """The work that a citation describes; one whose parts aren't sure keeps the words of this place."""
    citation = place.citation
    stated = place if citation.doubts else None
    return Work(citation.reference, [place], list(citation.doubts), citation.title_mark, stated)


def _merge(work: Work, place: Place) -> None:
    """Take what a further citation says more; what it says otherwise is a doubt.

    Of a citation that isn't sure nothing is taken; one that is sure takes the place of one that isn't.
    """
    work.places.append(place)
    if place.citation.doubts:
        return
    if work.stated is not None:
        sure = new_work(place)
        work.reference, work.doubts, work.title_mark, work.stated = sure.reference, [], sure.title_mark, None
        return
    one, two = work.reference, place.citation.reference
    values: dict[str, object] = {}
    for item in fields(Reference):
        a, b = getattr(one, item.name), getattr(two, item.name)
        values[item.name] = _fuller(item.name, a, b, work.doubts)
    if one.type == "document":
        values["type"] = two.type
    work.reference = replace(one, **values)  # type: ignore[arg-type]


_TOLD = {
    "title": "title",
    "publisher": "publisher",
    "place": "place",
    "date": "date",
    "volume": "volume",
    "pages": "pages",
}


def _fuller(name: str, one: object, two: object, doubts: list[str]) -> object:
    if not one or not two or one == two:
        return one or two
    if isinstance(one, tuple) and isinstance(two, tuple):
        return _fuller_names(one, two)
    if name == "type":
        return one
    a, b = comparable(str(one)), comparable(str(two))
    if (name == "title" and is_misspelled(str(one), str(two))) or (name in _TOLD and a not in b and b not in a):
        doubt = f"{_TOLD[name]}: “{one}” and “{two}”"
        if doubt not in doubts:
            doubts.append(doubt)
        return one
    return one if len(str(one)) >= len(str(two)) else two


def _fuller_names(one: tuple[CitedName, ...], two: tuple[CitedName, ...]) -> tuple[CitedName, ...]:
    def weight(names: tuple[CitedName, ...]) -> tuple[int, int]:
        return len([name for name in names if name != OTHERS]), sum(len(name.given) for name in names)

    return two if weight(two) > weight(one) else one
