"""Elements that stand in a line: formats, links, marks of notes, breaks, what is set above other text, formulas."""

from __future__ import annotations

import re
from contextlib import ExitStack
from itertools import islice
from urllib.parse import parse_qs, urljoin, urlsplit

from publish.readers.html.looks import looks_of
from publish.readers.html.seen import beginning
from publish.readers.html.walk import Walk
from publish.text import words
from publish.vocabulary import Element, is_safe_link

#: Elements that are formats, and what they are called here.
FORMATS = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "dfn", "var"), "em"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **{name: name for name in ("cite", "q", "sup", "sub", "small")},
}
_STRUCK = frozenset({"s", "strike", "del"})
_UNDERLINED = frozenset({"u", "ins"})
_WITH_LANGUAGE = frozenset({"span", "i", "em", "q", "cite", "font"})
_LANGUAGE = re.compile(r"[\w-]{2,35}")


def formatted(walk: Walk, element: Element, href: str = "") -> None:
    """An element that stands in a line: its own format, those of its style, and a link where one is given."""
    looks = looks_of(element)
    names = list(looks.formats)
    own = FORMATS.get(str(element.tag))
    if own and own not in names and own not in looks.undone:
        names.insert(0, own)
    if (looks.struck or element.tag in _STRUCK) and (text := beginning(element)):
        walk.changed.struck.setdefault(text, walk.writer.line)
    elif (
        (looks.underlined or element.tag in _UNDERLINED)
        and not (href or walk.writer.inside("a"))
        and (text := beginning(element))
        and not any(beginning(link) == text for link in islice(element.iter("a"), 1))
    ):
        walk.changed.underlined.setdefault(text, walk.writer.line)
    _tip(walk, element)
    with ExitStack() as formats:
        if href:
            formats.enter_context(walk.writer.format("a", {"href": href}))
        for name in names:
            formats.enter_context(walk.writer.format(name))
        language = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
        if language and element.tag in _WITH_LANGUAGE and _LANGUAGE.fullmatch(language):
            formats.enter_context(walk.writer.format("span", {"lang": language}))
        walk.content(element)


def _tip(walk: Walk, element: Element) -> None:
    """A text that shows only under a mouse, where it says more than the text that it explains."""
    if (tip := element.get("title")) and not set(words(tip)) <= set(words(beginning(element))):
        walk.changed.tips.setdefault(" ".join(tip.split()), walk.writer.line)


def anchor(walk: Walk, element: Element) -> None:
    """A link, or the place to which one leads."""
    stated = real_address(element.get("href", "").strip())
    href = stated
    if href.startswith("#"):
        href = f"#{walk.places[href[1:]]}" if href[1:] in walk.places else ""
    elif href and not re.match(r"[A-Za-z][\w+.-]*:", href):
        href = walk.base and _joined(walk.base, href)
    if not is_safe_link(href):
        href = ""
        if stated.strip("#") and beginning(element):
            walk.changed.links.setdefault(stated, walk.writer.line)
    formatted(walk, element, href)


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


def above(walk: Walk, element: Element) -> None:
    """Text that is set above other text (ruby), in brackets as where it can't be set so."""
    around = element.getnext()
    bracketed = around is not None and around.tag == "rp"
    if not bracketed:
        walk.writer.text(" (")
    walk.content(element)
    if not bracketed:
        walk.writer.text(")")


def time(walk: Walk, element: Element) -> None:
    """A date, which pages set apart from the name beside it without a space."""
    walk.writer.apart()
    formatted(walk, element)
    walk.writer.apart()


def formula(walk: Walk, element: Element) -> None:
    """A formula, of which only the signs are kept, one after the other."""
    walk.changed.formulas.setdefault(beginning(element), walk.writer.line)
    formatted(walk, element)


def token(walk: Walk, element: Element) -> None:
    """A sign of a formula."""
    walk.writer.text(" ")
    formatted(walk, element)
    walk.writer.text(" ")
