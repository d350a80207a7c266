"""mammoth's HTML in, blocks of the vocabulary out: marks become pictures, notes and list numbers."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from publish.readers.docx.names import MARK, Found, Item
from publish.readers.docx.package import is_address
from publish.text import is_blank
from publish.vocabulary import NOTEREF, Element, is_noteref, remove, unwrap

#: Forms of Word's numbers → the type of a list in HTML.
_LIST_TYPES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_INLINE = frozenset({"em", "strong", "sup", "sub", "code", "a"})
_NUMBER = "data-number"
"""Which of the items that were found an item of a list is, until the lists are parted."""


def blocks_of(body: Element, keys: dict[str, str], found: Found) -> Element:
    """The same body in place. `keys`: the mark of a note (`footnote.2`) → its key; a mark without is taken out.

    Pictures are `img` with their alt text; paragraphs keep class title, subtitle, author or caption for the next step.
    """
    for element in list(body.iter("a")):
        name = str(element.get("id", ""))
        if name.startswith(MARK):
            _place(element, name.removeprefix(MARK), keys, found)
    _links(body, found)
    for element in list(body.iter("sup")):
        marks = [child for child in element if is_noteref(child)]
        if marks and is_blank("".join(element.itertext())):
            unwrap(element)
    for tag in ("em", "strong", "sup", "sub", "code"):
        for element in list(body.iter(tag)):
            # A blank between two words is neither bold nor italic; a mark stands for itself.
            if is_blank("".join(element.itertext())) and element.find(".//img") is None:
                unwrap(element)
    for block in list(body):
        _figures(block)
    for element in list(body.iter("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "blockquote", "ul", "ol", "pre")):
        if is_blank("".join(element.itertext())) and next(element.iter("a", "img", "figure"), None) is None:
            remove(element)
    for block in body.iter("p", "h1", "h2", "h3", "h4", "h5", "h6", "li"):
        _trim(block)
    _go_on(body, found)
    for numbered in list(body.iter("ol")):
        _part(numbered, found)
    for item in body.iter("li"):
        item.attrib.pop(_NUMBER, None)
    _captions(body)
    return body


def _place(element: Element, name: str, keys: dict[str, str], found: Found) -> None:
    """Put what a mark stands for in its place."""
    kind, _, rest = name.partition(".")
    if kind == "image":
        number, _, place = rest.partition(".")
        image = etree.Element("img", {"src": f"image-{number}"})
        if (alt := found.alts[int(number) - 1]) is not None:
            image.set("alt", alt)
        if place == "float":
            image.set("class", "float")
        _exchange(element, image)
    elif kind == "note" and rest in keys:
        reference = etree.Element("a", {"role": NOTEREF, "href": f"#note-{keys[rest]}"})
        link = next((a for a in element.iterancestors("a")), None)
        if link is None:
            _exchange(element, reference)
        else:  # a link inside a link is none
            remove(element)
            while (after := link.getnext()) is not None and is_noteref(after) and not link.tail:
                link = after
            reference.tail, link.tail = link.tail, None
            link.addnext(reference)
    elif kind == "list":
        item = next(element.iterancestors("li"), None)
        if item is not None and _NUMBER not in item.attrib:
            item.set(_NUMBER, rest)
        remove(element)
    elif kind == "rule":
        holder = next(element.iterancestors("p"), None)
        remove(element)
        if holder is not None:
            holder.addnext(etree.Element("hr"))
    elif kind == "place":
        element.set("id", rest)
    else:
        remove(element)


def _exchange(old: Element, new: Element) -> None:
    parent = old.getparent()
    if parent is not None:
        new.tail, old.tail = old.tail, None
        parent.replace(old, new)


def _go_on(body: Element, found: Found) -> None:
    """Paragraphs between two pieces of one list that begin no item belong to the item before them."""
    for numbered in list(body.iter("ul", "ol")):
        while numbered.getparent() is not None and (gap := _gap(numbered, found)) is not None:
            between, following = gap
            item = numbered[-1]
            while (inner := next(item.iterchildren(reversed=True), None)) is not None and inner.tag in ("ul", "ol"):
                item = inner[-1]
            for paragraph in between:
                del paragraph.attrib["class"]
                item.append(paragraph)
            for continued in list(following):
                numbered.append(continued)
            remove(following)


def _gap(numbered: Element, found: Found) -> tuple[list[Element], Element] | None:
    """The paragraphs behind a list after which it goes on, and the rest of it; None where it doesn't go on."""
    between: list[Element] = []
    following = numbered.getnext()
    while following is not None and following.get("class") == "continued":
        between.append(following)
        following = following.getnext()
    if not between or following is None or following.tag != numbered.tag:
        return None
    last, first = _row(numbered[-1], found), _row(following[0], found)
    if last is None or first is None or first.list != last.list:
        return None
    return (between, following) if numbered.tag == "ul" or first.number == last.number + 1 else None


