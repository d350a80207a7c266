"""mammoth's HTML in, blocks of the vocabulary out: marks become pictures, notes and list numbers."""

from __future__ import annotations

from lxml import etree

from publish.readers.docx.names import MARK, Found
from publish.readers.docx.package import is_address
from publish.text import is_blank
from publish.vocabulary import NOTEREF, Element, is_noteref, parse, remove, unwrap

#: Forms of Word's numbers → the type of a list in HTML.
_LIST_TYPES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_BREAKABLE = ("em", "strong", "sup", "sub", "code", "a", "s")


def blocks_of(html: str, keys: dict[str, str], found: Found) -> Element:
    """A body with the blocks of HTML. `keys`: the mark of a note (`footnote.2`) → its key; a mark without is taken out.

    Pictures are `img` with their alt text; paragraphs keep class title, subtitle, author or caption for the next step.
    """
    body = parse(html)
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
            reference.tail, link.tail = link.tail, None
            link.addnext(reference)
    elif kind == "list":
        _number(element, *rest.split("."))
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


def _number(element: Element, number: str, form: str) -> None:
    """The first item of a list says where its numbers begin."""
    item = next(element.iterancestors("li"), None)
    numbered = item.getparent() if item is not None else None
    if item is None or numbered is None or numbered.tag != "ol" or item.getprevious() is not None:
        return
    if number != "1":
        numbered.set("start", number)
    if form in _LIST_TYPES:
        numbered.set("type", _LIST_TYPES[form])


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
        if alone or floats or block.tag != "p":
            remove(image)
            figure = etree.Element("figure")
            figure.append(image)
            block.addprevious(figure)


def _captions(body: Element) -> None:
    """A paragraph in the style of captions directly under a picture belongs to it."""
    for caption in body.findall("p[@class='caption']"):
        del caption.attrib["class"]
        before = caption.getprevious()
        if before is not None and before.tag == "figure" and before.find("figcaption") is None:
            caption.tag = "figcaption"
            before.append(caption)
