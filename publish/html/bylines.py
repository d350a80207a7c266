"""People of an article in, the lines under its title out: names with what follows them and the marks of their notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from publish.model import Author, Contributor
from publish.text import sentence_list
from publish.vocabulary import NOTEREF, escape


def byline(authors: Sequence[Author], labels: dict[str, str]) -> str:
    """The authors as markup: “Jane Roe, Program Editor”; “Jane Roe (University of Ghent) and John Doe”.

    A conversation is announced as the manuscript announces it.
    """
    writers = [author for author in authors if author.role == "author"]
    if writers and writers[0].byline:
        return escape(writers[0].byline) + "".join(map(_marks, writers))
    return sentence_list((_named(author, alone=len(writers) == 1) for author in writers), labels["and"])


def other_bylines(authors: Sequence[Author], labels: dict[str, str]) -> list[str]:
    """A line of markup for each other part that people took; as the manuscript wrote it where it did."""
    lines: list[str] = []
    said: set[str] = set()
    for role in dict.fromkeys(author.role for author in authors if author.role != "author"):
        people = [author for author in authors if author.role == role]
        for person in people:
            if person.byline and person.byline not in said:
                said.add(person.byline)
                lines.append(escape(person.byline) + "".join(_marks(p) for p in people if p.byline == person.byline))
        names = sentence_list((_named(person, alone=False) for person in people if not person.byline), labels["and"])
        if names:
            lines.append(escape(labels[f"people_{role}"]).format(names=names))
    return lines


def _named(author: Author, *, alone: bool) -> str:
    name = escape(author.name)
    if author.affiliation:
        name += f", {escape(author.affiliation)}" if alone else f" ({escape(author.affiliation)})"
    return name + _marks(author)


def _marks(author: Author) -> str:
    return "".join(
        f'<a role="{NOTEREF}" href="#note-{name.partition("-")[0]}" id="noteref-{name}">{name.partition("-")[0]}</a>'
        for name in author.notes
    )


def shown_date(iso: str, language: str) -> str:
    """A date as the language writes it, as exact as it is: 6 July 2018, juillet 2018, 2018."""
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 3:
        # The English of the world, not of one country, where no country is named.
        pattern = "d MMMM y" if language == "en" else "long"
        return format_date(date(*parts), pattern, locale=locale)
    if len(parts) == 2:
        return format_skeleton("yMMMM", date(parts[0], parts[1], 1), locale=locale)
    return iso


def addresses(person: Contributor) -> list[tuple[str, str]]:
    """Where a person is to be reached: address and text of each link."""
    found: list[tuple[str, str]] = []
    if person.email:
        found.append((f"mailto:{person.email}", person.email))
    if person.site:
        found.append((person.site, person.site.partition("://")[2].rstrip("/")))
    if person.orcid:
        found.append((f"https://orcid.org/{person.orcid}", f"ORCID {person.orcid}"))
    return found
