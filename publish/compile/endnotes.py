"""Makes endnotes of notes: ids that are unique over the book, and references that lead to the page of notes."""

from __future__ import annotations

from dataclasses import replace

from publish.messages import Report
from publish.model import Article, Book
from publish.vocabulary import is_noteref, parse, serialise

NOTES_FILE = "notes.xhtml"


def link(book: Book, report: Report) -> Book:
    """Every reference #note-3 of an article leads to its note in the page of notes, and can be led back to."""
    return replace(book, articles=tuple(_linked(article) for article in book.articles))


def _linked(article: Article) -> Article:
    title = None if article.title_html is None else _rewritten(article.title_html, article.slug)
    return replace(article, title_html=title, body=_rewritten(article.body, article.slug))


def _rewritten(markup: str, slug: str) -> str:
    if "doc-noteref" not in markup:
        return markup
    body = parse(markup)
    for mark in (a for a in body.iter("a") if is_noteref(a)):
        mark.set("href", f"{NOTES_FILE}#{slug}-{mark.get('href', '')[1:]}")
        mark.set("id", f"{slug}-{mark.get('id', '')}")
    return serialise(body)
