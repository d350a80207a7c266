"""A part of a Word file in, the same in the few words that mammoth reads without loss: in place.

Styles become the few kinds that mean something, letters keep what carries meaning (bold, italic, raised, lowered,
code), lists get the numbers that Word shows. Whatever mammoth doesn't know becomes a bookmark that it carries along.
"""

from __future__ import annotations

from collections import Counter

from lxml import etree

from publish.readers.docx.fields import settle_fields
from publish.readers.docx.names import MARK, Found, R, W, drop, each, mark, text_of
from publish.readers.docx.package import Package, Relationship
from publish.readers.docx.pictures import take_pictures
from publish.readers.docx.settle import settle
from publish.readers.docx.styles import Styles, is_on, value
from publish.text import is_blank
from publish.vocabulary import Element

_CODE_STYLES = frozenset({"html code", "verbatim char", "source text", "code"})
_UNDEFINED = {"strong": "b", "emphasis": "i"}
_REFERENCES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_VISIBLE = tuple(f"{W}{name}" for name in "t sym tab br cr noBreakHyphen softHyphen".split())
_LIST_DEPTH = 4
"""mammoth's default style map knows five levels."""


def normalise(root: Element, package: Package, links: dict[str, Relationship], styles: Styles, found: Found) -> None:
    """Bring a tree into the form that `convert` reads."""
    for element in each(root, f"{W}bookmarkStart"):
        if element.get(f"{W}name", "").startswith(MARK):
            drop(element)  # nobody names a bookmark so by chance
    settle(root, found)
    _note_references(root, found)
    take_pictures(root, package, links, found)
    settle_fields(root, found)
    _bookmarks(root, links, found)
    for run in each(root, f"{W}r"):
        _run(run, styles, found)
    _drop_caps(root)
    counters: dict[str, Counter[int]] = {}
    for paragraph in each(root, f"{W}p"):
        _paragraph(paragraph, styles, counters, found)
    for row in each(root, f"{W}tblHeader"):
        if not is_on(row.get(f"{W}val", "")):
            drop(row)
    for span in each(root, f"{W}gridSpan"):
        if not (span.get(f"{W}val", "").isdecimal() and 0 < int(span.get(f"{W}val", "")) < 100):
            drop(span)
    for style in each(root, f"{W}tblStyle"):
        drop(style)


def _note_references(root: Element, found: Found) -> None:
    """A mark `publish.note.KIND.ID` for each reference; a mark of the author's own goes, because notes are numbered."""
    waiting: list[str] = []
    for element in each(root, f"{W}bookmarkStart", *_REFERENCES):
        if element.tag not in _REFERENCES:
            waiting.append(element.get(f"{W}name", ""))
            continue
        run = element.getparent()
        if run is None:
            continue
        name = f"note.{_REFERENCES[str(element.tag)]}.{element.get(f'{W}id', '')}"
        found.note_bookmarks |= dict.fromkeys(waiting, name)
        waiting = []
        if is_on(element.get(f"{W}customMarkFollows")):
            own = list(element.itersiblings(f"{W}t", f"{W}sym"))
            found.custom_marks[name.removeprefix("note.")] = "".join(e.text or "" for e in own).strip()
            for sign in own:
                drop(sign)
        run.replace(element, mark(name))
        properties = run.find(f"{W}rPr")
        if properties is not None and next(run.iter(*_VISIBLE), None) is None:
            run.remove(properties)


def _bookmarks(root: Element, links: dict[str, Relationship], found: Found) -> None:
    """Bookmarks get ids of their own where something may lead to them; hyperlinks without a target are unmade."""
    for link in each(root, f"{W}hyperlink"):
        if link.get(f"{R}id") is not None and link.get(f"{R}id") not in links:
            del link.attrib[f"{R}id"]
    for element in each(root, f"{W}bookmarkStart"):
        name = element.get(f"{W}name", "")
        if name.startswith(MARK):
            continue
        holder = next(element.iterancestors(f"{W}p"), None)
        following = next(element.itersiblings(f"{W}p"), None)
        if not name or name == "_GoBack" or name in found.bookmarks or (holder is None and following is None):
            drop(element)
            continue
        found.bookmarks[name] = f"place-{len(found.bookmarks) + 1}"
        element.set(f"{W}name", f"{MARK}place.{found.bookmarks[name]}")
        if holder is None and following is not None:
            first = 1 if len(following) and following[0].tag == f"{W}pPr" else 0
            following.insert(first, element)
    for element in each(root, f"{W}bookmarkEnd"):
        drop(element)


