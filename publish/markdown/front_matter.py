"""Article in, the front matter that states all of it out, in the order in which people read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml

from publish.markdown.credits import credit_entries
from publish.markdown.inline import Place, inline
from publish.markdown.people import blocks, people
from publish.markdown.yaml_nodes import Entry, scalar, sequence, text_of
from publish.model import Article
from publish.vocabulary import parse

_LINE = 100
"""Characters of a list of keywords on one line."""


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
    yield from people(article.authors, place)
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
    yield from _one_or_more("provenance", "provenance", [blocks(item.html, place) for item in article.provenance])
    if article.credits:
        entries = credit_entries(article, place.pictures)
        plain = len(entries) == 1 and isinstance(entries[0], yaml.ScalarNode)
        yield ("credit", entries[0]) if plain else ("credits", sequence(entries))
    yield from _one_or_more("licence", "licences", _stated_licences(article))
    yield from _one_or_more("disclaimer", "disclaimers", [blocks(item.html, place) for item in article.disclaimers])
    if article.is_roll:
        yield "roll", scalar("true", plain=True)
    if _order(article) != list(range(1, len(place.pictures) + 1)):
        yield "pictures", sequence([scalar(name) for name in place.pictures])


def _one_or_more(one: str, more: str, texts: Sequence[str]) -> Iterator[Entry]:
    if texts:
        yield (one, scalar(texts[0])) if len(texts) == 1 else (more, sequence([scalar(text) for text in texts]))


def _stated_licences(article: Article) -> list[str]:
    """The licences that stand in fields; those in the text are found there again."""
    lines = {claim.line for claim in article.claims if claim.kind == "licence"}
    return [licence.raw for licence in article.licences if licence.line in lines]


def _order(article: Article) -> list[int]:
    """The numbers of the pictures in the order in which the text shows them."""
    files = [f"image-{number}" for number in range(len(article.images) + 1)]
    shown = dict.fromkeys(str(img.get("src")) for img in parse(article.body).iter("img"))
    return [files.index(source) for source in shown if source in files]
