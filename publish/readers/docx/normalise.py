"""A part of a Word file in, the same in the few words that mammoth reads without loss: in place.

Styles become the few kinds that mean something, letters keep what carries meaning (bold, italic, raised, lowered,
code), lists get the numbers that Word shows. Whatever mammoth doesn't know becomes a bookmark that it carries along.
"""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from publish.readers.docx.fields import settle_fields
from publish.readers.docx.names import MARK, Found, Item, R, W, drop, each, mark, prepend, text_of
from publish.readers.docx.package import Package, Relationship
from publish.readers.docx.pictures import take_pictures
from publish.readers.docx.settle import settle
from publish.readers.docx.styles import Level, Styles, is_on, value
from publish.text import is_blank, words
from publish.vocabulary import Element

_CODE_STYLES = frozenset({"html code", "verbatim char", "source text", "code"})
_LINK_STYLES = frozenset({"hyperlink", "followedhyperlink", "internet link", "visited internet link"})
_UNDEFINED = {"strong": "b", "emphasis": "i"}
_REFERENCES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_VISIBLE = tuple(f"{W}{name}" for name in "t sym tab br cr noBreakHyphen softHyphen".split())
_SIGN = 10
"""Letters of a mark of the author's own: Word takes no more, so what is longer is text that follows it."""
_FIRST_ROW = 0x20
"""The bit of w:tblLook that says to show a first row as the table's style has it."""
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
    for table in each(root, f"{W}tbl"):
        _table(table, styles)
    for span in each(root, f"{W}gridSpan"):
        if not re.fullmatch(r"[1-9]\d?", span.get(f"{W}val", "")):
            drop(span)


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
            text = "".join(e.text or "" for e in own).strip()
            if len(text) <= _SIGN:
                found.custom_marks[name.removeprefix("note.")] = text
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
        following = next(element.itersiblings(f"{W}p"), None) if holder is None else None
        if not name or name == "_GoBack" or name in found.bookmarks or (holder is None and following is None):
            drop(element)
            continue
        found.bookmarks[name] = f"place-{len(found.bookmarks) + 1}"
        element.set(f"{W}name", f"{MARK}place.{found.bookmarks[name]}")
        if holder is None and following is not None:
            prepend(following, [element])
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
        elif not is_blank(text := text_of(run)):
            if is_on(state("strike")) or is_on(state("dstrike")):
                found.struck.append(text)
            if is_on(state("u")) and not _is_link(run, style_id, styles):
                found.underlined.append(text)
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
    for element in run.findall(f"{W}br"):
        # A page or a column that ends inside a paragraph parts two words as a line does.
        element.attrib.pop(f"{W}type", None)


def _is_link(run: Element, style_id: str | None, styles: Styles) -> bool:
    """Whether a run is underlined because it is a link."""
    named = any(style.name.casefold() in _LINK_STYLES for style in styles.chain(style_id))
    return named or next(run.iterancestors(f"{W}hyperlink"), None) is not None


def _hide(run: Element, found: Found) -> None:
    text = text_of(run)
    if found.last_hidden is not None and run.getprevious() is found.last_hidden:
        found.hidden[-1] += text
    elif not is_blank(text):
        found.hidden.append(text)
    else:
        return
    found.last_hidden = run
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
            prepend(following, [child for child in paragraph if child.tag != f"{W}pPr"])
            drop(paragraph)


def _paragraph(paragraph: Element, styles: Styles, counters: dict[str, Counter[int]], found: Found) -> None:
    """The properties of a paragraph reduced to its kind and its place in a list."""
    properties = paragraph.find(f"{W}pPr")
    style_id = value(properties, "pStyle") or styles.default
    kind = styles.kind(style_id)
    if kind is None and re.fullmatch(r"[0-8]", outline := value(properties, "outlineLvl") or ""):
        kind = f"heading{int(outline) + 1}"
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
        _item(paragraph, kept, level, (kind, marked), counters, found)
    paragraph.insert(0, kept)


def _item(
    paragraph: Element,
    kept: Element,
    place: tuple[str, int, Level],
    state: tuple[str | None, bool],
    counters: dict[str, Counter[int]],
    found: Found,
) -> None:
    """The place of a paragraph in its list: `state` is its kind as text, and whether it holds anything."""
    abstract, depth, level = place
    kind, marked = state
    number = _count(counters.setdefault(abstract, Counter()), depth, level.start)
    own = level.text if words(re.sub(r"%\d", "", level.text)) and (level.ordered or len(level.text) > 1) else ""
    if own and marked:
        found.kept[f"a paragraph before which Word sets “{own}”, where % stands for a number: it isn't kept"] += 1
    if kind is None and level.format != "none":
        numbering = etree.SubElement(kept, f"{W}numPr")
        etree.SubElement(numbering, f"{W}ilvl", {f"{W}val": str(min(depth, _LIST_DEPTH))})
        etree.SubElement(numbering, f"{W}numId", {f"{W}val": "2" if level.ordered else "1"})
        if level.ordered and marked:
            found.items.append(Item(f"{abstract} {depth}", number, level.format))
            paragraph.insert(0, mark(f"list.{len(found.items) - 1}"))
    elif level.ordered and marked and not own:
        found.kept["a heading or a quotation that Word numbers; its number isn't kept"] += 1


def _table(table: Element, styles: Styles) -> None:
    """Header rows: those said to be repeated, or a first row that the table shows unlike the others by its style."""
    for row in table.iterfind(f"{W}tr/{W}trPr/{W}tblHeader"):
        if not is_on(row.get(f"{W}val", "")):
            drop(row)
    look = table.find(f"{W}tblPr/{W}tblLook")
    style = table.find(f"{W}tblPr/{W}tblStyle")
    rows = table.findall(f"{W}tr")
    if look is not None and style is not None and len(rows) > 1 and styles.has_head(style.get(f"{W}val")):
        bits = look.get(f"{W}val", "")
        stated = look.get(f"{W}firstRow")
        shown = (
            is_on(stated) if stated else bool(re.fullmatch(r"[0-9A-Fa-f]{1,8}", bits)) and int(bits, 16) & _FIRST_ROW
        )
        if shown and next(table.iterfind(f"{W}tr/{W}trPr/{W}tblHeader"), None) is None:
            properties = rows[0].find(f"{W}trPr")
            if properties is None:
                properties = etree.Element(f"{W}trPr")
                rows[0].insert(0, properties)
            etree.SubElement(properties, f"{W}tblHeader")
    if style is not None:
        drop(style)


def _count(counter: Counter[int], depth: int, start: int) -> int:
    """The number of the next paragraph at this depth."""
    counter[depth] = counter[depth] + 1 if depth in counter else start
    for deeper in [other for other in counter if other > depth]:
        del counter[deeper]
    return counter[depth]
