"""The works that a book's notes cite in, what their page shows out: each entry with the way to its notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from publish.html.breaks import breakable
from publish.model import Book


def cited_works(book: Book, notes_files: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Each entry with the articles that cite it, and for each article the numbers and addresses of the notes."""
    titles = _short_titles(book)
    for work in book.works:
        notes: dict[str, list[tuple[int, str]]] = {}
        for place in work.cited_in:
            address = f"{notes_files[place.article]}#{place.article}.note-{place.note}"
            notes.setdefault(place.article, []).append((place.note, address))
        cited = [{"title": titles[slug], "notes": places} for slug, places in notes.items()]
        yield {"id": f"work.{work.key}", "html": breakable(work.html), "cited_in": cited}


def _short_titles(book: Book) -> dict[str, str]:
    """The titles of articles without their subtitles, as far as they still differ."""
    short = {article.slug: (article.title or "").partition(": ")[0] for article in book.articles}
    count = Counter(short.values())
    return {
        article.slug: short[article.slug] if count[short[article.slug]] == 1 else article.title or ""
        for article in book.articles
    }
