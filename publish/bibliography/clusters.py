"""The citations of all articles in, the works that they cite out: repeats gathered, short forms led to their work.

Within an article the order of notes decides what “ibid.” means. Nothing here changes a note.
"""

from __future__ import annotations

from collections.abc import Sequence

from publish.bibliography.resolve import follow
from publish.bibliography.works import Gathered, Index, Place, Work, enter


def gather(articles: Sequence[Sequence[Place]]) -> Gathered:
    """The works that the articles cite, each article given by its citations in order."""
    gathered = Gathered()
    index = Index()
    found: dict[int, Work] = {}
    order = {id(place): number for number, place in enumerate(place for places in articles for place in places)}
    for places in articles:
        for place in places:
            if place.citation.form == "full":
                found[id(place)] = enter(place, gathered, index)
    for places in articles:
        follow(places, gathered, index, found)
    for work in gathered.works:
        work.places.sort(key=lambda place: order[id(place)])
    return gathered
