"""A page in, the element that holds its article out; what stands around it is named by one message."""

from __future__ import annotations

from lxml import etree
from readability import Document

from publish.messages import Report, excerpt
from publish.notes.html import MARK
from publish.readers.html.parsing import body_of
from publish.text import words
from publish.vocabulary import Element

_NAVIGATION = frozenset({"nav", "header", "footer", "aside"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar"})
_SHARE = 0.5
"""Of the words of a page, what readability has to find of them to be believed."""


def article_of(root: Element, source: str, report: Report, first: int = 1) -> Element:
    """The element of the article: the only <article>, the only <main>, what readability finds, or all of the body."""
    body = body_of(root)
    if not any(is_navigation(element) and _outside(element) for element in body.iter(etree.Element)):
        return body
    found = _only(body, "article") or _only(body, "main")
    chosen = found[0] if found else _by_readability(body)
    left: list[str] = []
    for element in list(chosen.iter(etree.Element)):
        if element is not chosen and is_navigation(element) and _is_menu(element):
            left.append(_text(element))
            element.clear(keep_tail=True)
    every = _text_outside(body, chosen)
    said = " ".join([*every, *left])
    if count := len(said.split()):
        report.say("navigation-left-out", file=source, line=first, count=count, text=excerpt(said, 100))
    return chosen


def is_navigation(element: Element) -> bool:
    """Whether an element is by its name, or by its role, what stands around an article."""
    return element.tag in _NAVIGATION or element.get("role") in _ROLES


def _outside(element: Element) -> bool:
    return not any(above.tag in ("article", "blockquote", "figure") for above in element.iterancestors())


def _is_menu(element: Element) -> bool:
    """Whether a part of the article is a menu: an article's own header, footer and aside are its text."""
    return (element.tag == "nav" or element.get("role") in ("navigation", "search", "menu")) and next(
        element.iter(MARK), None
    ) is None


def _only(body: Element, tag: str) -> list[Element]:
    found = [e for e in body.iter(tag) if not any(above.tag == tag for above in e.iterancestors())]
    if not found and tag == "main":
        found = [e for e in body.iter(etree.Element) if e.get("role") == "main"]
    if len(found) != 1 or not words(_text(found[0])):
        return []
    # Marks that stand elsewhere would be lost with their places.
    inside = len(list(found[0].iter(MARK)))
    return found if inside == len(list(body.iter(MARK))) else []


def _by_readability(body: Element) -> Element:
    """The element that holds what readability takes for the article; the body where it finds too little."""
    html = etree.tostring(body, encoding="unicode", method="html")
    try:
        summary = Document(f"<html>{html}</html>").summary(html_partial=True)
        tree = etree.fromstring(summary, etree.HTMLParser(no_network=True, huge_tree=False))
    except Exception:  # a library's own errors of many kinds: then nothing is known about the page
        return body
    if tree is None:
        return body
    wanted = {_text(p) for p in tree.iter("p") if len(_text(p)) > 40}
    holders = [p for p in body.iter("p") if _text(p) in wanted]
    if not holders or len(holders) < _SHARE * len(wanted):
        return body
    common = list(reversed([holders[0], *holders[0].iterancestors()]))
    for holder in holders[1:]:
        chain = {holder, *holder.iterancestors()}
        common = [element for element in common if element in chain]
    chosen = common[-1] if common else body
    if chosen.tag == "p" and (parent := chosen.getparent()) is not None:
        chosen = parent
    return chosen if len(list(chosen.iter(MARK))) == len(list(body.iter(MARK))) else body


def _text(element: Element) -> str:
    pieces: list[str] = []
    for part in element.iter(etree.Element):
        if part.tag not in ("script", "style", "template"):
            pieces.append(part.text or "")
        if part is not element:
            pieces.append(part.tail or "")
    return " ".join(" ".join(pieces).split())


def _text_outside(body: Element, chosen: Element) -> list[str]:
    """The texts of the body that don't stand in the chosen element, in order."""
    texts: list[str] = []
    element: Element | None = chosen
    while element is not None and element is not body:
        parent = element.getparent()
        if parent is None:
            break
        index = parent.index(element)
        before = [parent.text or "", *(f"{_text(e)} {e.tail or ''}" for e in parent[:index] if isinstance(e.tag, str))]
        after = [
            element.tail or "",
            *(f"{_text(e)} {e.tail or ''}" for e in parent[index + 1 :] if isinstance(e.tag, str)),
        ]
        texts = [*before, *texts, *after]
        element = parent
    return [" ".join(text.split()) for text in texts if text.strip()]
