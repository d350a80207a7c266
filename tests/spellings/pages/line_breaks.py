"""By hand: one paragraph for all notes, with line breaks between them."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    return f"<sup>[{note.number}]</sup>"


def ending(notes: Sequence[PageNote]) -> str:
    lines = "<br><br>".join(f"<sup>[{note.number}]</sup> {note.html}" for note in notes)
    return f"<p><b>References</b></p><p>{lines}</p>"


NOTES = PageNotes(mark, ending)
