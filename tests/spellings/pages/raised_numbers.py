"""By hand: raised numbers, a heading, numbered paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    return f"<sup>{note.number}</sup>"


def ending(notes: Sequence[PageNote]) -> str:
    return "<h3>Notes</h3>" + "".join(f"<p>{note.number}. {note.html}</p>" for note in notes)


NOTES = PageNotes(mark, ending)
