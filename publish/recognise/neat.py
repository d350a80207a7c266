"""Markup in, the same markup in its plain form out: spaces outside of marks, no marks around nothing, text in blocks.

Word and web editors put the space after a word in italics too, and leave empty marks behind. No page shows the
difference; but links are underlined with their spaces, and Markdown can't write `*this *` at all.
"""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from publish.content_model import BLOCKS
from publish.model import Article
from publish.text import is_blank
from publish.vocabulary import Element, parse, serialise, unwrap

_MARKS = frozenset("em strong i b cite sub sup small span a".split())
_NOTHING_ALONE = frozenset({"a", "span"})
"""Without an attribute these say nothing."""
_VERBATIM = frozenset({"pre", "code"})


def neat_article(article: Article) -> Article:
    """An article with all its markup in plain form."""
    return replace(
        article,
        title_html=None if article.title_html is None else neat(article.title_html),
        body=neat(article.body),
        notes=tuple(replace(note, html=neat_blocks(note.html)) for note in article.notes),
        authors=tuple(replace(a, html=neat_blocks(a.html)) if a.html else a for a in article.authors),
        disclaimers=tuple(replace(item, html=neat_blocks(item.html)) for item in article.disclaimers),
        provenance=tuple(replace(item, html=neat_blocks(item.html)) for item in article.provenance),
    )


def neat(markup: str) -> str:
    """Markup in plain form."""
    return serialise(_tidied(markup))


def neat_blocks(markup: str) -> str:
    """Markup in plain form; what stands outside of blocks becomes paragraphs."""
    body = _tidied(markup)
    blocks: list[Element] = []
    run = etree.Element("p")
    run.text = body.text
    for child in list(body):
        tail, child.tail = child.tail, None
        if child.tag in BLOCKS:
            blocks += [run, child]
            run = etree.Element("p")
            run.text = tail
        else:
            run.append(child)
            child.tail = tail
    blocks.append(run)
    body.text = None
    body[:] = [block for block in blocks if block.tag != "p" or len(block) or not is_blank(block.text or "")]
    return serialise(body)


def _tidied(markup: str) -> Element:
    body = parse(markup)
    verbatim = {inner for element in body.iter(*_VERBATIM) for inner in element.iter()}
    for element in reversed([e for e in body.iter(*_MARKS) if e not in verbatim]):
        _move_spaces(element)
        empty = not len(element) and not element.text
        if not element.attrib and (empty or element.tag in _NOTHING_ALONE):
            unwrap(element)
    return body


def _move_spaces(element: Element) -> None:
    """Spaces at both ends of an element go before and behind it."""
    text = element.text or ""
    element.text = text.lstrip() or None
    before = text[: len(text) - len(element.text or "")]
    text = (element[-1].tail if len(element) else element.text) or ""
    behind = text[len(text.rstrip()) :]
    if behind and len(element):
        element[-1].tail = text.rstrip() or None
    elif behind:
        element.text = text.rstrip() or None
    element.tail = behind + (element.tail or "") or None
    previous, parent = element.getprevious(), element.getparent()
    if before and previous is not None:
        previous.tail = (previous.tail or "") + before
    elif before and parent is not None:
        parent.text = (parent.text or "") + before
