"""A book in, the same book with the works that its notes cite out, and a message for all that isn't sure of them.

A work is listed from its parts only where each of them is sure. Any other is listed in the words of its note.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from publish.bibliography.formatting import StyleError, entries
from publish.bibliography.gather import gather
from publish.bibliography.marks import LONGEST_NOTE
from publish.bibliography.note import citations
from publish.bibliography.people import heading, is_undivided
from publish.bibliography.sameness import comparable, main_names
from publish.bibliography.values import Gathered, Place, Work
from publish.bibliography.wording import as_written
from publish.messages import Report, excerpt
from publish.model import Article, Book
from publish.names import sort_key
from publish.references import CitedName, CitedWork, Reference
from publish.text import unique_slugs

_QUOTED = 160
REMARKS = frozenset({"an address without a title", "a title without a name"})
"""Reasons for which a work isn't listed although the note may say all that its author wanted to say."""


def with_works(book: Book, report: Report) -> Book:
    """The book with its works cited, sorted as its language sorts."""
    language = book.collection.language
    gathered = gather([_cited(article) for article in book.articles])
    key = sort_key(language)
    ordered = sorted(gathered.works, key=lambda work: tuple(map(key, _heading(work.reference))))
    keys = unique_slugs(_name(work.reference) for work in ordered)
    shown = _entries(book, ordered, report)
    works = tuple(_work(name, work, entry, book) for name, work, entry in zip(keys, ordered, shown, strict=True))
    _tell(book, ordered, gathered, report)
    return replace(book, works=works)


def _cited(article: Article) -> list[Place]:
    return [
        Place(article.slug, note.number, note.line, citation)
        for note in article.notes
        for citation in citations(note.html)
    ]


def _entries(book: Book, works: Sequence[Work], report: Report) -> list[str | None]:
    """The entries of the works whose parts are sure; None for those that are listed in the words of a note."""
    style = book.collection.settings.bibliography.style
    sure = [work.reference for work in works if work.stated is None]
    try:
        formatted = iter(entries(sure, book.collection.language, style))
    except StyleError as error:
        report.say("works-style", file=_collection_file(book), style=style, why=str(error))
        return [None] * len(works)
    return [next(formatted) if work.stated is None else None for work in works]


def _work(key: str, work: Work, entry: str | None, book: Book) -> CitedWork:
    if entry is not None:
        return CitedWork(key, work.reference, work.cited_in, tuple(work.doubts), entry)
    place = work.stated or work.places[0]
    html = next(note.html for note in book.article(place.article).notes if note.number == place.note)
    entry, words = as_written(html, place.citation.raw)
    # Of its parts only the address is known: it is in the words.
    reference = Reference(url=work.reference.url, doi=work.reference.doi) if work.stated else work.reference
    return CitedWork(key, reference, work.cited_in, tuple(work.doubts), entry, words if work.stated else None)


def _heading(reference: Reference) -> tuple[str, str, str]:
    """What an entry is sorted by: names, or the title where there are none; title; date."""
    names = "; ".join(map(heading, main_names(reference)))
    title = comparable(reference.title or reference.url or "")
    return names or title, title, reference.date or ""


def _name(reference: Reference) -> str:
    names = main_names(reference)
    if not names:
        head = " ".join(comparable(reference.title or reference.url or "work").split()[:4])
    else:
        head = heading(names[0]).partition(",")[0] if is_undivided(names[0]) else names[0].family
    return f"{head} {reference.year or ''}".strip()


def _collection_file(book: Book) -> str | None:
    return str(book.collection.file) if book.collection.file else None


def _tell(book: Book, works: Sequence[Work], gathered: Gathered, report: Report) -> None:
    sources = {article.slug: article.source for article in book.articles}
    places = [place for work in works for place in work.places]
    report.say(
        "works-cited",
        file=_collection_file(book),
        works=len(works),
        citations=len(places),
        notes=len({(place.article, place.note) for place in places}),
        stated=sum(work.stated is not None for work in works),
        unlisted=len(gathered.unresolved),
    )
    if names := dict.fromkeys(name.family for name in _names(works) if is_undivided(name)):
        text = ", ".join(f"“{name}”" for name in names)
        report.say("works-cited-names", file=_collection_file(book), names=text)
    for work in works:
        if work.doubts:
            code = "citation-as-written" if work.stated else "citation-doubtful"
            _say(code, work.stated or work.places[0], "; ".join(work.doubts), sources, report)
    for place, why in gathered.unresolved:
        _say("citation-unlisted" if why in REMARKS else "citation-unresolved", place, why, sources, report)
    for article in book.articles:
        for note in article.notes:
            if len(note.text) > LONGEST_NOTE:
                report.say(
                    "note-read-in-part", file=article.source, line=note.line, note=note.number, letters=LONGEST_NOTE
                )
    _tell_remarks(book, {*places, *(place for place, _ in gathered.unresolved)}, report)


def _names(works: Iterable[Work]) -> Iterable[CitedName]:
    """The names that entries begin with."""
    return (name for work in works if work.stated is None for name in main_names(work.reference)[:1])


def _say(code: str, place: Place, why: str, sources: dict[str, str], report: Report) -> None:
    text = excerpt(place.citation.raw, _QUOTED)
    report.say(code, file=sources[place.article], line=place.line, note=place.note, text=text, why=why)


def _tell_remarks(book: Book, known: Iterable[Place], report: Report) -> None:
    """Name the notes of each article in which no work has been found."""
    citing = {(place.article, place.note) for place in known}
    for article in book.articles:
        remarks = [note for note in article.notes if (article.slug, note.number) not in citing]
        if remarks:
            numbers = ", ".join(str(note.number) for note in remarks)
            report.say("notes-without-works", file=article.source, line=remarks[0].line, numbers=numbers)
