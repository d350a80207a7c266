"""Word, pasted into a web editor that takes the addresses of links within a page away."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    return f'<a name="_ftnref{note.number}"></a>[{note.number}]'


def ending(notes: Sequence[PageNote]) -> str:
    return "".join(note.blocks(f'<a name="_ftn{note.number}"></a>[{note.number}] ') for note in notes)


NOTES = PageNotes(mark, ending)
