"""People of an article in, their entries in the front matter out: a name alone, or with all that is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import yaml

from publish.markdown.blocks import write
from publish.markdown.inline import Place
from publish.markdown.spot import Spot
from publish.markdown.yaml_nodes import Entry, mapping, scalar, sequence
from publish.model import Author
from publish.names import RELATORS
from publish.vocabulary import parse

_SEPARATORS = (";", " and ", " & ")
"""What parts the names in a string; in a list it doesn't."""


def people(persons: Sequence[Author], place: Place) -> Iterator[Entry]:
    """A key for each role; where the order would be lost by that, one list that says the roles."""
    groups = [(role, list(group)) for role, group in groupby(persons, lambda person: person.role)]
    ranks = [list(RELATORS).index(role) for role, _ in groups]
    if ranks != sorted(set(ranks)):
        yield "authors", sequence([_person(person, place, with_role=True) for person in persons])
        return
    for role, group in groups:
        nodes = [_person(person, place) for person in group]
        alone = len(nodes) == 1 and not any(separator in group[0].name for separator in _SEPARATORS)
        yield (role, nodes[0]) if alone else (f"{role}s", sequence(nodes))


def blocks(html: str, place: Place) -> str:
    """Blocks of a field as Markdown."""
    return write(parse(html), Spot(Place(place.pictures), top=False, note=True))


def _person(person: Author, place: Place, *, with_role: bool = False) -> yaml.Node:
    entries: list[Entry] = [("name", scalar(person.name))]
    if with_role and person.role != "author":
        entries.append(("role", scalar(person.role)))
    for key, value in (
        ("byline", person.byline),
        ("affiliation", person.affiliation),
        ("orcid", person.orcid),
        ("email", person.email),
        ("site", person.site),
    ):
        if value:
            entries.append((key, scalar(value)))
    if person.notes:
        marks = [scalar(mark.partition("-")[0], plain=True) for mark in person.notes]
        entries.append(("notes", sequence(marks, flow=True)))
    if person.html:
        entries.append(("bio", scalar(blocks(person.html, place))))
    return mapping(entries) if len(entries) > 1 else scalar(person.name)
