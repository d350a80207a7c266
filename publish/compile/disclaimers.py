"""Makes one statement of the disclaimers that say the same, and lists the variants with their articles."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from publish.messages import Report, excerpt
from publish.model import Article, Book, Disclaimer, Statement
from publish.text import words


def merge(book: Book, report: Report) -> Book:
    """Statements, the most common one first; same words are the same statement, whatever wraps and quotes."""
    groups: dict[str, list[tuple[Article, Disclaimer]]] = {}
    for article in book.articles:
        for disclaimer in article.disclaimers:
            groups.setdefault(" ".join(words(disclaimer.text)), []).append((article, disclaimer))
    ordered = sorted(groups.values(), key=len, reverse=True)
    everyone = all(len(article.disclaimers) == 1 for article in book.articles)
    statements: list[Statement] = []
    for index, group in enumerate(ordered):
        scope: Literal["all", "others", "listed"] = "listed"
        if everyone and index == 0:
            scope = "all" if len(ordered) == 1 else "others"
        statements.append(Statement(group[0][1].html, tuple(article.slug for article, _ in group), scope))
        if index:
            for article, disclaimer in group:
                report.say(
                    "disclaimer-variant", file=article.source, line=disclaimer.line, text=excerpt(disclaimer.text)
                )
    return replace(book, statements=tuple(statements))
