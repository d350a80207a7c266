"""Credits of an article in, their entries in the front matter out: the line where it says all, else each piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import yaml

from publish.markdown.yaml_nodes import Entry, mapping, scalar, sequence
from publish.messages import Report
from publish.model import Article, Credit
from publish.rights import parse_credits, speaks_of_all, stated_credit

_FIELDS = (
    "title", "year", "creator", "source", "licence", "licence_url", "modifications", "creator_url", "source_url",
)  # fmt: skip


def credit_entries(article: Article, pictures: Sequence[str]) -> list[yaml.Node]:
    """A node for each line, or for each credit of it; `pictures` are the files of the article's pictures."""
    shown = _shown(article, pictures)
    entries: list[yaml.Node] = []
    number = 0
    for raw, group in groupby(article.credits, lambda credit: credit.raw):
        credits = list(group)
        files = shown[number : number + len(credits)]
        number += len(credits)
        entries += _of_line(raw, credits, files)
    return entries


def _of_line(raw: str, credits: Sequence[Credit], files: Sequence[Sequence[str]]) -> Iterator[yaml.Node]:
    position = 0
    read = _read(raw)
    while position < len(credits):
        here = credits[position : position + len(read)]
        own = files[position : position + len(read)]
        # Pictures are counted off one by one along a line of several credits: none may be without.
        counted = len(here) == 1 or all(len(names) == 1 for names in own) or not any(own)
        if read and counted and _equal(here, read):
            named = [name for names in own for name in names]
            yield mapping([("line", scalar(raw)), *_pictures(named)]) if named else scalar(raw)
            position += len(read)
        else:
            entries = [("line", scalar(raw)), *_pieces(credits[position]), *_pictures(files[position])]
            yield mapping(entries)
            position += 1


def _shown(article: Article, pictures: Sequence[str]) -> list[list[str]]:
    """The pictures of each credit; none where the order says as much."""
    places = {id(credit): index for index, credit in enumerate(article.credits)}
    files: list[list[str]] = [[] for _ in article.credits]
    numbers: list[int | None] = []
    for image, name in zip(article.images, pictures, strict=False):
        index = None
        if image.credit is not None:
            index = places.get(id(image.credit))
            index = article.credits.index(image.credit) if index is None else index
            files[index].append(name)
        numbers.append(index)
    count = min(len(article.images), len(article.credits))
    in_order = numbers == [*range(count), *[None] * (len(numbers) - count)]
    doubtful = len(numbers) > count and count == 1 and speaks_of_all(article.credits[0].raw)
    return [[] for _ in files] if in_order and not doubtful else files


def _pictures(files: Sequence[str]) -> list[Entry]:
    return [("pictures", sequence([scalar(name, flow=True) for name in files], flow=True))] if files else []


def _pieces(credit: Credit) -> Iterator[Entry]:
    """The fields of a credit that its line doesn't give; an address that follows from the licence is left out."""
    stated = {name: str(value) for name in _FIELDS if (value := getattr(credit, name))}
    spared = {name: value for name, value in stated.items() if name != "licence_url"}
    if "licence_url" in stated and _same(stated_credit("", 1, spared, "", Report()), credit, "licence_url"):
        stated = spared
    for name, value in stated.items():
        yield name.replace("_", "-"), scalar(value, plain=name == "year")
    sure = [(name, how) for name, how in credit.certainty if name in stated and how != "stated"]
    if sure:
        yield "certainty", mapping([(name, scalar(how)) for name, how in sure])
    elif not stated:
        yield "certainty", scalar("none")  # the line isn't to be read


def _same(one: Credit, other: Credit, name: str) -> bool:
    return getattr(one, name) == getattr(other, name) and one.sure(name) == other.sure(name)


def _read(raw: str) -> list[Credit]:
    return parse_credits(raw, 1, "", Report())


def _equal(some: Sequence[Credit], others: Sequence[Credit]) -> bool:
    def comparable(credit: Credit) -> Credit:
        return replace(credit, line=1, certainty=tuple(sorted(credit.certainty)))

    return list(map(comparable, some)) == list(map(comparable, others))
