"""Two articles in, what differs between them out: what no page shows doesn't count.

Lines, the source and the format are those of the file. Between blocks, at their edges and around line ends spaces mean
nothing, and elsewhere as much as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from publish.content_model import BLOCKS
from publish.model import Article, Author, Credit, PictureFile
from publish.vocabulary import Element, parse, serialise

_SPACES = re.compile(r"(?P<joins>(?<=\w-)\n(?=\w))|[ \t\n\r]+")
_EDGES = frozenset({*BLOCKS, "br", "li", "figcaption", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "body"})


def differences(one: Article, other: Article) -> list[str]:
    """The names of the pieces in which two articles differ."""
    return [name for name, value in _PIECES.items() if value(one) != value(other)]


def canonical(markup: str | None) -> str | None:
    """Markup without lines, and with no more spaces than its page shows."""
    if markup is None:
        return None
    body = parse(markup)
    for element in body.iter():
        element.attrib.pop("data-line", None)
        attributes = sorted((str(name), str(value)) for name, value in element.attrib.items())
        element.attrib.clear()
        element.attrib.update(attributes)
    _collapse(body)
    return serialise(body)


def _collapse(element: Element) -> None:
    edge = element.tag in _EDGES
    children = list(element)
    element.text = _spaced(element.text, starts=edge, ends=_ends(element, children[0] if children else None))
    for child, following in zip(children, [*children[1:], None], strict=False):
        if child.tag != "pre":
            _collapse(child)
        child.tail = _spaced(child.tail, starts=child.tag in _EDGES, ends=_ends(element, following))


def _ends(parent: Element, following: Element | None) -> bool:
    return (parent if following is None else following).tag in _EDGES


def _spaced(text: str | None, *, starts: bool, ends: bool) -> str | None:
    text = _SPACES.sub(lambda match: "\n" if match["joins"] else " ", text or "")
    text = text.lstrip(" ") if starts else text
    return (text.rstrip(" ") if ends else text) or None


def _credit(credit: Credit | None) -> tuple[Any, ...] | None:
    return None if credit is None else (
        credit.raw, credit.title, credit.year, credit.creator, credit.source, credit.licence, credit.licence_url,
        credit.modifications, credit.creator_url, credit.source_url, dict(credit.certainty),
    )  # fmt: skip


def _person(person: Author) -> tuple[Any, ...]:
    return (
        person.name, person.role, canonical(person.html), person.affiliation, person.byline, person.orcid, person.email,
        person.site, person.notes,
    )  # fmt: skip


def _bytes(file: PictureFile) -> bytes:
    return file.data if file.data is not None else Path(file.path or "").read_bytes()


#: What an article is, piece by piece.
_PIECES: dict[str, Callable[[Article], object]] = {
    "title": lambda article: canonical(article.title_html) or None,
    "subtitle": lambda article: article.subtitle,
    "category": lambda article: article.category,
    "people": lambda article: [_person(person) for person in article.authors],
    "date": lambda article: article.date,
    "language": lambda article: article.language,
    "excerpt": lambda article: article.excerpt,
    "keywords": lambda article: article.keywords,
    "text": lambda article: canonical(article.body),
    "notes": lambda article: [(note.number, canonical(note.html), note.references) for note in article.notes],
    "credits": lambda article: [_credit(credit) for credit in article.credits],
    "disclaimers": lambda article: [canonical(item.html) for item in article.disclaimers],
    "provenance": lambda article: [canonical(item.html) for item in article.provenance],
    "licence": lambda article: [(item.raw, item.licence, item.licence_url) for item in article.licences],
    "kind": lambda article: article.is_roll,
    "pictures": lambda article: [
        (_bytes(image.file), image.alt, image.caption, _credit(image.credit)) for image in article.images
    ],
}
