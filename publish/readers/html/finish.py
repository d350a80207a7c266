"""A body as a writer left it in, the body of a manuscript out: nothing empty, nothing that leads nowhere."""

from __future__ import annotations

from collections.abc import Set

from lxml import etree

from publish.readers.html.writer import Writer
from publish.text import is_blank
from publish.vocabulary import Element, is_safe_link, line_of, remove, sanitise, unwrap


def finished(writer: Writer, places: Set[str]) -> Element:
    """A written body: nothing empty, headings from h2, no links to places that aren't there; sanitised."""
    body = writer.body
    _prune(body)
    levels = sorted({int(str(e.tag)[1]) for e in body.iter("h1", "h2", "h3", "h4", "h5", "h6")})
    for element in list(body.iter("h1", "h2", "h3", "h4", "h5", "h6")):
        element.tag = f"h{min(4, int(str(element.tag)[1]) - levels[0] + 2)}"
        etree.strip_tags(element, "strong")
    there = set(body.xpath(".//@id"))
    links = [link for link in body.iter("a") if link.get("role") is None]
    for link in links:
        if (target := link.get("href", "")).startswith("#"):
            link.set("href", f"#{writer.same.get(target[1:], target[1:])}")
    for link in links:
        if not _leads(link, there, places):
            link.tag = "nowhere"
    etree.strip_tags(body, "nowhere")
    return sanitise(body)


def _leads(link: Element, *there: Set[str]) -> bool:
    """Whether a link leads to the web or to a place that there is."""
    target = link.get("href", "")
    return is_safe_link(target) and (target[0] != "#" or any(target[1:] in places for places in there))


def _prune(body: Element) -> None:
    """Take away what holds nothing, and the paragraph that is all of an item, a cell or a caption."""
    for element in reversed(
        list(body.iter("li", "td", "th", "figcaption", "caption", "ul", "ol", "blockquote", "table"))
    ):
        empty = is_blank_element(element) and next(element.iter("img", "a"), None) is None
        if empty and element.tag not in ("td", "th"):
            remove(element)
            continue
        if element.tag in ("li", "td", "th", "figcaption", "caption") and len(element) == 1 and element[0].tag == "p":
            only = element[0]
            if element.get("data-line") is None and element.tag == "li":
                element.set("data-line", str(line_of(only)))
            if element.get("id") is None and (name := only.get("id")) is not None:
                element.set("id", name)
            unwrap(only)


def is_blank_element(element: Element) -> bool:
    """Whether an element holds no text but spaces."""
    return not any(text and not is_blank(text) for text in element.itertext(etree.Element))
