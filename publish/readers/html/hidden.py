"""Takes out of a page what its readers don't see, and what a book can't show, and names every word of it."""

from __future__ import annotations

from lxml import etree

from publish.messages import Report, excerpt
from publish.notes.html import MARK
from publish.readers.html.looks import looks_of
from publish.readers.html.seen import seen
from publish.vocabulary import Element

_PASSED = frozenset("script style template head html body meta link base".split())
_CONTROLS = frozenset("button input select textarea datalist meter progress noscript".split())
_MEDIA = frozenset("video audio iframe object embed canvas svg applet map".split())
#: What stands in a page for programs: the source of a formula, the title of a page that was put into another.
_FOR_PROGRAMS = frozenset("annotation annotation-xml title".split())


def drop_hidden(root: Element, source: str, report: Report, *, first: int = 1) -> None:
    """Take hidden elements, controls and media out; one message for the words, one for each film or frame."""
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    gone: set[Element] = set()
    texts: list[str] = []
    lines: list[int] = []
    for element in root.iter():
        above = element.getparent()
        if element.tag in _PASSED or (element.tag == "title" and above is not None and above.tag == "head"):
            continue
        if any(around in gone for around in element.iterancestors()):
            continue
        if element.tag in _MEDIA and not _marked(element):
            _media(element, source, report, first)
            element.tail = f" {element.tail or ''}"
            gone.add(element)
        elif _is_hidden(element):
            gone.add(element)
            if text := seen(element):
                texts.append(text)
                lines.append(first + (element.sourceline or 1) - 1)
    for element in gone:
        element.tag = "gone"
    etree.strip_elements(root, "gone", with_tail=False)
    if texts:
        words = " ".join(texts)
        report.say(
            "hidden-left-out", file=source, line=lines[0], count=len(texts), words=len(words.split()), text=words
        )


def _is_hidden(element: Element) -> bool:
    hidden = element.get("hidden") is not None or element.get("aria-hidden", "").strip().lower() == "true"
    named = element.tag in _CONTROLS or element.tag in _FOR_PROGRAMS
    if not hidden and not named and not looks_of(element).hidden:
        return False
    return not _marked(element)


def _marked(element: Element) -> bool:
    """Whether the mark of a note stands in an element: it is never lost with what is around it, because themes hide
    links that scripts show again."""
    return next(element.iter(MARK), None) is not None


def _media(element: Element, source: str, report: Report, first: int) -> None:
    sources = [element.get("src"), element.get("data"), *(e.get("src") for e in element.iter("source", "embed"))]
    address = next((str(src) for src in sources if src), "")
    if what := " ".join(part for part in (excerpt(address, 200), seen(element)) if part):
        line = first + (element.sourceline or 1) - 1
        report.say("media-left-out", file=source, line=line, tag=str(element.tag), what=what)
