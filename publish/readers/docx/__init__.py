"""Word file in, Manuscript out: text, notes, pictures and what styles state, with a message for all that is left out.

    package     bytes → parts, refused before anything is inflated where the archive isn't sound
    styles      what the styles of paragraphs, letters and lists mean
    normalise   settle (tracked changes, alternatives, text boxes), pictures, fields, then runs and paragraphs
    convert     mammoth, which reads the text and merges runs, lists and table cells
    notes       the same for footnotes and endnotes
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
from publish.readers.docx.convert import converted
from publish.readers.docx.head import take_fields
from publish.readers.docx.names import MARK, Found, W
from publish.readers.docx.normalise import normalise
from publish.readers.docx.notes import KINDS, note_bodies, note_of, with_undefined
from publish.readers.docx.package import Package, opened
from publish.readers.docx.say import say_all
from publish.readers.docx.styles import Styles, read_styles
from publish.readers.settled_notes import settle_notes
from publish.vocabulary import Element, is_noteref, sanitise, serialise


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
    text = converted([top], links, package, found)
    marks = {str(a.get("id")).removeprefix(f"{MARK}note.") for a in text.iter("a") if a.get("id", "").startswith(MARK)}
    # A note may be moved: its reference is deleted in one place and stands in another.
    found.deleted_notes -= {key for key in found.deleted_notes if ".".join(key) in marks}
    bodies = {name: note for kind in KINDS for name, note in note_bodies(package, kind, styles, found).items()}
    keys = {name: f"{name[0]}{number}" for number, name in enumerate(bodies, 1)}
    names = {keys[name]: name.replace(".", " ") for name in bodies}
    body = blocks_of(text, with_undefined(text, keys), found)
    for number, block in enumerate(body, 1):
        block.set("data-line", str(number))
    written = {keys[name]: note_of(note, found.custom_marks.get(name, ""), found) for name, note in bodies.items()}
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


def _line(element: Element) -> int:
    """The number of the block that an element stands in."""
    holders = [element, *element.iterancestors()]
    return next((int(e.get("data-line", "1")) for e in holders if e.get("data-line")), 1)


def _language(package: Package, styles: Styles) -> str | None:
    """The language of the core properties, only where the document's own default is the same."""
    names = [row.target for row in package.relationships("").values() if row.kind == "core-properties"]
    root = package.tree(names[0]) if names else None
    stated = root.findtext("{http://purl.org/dc/elements/1.1/}language") if root is not None else None
    if stated and styles.language and stated.strip().replace("_", "-").lower() == styles.language.lower():
        return styles.language
    return None
