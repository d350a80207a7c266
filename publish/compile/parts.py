"""Gives every article its place: a name of its own, and a part made of its category."""

from __future__ import annotations

from dataclasses import replace

from publish.messages import Report
from publish.model import Article, Book, Part
from publish.text import unique_slugs


def name_articles(book: Book, report: Report) -> Book:
    """A slug for each article that no other one has: it names its file, and begins its ids."""
    slugs = unique_slugs(article.slug for article in book.articles)
    return replace(book, articles=tuple(replace(a, slug=s) for a, s in zip(book.articles, slugs, strict=True)))


def arrange(book: Book, report: Report) -> Book:
    """Parts from categories, and the articles in the order of the parts.

    Parts stand in the order of [parts]; other categories follow, in the order of the list of articles where there is
    one, else by name. Within a part articles keep the order in which they were gathered. Articles without a category
    come first, in a part without a title.
    """
    settings = book.collection.settings
    groups: dict[str | None, list[Article]] = {}
    for article in book.articles:
        groups.setdefault(article.category, []).append(article)
    if settings.parts:
        _say_unplaced(groups, settings.parts, report)
    known = [category for category in settings.parts if category in groups]
    others = [category for category in groups if category is not None and category not in settings.parts]
    if settings.articles is None:
        others.sort(key=str.casefold)
    order: list[str | None] = [*([None] if None in groups else []), *known, *others]
    titles = [settings.parts.get(category, category) if category else None for category in order]
    slugs = unique_slugs(title or "articles" for title in titles)
    parts = tuple(
        Part(title, part_slug, tuple(article.slug for article in groups[category]))
        for category, title, part_slug in zip(order, titles, slugs, strict=True)
    )
    return replace(book, parts=parts, articles=tuple(article for category in order for article in groups[category]))


def _say_unplaced(groups: dict[str | None, list[Article]], parts: dict[str, str], report: Report) -> None:
    for category, articles in groups.items():
        if category is not None and category not in parts:
            first = articles[0]
            line = next((claim.line for claim in first.claims if claim.kind == "category"), 1)
            report.say("category-without-part", file=first.source, line=line, category=category)
