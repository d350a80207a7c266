"""A part of a Word file in, the same in the few words that mammoth reads without loss: in place.

Styles become the few kinds that mean something, letters keep what carries meaning (bold, italic, raised, lowered,
code), lists get the numbers that Word shows. Whatever mammoth doesn't know becomes a bookmark that it carries along.
"""

from __future__ import annotations

import re
from collections import Counter

from publish.readers.docx.fields import settle_fields
from publish.readers.docx.names import MARK, Found, R, W, drop, each, mark, prepend, replace_by_children
from publish.readers.docx.package import Package, Relationship
from publish.readers.docx.paragraphs import settle_paragraph, settle_table
from publish.readers.docx.pictures import take_pictures
from publish.readers.docx.runs import VISIBLE, settle_run
from publish.readers.docx.settle import settle
from publish.readers.docx.styles import Styles, is_on
from publish.vocabulary import Element

_REFERENCES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_KNOWN = frozenset(
    f"{W}{name}" for name in "body document footnotes endnotes footnote endnote p r hyperlink tbl tr tc".split()
)
_SIGN = 10
"""Letters of a mark of the author's own: Word takes no more, so what is longer is text that follows it."""


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
    _unknown(root)
    for sign in each(root, f"{W}sym"):
        if not re.fullmatch(r"[0-9A-Fa-f]{1,6}", sign.get(f"{W}char", "")):
            found.drop("a sign of a font that isn't said (w:sym)")
            drop(sign)
    for run in each(root, f"{W}r"):
        settle_run(run, styles, found)
    _drop_caps(root)
    counters: dict[str, Counter[int]] = {}
    for paragraph in each(root, f"{W}p"):
        settle_paragraph(paragraph, styles, counters, found)
    for table in each(root, f"{W}tbl"):
        settle_table(table, styles)
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
        if properties is not None and next(run.iter(*VISIBLE), None) is None:
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


def _unknown(root: Element) -> None:
    """What mammoth doesn't know goes, but not the text in it: mammoth would leave that out too."""
    with_text: dict[Element, None] = {}
    for text in root.iter(f"{W}t", f"{W}bookmarkStart"):
        for above in text.iterancestors():
            if above in with_text:
                break
            with_text[above] = None
    for element in with_text:
        if element.tag not in _KNOWN and element.getparent() is not None and element is not root:
            replace_by_children(element)


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