def _row(item: Element, found: Found) -> Item | None:
    place = item.get(_NUMBER)
    return None if place is None else found.items[int(place)]


def _part(numbered: Element, found: Found) -> None:
    """A list that Word counts anew, or goes on with a gap, is a list of its own, which says where its numbers begin."""
    current, before = numbered, None
    for item in list(numbered):
        row = _row(item, found)
        if row is None:
            before = before and replace(before, number=before.number + 1)
        elif before is None or row != replace(before, number=before.number + 1):
            if item.getprevious() is not None:
                rest = etree.Element("ol")
                rest.tail, current.tail = current.tail, None
                current.addnext(rest)
                current = rest
            if row.number != 1:
                current.set("start", str(row.number))
            if row.form in _LIST_TYPES:
                current.set("type", _LIST_TYPES[row.form])
        before = row or before
        if current is not numbered:
            current.append(item)


def _trim(block: Element) -> None:
    """Take line breaks away before the first and after the last of a block."""
    for at_end in (False, True):
        element = block
        while (child := next(element.iterchildren(reversed=at_end), None)) is not None:
            text = child.tail if at_end else element.text
            if not is_blank(text or ""):
                break
            if child.tag == "br":
                remove(child)
            elif child.tag in _INLINE and not is_noteref(child):
                element = child
            else:
                break


def _links(body: Element, found: Found) -> None:
    """Links lead to a web or mail address or to a place in the text; others are unmade and reported."""
    wanted: set[str] = set()
    for link in list(body.iter("a")):
        href = str(link.get("href", ""))
        if is_noteref(link) or "href" not in link.attrib:
            continue
        link.attrib.pop("target", None)
        if href.startswith("#") and href[1:] in found.bookmarks:
            wanted.add(found.bookmarks[href[1:]])
            link.set("href", f"#{found.bookmarks[href[1:]]}")
        elif not is_address(href):
            if not href.startswith("#"):
                found.links.append(href)
            unwrap(link)
    for place in list(body.iter("a")):
        if place.get("id", "").startswith("place-") and "href" not in place.attrib and place.get("id") not in wanted:
            unwrap(place)


def _figures(block: Element) -> None:
    """A paragraph of pictures becomes figures; one that floats beside text stands before its paragraph."""
    if block.tag not in {"p", "h1", "h2", "h3", "h4", "h5", "h6"}:
        return
    images = list(block.iter("img"))
    alone = is_blank("".join(block.itertext())) and not any(is_noteref(a) for a in block.iter("a"))
    for image in images:
        floats = image.attrib.pop("class", None) is not None
        if alone or floats or block.tag != "p" or block.get("class") == "title":
            remove(image)
            figure = etree.Element("figure")
            figure.append(image)
            block.addprevious(figure)


def _captions(body: Element) -> None:
    """A paragraph in the style of captions directly under a picture, or else directly over a table, belongs to it."""
    for caption in body.findall("p[@class='caption']"):
        del caption.attrib["class"]
        before, after = caption.getprevious(), caption.getnext()
        if before is not None and before.tag == "figure" and before.find("figcaption") is None:
            caption.tag = "figcaption"
            before.append(caption)
        elif after is not None and after.tag == "table" and (before is None or before.tag != "table"):
            caption.tag = "caption"
            after.insert(0, caption)
