"""What may stand in what: lists hold items, rows hold cells, paragraphs hold no blocks (HTML, sections 4.4 and 4.9).

Exports break these rules and browsers forgive them; reading systems don't. What stands in the wrong place gets the
element that belongs there around it; its text stays.
"""

from __future__ import annotations

from lxml import etree

from publish.text import is_blank

Element = etree._Element

_ROWS = frozenset({"tr"})
#: Container → what it may hold, and what is put around anything else.
HOLDS: dict[str, tuple[frozenset[str], str]] = {
    "ul": (frozenset({"li"}), "li"),
    "ol": (frozenset({"li"}), "li"),
    "table": (frozenset({"caption", "thead", "tbody", "tfoot", "tr"}), "tr"),
    "thead": (_ROWS, "tr"),
    "tbody": (_ROWS, "tr"),
    "tfoot": (_ROWS, "tr"),
    "tr": (frozenset({"td", "th"}), "td"),
}
#: Elements that stand beside one another, and in no paragraph.
BLOCKS = frozenset("p h2 h3 h4 blockquote ul ol figure table pre hr".split())


def mend(body: Element) -> None:
    """Bring a tree of the vocabulary into the shape that HTML asks for, in place."""
    for container in list(body.iter(*HOLDS)):
        allowed, wrapper = HOLDS[str(container.tag)]
        _wrap_text(container, wrapper)
        for child in list(container):
            if child.tag not in allowed:
                _wrap(container, child, wrapper)
    # Rows that were put around cells' neighbours hold cells too.
    for row in list(body.iter("tr")):
        _wrap_text(row, "td")
        for child in list(row):
            if child.tag not in HOLDS["tr"][0]:
                _wrap(row, child, "td")
    for paragraph in list(body.iter("p", "h2", "h3", "h4")):
        if any(child.tag in BLOCKS for child in paragraph):
            _split(paragraph)


def _wrap(container: Element, child: Element, wrapper: str) -> None:
    around = etree.Element(wrapper)
    around.tail, child.tail = child.tail, None
    container.replace(child, around)
    around.append(child)


def _wrap_text(container: Element, wrapper: str) -> None:
    """Text that stands loose in a container, in elements of its own."""
    for index, child in reversed(list(enumerate(container))):
        if child.tail and not is_blank(child.tail):
            around = etree.Element(wrapper)
            around.text, child.tail = child.tail, None
            container.insert(index + 1, around)
    if container.text and not is_blank(container.text):
        around = etree.Element(wrapper)
        around.text, container.text = container.text, None
        container.insert(0, around)


def _split(paragraph: Element) -> None:
    """A paragraph with blocks in it as paragraphs before, between and after these blocks."""
    parent = paragraph.getparent()
    if parent is None:
        return
    pieces: list[Element] = [_like(paragraph)]
    pieces[0].text = paragraph.text
    for child in list(paragraph):
        tail, child.tail = child.tail, None
        if child.tag in BLOCKS:
            rest = _like(paragraph)
            rest.text = tail
            pieces += [child, rest]
        else:
            pieces[-1].append(child)
            child.tail = tail
    place = parent.index(paragraph)
    kept = [piece for piece in pieces if len(piece) or piece.tag == "hr" or not is_blank(piece.text or "")]
    if kept:
        kept[-1].tail = paragraph.tail
    parent.remove(paragraph)
    for offset, piece in enumerate(kept):
        parent.insert(place + offset, piece)


def _like(paragraph: Element) -> Element:
    attributes = {str(name): str(value) for name, value in paragraph.attrib.items() if name != "id"}
    return etree.Element(str(paragraph.tag), attributes)
