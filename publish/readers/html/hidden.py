"""Takes out of a page what its readers don't see, and what a book can't show, and says how much that was."""

from __future__ import annotations

from lxml import etree

from publish.messages import Report, excerpt
from publish.notes.html import MARK
from publish.readers.html.looks import looks_of
from publish.text import is_blank
from publish.vocabulary import Element, remove

_CONTROLS = frozenset("button input select textarea datalist meter progress noscript".split())
_MEDIA = frozenset("video audio iframe object embed canvas svg applet map".split())
_SHOWN = 100


def drop_hidden(root: Element, source: str, report: Report, *, first: int = 1) -> None:
    """Take hidden elements, controls and media out; one message for the words, one for each film or frame."""
    gone: dict[Element, None] = {}
    texts: list[str] = []
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            remove(element)
        elif element.tag in ("script", "style", "template", "head") or (
            element.getparent() is None
            or element.tag in ("html", "body")
            or any(p in gone for p in element.iterancestors())
        ):
            continue
        elif element.tag in _MEDIA:
            _media(element, source, report, first)
            gone[element] = None
        elif _is_hidden(element):
            gone[element] = None
            texts.append(_text(element))
    lines = [first + (element.sourceline or 1) - 1 for element in gone]
    for element in gone:
        remove(element)
    said = [text for text in texts if text]
    if said:
        words = " ".join(said)
        report.say(
            "hidden-left-out", file=source, line=min(lines), count=len(said), words=len(words.split()),
            text=excerpt(words, _SHOWN),
        )  # fmt: skip


def _is_hidden(element: Element) -> bool:
    if element.tag in _CONTROLS:
        return True
    hidden = element.get("hidden") is not None or element.get("aria-hidden", "").strip().lower() == "true"
    if not hidden and not looks_of(element).hidden:
        return False
    # A mark of a note is never lost with what is around it: themes hide links that scripts show again.
    return next(element.iter(MARK), None) is None


def _media(element: Element, source: str, report: Report, first: int) -> None:
    sources = [element.get("src"), element.get("data"), *(e.get("src") for e in element.iter("source", "embed"))]
    address = next((str(src) for src in sources if src), "")
    text = _text(element)
    if address or text:
        report.say(
            "media-left-out", file=source, line=first + (element.sourceline or 1) - 1, tag=str(element.tag),
            what=excerpt(" ".join(part for part in (address, text) if part), _SHOWN),
        )  # fmt: skip


def _text(element: Element) -> str:
    pieces: list[str] = []
    for part in element.iter(etree.Element):
        if part.tag not in ("script", "style"):
            pieces.append(part.text or "")
        if part is not element:
            pieces.append(part.tail or "")
    text = " ".join(" ".join(pieces).split())
    return "" if is_blank(text) else text
