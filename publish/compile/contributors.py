"""Makes one entry of every person of the book, however many articles they wrote and however their names are spelled."""

from __future__ import annotations

from dataclasses import dataclass, replace

from publish.messages import Report
from publish.model import Article, Author, Book, Contributor, Work
from publish.names import People, people, sort_key, sort_name
from publish.text import words


@dataclass(frozen=True, slots=True)
class _Appearance:
    """A person in an article, or in the file with all biographies."""

    article: Article
    author: Author


def gather(book: Book, report: Report) -> Book:
    """Contributors in the order of the book's language, each with one biography and all articles."""
    found = [_Appearance(article, author) for article in (*book.articles, *book.rolls) for author in article.authors]
    editors = book.collection.settings.editors
    names = people([*editors, *(appearance.author.name for appearance in found)])
    persons: dict[str, list[_Appearance]] = {}
    for appearance in found:
        persons.setdefault(names.spellings[appearance.author.name], []).append(appearance)
    _say_spellings(persons, names, report)
    edits = {names.spellings[editor] for editor in editors}
    entries = [_entry(name, group, name in edits, report) for name, group in persons.items()]
    if len(entries) > 1:  # the rules of sorting take a tenth of a second to load
        key = sort_key(book.collection.language)
        entries.sort(key=lambda entry: key(entry.sort_name))
    return replace(book, contributors=tuple(entries))


def _entry(name: str, appearances: list[_Appearance], is_editor: bool, report: Report) -> Contributor:
    works = [
        Work(appearance.article.slug, appearance.author.role)
        for appearance in appearances
        if not appearance.article.is_roll
    ]
    if not works and not is_editor:
        first = appearances[0]
        report.say("roll-unmatched", file=first.article.source, line=first.author.line, name=name)
    given = [appearance.author for appearance in appearances]
    return Contributor(
        name,
        sort_name(name),
        _biography(name, appearances, report),
        tuple(dict.fromkeys(works)),
        is_editor,
        orcid=next((author.orcid for author in given if author.orcid), None),
        email=next((author.email for author in given if author.email), None),
        site=next((author.site for author in given if author.site), None),
    )


def _biography(name: str, appearances: list[_Appearance], report: Report) -> str | None:
    """The longest biography; a message names every other one that says something else."""
    given = [appearance for appearance in appearances if appearance.author.html]
    if not given:
        return None
    best = max(given, key=lambda appearance: len(appearance.author.html or ""))
    for appearance in given:
        text = appearance.author.biography or ""
        if words(text) != words(best.author.biography or ""):
            report.say(
                "biography-conflict",
                file=appearance.article.source,
                line=appearance.author.line,
                name=name,
                other=best.article.source,
                text=text,
            )
    return best.author.html


def _say_spellings(persons: dict[str, list[_Appearance]], names: People, report: Report) -> None:
    for name, appearances in persons.items():
        for appearance in appearances:
            if appearance.author.name != name:
                report.say(
                    "name-spelling",
                    file=appearance.article.source,
                    line=appearance.author.line,
                    spelling=appearance.author.name,
                    name=name,
                )
    for one, two in names.alike:
        place = persons.get(one) or persons.get(two)
        if place:
            report.say("names-alike", file=place[0].article.source, line=place[0].author.line, one=one, two=two)
