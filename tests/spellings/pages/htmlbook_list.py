"""HTMLBook, as a page shows it."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    n = note.number
    return f'<sup><a data-type="noteref" id="idm{n}-marker{time}" href="#idm{n}">{n}</a></sup>'


def ending(notes: Sequence[PageNote]) -> str:
    items = "".join(
        f'<p data-type="footnote" id="idm{n}"><sup><a href="#idm{n}-marker1">{n}</a></sup> {note.html}</p>'
        for note in notes
        for n in [note.number]
    )
    return f'<div data-type="footnotes">{items}</div>'


NOTES = PageNotes(mark, ending)
