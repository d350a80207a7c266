"""The tree of a page in, the vocabulary out: what each element means for the text, in tables.

Marks of notes stand in the tree already, as `publish.notes.html` left them; what is hidden is gone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from publish.messages import Report
from publish.notes.html import MARK
from publish.readers.html.frames import div, figure, image, table
from publish.readers.html.lines import anchor, br, formatted, mark
from publish.readers.html.walk import ImageReference, Walk
from publish.readers.html.writer import Writer
from publish.vocabulary import Element, is_safe_link, line_of, sanitise, serialise, unwrap

__all__ = ["ImageReference", "Pieces", "converted", "note_markup"]


@dataclass(slots=True)
class Pieces:
    """What comes of a page: its body, its title and subtitle where elements were named for them, its images."""

    body: Element
    images: list[ImageReference] = field(default_factory=list)
    title: str | None = None
    title_line: int = 1
    subtitle: str | None = None
    subtitle_line: int = 1


def converted(
    root: Element,
    source: str,
    report: Report,
    *,
    first: int = 1,
    title: bool = False,
    title_element: Element | None = None,
    subtitle_element: Element | None = None,
    base: str = "",
) -> Pieces:
    """The text of a tree as blocks; `title` takes the first h1 out as the title, `title_element` a given element.

    `base` is the page's own address, if known: links are completed by it.
    """
    if title and title_element is None:
        title_element = next(root.iter("h1"), None)
    places = _places(root)
    images: list[ImageReference] = []
    taken = [element for element in (title_element, subtitle_element) if element is not None]
    walk = Walk(Writer(), first, places, images, set(taken), HANDLERS, base)
    walk.element(root) if root.tag != "html" else walk.content(root)
    walk.writer.close()
    body = finished(walk.writer.body, set(places.values()), source, report)
    pieces = Pieces(body, images)
    if title_element is not None:
        pieces.title_line = first + (title_element.sourceline or 1) - 1
        pieces.title = _inline(title_element, walk, source, report)
    if subtitle_element is not None:
        pieces.subtitle_line = first + (subtitle_element.sourceline or 1) - 1
        pieces.subtitle = _inline(subtitle_element, walk, source, report)
    return pieces


def note_markup(body: Element, pieces: Pieces, source: str, report: Report) -> str:
    """The text of a note as paragraphs of the vocabulary; its images join those of the page."""
    places = {name: name for name in pieces.body.xpath(".//@id")}
    walk = Walk(Writer(), 1, {}, pieces.images, set(), HANDLERS)
    walk.content(body)
    walk.writer.close()
    written = finished(walk.writer.body, set(places), source, report)
    for element in written.iter():
        element.attrib.pop("data-line", None)
    for heading in written.iter("h2", "h3", "h4"):
        heading.tag = "p"
    return serialise(written) or "<p/>"


def _inline(element: Element, outer: Walk, source: str, report: Report) -> str:
    """A heading as inline markup; being a heading it isn't bold as well."""
    walk = Walk(Writer(), outer.first, {}, outer.images, set(), HANDLERS)
    walk.content(element)
    walk.writer.close()
    body = finished(walk.writer.body, set(), source, report)
    for strong in list(body.iter("strong", "b")):
        unwrap(strong)
    return " ".join(serialise(block).strip() for block in body if block.tag != "figure").strip()


def finished(body: Element, places: set[str], source: str, report: Report) -> Element:
    """A written body: nothing empty, headings from h2, no links to places that aren't there; sanitised."""
    _prune(body)
    levels = sorted({int(str(e.tag)[1]) for e in body.iter("h1", "h2", "h3", "h4", "h5", "h6")})
    for element in list(body.iter("h1", "h2", "h3", "h4", "h5", "h6")):
        element.tag = f"h{min(4, int(str(element.tag)[1]) - levels[0] + 2)}"
        for strong in list(element.iter("strong")):
            unwrap(strong)
    there = set(body.xpath(".//@id"))
    for link in list(body.iter("a")):
        target = link.get("href", "")
        if link.get("role") is None and (
            not target or not is_safe_link(target) or (target[0] == "#" and target[1:] not in there | places)
        ):
            unwrap(link)
    return sanitise(body)


def _prune(body: Element) -> None:
    """Take away what holds nothing, and the paragraph that is all of an item, a cell or a caption."""
    for element in reversed(
        list(body.iter("li", "td", "th", "figcaption", "caption", "ul", "ol", "blockquote", "table"))
    ):
        parent = element.getparent()
        if parent is None:
            continue
        empty = not "".join(element.itertext()).strip() and next(element.iter("img", "a"), None) is None
        if empty and element.tag not in ("td", "th"):
            parent.remove(element)
            continue
        if element.tag in ("li", "td", "th", "figcaption", "caption") and len(element) == 1 and element[0].tag == "p":
            if element.get("data-line") is None and element.tag == "li":
                element.set("data-line", str(line_of(element[0])))
            if element.get("id") is None and (name := element[0].get("id")) is not None:
                element.set("id", name)
            unwrap(element[0])


def _places(root: Element) -> dict[str, str]:
    wanted = {str(href)[1:] for href in root.xpath(".//a/@href") if len(href) > 1 and str(href)[0] == "#"}
    there: dict[str, str] = {}
    for element in root.iter():
        for name in (element.get("id"), element.get("name")) if isinstance(element.tag, str) else ():
            if name in wanted and name not in there:
                there[name] = f"place-{len(there) + 1}"
    return there


def _heading(walk: Walk, element: Element) -> None:
    with walk.writer.block(str(element.tag)):
        walk.content(element)


def _pre(walk: Walk, element: Element) -> None:
    with walk.writer.block("pre"):
        walk.content(element)


def _hr(walk: Walk, element: Element) -> None:
    with walk.writer.container("hr", {"data-line": str(walk.writer.line)}):
        pass


def _quote(walk: Walk, element: Element) -> None:
    with walk.writer.container("blockquote", {"data-line": str(walk.writer.line)}):
        walk.content(element)


def _list(walk: Walk, element: Element) -> None:
    kept = {name: value for name in ("start", "type", "reversed") if (value := element.get(name)) is not None}
    if not re.fullmatch(r"-?\d{1,6}", kept.get("start", "1")):
        del kept["start"]
    if kept.get("type", "1") not in ("1", "a", "A", "i", "I"):
        del kept["type"]
    walk.writer.close()
    top = walk.writer.top()
    # A list that stands directly in a list belongs to the item before it.
    inside = top[-1] if top.tag in ("ul", "ol") and len(top) else None
    with walk.writer.container(str(element.tag), {"data-line": str(walk.writer.line), **kept}) as made:
        walk.content(element)
    if inside is not None:
        inside.append(made)


def _item(walk: Walk, element: Element) -> None:
    walk.writer.close()
    if walk.writer.top().tag not in ("ul", "ol"):
        with walk.writer.block("p"):
            walk.content(element)
        return
    with walk.writer.container("li"):
        walk.content(element)


def _term(walk: Walk, element: Element) -> None:
    with walk.writer.block("p"), walk.writer.format("strong"):
        walk.content(element)


HANDLERS: dict[str, Callable[[Walk, Element], None]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), _pre),
    **dict.fromkeys(("ul", "ol", "dir"), _list),
    "": formatted,
    "a": anchor,
    "blockquote": _quote,
    "br": br,
    "div": div,
    "dt": _term,
    "figure": figure,
    "hr": _hr,
    "img": image,
    "li": _item,
    "table": table,
    MARK: mark,
}
