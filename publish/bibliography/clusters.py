"""The citations of all articles in, the works that they cite out: repeats gathered, short forms led to their work.

Within an article the order of notes decides what “ibid.” means. Nothing here changes a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace

from publish.bibliography.citation import Citation
from publish.bibliography.marks import ITALIC
from publish.bibliography.sameness import (
    address,
    comparable,
    family,
    is_misspelled,
    main_names,
    may_stand_for,
    same_work,
)  # fmt: skip
from publish.references import OTHERS, CitedIn, CitedName, Reference

_LOOKED_THROUGH = 200
"""Works with the same author or title that are compared at most."""


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

    @property
    def cited_in(self) -> tuple[CitedIn, ...]:
        """Each note that cites it, once, in the order of the book."""
        return tuple(dict.fromkeys(CitedIn(place.article, place.note) for place in self.places))


@dataclass(slots=True)
class Gathered:
    """The works of a book, and the citations for which none could be found, with the reason."""

    works: list[Work] = field(default_factory=list)
    unresolved: list[tuple[Place, str]] = field(default_factory=list)


def gather(articles: Sequence[Sequence[Place]]) -> Gathered:
    """The works that the articles cite, each article given by its citations in order."""
    gathered = Gathered()
    index = _Index()
    found: dict[int, Work] = {}
    order = {id(place): number for number, place in enumerate(place for places in articles for place in places)}
    for places in articles:
        for place in places:
            if place.citation.form == "full":
                found[id(place)] = _full(place, gathered, index)
    for places in articles:
        _follow(places, gathered, index, found)
    for work in gathered.works:
        work.places.sort(key=lambda place: order[id(place)])
    return gathered


class _Index:
    """Works by what two citations of one share: address, first words of the title, family name."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], list[Work]] = {}

    def add(self, work: Work) -> None:
        for key in self._keys(work.reference):
            known = self._found.setdefault(key, [])
            if work not in known[-3:]:
                known.append(work)

    def near(self, reference: Reference) -> Iterator[Work]:
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


def _full(place: Place, gathered: Gathered, index: _Index) -> Work:
    reference = place.citation.reference
    for work in index.near(reference):
        if same_work(work.reference, reference):
            _merge(work, place)
            index.add(work)
            return work
    work = Work(reference, [place], list(place.citation.doubts), place.citation.title_mark)
    gathered.works.append(work)
    index.add(work)
    return work


def _merge(work: Work, place: Place) -> None:
    """Take what a further citation says more; what it says otherwise is a doubt."""
    one, two = work.reference, place.citation.reference
    values: dict[str, object] = {}
    for item in fields(Reference):
        a, b = getattr(one, item.name), getattr(two, item.name)
        values[item.name] = _fuller(item.name, a, b, work.doubts)
    if one.type == "document":
        values["type"] = two.type
    work.reference = replace(one, **values)  # type: ignore[arg-type]
    work.places.append(place)
    work.doubts += [doubt for doubt in place.citation.doubts if doubt not in work.doubts]


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


def _follow(places: Sequence[Place], gathered: Gathered, index: _Index, found: dict[int, Work]) -> None:
    """Short forms and “ibid.” of one article, in order."""
    own = [found[id(place)] for place in places if id(place) in found]
    before: list[Work] = []
    last: list[Work] = []
    """The works of the last note that cites any, and of this one so far."""
    note = last_note = 0
    current: list[Work] = []
    for place in places:
        if place.note != note:
            if current:
                last, last_note = current, note
            note, current = place.note, []
        work = found.get(id(place)) or _resolved(place, before, own, last, last_note, current, gathered, index)
        if work is not None:
            before.append(work)
            current.append(work)


def _resolved(
    place: Place,
    before: list[Work],
    own: list[Work],
    last: list[Work],
    last_note: int,
    current: list[Work],
    gathered: Gathered,
    index: _Index,
) -> Work | None:
    citation = place.citation
    doubt = ""
    works: list[Work] = []
    if citation.form == "ibid":
        works = current[-1:] or _distinct(last)
        if not current and len(works) > 1:
            doubt = f"“{citation.raw}”: the note before cites {len(works)} works; the last is taken"
        elif not current and last_note and place.note - last_note > 1:
            doubt = f"“{citation.raw}”: the notes between cite nothing"
        works = works[-1:]
    elif citation.form == "opcit":
        by_author = [
            w
            for w in before
            if not citation.reference.authors
            or family(citation.reference.authors[0]) in map(family, main_names(w.reference))
        ]
        works = by_author[-1:]
        if len(_distinct(by_author)) > 1 and citation.reference.authors:
            doubt = (
                f"“{citation.raw}”: {len(_distinct(by_author))} works of the author are cited before; the last is taken"
            )
    elif citation.form == "idem":
        return _idem(place, before, gathered, index)
    elif citation.form == "address":
        works = [w for w in index.near(citation.reference) if same_work(w.reference, citation.reference)][:1]
    else:
        works, doubt = _short(citation, before, own, index)
    if works:
        works[0].places.append(place)
        if doubt:
            works[0].doubts.append(doubt)
        return works[0]
    return _alone(place, gathered, index)


def _short(citation: Citation, before: list[Work], own: list[Work], index: _Index) -> tuple[list[Work], str]:
    for known in (before[::-1], own, list(index.near(citation.reference))):
        fitting = _distinct([work for work in known if may_stand_for(citation.reference, work.reference)])
        if len(fitting) > 1 and citation.title_mark:
            # Of two works of one title, a book and an essay, the mark of the title tells which is meant.
            fitting = [w for w in fitting if (w.title_mark == ITALIC) == (citation.title_mark == ITALIC)] or fitting
        if len(fitting) > 1 and citation.reference.title:
            exact = comparable(citation.reference.title)
            fitting = [w for w in fitting if comparable(w.reference.title or "") == exact] or fitting
        if fitting:
            doubt = (
                f"“{citation.raw}” fits {len(fitting)} works; the last one cited is taken" if len(fitting) > 1 else ""
            )
            return fitting[:1], doubt
    return [], ""


def _idem(place: Place, before: list[Work], gathered: Gathered, index: _Index) -> Work | None:
    """“Idem” with a title: another work of the author before."""
    if not before:
        gathered.unresolved.append((place, "no work is cited before it"))
        return None
    reference = replace(place.citation.reference, authors=main_names(before[-1].reference))
    citation = replace(place.citation, reference=reference, form="full")
    if not (reference.publisher or reference.container or reference.date):
        works, _ = _short(replace(citation, form="short"), before, [], index)
        if works:
            works[0].places.append(place)
            return works[0]
    return _full(replace(place, citation=citation), gathered, index)


def _alone(place: Place, gathered: Gathered, index: _Index) -> Work | None:
    """A citation for which no work is known: a work by itself if it names author and title, else one for the editor."""
    citation = place.citation
    if citation.form in ("ibid", "opcit"):
        gathered.unresolved.append((place, "no work is cited before it"))
    elif citation.form == "address":
        gathered.unresolved.append((place, "an address without a title"))
    elif citation.reference.title is None:
        gathered.unresolved.append((place, "the full reference isn’t in the notes"))
    elif citation.title_mark and main_names(citation.reference):
        work = Work(
            citation.reference,
            [place],
            [*citation.doubts, "the full reference isn’t in the notes"],
            citation.title_mark,
        )
        gathered.works.append(work)
        index.add(work)
        return work
    elif main_names(citation.reference):
        gathered.unresolved.append((place, "author and title, and nothing else"))
    return None


def _distinct(works: list[Work]) -> list[Work]:
    return list({id(work): work for work in works}.values())
