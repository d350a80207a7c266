"""An element of the vocabulary in, HTML out that Markdown passes through: no blank lines, notes marked as `[^3]`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from publish.content_model import BLOCKS
from publish.text import is_blank
from publish.vocabulary import LINES, Element, escape, is_noteref

_VOID = frozenset({"br", "hr", "img"})
_STACKS = frozenset("table thead tbody tfoot ul ol blockquote figure".split())
"""What holds elements and no text: each of them gets a line of its own."""
_STACKED = frozenset({*BLOCKS, "li", "img", "figcaption", "caption", "thead", "tbody", "tfoot", "tr"})
_TRIMMED = frozenset({*BLOCKS, *LINES, *_STACKS}) - {"pre"}
_SPACES = re.compile(r"(?P<joins>(?<=\w-)\n(?=\w))|[ \t\n\r]+")


def html(element: Element, pictures: Sequence[str], *, verbatim: bool = False) -> str:
    """An element with all that is in it; `pictures` are the files of the pictures."""
    if is_noteref(element):
        return mark(element)
    tag = str(element.tag)
    if tag in _VOID:
        return f"<{tag}{attributes(element, pictures)}/>"
    verbatim = verbatim or tag == "pre"
    content = [_text(element.text, verbatim=verbatim)]
    for child in element:
        content += [html(child, pictures, verbatim=verbatim), _text(child.tail, verbatim=verbatim)]
    if tag in _STACKS and all(map(is_blank, content[::2])) and all(child.tag in _STACKED for child in element):
        inner = "\n".join(["", *content[1::2], ""])
    else:
        inner = "".join(content)
    return f"{start_tag(element, pictures)}{inner.strip(' ') if tag in _TRIMMED else inner}</{tag}>"


def start_tag(element: Element, pictures: Sequence[str]) -> str:
    """The tag that opens an element."""
    return f"<{element.tag!s}{attributes(element, pictures)}>"


def attributes(element: Element, pictures: Sequence[str]) -> str:
    """An element's attributes as they stand in its tag: on one line, and a picture with its file."""
    pairs = {str(name): str(value) for name, value in element.attrib.items() if name != "data-line"}
    if element.tag == "img":
        pairs["src"] = file_of(element, pictures)
    entities = {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
    return "".join(f" {name}={quoteattr(value, entities)}" for name, value in pairs.items())


def file_of(img: Element, pictures: Sequence[str]) -> str:
    """The file of a picture."""
    return pictures[int(str(img.get("src", "")).removeprefix("image-")) - 1]


def mark(reference: Element) -> str:
    """The mark of a note."""
    return f"[^{str(reference.get('href', '')).removeprefix('#note-')}]"


def flat(text: str) -> str:
    """Text with one space for each run of them. A line end after a hyphen stays one: it joins a word."""
    return _SPACES.sub(lambda match: "\n" if match["joins"] else " ", text)


def _text(text: str | None, *, verbatim: bool) -> str:
    text = escape(text or "").replace("[^", "&#91;^")
    if verbatim:
        return text.replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;")
    return flat(text).replace("\n", "&#10;")
