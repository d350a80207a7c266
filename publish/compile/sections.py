"""Plans the pages of the book in spine order: front matter, parts and articles, back matter.

The order of the front matter is that of the Chicago Manual of Style: half title, title, copyright, contents, lists.
What would be an empty page isn't planned.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publish.messages import Report
from publish.model import Article, Book, Section

_FEWEST_ILLUSTRATIONS = 2
"""Pictures with a caption or a title from which on they have a list."""
_MOST_NOTES = 600
"""On one page of notes."""


def plan(book: Book, report: Report) -> Book:
    """All sections of a book. Titles of apparatus are the renderer's: they are left empty here."""
    sections = [
        _section("cover", "cover"),
        _section("halftitlepage", "half-title"),
        _section("titlepage", "title-page"),
        _section("copyright-page", "copyright"),
        _section("toc", "contents"),
        *_illustrations(book),
        *_statements(book),
        *_articles(book),
        *_back(book),
    ]
    return replace(book, sections=tuple(sections))


def plan_article(book: Book, report: Report) -> Book:
    """The sections of an article by itself, with the contents that an e-book of it needs."""
    sections = [*_articles(book), *_back(book), *_statements(book), _section("toc", "contents")]
    return replace(book, sections=tuple(sections))


def _illustrations(book: Book) -> Iterator[Section]:
    named = sum(image.name is not None for article in book.articles for image in article.images)
    if named >= _FEWEST_ILLUSTRATIONS:
        yield _section("illustrations", "illustrations")


def _statements(book: Book) -> Iterator[Section]:
    if any(article.credits or article.images for article in book.articles):
        yield _section("credits", "credits")
    if len(book.articles) > 1 and any(article.provenance for article in book.articles):
        yield _section("provenance", "first-publication")
    if book.statements and book.collection.settings.disclaimers.placement == "front":
        yield _section("disclaimers", "disclaimers")


def _articles(book: Book) -> Iterator[Section]:
    by_slug = {article.slug: article for article in book.articles}
    if not book.parts:
        yield from (_chapter(article) for article in book.articles)
    for part in book.parts:
        if part.title is not None:
            yield replace(_section("part", f"part-{part.slug}"), title=part.title, subject=part.slug)
        yield from (_chapter(by_slug[slug]) for slug in part.articles)


def _back(book: Book) -> Iterator[Section]:
    for number, slugs in enumerate(_notes(book), 1):
        yield replace(_section("endnotes", "notes" if number == 1 else f"notes-{number}"), notes_of=slugs)
    if book.works:
        yield _section("bibliography", "works-cited")
    if book.contributors:
        yield _section("contributors", "contributors")


def _notes(book: Book) -> list[tuple[str, ...]]:
    """The articles that have notes, divided so that no page holds many more than a reading system opens in a moment.

    The notes of an article stay together.
    """
    noted = [article for article in book.articles if article.notes]
    total = sum(len(article.notes) for article in noted)
    pages: list[tuple[str, ...]] = [()] * -(-total // _MOST_NOTES)
    before = 0
    for article in noted:
        # By the middle of its notes: pages come out of about one length.
        place = (2 * before + len(article.notes)) * len(pages) // (2 * total)
        pages[place] = (*pages[place], article.slug)
        before += len(article.notes)
    return [slugs for slugs in pages if slugs]


def _chapter(article: Article) -> Section:
    name = f"article-{article.slug}"
    authors = tuple(author.name for author in article.authors if author.role == "author")
    return Section("chapter", f"{name}.xhtml", name, article.title or "", authors, article.slug)


def _section(role: str, name: str) -> Section:
    return Section(role, f"{name}.xhtml", name, "")
