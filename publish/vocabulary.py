"""The one small XHTML vocabulary of manuscripts, the sanitiser into it, and the way between trees and strings.

Between stages a piece of text travels as *markup*: a string of well-formed elements of this vocabulary, without a
root and without a namespace. Strings compare, hash and cross process borders; lxml trees do none of these. Inside a
stage, `parse` makes a tree of it and `serialise` turns it back.

    blocks   p, h2–h4, blockquote, ul, ol, li, figure, figcaption, table with its parts, pre, hr
    inline   em, strong, i, b, cite, q, sub, sup, small, code, span (for lang), br, a, img
    marks    <a role="doc-noteref" href="#note-3" id="noteref-3">3</a>, the reference of note 3
    lines    data-line on a block, the line of the manuscript on which it begins; not part of any edition
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape as escape_html
from urllib.parse import urlsplit

from lxml import etree

from publish.content_model import BLOCKS, mend
from publish.text import join_hyphenated

Element = etree._Element

NOTEREF = "doc-noteref"

_COMMON = frozenset({"id", "lang", "dir", "role", "data-line"})
_CELL = frozenset({"colspan", "rowspan", "scope", "headers"})

#: Every element that survives, with the attributes of its own.
ELEMENTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        "p h2 h3 h4 blockquote ul li figure figcaption table caption thead tbody tfoot tr pre hr "
        "em strong i b cite q sub sup small code span br".split(),
        frozenset(),
    ),
    "ol": frozenset({"start", "type", "reversed"}),
    "th": _CELL,
    "td": _CELL,
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt"}),
}
#: Elements that hold lines of text of their own: the paragraphs of `paragraphs`.
LINES = frozenset("p h2 h3 h4 li figcaption caption th td pre".split())
#: Elements that go with everything in them; any other foreign element goes alone and its text stays.
DROPPED = frozenset("script style template noscript iframe object embed svg math form input button head".split())
LINK_SCHEMES = frozenset({"http", "https", "mailto"})

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def escape(text: str) -> str:
    """Plain text as markup."""
    return escape_html(text, quote=False)


def parse(markup: str) -> Element:
    """Markup as a tree under one `body` element. Raises lxml.etree.XMLSyntaxError where it isn't well-formed."""
    return etree.fromstring(f"<body>{markup}</body>", _PARSER)


def serialise(body: Element) -> str:
    """The content of an element, without the element itself, as markup."""
    head = escape(body.text or "")
    return head + "".join(etree.tostring(child, encoding="unicode") for child in body)


def outer(element: Element) -> str:
    """An element with its content, without what follows it, as markup."""
    return etree.tostring(element, encoding="unicode", with_tail=False)


def sanitise(body: Element) -> Element:
    """A body with foreign elements unwrapped or dropped, foreign attributes and unsafe links removed, in place."""
    for element in list(body.iter()):
        if element is body:
            continue
        if not isinstance(element.tag, str) or element.tag in DROPPED:
            remove(element)
        elif element.tag not in ELEMENTS:
            unwrap(element)
        else:
            allowed = _COMMON | ELEMENTS[element.tag]
            for name in set(element.attrib) - allowed:
                del element.attrib[name]
            if "href" in element.attrib and not is_safe_link(str(element.attrib["href"])):
                del element.attrib["href"]
    mend(body)
    return body


def is_safe_link(href: str) -> bool:
    """Whether a link leads to a web page, a mail address, or a place in the same article.

    A link to a file beside the manuscript leads nowhere once the article stands in a book.
    """
    # Browsers pass over control characters and spaces inside a scheme.
    compact = re.sub(r"[\x00-\x20\u200b-\u200f\ufeff]", "", href)
    if compact.startswith("#"):
        return True
    try:
        parts = urlsplit(compact)
    except ValueError:
        return False
    return parts.scheme.lower() in LINK_SCHEMES and bool(parts.netloc or parts.scheme.lower() == "mailto")


def unwrap(element: Element) -> None:
    """Take an element out of its tree and leave its text and children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    _append_text(element, element.text)
    for child in list(element):
        element.addprevious(child)
    _append_text(element, element.tail)
    element.tail = None
    parent.remove(element)


def unwrap_all(elements: Iterable[Element]) -> None:
    """Unwrap elements given in their order: a paragraph with thousands of them is written once, not once for each."""
    doomed = list(elements)
    gone = set(doomed)
    # The innermost come last, and go first: what is in them has its final form before they go.
    for parent in reversed(dict.fromkeys(element.getparent() for element in doomed)):
        if parent is not None:
            _without(parent, gone)


def _without(parent: Element, gone: set[Element]) -> None:
    holder: Element | None = None
    texts = [parent.text or ""]
    for child in list(parent):
        inner = [*list(child), None] if child in gone else [child]
        if child in gone:
            texts.append(child.text or "")
        for kept in inner:
            if kept is None:
                texts.append(child.tail or "")
                continue
            _set_text(parent, holder, "".join(texts))
            holder, texts = kept, [kept.tail or ""]
            if kept is not child:
                child.addprevious(kept)
        if child in gone:
            child.tail = None
            parent.remove(child)
    _set_text(parent, holder, "".join(texts))


def _set_text(parent: Element, before: Element | None, text: str) -> None:
    if before is None:
        parent.text = text or None
    else:
        before.tail = text or None


def remove(element: Element) -> None:
    """Take an element with everything in it out of its tree; the text after it stays."""
    parent = element.getparent()
    if parent is not None:
        _append_text(element, element.tail)
        element.tail = None
        parent.remove(element)


def _append_text(element: Element, text: str | None) -> None:
    """Append text just before an element that has a parent."""
    parent, before = element.getparent(), element.getprevious()
    if not text or parent is None:
        return
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text


def is_noteref(element: Element) -> bool:
    """Whether an element is the reference of a note."""
    return element.tag == "a" and element.get("role") == NOTEREF


def raw_text(element: Element) -> str:
    """The text of an element as it stands, line ends kept, marks of notes left out."""
    pieces = [element.text or ""]
    for child in element:
        if not is_noteref(child):
            pieces.append("\n" if child.tag == "br" else raw_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def plain(markup: str) -> str:
    """Markup as plain text on one line, marks of notes left out."""
    return " ".join(" ".join(_texts(parse(markup))).split())


def paragraphs(markup: str) -> list[str]:
    """The plain text of markup, a string for each paragraph, heading, list item, caption and cell."""
    texts = (" ".join(join_hyphenated(text).split()) for text in _texts(parse(markup)))
    return [text for text in texts if text]


def _texts(element: Element) -> Iterator[str]:
    """The texts of an element: each run between the blocks in it, and the texts of these blocks, in order."""
    run = [element.text or ""]
    for child in element:
        if child.tag in BLOCKS or next(child.iter(*LINES), None) is not None:
            yield "".join(run)
            yield from _texts(child)
            run = []
        elif not is_noteref(child):
            run.append("\n" if child.tag == "br" else raw_text(child))
        run.append(child.tail or "")
    yield "".join(run)


def line_of(element: Element) -> int:
    """The line of the manuscript on which a block begins; 1 where nothing is known."""
    return int(element.get("data-line", "1"))
