"""Sets files with the biographies of all authors apart from the articles: their people join the contributors."""

from __future__ import annotations

from dataclasses import replace

from publish.messages import Report
from publish.model import Book


def set_apart(book: Book, report: Report) -> Book:
    """The book with its articles, and its rolls beside them; a book of nothing but a roll keeps it as an article."""
    rolls = tuple(article for article in book.articles if article.is_roll)
    articles = tuple(article for article in book.articles if not article.is_roll)
    return replace(book, articles=articles, rolls=rolls) if rolls and articles else book
