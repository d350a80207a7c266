"""Elements that stand in a line: formats, links, marks of notes, breaks."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urljoin, urlsplit

from publish.readers.html.looks import looks_of
from publish.readers.html.walk import Walk
from publish.vocabulary import Element, is_safe_link

#: Elements that are formats, and what they are called here.
FORMATS = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "dfn", "var"), "em"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **{name: name for name in ("cite", "q", "sup", "sub", "small")},
}


def formatted(walk: Walk, element: Element) -> None:
    """An element that stands in a line: its own format, and those of its style."""
    looks = looks_of(element)
    names = list(looks.formats)
    own = FORMATS.get(str(element.tag))
    if own and own not in names and own not in looks.undone:
        names.insert(0, own)
    _nested(walk, element, names)


def _nested(walk: Walk, element: Element, names: list[str]) -> None:
    if names:
        with walk.writer.format(names[0]):
            _nested(walk, element, names[1:])
        return
    language = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language and element.tag in ("span", "i", "em", "q", "cite", "font") and re.fullmatch(r"[\w-]{2,35}", language):
        with walk.writer.format("span", {"lang": language}):
            walk.content(element)
    else:
        walk.content(element)


def anchor(walk: Walk, element: Element) -> None:
    """A link, or the place to which one leads."""
    href = real_address(element.get("href", "").strip())
    if href.startswith("#"):
        href = f"#{walk.places[href[1:]]}" if href[1:] in walk.places else ""
    elif href and not re.match(r"[A-Za-z][\w+.-]*:", href):
        href = walk.base and _joined(walk.base, href)
    if href and is_safe_link(href):
        with walk.writer.format("a", {"href": href}):
            formatted(walk, element)
    else:
        formatted(walk, element)


def real_address(href: str) -> str:
    """The address behind Google's redirection."""
    if not re.match(r"https?://(www\.)?google\.[\w.]{2,6}/url\?", href):
        return href
    try:
        return next(iter(parse_qs(urlsplit(href).query).get("q", [])), href)
    except ValueError:
        return href


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return ""


def mark(walk: Walk, element: Element) -> None:
    """The mark of a note."""
    walk.writer.mark(element.get("key", ""))


def br(walk: Walk, element: Element) -> None:
    """A line break."""
    walk.writer.br()
    walk.content(element)
