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
from publish.readers.docx.names import MARK, Found, W
from publish.readers.docx.normalise import normalise
from publish.readers.docx.package import Package, opened
from publish.readers.docx.say import say_all
from publish.readers.docx.styles import Styles, read_styles
from publish.text import is_blank
from publish.vocabulary import Element, is_noteref, parse, plain, remove, sanitise, serialise

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
    body_html, said = to_html(list(top), links, package)
    found.remarks.update(said)
    # A note may be moved: its reference is deleted in one place and stands in another.
    found.deleted_notes -= {key for key in found.deleted_notes if f'"{MARK}note.{".".join(key)}"' in body_html}
    note_html = {kind: _notes_html(package, kind, styles, found) for kind in _NOTE_KINDS}
    marks = [name for html in note_html.values() for name in html]
    keys = {name: f"{name[0]}{number}" for number, name in enumerate(marks, 1)}
    notes = _notes(note_html, keys, package, found, report)
    written = {name: key for name, key in keys.items() if name in notes}
    body = blocks_of(body_html, _with_undefined(body_html, written, keys), found)
    for number, block in enumerate(body, 1):
        block.set("data-line", str(number))
    lines = {str(a.get("href")): _line(a) for a in body.iter("a") if is_noteref(a)}
    fields = take_fields(body)
    sanitise(body)
    say_all(package, found, report)
    if not len(body) and not fields:
        raise ManuscriptError("the file holds no text", file=str(package.path), hint="write the article into it")
    if language := _language(package, styles):
        fields.append(Field("language", language))
    known = tuple(
        ManuscriptNote(written[name], html, lines.get(f"#note-{written[name]}", 1)) for name, html in notes.items()
    )
    return Manuscript(str(package.path), "docx", serialise(body), tuple(found.pictures), tuple(fields), known)


def _line(element: Element) -> int:
    """The number of the block that an element stands in."""
    holders = [element, *element.iterancestors()]
    return next((int(e.get("data-line", "1")) for e in holders if e.get("data-line")), 1)


def _notes_html(package: Package, kind: str, styles: Styles, found: Found) -> dict[str, str]:
    """The HTML of each note of a kind by the name of its mark, in the order of the part."""
    name = package.related(f"{kind}s")
    root = package.tree(name) if name else None
    if root is None:
        return {}
    links = package.relationships(name)
    styles_of_text = found.styles.copy()
    normalise(root, package, links, styles, found)
    found.styles = styles_of_text  # what the paragraphs of notes look like concerns nobody
    html: dict[str, str] = {}
    for note in root.findall(f"{W}{kind}"):
        key = (kind, note.get(f"{W}id", ""))
        if note.get(f"{W}type") in _SEPARATORS or key in found.deleted_notes or ".".join(key) in html:
            continue
        html[".".join(key)], remarks = to_html(list(note), links, package)
        found.remarks.update(remarks)
    return html


def _notes(
    html: dict[str, dict[str, str]], keys: dict[str, str], package: Package, found: Found, report: Report
) -> dict[str, str]:
    """The markup of the notes that hold text, by the names of their marks."""
    notes: dict[str, str] = {}
    for name in (name for kind in _NOTE_KINDS for name in html[kind]):
        kind, _, _ = name.partition(".")
        body = blocks_of(html[kind][name], {}, found)
        for image in list(body.iter("img")):
            found.dropped["a picture inside a note"] += 1
            remove(image)
        for figure in list(body.iter("figure")):
            if is_blank("".join(figure.itertext())):
                remove(figure)
        for block in body:
            block.attrib.pop("class", None)
            if block.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
                block.tag = "p"
        _without_own_mark(body, found.custom_marks.get(name, ""))
        if is_blank(plain(serialise(body))):
            number = list(html[kind]).index(name) + 1
            report.say("note-empty", file=str(package.path), tag=f"({kind} {number})")
        else:
            notes[name] = serialise(sanitise(body))
    return notes


def _without_own_mark(body: Element, sign: str) -> None:
    """The sign that an author has chosen for a note goes, and the space between a note's number and its text."""
    first = body[0] if len(body) else None
    if first is None:
        return
    if sign and is_blank(first.text or "") and len(first) and first[0].tag == "sup" and first[0].text == sign:
        remove(first[0])
    first.text = (first.text or "").lstrip()
    if sign and first.text.startswith(sign):
        first.text = first.text.removeprefix(sign).lstrip()


def _with_undefined(html: str, written: dict[str, str], keys: dict[str, str]) -> dict[str, str]:
    """The keys of the notes that are written; for marks without any note, keys that lead nowhere and are reported."""
    undefined: dict[str, str] = {}
    for element in parse(html).iter("a"):
        name = str(element.get("id", "")).removeprefix(f"{MARK}note.")
        if name != element.get("id") and name.startswith(_NOTE_KINDS) and name not in keys:
            undefined[name] = f"missing-{len(undefined) + 1}" if name not in undefined else undefined[name]
    return {**written, **undefined}


def _language(package: Package, styles: Styles) -> str | None:
    """The language of the core properties, only where the document's own default is the same."""
    names = [row.target for row in package.relationships("").values() if row.kind == "core-properties"]
    root = package.tree(names[0]) if names else None
    stated = root.findtext("{http://purl.org/dc/elements/1.1/}language") if root is not None else None
    if stated and styles.language and stated.strip().replace("_", "-").lower() == styles.language.lower():
        return styles.language
    return None
