"""A piece of HTML in (the content of a post, a note's text), markup with notes and image references out.

fragment = to_markup(html, line, source=str(path), report=report, stated={uuid: "note as HTML"}, prefix="")
fragment.markup    blocks with data-line; marks of notes in place; <img src="image-N" alt="…"/> in figures
fragment.notes     ManuscriptNotes for the marks (all syntaxes of publish.notes.html)
fragment.images    ImageReference(src, line, alt): image-N is the N-th, N from 1; the caller decides what they are
fragment.title     the text of a level-1 heading, as markup, only with `title=True`; None otherwise
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from publish.messages import Report
from publish.model import ManuscriptNote
from publish.notes.html import take
from publish.readers.html.convert import ImageReference, Pieces, converted
from publish.readers.html.hidden import drop_hidden
from publish.readers.html.notes import written_notes
from publish.readers.html.parsing import parse_html, too_deep
from publish.readers.html.say import say_changed
from publish.vocabulary import serialise

__all__ = ["Fragment", "ImageReference", "to_markup"]


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a piece of HTML holds."""

    markup: str
    notes: tuple[ManuscriptNote, ...] = ()
    images: tuple[ImageReference, ...] = ()
    title: str | None = None


def to_markup(
    html: str,
    line: int = 1,
    *,
    source: str,
    report: Report,
    stated: Mapping[str, str] | None = None,
    prefix: str = "",
    title: bool = False,
) -> Fragment:
    """A piece of HTML that begins on `line` of `source`, as markup.

    `stated`: notes that stand elsewhere, as HTML by id (WordPress keeps those of its footnotes block beside the post);
    `prefix` goes before the keys of notes; with `title` the first h1 is taken out as the title. Paragraphs have to be
    elements: whoever has text with blank lines between makes them first. Raises ManuscriptError where the nesting is
    too deep.
    """
    try:
        root = parse_html(f"<html><body>{html}</body></html>", source, report, line)
        taken = take(root, source, report, first=line, stated=stated or {}, prefix=prefix, parse=parse_html)
        drop_hidden(root, source, report, first=line)
        pieces: Pieces = converted(root, source, first=line, title=title)
        written = written_notes(taken, pieces, source, report, first=line)
    except RecursionError:
        raise too_deep(source, line) from None
    say_changed(pieces, source, report)
    notes = tuple(ManuscriptNote(note.key, serialise(tree), note.line) for note, tree in written)
    return Fragment(serialise(pieces.body), notes, tuple(pieces.images), pieces.title)
