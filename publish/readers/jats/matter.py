"""The text of an article in its order: abstracts, body, then what stands around it, each under its own title if any.

Where a part has no title of its own none is invented: a line sets it apart from what stands before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from publish.readers.jats.about import about_authors, funding
from publish.readers.jats.affiliations import piece_of, pieces_of
from publish.readers.jats.blocks import heading
from publish.readers.jats.front import say_not_printed
from publish.readers.jats.names import LANGUAGE
from publish.readers.jats.person_names import name_of
from publish.readers.jats.walk import Walk
from publish.vocabulary import Element

Writing = Callable[[Walk, Element], None]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ARTICLES = frozenset({"sub-article", "response"})
_META = frozenset({"journal-meta", "article-meta"})
_CONTENTS = frozenset({"body", "floats-group", "floats-wrap"})
_PARTS = frozenset({"front", "front-stub", "back", *_CONTENTS, *_ARTICLES})


def text(walk: Walk, root: Element) -> None:
    """All text of an article, or of one that stands in it, into the walk's body."""
    outer = walk.writer.body if root.tag == "article" else None
    for write, element in _written(root):
        before = _last(outer)
        write(walk, element)
        if outer is not None:
            walk.writer.close()
            _set_apart(outer, before, element.get(LANGUAGE, ""), root.get(LANGUAGE, ""))


def _written(root: Element) -> Iterator[tuple[Writing, Element]]:
    meta = meta_of(root)
    if meta is not None:
        yield from ((Walk.element, product) for product in meta.findall("product"))
        abstracts = meta.findall("abstract")
        main = next((abstract for abstract in abstracts if not abstract.get("abstract-type")), None)
        yield from ((Walk.element, abstract) for abstract in ([] if main is None else [main]))
        yield from ((Walk.element, abstract) for abstract in abstracts if abstract is not main)
        yield from ((Walk.element, abstract) for abstract in meta.findall("trans-abstract"))
    yield from ((Walk.content, part) for part in root if part.tag in _CONTENTS)
    if meta is not None:
        yield about_authors, meta
        yield from ((funding, group) for group in meta.findall("funding-group"))
    yield from ((Walk.element, part) for front in root.findall("front") for part in front if part.tag not in _META)
    yield from ((Walk.element, part) for back in root.findall("back") for part in back)
    yield from ((Walk.element, article) for article in root if article.tag in _ARTICLES)
    yield from ((Walk.element, part) for part in root if part.tag not in _PARTS and part.tag != "processing-meta")


def meta_of(root: Element) -> Element | None:
    """What is said of an article, or of one that stands in it."""
    found = root.find("front/article-meta")
    return root.find("front-stub") if found is None else found


def _last(body: Element | None) -> Element | None:
    return None if body is None else next(body.iterchildren(reversed=True), None)


def _set_apart(body: Element, before: Element | None, language: str, usual: str) -> None:
    """Put a line before new blocks that begin without a heading, and mark their language where it is another."""
    first = next(body.iterchildren(), None) if before is None else before.getnext()
    foreign = language.lower() != usual.lower() and re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language)
    block = first
    while block is not None:
        if foreign:
            block.set("lang", language)
        block = block.getnext()
    if before is not None and first is not None and first.tag not in _HEADINGS:
        before.addnext(etree.Element("hr", {"data-line": first.get("data-line", "1")}))


def article_inside(walk: Walk, element: Element) -> None:
    """A letter, a reply, a translation: its title as a heading, its people, its text one level lower."""
    walk.writer.close()
    meta = meta_of(element)
    titles = [] if meta is None else [*meta.iterfind("title-group/article-title")]
    subtitles = [] if meta is None else [*meta.iterfind("title-group/subtitle")]
    heading(walk, titles)
    walk.depth += bool(titles)
    if meta is not None:
        walk.shared.printed.update([*titles, *subtitles, *meta.iterfind("contrib-group/contrib"), *_shown(meta)])
        for subtitle in subtitles:
            walk.element(subtitle)
        for contributor in meta.iterfind("contrib-group/contrib"):
            _contributor(walk, contributor)
    text(walk, element)
    for permissions in meta.findall("permissions") if meta is not None else ():
        walk.element(permissions)
    say_not_printed([] if meta is None else [meta], walk.shared)
    walk.writer.close()
    walk.depth -= bool(titles)


def _shown(meta: Element) -> list[Element]:
    """What is written into the text whole, wherever it stands in the front."""
    names = ("product", "abstract", "trans-abstract", "author-notes", "funding-group", "permissions")
    return [child for child in meta if child.tag in names]


def shown(meta: Element) -> list[Element]:
    """What of the front is part of the article's text."""
    return [child for child in _shown(meta) if child.tag != "permissions"]


def _contributor(walk: Walk, contributor: Element) -> None:
    with walk.writer.block("p"):
        walk.writer.text(name_of(contributor))
        for piece in pieces_of(contributor, walk.shared):
            walk.join(", ")
            piece_of(walk, piece)
