"""The tree of a page in, the vocabulary out: what each element means for the text, in tables.

Marks of notes stand in the tree already, as `publish.notes.html` left them; what is hidden is gone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from publish.notes.html import MARK
from publish.readers.html.finish import finished
from publish.readers.html.frames import div, figure, image, table
from publish.readers.html.items import item, itemised
from publish.readers.html.lines import above, anchor, br, formatted, formula, mark, time, token
from publish.readers.html.lists import gather_lists
from publish.readers.html.parsing import check_size
from publish.readers.html.walk import Changed, ImageReference, Walk
from publish.readers.html.writer import Writer
from publish.vocabulary import Element, remove, serialise, unwrap

__all__ = ["ImageReference", "Pieces", "converted", "written_note"]

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


def _term(walk: Walk, element: Element) -> None:
    with walk.writer.block("p"), walk.writer.format("strong"):
        walk.content(element)


HANDLERS: dict[str, Callable[[Walk, Element], None]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), _pre),
    **dict.fromkeys(("ul", "ol", "dir"), itemised),
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
    "li": item,
    "table": table,
    "time": time,
    MARK: mark,
}
