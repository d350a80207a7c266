"""Articles in, Book out: an ordered list of plain functions, each of which adds one thing.

A transform is a function `(Book, Report) -> Book`. This list is their order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from publish.collection import Collection
from publish.compile import contributors, disclaimers, parts, rolls, sections, works_cited
from publish.messages import Report
from publish.model import Article, Book

Transform = Callable[[Book, Report], Book]

TRANSFORMS: list[tuple[str, Transform]] = [
    ("rolls", rolls.set_apart),
    ("slugs", parts.name_articles),
    ("parts", parts.arrange),
    ("contributors", contributors.gather),
    ("disclaimers", disclaimers.merge),
    ("works cited", works_cited.list_works),
    ("sections", sections.plan),
]

#: One article by itself has no parts and no apparatus of a book.
ARTICLE_TRANSFORMS: list[tuple[str, Transform]] = [
    ("slugs", parts.name_articles),
    ("contributors", contributors.gather),
    ("disclaimers", disclaimers.merge),
    ("sections", sections.plan_article),
]


def compile_book(
    collection: Collection,
    articles: Sequence[Article],
    report: Report,
    transforms: list[tuple[str, Transform]] = TRANSFORMS,
) -> Book:
    """The book made of a collection's articles."""
    book = Book(collection, tuple(articles))
    for _, transform in transforms:
        book = transform(book, report)
    return book


def compile_article(collection: Collection, article: Article, report: Report) -> Book:
    """One article as a book of its own: the article, its notes, credits, disclaimer and authors."""
    return compile_book(collection, [article], report, ARTICLE_TRANSFORMS)
