"""Links to and fro, made by hand."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    return f'<a href="#x-{note.number}" name="back-{note.number}-{time}"><sup>{note.number}</sup></a>'


def ending(notes: Sequence[PageNote]) -> str:
    items = "".join(
        f'<p><a name="x-{note.number}" href="#back-{note.number}-1">{note.number}</a>. {note.html}</p>'
        for note in notes
    )
    return f"<hr>{items}"


NOTES = PageNotes(mark, ending)
