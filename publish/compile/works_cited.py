"""Lists the works that the notes of a book cite, if the collection asks for it, and says which are doubtful.

The notes themselves stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publish.bibliography.formatting import entries
from publish.bibliography.gather import gather
from publish.bibliography.note import citations
from publish.bibliography.sameness import comparable, main_names
from publish.bibliography.values import Gathered, Place, Work
from publish.messages import Report, excerpt
from publish.model import Article, Book
from publish.names import sort_key
from publish.references import CitedWork, Reference
from publish.text import unique_slugs

_QUOTED = 160
_UNLISTED = "an address without a title"


def list_works(book: Book, report: Report) -> Book:
    """The book with its works cited, sorted as its language sorts."""
    settings = book.collection.settings.bibliography
    if not settings.works_cited:
        return book
    language = book.collection.language
    gathered = gather([_cited(article) for article in book.articles])
    key = sort_key(language)
    ordered = sorted(gathered.works, key=lambda work: tuple(map(key, _heading(work.reference))))
    keys = unique_slugs(_name(work.reference) for work in ordered)
    shown = entries([work.reference for work in ordered], language, settings.style)
    works = tuple(
        CitedWork(name, work.reference, work.cited_in, tuple(work.doubts), html)
        for name, work, html in zip(keys, ordered, shown, strict=True)
    )
    _tell(book, ordered, gathered, report)
    return replace(book, works=works)


def _cited(article: Article) -> list[Place]:
    return [
        Place(article.slug, note.number, note.line, citation)
        for note in article.notes
        for citation in citations(note.html)
    ]


def _heading(reference: Reference) -> tuple[str, str, str]:
    """What an entry is sorted by: names, or the title where there are none; title; date."""
    names = "; ".join(f"{name.family} {name.given}" for name in main_names(reference))
    title = comparable(reference.title or "")
    return names or title, title, reference.date or ""


def _name(reference: Reference) -> str:
    names = main_names(reference)
    head = names[0].family if names else " ".join(comparable(reference.title or "").split()[:4])
    return f"{head} {reference.year or ''}".strip()


def _tell(book: Book, works: Sequence[Work], gathered: Gathered, report: Report) -> None:
    sources = {article.slug: article.source for article in book.articles}
    doubtful = [work for work in works if work.doubts]
    places = [place for work in works for place in work.places]
    report.say(
        "works-cited",
        file=str(book.collection.file) if book.collection.file else None,
        works=len(works),
        citations=len(places),
        notes=len({(place.article, place.note) for place in places}),
        doubtful=len(doubtful),
        unlisted=len(gathered.unresolved),
    )
    for work in doubtful:
        first = work.places[0]
        text = excerpt(first.citation.raw, _QUOTED)
        why = "; ".join(work.doubts)
        report.say(
            "citation-doubtful", file=sources[first.article], line=first.line, note=first.note, text=text, why=why
        )
    for place, why in gathered.unresolved:
        code = "citation-unlisted" if why == _UNLISTED else "citation-unresolved"
        text = excerpt(place.citation.raw, _QUOTED)
        report.say(code, file=sources[place.article], line=place.line, note=place.note, text=text, why=why)