def _run(run: Element, styles: Styles, found: Found) -> None:
    """The properties of a run reduced to what carries meaning; hidden text goes and is reported."""
    properties = run.find(f"{W}rPr")
    style_id = value(properties, "rStyle")

    def state(name: str) -> str | None:
        own = value(properties, name)
        return own if own is not None else styles.mark(style_id, name)

    if properties is not None:
        run.remove(properties)
        if is_on(state("vanish")):
            _hide(run, found)
        if (is_on(state("strike")) or is_on(state("dstrike"))) and not is_blank(text_of(run)):
            found.kept["a piece of text that is struck through"] += 1
        kept = etree.Element(f"{W}rPr")
        name = styles.styles[style_id].name if style_id in styles.styles else style_id or ""
        if name.casefold() in _CODE_STYLES:
            etree.SubElement(kept, f"{W}rStyle", {f"{W}val": "PublishCode"})
        for toggle in ("b", "i"):
            if is_on(state(toggle)) or (style_id not in styles.styles and _UNDEFINED.get(name.casefold()) == toggle):
                etree.SubElement(kept, f"{W}{toggle}")
        if (raised := state("vertAlign")) in {"superscript", "subscript"}:
            etree.SubElement(kept, f"{W}vertAlign", {f"{W}val": raised or ""})
        run.insert(0, kept)
    for old, new in (("cr", "br"), ("ptab", "tab")):
        for element in run.findall(f"{W}{old}"):
            element.tag = f"{W}{new}"


def _hide(run: Element, found: Found) -> None:
    if not is_blank(text_of(run)):
        found.hidden.append(text_of(run))
    for element in each(run, *_VISIBLE):
        drop(element)


def _drop_caps(root: Element) -> None:
    """An initial is a frame of its own in Word; it belongs to the paragraph after it."""
    for frame in each(root, f"{W}framePr"):
        paragraph = next(frame.iterancestors(f"{W}p"), None)
        following = paragraph.getnext() if paragraph is not None else None
        if paragraph is None or following is None or following.tag != f"{W}p":
            continue
        if frame.get(f"{W}dropCap") in {"drop", "margin"}:
            first = 1 if len(following) and following[0].tag == f"{W}pPr" else 0
            following[first:first] = [child for child in paragraph if child.tag != f"{W}pPr"]
            drop(paragraph)


def _paragraph(paragraph: Element, styles: Styles, counters: dict[str, Counter[int]], found: Found) -> None:
    """The properties of a paragraph reduced to its kind and its place in a list."""
    properties = paragraph.find(f"{W}pPr")
    style_id = value(properties, "pStyle") or styles.default
    kind = styles.kind(style_id)
    level = styles.level(value(properties, "numPr", "numId"), value(properties, "numPr", "ilvl"), style_id)
    if properties is not None:
        paragraph.remove(properties)
    if is_blank(text_of(paragraph)) and next(paragraph.iter(f"{W}bookmarkStart", f"{W}sym"), None) is None:
        kind, marked = None, False
    else:
        marked = True
        if name := styles.unknown(style_id):
            found.styles[name] += 1
    kept = etree.Element(f"{W}pPr")
    if kind:
        etree.SubElement(kept, f"{W}pStyle", {f"{W}val": f"Publish{kind.capitalize()}"})
    if level is not None:
        abstract, depth, row = level
        number = _count(counters.setdefault(abstract, Counter()), depth, row.start)
        if kind is None:
            numbering = etree.SubElement(kept, f"{W}numPr")
            etree.SubElement(numbering, f"{W}ilvl", {f"{W}val": str(min(depth, _LIST_DEPTH))})
            etree.SubElement(numbering, f"{W}numId", {f"{W}val": "2" if row.ordered else "1"})
            if row.ordered and marked:
                paragraph.insert(0, mark(f"list.{number}.{row.format}"))
        elif row.ordered and marked:
            found.kept["a heading or a quotation that Word numbers; its number isn't kept"] += 1
    paragraph.insert(0, kept)


def _count(counter: Counter[int], depth: int, start: int) -> int:
    """The number of the next paragraph at this depth."""
    counter[depth] = counter[depth] + 1 if depth in counter else start
    for deeper in [other for other in counter if other > depth]:
        del counter[deeper]
    return counter[depth]
