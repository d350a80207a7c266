"""Makes one entry of every person of the book, however many articles they wrote."""

from __future__ import annotations

from dataclasses import replace

from publish.messages import Report
from publish.model import Article, Author, Book, Contributor
from publish.names import collation, sort_name
from publish.text import words


def gather(book: Book, report: Report) -> Book:
    """Contributors sorted by family name, each with one biography and the articles in the order of the book."""
    people: dict[str, list[tuple[Article, Author]]] = {}
    for article in (*book.articles, *book.rolls):
        for author in article.authors:
            people.setdefault(" ".join(words(author.name)), []).append((article, author))
    entries = [_entry(appearances, report) for appearances in people.values()]
    return replace(book, contributors=tuple(sorted(entries, key=lambda entry: collation(entry.sort_name))))


def _entry(appearances: list[tuple[Article, Author]], report: Report) -> Contributor:
    with_biography = [(article, author) for article, author in appearances if author.html]
    chosen: str | None = None
    if with_biography:
        _, best = max(with_biography, key=lambda pair: len(pair[1].html or ""))
        chosen = best.html
        for article, author in with_biography:
            if words(author.biography or "") != words(best.biography or ""):
                other = next(a for a, b in with_biography if b is best)
                report.say(
                    "biography-conflict",
                    file=article.source,
                    line=author.line,
                    name=author.name,
                    other=other.source,
                    text=author.biography or "",
                )
    name = appearances[0][1].name
    slugs = dict.fromkeys(article.slug for article, _ in appearances if not article.is_roll)
    return Contributor(name, sort_name(name), chosen, tuple(slugs))
