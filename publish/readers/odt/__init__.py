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
from publish.messages import Report, excerpt
from publish.model import Field, Manuscript, ManuscriptNote
from publish.readers.html.convert import Pieces, converted, note_markup
from publish.readers.html.images import resolve
from publish.readers.odt.package import Package, opened
from publish.readers.odt.styles import TEXT, read_styles
from publish.readers.odt.tree import OFFICE, Way, content
from publish.text import is_blank
from publish.vocabulary import Element, is_noteref, line_of, parse, plain, remove, serialise


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
    pieces = converted(body, source, report, title_element=first, subtitle_element=way.subtitle)
    for number, block in enumerate(pieces.body, 1):
        block.set("data-line", str(number))
    notes = _notes(way, pieces, source, report)
    trees = [parse(note.html) for note in notes]
    pictures = resolve(pieces.body, pieces.images, package.path, report, tuple(trees))
    fields = [Field("title", pieces.title)] if pieces.title else []
    fields += [Field("subtitle", plain(pieces.subtitle))] if pieces.subtitle else []
    fields += [Field("language", way.styles.language)] if way.styles.language else []
    _say(way, top, source, report)
    if is_blank(plain(serialise(pieces.body))) and not pictures and not pieces.title:
        raise ManuscriptError("the file holds no text", file=source, hint="write the article into it")
    known = tuple(ManuscriptNote(n.key, serialise(tree), n.line) for n, tree in zip(notes, trees, strict=True))
    return Manuscript(source, "odt", serialise(pieces.body), pictures, tuple(fields), known)


def _notes(way: Way, pieces: Pieces, source: str, report: Report) -> list[ManuscriptNote]:
    """The notes that hold text; the marks of the others go."""
    lines: dict[str, int] = {}
    for mark in [a for a in pieces.body.iter("a") if is_noteref(a)]:
        lines.setdefault(mark.get("href", "").removeprefix("#note-"), _line(mark))
    notes: list[ManuscriptNote] = []
    for key, body in way.notes.items():
        html = note_markup(body, pieces, source, report)
        if is_blank(plain(html)):
            report.say("note-empty", file=source, line=lines.get(key, 1), tag=f"({key})")
            for mark in [a for a in pieces.body.iter("a") if a.get("href") == f"#note-{key}"]:
                remove(mark)
        else:
            notes.append(ManuscriptNote(key, html, lines.get(key, 1)))
    return notes


def _line(element: Element) -> int:
    """The number of the block that an element stands in."""
    holders = [e for e in element.iterancestors() if e.get("data-line")]
    return line_of(holders[-1]) if holders else 1


def _say(way: Way, top: Element, source: str, report: Report) -> None:
    deletions = sum(1 for _ in top.iter(f"{TEXT}deletion"))
    insertions = sum(1 for _ in top.iter(f"{TEXT}insertion"))
    if deletions or insertions:
        report.say("docx-changes", file=source, insertions=insertions, deletions=deletions)
    if comments := way.dropped.pop("a comment", 0):
        report.say("docx-comments", file=source, count=comments)
    for what, count in way.dropped.items():
        report.say("docx-dropped", file=source, what=what, count=count)
    for text in way.hidden:
        report.say("docx-hidden", file=source, text=excerpt(text))
    if way.custom:
        report.say("docx-custom-marks", file=source, count=way.custom)
