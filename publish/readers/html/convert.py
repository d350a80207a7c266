"""The tree of a page in, the vocabulary out: what each element means for the text, in tables.

Marks of notes stand in the tree already, as `publish.notes.html` left them; what is hidden is gone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from dataclasses import dataclass, field

from lxml import etree

from publish.notes.html import MARK
from publish.readers.html.frames import div, figure, image, table
from publish.readers.html.lines import above, anchor, br, formatted, formula, mark, time, token
from publish.readers.html.lists import gather_lists
from publish.readers.html.parsing import check_size
from publish.readers.html.walk import Changed, ImageReference, Walk
from publish.readers.html.writer import Writer
from publish.text import is_blank
from publish.vocabulary import Element, is_safe_link, line_of, remove, sanitise, serialise, unwrap

__all__ = ["ImageReference", "Pieces", "converted", "written_note"]

_NUMBER = re.compile(r"-?\d{1,6}")
_NOT_INLINE = "p h2 h3 h4 blockquote ul ol li table caption thead tbody tfoot tr th td pre hr".split()


@dataclass(slots=True)
class Pieces:
    """What comes of a page: its body, its title and subtitle where elements were named for them, its images."""

    body: Element
    images: list[ImageReference] = field(default_factory=list)
    title: str | None = None
    title_line: int = 1
    subtitle: str | None = None
    subtitle_line: int = 1
    places: dict[str, str] = field(default_factory=dict)
    """Names of the places that stand in the body, by the ids of the page."""
    there: frozenset[str] = frozenset()
    """These names."""
    changed: Changed = field(default_factory=Changed)


def converted(
    root: Element,
    source: str,
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
    gather_lists(root)
    places = _places(root)
    taken = [element for element in (title_element, subtitle_element) if element is not None]
    walk = Walk(Writer(), first, places, [], set(taken), HANDLERS, base)
    walk.element(root) if root.tag != "html" else walk.content(root)
    walk.writer.close()
    body = finished(walk.writer, frozenset())
    there = set(body.xpath(".//@id"))
    known = {name: same for name, place in places.items() if (same := walk.writer.same.get(place, "")) in there}
    pieces = Pieces(body, walk.images, places=known, there=frozenset(known.values()), changed=walk.changed)
    if subtitle_element is not None:
        pieces.subtitle_line = first + (subtitle_element.sourceline or 1) - 1
        pieces.subtitle = _line(subtitle_element, pieces, first, base)
    if title_element is not None:
        pieces.title_line = first + (title_element.sourceline or 1) - 1
        pieces.title = _line(title_element, pieces, first, base)
    check_size(pieces.body, source, first)
    return pieces


def written_note(body: Element, pieces: Pieces, source: str, first: int = 1, base: str = "") -> Element:
    """The text of a note as paragraphs of the vocabulary; its images join those of the page."""
    written = _written(body, pieces, first, base)
    check_size(written, source, first)
    for element in written.iter():
        element.attrib.pop("data-line", None)
    for heading in written.iter("h2", "h3", "h4"):
        heading.tag = "p"
    if len(written):
        written[0].text = (written[0].text or "").lstrip() or None
    return written


def _written(element: Element, pieces: Pieces, first: int, base: str) -> Element:
    """The content of one element as blocks of their own, with what the body knows."""
    gather_lists(element)
    walk = Walk(Writer(), first, pieces.places, pieces.images, set(), HANDLERS, base, pieces.changed, False)
    walk.content(element)
    walk.writer.close()
    return finished(walk.writer, pieces.there)


def _line(element: Element, pieces: Pieces, first: int, base: str) -> str:
    """A heading as inline markup, its pictures put at the top of the body; being a heading it isn't bold as well."""
    body = _written(element, pieces, first, base)
    for frame in reversed(list(body.iter("figure"))):
        remove(frame)
        pieces.body.insert(0, frame)
    etree.strip_tags(body, "strong", "b")
    return " ".join(inline(block) for block in body).strip()


def inline(block: Element) -> str:
    """The content of a block without blocks in it: markup that may stand in a line."""
    for inner in list(block.iterdescendants(*_NOT_INLINE)):
        inner.text, inner.tail = f" {inner.text or ''}", f" {inner.tail or ''}"
        unwrap(inner)
    return serialise(block).strip()


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
        element.text = (element.text or "").removeprefix("\n")  # the first line end isn't shown
        walk.content(element)


def _hr(walk: Walk, element: Element) -> None:
    with walk.writer.container("hr", {"data-line": str(walk.writer.line)}):
        pass


def _quote(walk: Walk, element: Element) -> None:
    with walk.writer.container("blockquote", {"data-line": str(walk.writer.line)}):
        walk.content(element)


def _list(walk: Walk, element: Element) -> None:
    kept = {name: value for name in ("start", "type", "reversed") if (value := element.get(name)) is not None}
    if not _NUMBER.fullmatch(kept.get("start", "1")):
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
    if element.tag == "ol":
        _start_anew(made)


def _start_anew(numbered: Element) -> None:
    """A number that an item has by itself begins a list of its own, because the vocabulary has no such numbers."""
    if "reversed" in numbered.attrib:
        return
    number = int(numbered.get("start", "1"))
    current = numbered
    for item in list(numbered):
        stated = int(item.attrib.pop("value", number))
        if stated != number and item.getprevious() is None:
            current.set("start", str(stated))
        elif stated != number:
            rest = etree.Element("ol", {**{str(k): str(v) for k, v in current.attrib.items()}, "start": str(stated)})
            current.addnext(rest)
            current = rest
        if current is not numbered:
            current.append(item)
        number = stated + 1


def _item(walk: Walk, element: Element) -> None:
    walk.writer.close()
    if walk.writer.top().tag not in ("ul", "ol"):
        with walk.writer.block("p"):
            walk.content(element)
        return
    value = element.get("value", "")
    with walk.writer.container("li", {"value": value} if _NUMBER.fullmatch(value) else None):
        walk.handlers[""](walk, element)


def _term(walk: Walk, element: Element) -> None:
    with walk.writer.block("p"), walk.writer.format("strong"):
        walk.content(element)


HANDLERS: dict[str, Callable[[Walk, Element], None]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), _pre),
    **dict.fromkeys(("ul", "ol", "dir"), _list),
    "": formatted,
    "a": anchor,
    "image": image,
    "math": formula,
    **dict.fromkeys(("mi", "mn", "mo", "mtext"), token),
    "rt": above,
    "blockquote": _quote,
    "br": br,
    "div": div,
    "dt": _term,
    "figure": figure,
    "hr": _hr,
    "img": image,
    "li": _item,
    "table": table,
    "time": time,
    MARK: mark,
}
