"""Sets files with the biographies of all authors apart from the articles: their people join the contributors."""

from __future__ import annotations

from dataclasses import replace

from publish.messages import Report
from publish.model import Book
from publish.text import words


def set_apart(book: Book, report: Report) -> Book:
    """The book with its articles, and its rolls beside them; a book of nothing but a roll keeps it as an article."""
    rolls = tuple(article for article in book.articles if article.is_roll)
    articles = tuple(article for article in book.articles if not article.is_roll)
    if not rolls or not articles:
        return book
    known = {" ".join(words(author.name)) for article in articles for author in article.authors}
    for roll in rolls:
        for person in roll.authors:
            if " ".join(words(person.name)) not in known:
                report.say("roll-unmatched", file=roll.source, line=person.line, name=person.name)
    return replace(book, articles=articles, rolls=rolls)
