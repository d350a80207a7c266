"""Texinfo: the number of a note is a heading over its text."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    again = f"_{time}" if time > 1 else ""
    n = note.number
    return f'<a class="footnote" id="DOCF{n}{again}" href="#FOOT{n}"><sup>{n}</sup></a>'


def ending(notes: Sequence[PageNote]) -> str:
    items = "".join(
        f'<h5 class="footnote-body-heading"><a id="FOOT{n}" href="#DOCF{n}">({n})</a></h5>\n{note.blocks()}\n'
        for note in notes
        for n in [note.number]
    )
    return f'<div class="footnotes-segment">\n<hr>\n<h4 class="footnotes-heading">Footnotes</h4>\n{items}</div>'


NOTES = PageNotes(mark, ending)
