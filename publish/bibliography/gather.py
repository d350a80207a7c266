"""The citations of all articles in, the works that they cite out: repeats gathered, short forms led to their work.

Within an article the order of notes decides what “ibid.” means. Nothing here changes a note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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


def _follow(places: Sequence[Place], gathered: Gathered, index: Index, found: dict[int, Work]) -> None:
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
    index: Index,
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


def _short(citation: Citation, before: list[Work], own: list[Work], index: Index) -> tuple[list[Work], str]:
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


def _idem(place: Place, before: list[Work], gathered: Gathered, index: Index) -> Work | None:
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


def _distinct(works: list[Work]) -> list[Work]:
    return list({id(work): work for work in works}.values())
