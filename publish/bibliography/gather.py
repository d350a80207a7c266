"""The citations of all articles in, the works that they cite out: repeats gathered, short forms led to their work.

Within an article the order of notes decides what “ibid.” means. Nothing here changes a note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from publish.bibliography.families import with_families
from publish.bibliography.marks import ITALIC
from publish.bibliography.sameness import comparable, family, main_names, may_stand_for, same_work
from publish.bibliography.values import Citation, Gathered, Place, Work
from publish.bibliography.works import Index, enter, new_work


def gather(articles: Sequence[Sequence[Place]]) -> Gathered:
    """The works that the articles cite, each article given by its citations in order."""
    articles = with_families(articles)
    gathered = Gathered()
    index = Index()
    found: dict[int, Work] = {}
    order = {place.article: number for number, places in enumerate(articles) for place in places}
    for places in articles:
        for place in places:
            if place.citation.form == "full":
                found[id(place)] = enter(place, gathered, index)
    for places in articles:
        _follow(places, gathered, index, found)
    for work in gathered.works:
        work.places.sort(key=lambda place: (order[place.article], place.note))
    return gathered


@dataclass(slots=True)
class _Reading:
    """An article on the way through its notes: what has been cited before the place that is read."""

    own: set[int]
    """The works, by id, that the article cites in full, before or behind."""
    seen: dict[int, Work] = field(default_factory=dict)
    by_family: dict[str, dict[int, Work]] = field(default_factory=dict)
    note: int = 0
    current: list[Work | None] = field(default_factory=list)
    """The works of this note; None is one that can't be told."""
    last_note: int = 0
    last: list[Work | None] = field(default_factory=list)
    """The works of the last note before it that cites any."""

    def turn_to(self, note: int) -> None:
        """Begin a note, or go on in it."""
        if note != self.note:
            if self.current:
                self.last, self.last_note = self.current, self.note
            self.note, self.current = note, []

    def add(self, work: Work) -> None:
        """Remember that a work has been cited."""
        self.current.append(work)
        self.seen[id(work)] = work
        for name in main_names(work.reference):
            self.by_family.setdefault(family(name), {})[id(work)] = work


def _follow(places: Sequence[Place], gathered: Gathered, index: Index, found: dict[int, Work]) -> None:
    """Short forms and “ibid.” of one article, in order."""
    reading = _Reading({id(found[id(place)]) for place in places if id(place) in found})
    for place in places:
        reading.turn_to(place.note)
        untold = len(gathered.unresolved)
        work = found.get(id(place)) or _resolved(place, reading, gathered, index)
        if work is not None:
            reading.add(work)
        elif len(gathered.unresolved) > untold:
            reading.current.append(None)


def _resolved(place: Place, reading: _Reading, gathered: Gathered, index: Index) -> Work | None:
    """The work of a citation that isn't in full. Where two would fit it is neither."""
    citation = place.citation
    match citation.form:
        case "idem":
            return _idem(place, reading, gathered, index)
        case "ibid":
            works = _before(reading)
            why = "the note before cites several works"
        case "opcit":
            authors = citation.reference.authors
            known = reading.by_family.get(family(authors[0]), {}) if authors else None
            works = [*known.values()] if known is not None else _before(reading)
            why = "several works of the author are cited before it"
        case "address":
            works = [w for w in index.near(citation.reference) if same_work(w.reference, citation.reference)][:1]
            why = ""
        case _:
            works = _short(citation, reading, index)
            why = "it fits several works"
    if not works:
        return _alone(place, gathered, index)
    if len(works) > 1 or works[0] is None:
        gathered.unresolved.append((place, why if len(works) > 1 else "the work before it can’t be told"))
        return None
    work = works[0]
    work.places.append(place)
    if citation.form == "ibid" and not reading.current and place.note - reading.last_note > 1:
        work.doubts.append(f"“{citation.raw}”: the notes between cite nothing")
    return work


def _before(reading: _Reading) -> Sequence[Work | None]:
    """What “ibid.” stands for: the work before it in the note, else those of the note before."""
    return reading.current[-1:] or list({id(work): work for work in reading.last}.values())


def _short(citation: Citation, reading: _Reading, index: Index) -> list[Work]:
    """The works that a short form may stand for: of those cited before it, else in its article, else in the book."""
    names = main_names(citation.reference)
    by_author = reading.by_family.get(family(names[0]), {}) if names else {}
    fitting = [w for w in by_author.values() if may_stand_for(citation.reference, w.reference)]
    if not fitting:
        fitting = [w for w in index.near(citation.reference) if may_stand_for(citation.reference, w.reference)]
        for known in (reading.seen, reading.own):
            fitting = [work for work in fitting if id(work) in known] or fitting
    if len(fitting) > 1 and citation.title_mark:
        # Of two works of one title, a book and an essay, the mark of the title tells which is meant.
        fitting = [w for w in fitting if (w.title_mark == ITALIC) == (citation.title_mark == ITALIC)] or fitting
    if len(fitting) > 1 and citation.reference.title:
        exact = comparable(citation.reference.title)
        fitting = [w for w in fitting if comparable(w.reference.title or "") == exact] or fitting
    return fitting


def _idem(place: Place, reading: _Reading, gathered: Gathered, index: Index) -> Work | None:
    """“Idem” with a title: another work of the author before."""
    before = (reading.current or reading.last)[-1:]
    if not before or before[0] is None:
        gathered.unresolved.append((place, "no work is cited before it"))
        return None
    reference = replace(place.citation.reference, authors=main_names(before[0].reference))
    citation = replace(place.citation, reference=reference, form="full")
    if not (reference.publisher or reference.container or reference.date):
        works = _short(replace(citation, form="short"), reading, index)
        if len(works) == 1:
            works[0].places.append(place)
            return works[0]
    return enter(replace(place, citation=citation), gathered, index)


def _alone(place: Place, gathered: Gathered, index: Index) -> Work | None:
    """A citation for which no work is known: a work by itself if it names author and title, else one for the editor."""
    citation = place.citation
    if citation.form in ("ibid", "opcit"):
        gathered.unresolved.append((place, "no work is cited before it"))
    elif citation.form == "address":
        gathered.unresolved.append((place, "an address without a title"))
    elif citation.reference.title is None:
        gathered.unresolved.append((place, "the full reference isn’t in the notes"))
    elif citation.title_mark and main_names(citation.reference):
        work = new_work(place)
        work.doubts.append("the full reference isn’t in the notes")
        gathered.works.append(work)
        index.add(work)
        return work
    elif main_names(citation.reference):
        gathered.unresolved.append((place, "author and title, and nothing else"))
    elif citation.title_mark == ITALIC:
        gathered.unresolved.append((place, "a title without a name"))
    return None
