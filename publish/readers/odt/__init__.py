"""OpenDocument text in, Manuscript out: what LibreOffice saves, with its notes, links, lists, tables and pictures.

    package   bytes → parts, refused before anything is inflated where the archive isn't sound
    styles    what the styles of paragraphs, letters and lists mean
    tree      content.xml → elements of HTML, from which the reader of HTML knows the way

Tracked insertions are kept, deletions and comments left out with a message.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from publish.errors import ManuscriptError
from publish.messages import Report
from publish.model import Field, Manuscript, ManuscriptNote
from publish.notes.html import Taken
from publish.readers.html.convert import converted
from publish.readers.html.images import resolve
from publish.readers.html.notes import written_notes
from publish.readers.html.say import say_changed
from publish.readers.odt.package import Package, opened
from publish.readers.odt.styles import TEXT, read_styles
from publish.readers.odt.tree import OFFICE, Way, content
from publish.text import is_blank
from publish.vocabulary import Element, is_noteref, line_of, plain, serialise


def read(path: Path, data: bytes, report: Report) -> list[Manuscript]:
    """The one article of an ODT file. Raises ManuscriptError where it isn't one, or holds no text."""
    package = opened(path, data)
    try:
        return [_manuscript(package, report)]
    except RecursionError:
        raise package.refusal("its elements are nested too deeply") from None


def _manuscript(package: Package, report: Report) -> Manuscript:
    source = str(package.path)
    main = package.tree("content.xml")
    top = main.find(f"{OFFICE}body/{OFFICE}text") if main is not None else None
    if main is None or top is None:
        raise package.refusal("an OpenDocument file, but no text document")
    way = Way(package, read_styles(package.tree("styles.xml"), main))
    body = etree.Element("body")
    content(way, top, body)
    first = next(body.iter("h1"), None) if way.title is None else way.title
    pieces = converted(body, source, title_element=first, subtitle_element=way.subtitle)
    for number, block in enumerate(pieces.body, 1):
        block.set("data-line", str(number))
    lines = _lines(pieces.body)
    taken = [Taken(key, note, lines.get(key, 1)) for key, note in way.notes.items()]
    notes = written_notes(taken, pieces, source, report)
    say_changed(pieces, source, report)
    pictures = resolve(pieces.body, pieces.images, package.path, report)
    fields = [Field("title", pieces.title)] if pieces.title else []
    fields += [Field("subtitle", plain(pieces.subtitle))] if pieces.subtitle else []
    fields += [Field("language", way.styles.language)] if way.styles.language else []
    _say(way, top, source, report)
    if is_blank(plain(serialise(pieces.body))) and not pictures and not pieces.title:
        raise ManuscriptError("the file holds no text", file=source, hint="write the article into it")
    known = tuple(ManuscriptNote(note.key, serialise(tree), note.line) for note, tree in notes)
    return Manuscript(source, "odt", serialise(pieces.body), pictures, tuple(fields), known)


def _lines(body: Element) -> dict[str, int]:
    """The number of the block that refers first to each note, by key."""
    lines: dict[str, int] = {}
    for mark in body.iter("a"):
        if is_noteref(mark):
            lines.setdefault(mark.get("href", "").removeprefix("#note-"), _line(mark))
    return lines


def _line(element: Element) -> int:
    """The number of the block that an element stands in."""
    holders = [e for e in element.iterancestors() if e.get("data-line")]
    return line_of(holders[-1]) if holders else 1


def _say(way: Way, top: Element, source: str, report: Report) -> None:
    deletions = sum(1 for _ in top.iter(f"{TEXT}deletion"))
    insertions = sum(1 for _ in top.iter(f"{TEXT}insertion"))
    if deletions or insertions:
        report.say("docx-changes", file=source, insertions=insertions, deletions=deletions)
    if comments := way.dropped.pop("a comment", []):
        report.say("docx-comments", file=source, count=len(comments), text="”, “".join(comments))
    for what, texts in way.dropped.items():
        said = ": “" + "”, “".join(filter(None, texts)) + "”" if any(texts) else ""
        report.say("docx-dropped", file=source, what=f"{what}{said}", count=len(texts))
    for text in way.hidden:
        report.say("docx-hidden", file=source, text=text)
    if way.custom:
        signs = ", ".join(dict.fromkeys(filter(None, way.custom)))
        report.say("docx-custom-marks", file=source, count=len(way.custom), signs=signs or "*")
