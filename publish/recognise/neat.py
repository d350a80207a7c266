"""Article in, the same article with its markup in plain form out: what no page shows is not there, or in one form.

Word and web editors put the space after a word in italics too, leave empty marks behind, begin cells with paragraphs.
Pages look the same without. But links are underlined with their spaces, and Markdown can't write `*this *` at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from publish.content_model import BLOCKS
from publish.model import Article
from publish.text import is_blank
from publish.vocabulary import LINES, Element, parse, remove, serialise, unwrap

_MARKS = frozenset("em strong i b cite sub sup small span a".split())
_NOTHING_ALONE = frozenset({"a", "span"})
"""Without an attribute these say nothing."""
_NOTHING_EMPTY = frozenset({"p", "h2", "h3", "h4"})
_VERBATIM = frozenset({"pre", "code"})
_LISTS = frozenset({"ul", "ol"})


def neat_article(article: Article) -> Article:
    """An article with all its markup in plain form."""
    return replace(
        article,
        title_html=None if article.title_html is None else neat(article.title_html),
        body=neat(article.body),
        notes=tuple(replace(note, html=neat_blocks(note.html)) for note in article.notes),
        authors=tuple(replace(a, html=neat_blocks(a.html) or None) if a.html else a for a in article.authors),
        disclaimers=tuple(replace(d, html=html) for d in article.disclaimers if (html := neat_blocks(d.html))),
        provenance=tuple(replace(p, html=html) for p in article.provenance if (html := neat_blocks(p.html))),
        images=tuple(replace(i, alt=" ".join(i.alt.split())) if i.alt else i for i in article.images),
    )


def neat(markup: str) -> str:
    """Markup in plain form."""
    body = parse(markup)
    _tidy(body)
    return serialise(body)


def neat_blocks(markup: str) -> str:
    """Markup in plain form; what stands outside of blocks becomes paragraphs."""
    body = parse(markup)
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
    body.text = None
    body[:] = [*blocks, run]
    _tidy(body)
    return serialise(body)


def _tidy(body: Element) -> None:
    verbatim = {inner for element in body.iter(*_VERBATIM) for inner in element.iter()}
    for img in body.iter("img"):
        if alt := img.get("alt"):
            img.set("alt", " ".join(alt.split()))
    for element in reversed([e for e in body.iter(*_MARKS) if e not in verbatim]):
        _move_spaces(element)
        if not element.attrib and (_is_empty(element) or element.tag in _NOTHING_ALONE):
            unwrap(element)
        elif element.tag == "a" and set(element.attrib) == {"href"} and _shows_nothing(element):
            unwrap(element)  # nobody can see where to click, and nothing can be read aloud
    for pre in body.iter("pre"):
        if len(pre) == 1 and pre[0].tag == "code" and not pre[0].attrib and not (pre.text or pre[0].tail):
            unwrap(pre[0])  # it says the same twice
    for line in reversed([body, *body.iter(*LINES - {"pre"})]):
        for end in list(_line_ends(line)):
            remove(end)
        if line.tag in _NOTHING_EMPTY and _is_empty(line) and not set(line.attrib) - {"data-line"}:
            remove(line)
    for cell in body.iter("td", "th"):
        _open_paragraph(cell, frozenset())
    for items in list(body.iter(*_LISTS)):
        if any(map(_holds_text, items)):
            for item in items:
                _open_paragraph(item, _LISTS)


def _shows_nothing(link: Element) -> bool:
    return is_blank("".join(link.itertext())) and next(link.iter("img"), None) is None


def _is_empty(element: Element) -> bool:
    return not len(element) and is_blank(element.text or "")


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


def _line_ends(line: Element) -> Iterator[Element]:
    """The line ends at both ends of a line, where they show nothing or a gap."""
    if is_blank(line.text or ""):
        for child in line:
            if child.tag != "br":
                break
            yield child
            if not is_blank(child.tail or ""):
                break
    for child in reversed(line):
        if child.tag != "br" or not is_blank(child.tail or ""):
            break
        yield child


def _open_paragraph(parent: Element, others: frozenset[str]) -> None:
    """Text without a paragraph around it, where there is only the one: alone in a cell, or above the lists of an item
    whose neighbours have theirs without."""
    first = parent[0] if len(parent) else None
    if first is None or first.tag != "p" or set(first.attrib) - {"data-line"} or _holds_text(parent):
        return
    if all(child.tag in others for child in parent[1:]):
        unwrap(first)


def _holds_text(item: Element) -> bool:
    inline = any(child.tag not in BLOCKS for child in item)
    return inline or not is_blank("".join([item.text or "", *(child.tail or "" for child in item)]))
