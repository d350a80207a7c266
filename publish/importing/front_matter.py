"""Article in, the front matter that states all of it out, in the order in which people read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import yaml

from publish.importing.blocks import write
from publish.importing.inline import Place, inline
from publish.importing.spot import Spot
from publish.importing.yaml_nodes import Entry, mapping, scalar, sequence, text_of
from publish.model import Article, Author
from publish.names import RELATORS
from publish.vocabulary import parse

_LINE = 100
"""Characters of a list of keywords on one line."""
_SEPARATORS = (";", " and ", " & ")
"""What parts the names in a string; in a list it doesn't."""


def front_matter(article: Article, pictures: Sequence[str]) -> str:
    """The lines between the fences, and the fences; `pictures` are the files of the article's pictures."""
    place = Place(pictures, lines=False, block=False)
    entries = [*_entries(article, place), ("recognise", scalar("false", plain=True))]
    return f"---\n{text_of(entries)}---\n"


def _entries(article: Article, place: Place) -> Iterator[Entry]:
    if article.title_html is not None and (title := inline(parse(article.title_html), place)):
        yield "title", scalar(title)
    if article.subtitle:
        yield "subtitle", scalar(article.subtitle)
    yield from _people(article.authors, place)
    if article.date:
        yield "date", scalar(article.date, plain=True)
    if article.category:
        yield "category", scalar(article.category)
    if article.keywords:
        flow = sum(map(len, article.keywords)) + 2 * len(article.keywords) < _LINE
        yield "keywords", sequence([scalar(keyword, flow=flow) for keyword in article.keywords], flow=flow)
    if article.language:
        yield "lang", scalar(article.language)
    if article.excerpt:
        yield "excerpt", scalar(article.excerpt)
    yield from _one_or_more("provenance", "provenance", [_blocks(item.html, place) for item in article.provenance])
    yield from _one_or_more("credit", "credits", [credit.raw for credit in article.credits])
    yield from _one_or_more("disclaimer", "disclaimers", [_blocks(item.html, place) for item in article.disclaimers])
    if _order(article) != list(range(1, len(place.pictures) + 1)):
        yield "pictures", sequence([scalar(name) for name in place.pictures])


def _one_or_more(one: str, more: str, texts: Sequence[str]) -> Iterator[Entry]:
    if texts:
        yield (one, scalar(texts[0])) if len(texts) == 1 else (more, sequence([scalar(text) for text in texts]))


def _blocks(html: str, place: Place) -> str:
    return write(parse(html), Spot(Place(place.pictures), top=False, note=True))


def _people(people: Sequence[Author], place: Place) -> Iterator[Entry]:
    """A key for each role; where the order would be lost by that, one list that says the roles."""
    groups = [(role, list(persons)) for role, persons in groupby(people, lambda person: person.role)]
    ranks = [list(RELATORS).index(role) for role, _ in groups]
    if ranks != sorted(set(ranks)):
        yield "authors", sequence([_person(person, place, with_role=True) for person in people])
        return
    for role, persons in groups:
        nodes = [_person(person, place) for person in persons]
        alone = len(nodes) == 1 and not any(separator in persons[0].name for separator in _SEPARATORS)
        yield (role, nodes[0]) if alone else (f"{role}s", sequence(nodes))


def _person(person: Author, place: Place, *, with_role: bool = False) -> yaml.Node:
    entries: list[Entry] = [("name", scalar(person.name))]
    if with_role and person.role != "author":
        entries.append(("role", scalar(person.role)))
    if person.html:
        entries.append(("bio", scalar(_blocks(person.html, place))))
    return mapping(entries) if len(entries) > 1 else scalar(person.name)


def _order(article: Article) -> list[int]:
    """The numbers of the pictures in the order in which the text shows them."""
    numbers = (int(str(img.get("src", "")).removeprefix("image-")) for img in parse(article.body).iter("img"))
    return list(dict.fromkeys(numbers))
