"""Notes that stand in their places as elements: <fn> of Drupal and of “footnotes” for WordPress, <ref> of MediaWiki.

<fn value="5">Note</fn>, <ref name="x" group="y">Note</ref>, <footnotes data-value="5" data-text="…">: an empty one
whose name another one has is that note again, wherever the other one stands.
"""

from __future__ import annotations

from lxml import etree

from publish.notes.html.match import Match, text_of
from publish.vocabulary import Element

_NAMES = ("name", "value", "data-value")


def find(root: Element) -> list[Match]:
    """The notes that are elements of their own."""
    found = [(element, _name(element), _note(element)) for element in root.iter("fn", "ref", "footnotes")]
    named = {name: element for element, name, note in reversed(found) if name and note is not None}
    again: dict[Element, list[Element]] = {}
    for element, name, note in found:
        if note is None and name in named:
            again.setdefault(named[name], []).append(element)
    # What stands between <references> and </references> is a list.
    matches = [
        Match((*(() if _is_listed(element) else (element,)), *again.get(element, ())), (note,))
        for element, _, note in found
        if note is not None
    ]
    matches += [Match((element,), ()) for element, name, note in found if note is None and name and name not in named]
    return matches


def _is_listed(element: Element) -> bool:
    return any(above.tag == "references" for above in element.iterancestors())


def _name(element: Element) -> str:
    own = next((element.get(name) for name in _NAMES if element.get(name)), None)
    return f"{element.get('group', '')} {own.strip()}" if own else ""


def _note(element: Element) -> Element | None:
    """The element that holds the text: itself, or what its attribute says."""
    if text_of(element):
        return element
    stated = element.get("data-text", "").strip()
    if not stated:
        return None
    note = _parsed(stated)
    note.set("data-line", str(element.sourceline or 1))
    return note


def _parsed(html: str) -> Element:
    """The HTML in an attribute; as plain text where it can't be read as HTML."""
    try:
        page = etree.fromstring(f"<html><body>{html}</body></html>", etree.HTMLParser(no_network=True, huge_tree=False))
        body = page.find("body")
    except etree.XMLSyntaxError:
        body = None
    if body is None:
        body = etree.Element("div")
        body.text = html
    body.tag = "div"
    return body
