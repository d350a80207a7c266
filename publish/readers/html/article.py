"""A page in, the element that holds its article out; what stands around it is named by one message."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from readability import Document

from publish.messages import Report
from publish.notes.html import MARK
from publish.readers.html.parsing import body_of
from publish.readers.html.seen import seen
from publish.text import words
from publish.vocabulary import Element

_NAVIGATION = frozenset({"nav", "header", "footer", "aside"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar"})
_ENTRY = frozenset({"hentry", "h-entry"})
_TEXT_OF_ENTRY = frozenset({"entry-content", "e-content"})
_TYPES = ("Article", "BlogPosting")
_SHARE = 0.5
"""Of the words of a page that stand in no menu, what readability has to find to be believed."""


def _is_entry(element: Element) -> bool:
    """Whether an element says that it is an article: in a microformat, or in the words of schema.org."""
    return bool(_ENTRY & set(element.get("class", "").split())) or element.get("itemtype", "").endswith(_TYPES)


def _is_text_of_entry(element: Element) -> bool:
    return bool(_TEXT_OF_ENTRY & set(element.get("class", "").split())) or element.get("itemprop") == "articleBody"


#: How a page says where its article is, the surest first.
_STATEMENTS: tuple[Callable[[Element], bool], ...] = (
    _is_entry,
    lambda element: element.tag == "article",
    lambda element: element.tag == "main" or element.get("role") == "main",
    _is_text_of_entry,
)


def article_of(root: Element, source: str, report: Report, first: int = 1) -> Element:
    """The element of the article: the only one that is said to be it, what readability finds, or all of the body."""
    body = body_of(root)
    every = list(body.iterdescendants(etree.Element))
    around = any(is_navigation(element) and _outside(element) for element in every)
    if not around and not any(_is_entry(element) for element in every):
        return body
    chosen = next((found for states in _STATEMENTS if (found := _only(body, states)) is not None), None)
    guessed = _by_readability(body) if chosen is None and around else None
    if chosen is None:
        chosen = body if guessed is None else guessed
    said = " ".join(text for text in (seen(body, chosen) if chosen is not body else "", _without_menus(chosen)) if text)
    if said:
        code = "navigation-left-out" if guessed is None else "article-guessed"
        report.say(code, file=source, line=first, count=len(said.split()), text=said)
    return chosen


def is_navigation(element: Element) -> bool:
    """Whether an element is by its name, or by its role, what stands around an article."""
    return element.tag in _NAVIGATION or element.get("role") in _ROLES


def _outside(element: Element) -> bool:
    return not any(above.tag in ("article", "blockquote", "figure") for above in element.iterancestors())


def _is_menu(element: Element) -> bool:
    """Whether a part of an article is a menu: an article's own header, footer and aside are its text."""
    named = element.tag == "nav" or element.get("role") in ("navigation", "search", "menu")
    return named and next(element.iter(MARK), None) is None


def _without_menus(chosen: Element) -> str:
    """The words of the menus inside an article, which are emptied in place."""
    menus = _outermost(chosen, _is_menu)
    texts = [seen(menu) for menu in menus]
    for menu in menus:
        menu.clear(keep_tail=True)
    return " ".join(text for text in texts if text)


def _outermost(body: Element, test: Callable[[Element], bool]) -> list[Element]:
    """The elements inside another that pass a test and stand in no other that does."""
    found: dict[Element, None] = {}
    for element in body.iterdescendants(etree.Element):
        if test(element) and not any(above in found for above in element.iterancestors()):
            found[element] = None
    return list(found)


def _only(body: Element, states: Callable[[Element], bool]) -> Element | None:
    """The only outermost element that a statement is true of, if it holds words and every mark of a note."""
    found = _outermost(body, states)
    return found[0] if len(found) == 1 and words(seen(found[0])) and _has_marks_of(body, found[0]) else None


def _has_marks_of(body: Element, chosen: Element) -> bool:
    """Whether all marks of notes stand in an element: elsewhere they would be lost with their places."""
    return sum(1 for _ in chosen.iter(MARK)) == sum(1 for _ in body.iter(MARK))


def _by_readability(body: Element) -> Element | None:
    """The element that holds what readability takes for the article; None where that is too little, or all."""
    html = etree.tostring(body, encoding="unicode", method="html")
    try:
        summary = Document(f"<html>{html}</html>").summary(html_partial=True)
        tree = etree.fromstring(summary, etree.HTMLParser(no_network=True, huge_tree=False))
    except Exception:  # a library's own errors of many kinds: then nothing is known about the page
        return None
    wanted = {text for p in tree.iter("p") if len(text := seen(p)) > 40} if tree is not None else set()
    holders = [p for p in body.iter("p") if seen(p) in wanted]
    if not holders:
        return None
    common = list(reversed([holders[0], *holders[0].iterancestors()]))
    for holder in holders[1:]:
        chain = {holder, *holder.iterancestors()}
        common = [element for element in common if element in chain]
    chosen = common[-1]
    if chosen.tag == "p" and (parent := chosen.getparent()) is not None:
        chosen = parent
    menus = sum(len(seen(e).split()) for e in _outermost(body, is_navigation) if _outside(e))
    enough = len(seen(chosen).split()) >= _SHARE * (len(seen(body).split()) - menus)
    return chosen if chosen is not body and enough and _has_marks_of(body, chosen) else None
