"""The notes that were taken out of a page in, the notes of its manuscript out."""

from __future__ import annotations

from collections.abc import Sequence

from publish.messages import Report
from publish.notes.html import Taken
from publish.readers.html.convert import Pieces, written_note
from publish.readers.settled_notes import settle_notes
from publish.vocabulary import Element, parse, serialise


def written_notes(
    taken: Sequence[Taken], pieces: Pieces, source: str, report: Report, *, first: int = 1, base: str = ""
) -> list[tuple[Taken, Element]]:
    """The notes with their text in the vocabulary; pictures go to the text, and of empty notes the marks go."""
    written = {note.key: written_note(note.body, pieces, source, first, base) for note in taken}
    title = parse(pieces.title or "")
    settled = settle_notes(written, (pieces.body, title), {}, source, report)
    if len(settled) < len(written) and pieces.title:
        pieces.title = serialise(title)
    return [(note, settled[note.key]) for note in taken if note.key in settled]
