"""Word file in, Manuscript out: text, notes, pictures and what styles state, with a message for all that is left out.

    package     bytes → parts, refused before anything is inflated where the archive isn't sound
    styles      what the styles of paragraphs, letters and lists mean
    normalise   settle (tracked changes, alternatives, text boxes), pictures, fields, then runs and paragraphs
    convert     mammoth, which reads the text and merges runs, lists and table cells
    blocks      mammoth's HTML → the vocabulary
    head        styles Title, Subtitle, Author → fields

Core properties (title, creator) aren't used: they are often those of the file that this one was made from.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from publish.errors import ManuscriptError
from publish.messages import Report
from publish.model import Field, Manuscript, ManuscriptNote
from publish.readers.docx.blocks import blocks_of
from publish.readers.docx.convert import to_html
from publish.readers.docx.head import take_fields
from publish.readers.docx.names import MARK, Found, W, mark, text_of
from publish.readers.docx.normalise import normalise
from publish.readers.docx.package import Package, Relationship, opened
from publish.readers.docx.say import say_all
from publish.readers.docx.styles import Styles, read_styles
from publish.readers.settled_notes import settle_notes
from publish.text import is_blank
from publish.vocabulary import Element, is_noteref, parse, remove, sanitise, serialise

_NOTE_KINDS = ("footnote", "endnote")
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read(path: Path, data: bytes, report: Report) -> list[Manuscript]:
    """The one article of a Word file. Raises ManuscriptError where it isn't one, or holds no text."""
    package = opened(path, data)
    found = Found()
    try:
        return [_manuscript(package, found, report)]
    except RecursionError:
        raise package.refusal("its elements are nested too deeply") from None
    except etree.XMLSyntaxError as error:
        raise package.refusal(f"its text can't be followed ({error.msg})") from None


def _manuscript(package: Package, found: Found, report: Report) -> Manuscript:
    styles = read_styles(package.tree(package.related("styles")), package.tree(package.related("numbering")))
    main = package.tree(package.main)
    top = main.find(f"{W}body") if main is not None else None
    if top is None:
        raise package.refusal("a ZIP archive, but it holds no Word document")
    links = package.relationships(package.main)
    normalise(top, package, links, styles, found)
    text = _converted([top], links, package, found)
    marks = {str(a.get("id")).removeprefix(f"{MARK}note.") for a in text.iter("a") if a.get("id", "").startswith(MARK)}
    # A note may be moved: its reference is deleted in one place and stands in another.
    found.deleted_notes -= {key for key in found.deleted_notes if ".".join(key) in marks}
    bodies = {name: note for kind in _NOTE_KINDS for name, note in _note_bodies(package, kind, styles, found).items()}
    keys = {name: f"{name[0]}{number}" for number, name in enumerate(bodies, 1)}
    names = {keys[name]: name.replace(".", " ") for name in bodies}
    body = blocks_of(text, _with_undefined(text, keys), found)
    for number, block in enumerate(body, 1):
        block.set("data-line", str(number))
    written = {keys[name]: _note(note, found.custom_marks.get(name, ""), found) for name, note in bodies.items()}
    notes = settle_notes(written, (body,), names, str(package.path), report)
    lines = {str(a.get("href")): _line(a) for a in reversed(list(body.iter("a"))) if is_noteref(a)}
    fields = take_fields(body, str(package.path), report)
    sanitise(body)
    say_all(package, found, report)
    if not len(body) and not fields:
        raise ManuscriptError("the file holds no text", file=str(package.path), hint="write the article into it")
    if language := _language(package, styles):
        fields.append(Field("language", language))
    known = tuple(
        ManuscriptNote(key, serialise(sanitise(note)), lines.get(f"#note-{key}", 1)) for key, note in notes.items()
    )
    return Manuscript(str(package.path), "docx", serialise(body), tuple(found.pictures), tuple(fields), known)


def _converted(holders: list[Element], links: dict[str, Relationship], package: Package, found: Found) -> Element:
    html, remarks = to_html(holders, links, package)
    found.remarks.update(remarks)
    return parse(html)


def _line(element: Element) -> int:
    """The number of the block that an element stands in."""
    holders = [element, *element.iterancestors()]
    return next((int(e.get("data-line", "1")) for e in holders if e.get("data-line")), 1)


def _note_bodies(package: Package, kind: str, styles: Styles, found: Found) -> dict[str, Element]:
    """The body of each note of a kind by the name of its mark, in the order of the part."""
    part = package.related(f"{kind}s")
    root = package.tree(part) if part else None
    if root is None:
        return {}
    links = package.relationships(part)
    styles_of_text = found.styles.copy()
    normalise(root, package, links, styles, found)
    found.styles = styles_of_text  # what the paragraphs of notes look like concerns nobody
    bodies: dict[str, Element] = {}
    holders: list[Element] = []
    for note in root.findall(f"{W}{kind}"):
        key = (kind, note.get(f"{W}id", ""))
        if note.get(f"{W}type") in _SEPARATORS:
            continue
        if key in found.deleted_notes:
            found.drop("a note whose mark has been deleted (a tracked change)", text_of(note))
            continue
        # Two notes of one number, an error of the file: nothing refers to the second.
        name = ".".join(key) if ".".join(key) not in bodies else f"{kind}.{key[1]} ({len(bodies)})"
        bodies[name] = etree.Element("body")
        begin = etree.Element(f"{W}p")
        begin.append(mark("begin"))
        note.insert(0, begin)
        holders.append(note)
    # All notes at once: each by itself would take the time that mammoth needs for a whole file.
    waiting = iter(bodies.values())
    current = etree.Element("body")
    for block in list(_converted(holders, links, package, found)):
        if block.find(f"a[@id='{MARK}begin']") is not None:
            current = next(waiting)
        else:
            current.append(block)
    return bodies


def _note(raw: Element, sign: str, found: Found) -> Element:
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


def _with_undefined(text: Element, keys: dict[str, str]) -> dict[str, str]:
    """The keys of the notes; for marks without any note, keys that lead nowhere and are reported."""
    undefined: dict[str, str] = {}
    for element in text.iter("a"):
        name = str(element.get("id", "")).removeprefix(f"{MARK}note.")
        if name != element.get("id") and name.startswith(_NOTE_KINDS) and name not in keys:
            undefined.setdefault(name, f"missing-{len(undefined) + 1}")
    return {**keys, **undefined}


def _language(package: Package, styles: Styles) -> str | None:
    """The language of the core properties, only where the document's own default is the same."""
    names = [row.target for row in package.relationships("").values() if row.kind == "core-properties"]
    root = package.tree(names[0]) if names else None
    stated = root.findtext("{http://purl.org/dc/elements/1.1/}language") if root is not None else None
    if stated and styles.language and stated.strip().replace("_", "-").lower() == styles.language.lower():
        return styles.language
    return None
