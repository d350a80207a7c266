"""The notes that were taken out of a page in, the notes of its manuscript out."""

from __future__ import annotations

from collections.abc import Sequence

from publish.messages import Report
from publish.notes.html import Taken
from publish.readers.html.convert import Pieces, written_note
from publish.readers.note_pictures import move_pictures
from publish.text import is_blank
from publish.vocabulary import Element, is_noteref, parse, plain, remove, serialise


def written_notes(
    taken: Sequence[Taken], pieces: Pieces, source: str, report: Report, *, first: int = 1, base: str = ""
) -> list[tuple[Taken, Element]]:
    """The notes with their text in the vocabulary; pictures go to the text, and of empty notes the marks go."""
    written = [(note, written_note(note.body, pieces, source, first, base)) for note in taken]
    move_pictures(((note.key, tree) for note, tree in written), pieces.body, source, report)
    empty = {note.key: note for note, tree in written if is_blank(plain(serialise(tree)))}
    if not empty:
        return written
    for note in empty.values():
        report.say("note-empty", file=source, line=note.line, tag=f"({note.key})")
    _without_marks(pieces.body, set(empty))
    if pieces.title:
        title = parse(pieces.title)
        _without_marks(title, set(empty))
        pieces.title = serialise(title)
    return [(note, tree) for note, tree in written if note.key not in empty]


def _without_marks(tree: Element, keys: set[str]) -> None:
    for mark in list(tree.iter("a")):
        if is_noteref(mark) and str(mark.get("href", "")).removeprefix("#note-") in keys:
            remove(mark)
