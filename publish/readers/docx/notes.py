"""The notes of a Word file in, their blocks out: of all notes of a kind at once, and of each by itself."""

from __future__ import annotations

from lxml import etree

from publish.readers.docx.blocks import blocks_of
from publish.readers.docx.convert import converted
from publish.readers.docx.names import MARK, Found, W, drop, mark, text_of
from publish.readers.docx.normalise import normalise
from publish.readers.docx.package import Package
from publish.readers.docx.pictures import described
from publish.readers.docx.styles import Styles
from publish.text import is_blank
from publish.vocabulary import Element, remove

KINDS = ("footnote", "endnote")
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def note_bodies(package: Package, kind: str, styles: Styles, found: Found) -> dict[str, Element]:
    """The body of each note of a kind by the name of its mark, in the order of the part."""
    part = package.related(f"{kind}s")
    root = package.tree(part) if part else None
    if root is None:
        return {}
    for note in root.findall(f"{W}{kind}"):
        if note.get(f"{W}type") in _SEPARATORS:
            drop(note)
        elif (kind, note.get(f"{W}id", "")) in found.deleted_notes:
            found.drop("a note whose mark has been deleted (a tracked change)", f"{text_of(note)} {described(note)}")
            drop(note)
    links = package.relationships(part)
    styles_of_text = found.styles.copy()
    normalise(root, package, links, styles, found)
    found.styles = styles_of_text  # what the paragraphs of notes look like concerns nobody
    bodies: dict[str, Element] = {}
    holders: list[Element] = []
    for note in root.findall(f"{W}{kind}"):
        name = f"{kind}.{note.get(f'{W}id', '')}"
        if name in bodies:  # two notes of one number, an error of the file: nothing refers to the second
            name += f" ({len(bodies)})"
        bodies[name] = etree.Element("body")
        begin = etree.Element(f"{W}p")
        begin.append(mark("begin"))
        note.insert(0, begin)
        holders.append(note)
    # All notes at once: each by itself would take the time that mammoth needs for a whole file.
    waiting = iter(bodies.values())
    current = etree.Element("body")
    for block in list(converted(holders, links, package, found)):
        if block.find(f"a[@id='{MARK}begin']") is not None:
            current = next(waiting)
        else:
            current.append(block)
    return bodies


def note_of(raw: Element, sign: str, found: Found) -> Element:
    """The blocks of a note; `sign` is a mark of the author's own."""
    body = blocks_of(raw, {}, found)
    for block in body:
        block.attrib.pop("class", None)
        if block.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            block.tag = "p"
    _without_own_mark(body, sign)
    return body


def _without_own_mark(body: Element, sign: str) -> None:
    """The sign that an author has chosen for a note goes, and the space between a note's number and its text."""
    first = body[0] if len(body) else None
    if first is None:
        return
    if sign and is_blank(first.text or "") and len(first) and first[0].tag == "sup" and first[0].text == sign:
        remove(first[0])
    first.text = (first.text or "").lstrip()
    rest = first.text.removeprefix(sign)
    # A letter may be the mark, or begin the first word.
    if sign and first.text != rest and not (sign[-1].isalnum() and rest[:1].isalnum()):
        first.text = rest.lstrip()


def with_undefined(text: Element, keys: dict[str, str]) -> dict[str, str]:
    """The keys of the notes; for marks without any note, keys that lead nowhere and are reported."""
    undefined: dict[str, str] = {}
    for element in text.iter("a"):
        name = str(element.get("id", "")).removeprefix(f"{MARK}note.")
        if name != element.get("id") and name.startswith(KINDS) and name not in keys:
            undefined.setdefault(name, f"missing-{len(undefined) + 1}")
    return {**keys, **undefined}
