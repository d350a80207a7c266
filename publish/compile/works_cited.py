"""Lists the works that the notes of a book cite, if the collection asks for it. The notes stay as they are."""

from __future__ import annotations

from publish.messages import Report
from publish.model import Book


def list_works(book: Book, report: Report) -> Book:
    """The book with its works cited, or as it is where nobody has asked for them."""
    if not book.collection.settings.bibliography.works_cited:
        return book
    # What reads and formats citations is loaded for the books that list them.
    from publish.bibliography.listing import with_works

    return with_works(book, report)
