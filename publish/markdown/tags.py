"""An element of the vocabulary in, HTML out that Markdown passes through: no blank lines, notes marked as `[^3]`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from publish.content_model import BLOCKS
from publish.vocabulary import LINES, Element, escape, is_noteref

_VOID = frozenset({"br", "hr", "img"})
_STACKS = frozenset("table thead tbody tfoot ul ol blockquote figure".split())
"""What holds elements and no text: each of them gets a line of its own."""
_STACKED = frozenset({*BLOCKS, "li", "figcaption", "caption", "thead", "tbody", "tfoot", "tr"})
_TRIMMED = frozenset({*BLOCKS, *LINES, *_STACKS}) - {"pre"}
_SPACES = re.compile(r"(?P<joins>(?<=\w-)\n(?=\w))|[ \t\n\r]+")


def html(element: Element, pictures: Sequence[str], *, verbatim: bool = False) -> str:
    """An element with all that is in it; `pictures` are the files of the pictures. Its line ends are entities."""
    if is_noteref(element):
        return mark(element)
    tag = str(element.tag)
    if tag in _VOID:
        return f"<{tag}{attributes(element, pictures)}/>"
    verbatim = verbatim or tag == "pre"
    content = [_text(element.text, verbatim=verbatim)]
    for child in element:
        content += [html(child, pictures, verbatim=verbatim), _text(child.tail, verbatim=verbatim)]
    if tag in _STACKS and all(map(says_nothing, content[::2])) and _is_stack([str(child.tag) for child in element]):
        inner = "\n".join(["", *content[1::2], ""])
    else:
        inner = "".join(content)
    return f"{start_tag(element, pictures)}{inner.strip(' ') if tag in _TRIMMED else inner}</{tag}>"


def verbatim_html(pre: Element, pictures: Sequence[str]) -> str:
    """A block of verbatim text with its lines as they are: in no other block, blank lines may stand in it."""
    start = start_tag(pre, pictures)
    inner = html(pre, pictures).removeprefix(start)
    if inner.startswith("&#10;"):  # HTML passes over a line end behind the tag
        return start + "&#10;" + _with_lines(inner.removeprefix("&#10;"))
    return start + _with_lines(inner)


def _with_lines(html: str) -> str:
    return re.sub(r"(<[^<>]*>)|&#10;|&#9;", lambda found: found[1] or {"&#10;": "\n", "&#9;": "\t"}[found[0]], html)


def _is_stack(inner: list[str]) -> bool:
    """Whether a line end between elements says nothing; a picture alone above its caption is no text."""
    return all(tag in _STACKED for tag in inner) or inner in (["img"], ["img", "figcaption"])


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
    """The file of a picture; what it leads to where the article has no such picture."""
    source = str(img.get("src", ""))
    number = source.removeprefix("image-")
    return pictures[int(number) - 1] if number.isdecimal() and 0 < int(number) <= len(pictures) else source


def mark(reference: Element) -> str:
    """The mark of a note."""
    return f"[^{str(reference.get('href', '')).removeprefix('#note-')}]"


def says_nothing(text: str | None) -> bool:
    """Whether text is nothing but the spaces that a file has for its own sake; a no-break space is text."""
    return not (text or "").strip(" \t\n\r")


def flat(text: str) -> str:
    """Text with one space for each run of them. A line end after a hyphen stays one: it joins a word."""
    return _SPACES.sub(lambda match: "\n" if match["joins"] else " ", text)


def _text(text: str | None, *, verbatim: bool) -> str:
    text = escape(text or "").replace("[^", "&#91;^")
    if verbatim:
        return text.replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;")
    return flat(text).replace("\n", "&#10;")
